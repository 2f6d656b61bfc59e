"""Deals that several exports have: the newer export is used."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from plangen.records.deals.lines_across_files import (
    Parts,
    TablePair,
    new_lines,
    parts_of,
    report_unclear_lines,
)
from plangen.records.deals.repeat_problems import report_older
from plangen.records.deals.same_deal import DealRow, Relation, relation_across_tables

_MOMENT = 2.0
"""Seconds; files saved within them were copied, say, and are equally old."""
_Deals = list[list[DealRow]]
_Pair = tuple[DealRow, DealRow]


def newest_first(rows: Sequence[DealRow], as_of: date) -> Mapping[int, tuple[float, date, int]]:
    """A rank for each table, higher if newer: by when its file was saved, or else by the last date in it."""
    last: dict[int, date] = defaultdict(lambda: date.min)
    saved: dict[int, float] = {}
    files: dict[int, str] = {}
    for row in rows:
        deal = row.deal
        days = (deal.created, deal.last_activity, deal.closed, deal.stage_entered)
        last[row.number] = max([last[row.number], *(day for day in days if day and day <= as_of)])
        if row.number not in saved:
            saved[row.number], files[row.number] = row.columns.table.grid.saved, row.columns.table.grid.file
    by_file = {file: max(last[number] for number in files if files[number] == file) for file in set(files.values())}
    ranks: dict[int, tuple[float, date, int]] = {}
    moment = before = 0.0
    for number in sorted(saved, key=lambda each: saved[each]):
        moment = saved[number] if saved[number] - before >= _MOMENT else moment
        before = saved[number]
        ranks[number] = (moment, by_file[files[number]], -number)
    return ranks


@dataclass(slots=True)
class UsedOnce:
    """What the rows of one deal in several tables turned out to be."""

    dropped: list[DealRow] = field(default_factory=list)
    """The rows of older exports, which are reported."""
    shared: list[_Pair] = field(default_factory=list)
    """The deals whose id another table has for another deal."""
    joined: list[tuple[DealRow, list[DealRow]]] = field(default_factory=list)
    """The first lines of deals whose other lines are in another table, with all lines."""


def used_once(
    tables: Mapping[int, _Deals],
    ranks: Mapping[int, tuple[float, date, int]],
    chosen: str,
    repeated: frozenset[TablePair],
) -> UsedOnce:
    """How the deals with one id in several tables are used: the newer export, or the lines of all."""
    used: list[list[DealRow]] = []
    found = UsedOnce()
    alone = all(len(deals) == 1 for deals in tables.values())
    for number in sorted(tables, key=lambda each: ranks[each], reverse=True):
        newer = list(used)
        for deal in tables[number]:
            same, other = _same_or_other(deal, newer, alone=alone)
            if same:
                _use(deal, same, parts_of(deal, same, chosen, repeated), found, ranks)
            else:
                used.append(deal)
                found.shared += [(deal[0], other[0])] if other else []
    return found


def _use(
    deal: list[DealRow],
    same: list[DealRow],
    parts: Parts,
    found: UsedOnce,
    ranks: Mapping[int, tuple[float, date, int]],
) -> None:
    """Adds the lines of a deal to those in a newer table, or drops and reports an older export of it."""
    if parts is Parts.LINES:
        lines = new_lines(deal, same)
        found.dropped += [row for row in deal if row not in lines]
        same += lines
        found.joined.append((lines[0], same))
        return
    first, row = _total(same), _total(deal)
    if parts is Parts.UNCLEAR:
        report_unclear_lines(deal, same)
    else:
        report_older(row, first, newer=ranks[first.number][:2] > ranks[row.number][:2])
    found.dropped += deal


def _same_or_other(
    deal: list[DealRow], newer: _Deals, *, alone: bool
) -> tuple[list[DealRow] | None, list[DealRow] | None]:
    """A deal's counterpart in a newer table, and a different deal there with its id; None if there is none."""
    related = [(each, relation_across_tables(deal[0], each[0], alone=alone)) for each in newer]
    # A person's own share comes before a colleague's.
    related.sort(key=lambda pair: pair[0][0].deal.salesperson != deal[0].deal.salesperson)
    same = next((each for each, relation in related if relation is Relation.SAME), None)
    other = next((each for each, relation in related if relation is Relation.OTHER), None)
    return same, other


def _total(deal: Sequence[DealRow]) -> DealRow:
    """A deal's first row with the amount of all its rows."""
    if len(deal) == 1:
        return deal[0]
    amount = sum((row.deal.amount or Decimal(0) for row in deal), Decimal(0))
    return deal[0]._replace(deal=replace(deal[0].deal, amount=amount))
