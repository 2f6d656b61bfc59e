"""Deals listed more than once: counted once by key, with differences between the rows reported."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from plangen.problems import Place, Problem, error, warning
from plangen.tables.columns import Columns


class DealValues(NamedTuple):
    """The values of a deal that rows are compared by; `by_split` is whether people share the deal."""

    id: str
    name: str
    account: str
    salesperson: str
    product: str
    outcome: str
    amount: Decimal | None
    created: date | None
    days: tuple[date | None, ...]
    by_split: bool


class _First(NamedTuple):
    """The first row of a deal, and its values."""

    columns: Columns
    row: int
    values: DealValues


@dataclass(slots=True)
class RepeatedDeals:
    """The deals read so far by key: the id, or else the name, account, salesperson, and created date."""

    _firsts: dict[str, _First] = field(default_factory=dict)
    _without_key: set[DealValues] = field(default_factory=set)
    _duplicates_without_key: dict[int, list[tuple[Columns, int]]] = field(default_factory=lambda: defaultdict(list))

    def is_new(self, columns: Columns, row: int, deal: DealValues) -> bool:
        """Whether no earlier row is the same deal; if one is, the row is skipped and reported.

        Without a created date, the close dates distinguish repeat orders. Rows that split a deal between people are
        different deals. A deal with neither id nor name is always new.
        """
        if deal.id:
            key = f"{deal.id}\x00{deal.salesperson}" if deal.by_split else deal.id
        elif deal.name:
            key = "\x00".join((deal.name, deal.account, deal.salesperson, str(deal.created)))
        else:
            self._collect_without_key(columns, row, deal)
            return True
        dated_key = key if deal.id or deal.created else f"{key}\x00{deal.days}"
        if key in self._firsts and self._firsts[key].columns is columns:
            key = dated_key
        first = self._firsts.get(key)
        if first is None:
            self._firsts[key] = self._firsts[dated_key] = _First(columns, row, deal)
            return True
        columns.skip(row, "duplicate")
        columns.problems.append(_duplicate(columns, row, deal, first))
        return False

    def report_without_key(self) -> None:
        """Warns about rows without a key that match an earlier row, once per table."""
        for rows in self._duplicates_without_key.values():
            columns, row = rows[0]
            count = f"{len(rows):,} deals duplicate" if len(rows) > 1 else "1 deal duplicates"
            message = f"{count} an earlier row, with nothing to tell them apart. All are counted."
            fix = "Delete the duplicates, or include deal ids or names in the export."
            columns.problems.append(warning(columns.table.place(row), "possible duplicates", message, fix=fix))

    def _collect_without_key(self, columns: Columns, row: int, deal: DealValues) -> None:
        if deal in self._without_key:
            self._duplicates_without_key[columns.table.number].append((columns, row))
        self._without_key.add(deal)


def _duplicate(columns: Columns, row: int, deal: DealValues, first: _First) -> Problem:
    """The problem of a repeated deal: an error if the rows differ, since the values of one are skipped."""
    column = "id" if deal.id else "name"
    place, other = columns.table.place(row, column), first.columns.table.place(first.row, column)
    same_sheet = (other.file, other.sheet) == (place.file, place.sheet)
    differences = _differences(deal, first.values)
    result = f", which {differences}. The first row is used." if differences else ". Counted once."
    message = f"Same deal as {other.cell if same_sheet else other}{result}"
    report = error if differences else warning
    return report(place, "duplicate deal", message, value=deal.id or deal.name, fix=_fix(deal, first, place, other))


def _differences(deal: DealValues, first: DealValues) -> str:
    """How the first row's outcome, amount, and close date differ; empty if they don't."""
    found = []
    if first.outcome != deal.outcome:
        found.append(f"is {first.outcome} instead of {deal.outcome}")
    if None not in (first.amount, deal.amount) and first.amount != deal.amount:
        found.append(f"has {first.amount:,f} instead of {deal.amount:,f}")
    ends = [next((day for day in reversed(each.days) if day), None) for each in (first, deal)]
    if None not in ends and ends[0] != ends[1]:
        found.append(f"closes on {ends[0]} instead of {ends[1]}")
    return " and ".join(found)


def _fix(deal: DealValues, first: _First, place: Place, other: Place) -> str:
    if deal.outcome == first.values.outcome and place.file == other.file:
        return "Export without product lines, or delete the row."
    if place.file == other.file:
        return "Delete the wrong row."
    keep_one = "Keep one current export here."
    return f"{keep_one} Put earlier ones in a snapshots folder next to it, named by date (2026-09-01.csv)."
