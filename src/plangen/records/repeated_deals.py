"""Deals that stand more than once: by one key they are counted once, and what the rows say differently is told."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from plangen.problems import Place, Problem, error, warning
from plangen.tables.columns import Columns


class SaidDeal(NamedTuple):
    """What a row says of a deal, as far as rows are told apart by it; `by_split` says that people share the deal."""

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
    """The first row of a deal, and where it stands."""

    columns: Columns
    row: int
    said: SaidDeal


@dataclass(slots=True)
class RepeatedDeals:
    """The deals that were read so far, by their keys: id, else name, account, salesperson and created together."""

    _firsts: dict[str, _First] = field(default_factory=dict)
    _without_key: set[SaidDeal] = field(default_factory=set)
    _equal: dict[int, list[tuple[Columns, int]]] = field(default_factory=lambda: defaultdict(list))

    def is_new(self, columns: Columns, row: int, said: SaidDeal) -> bool:
        """Whether no earlier row is the same deal; else the row is set aside and told.

        Where a sheet knows no day of creation, the closing days tell apart what is sold again and again. Rows that
        share a deal between people by split are not the same. A deal with neither id nor name is always new.
        """
        if said.id:
            key = f"{said.id}\x00{said.salesperson}" if said.by_split else said.id
        elif said.name:
            key = "\x00".join((said.name, said.account, said.salesperson, str(said.created)))
        else:
            self._note_equal(columns, row, said)
            return True
        closed = key if said.id or said.created else f"{key}\x00{said.days}"
        if key in self._firsts and self._firsts[key].columns is columns:
            key = closed
        first = self._firsts.get(key)
        if first is None:
            self._firsts[key] = self._firsts[closed] = _First(columns, row, said)
            return True
        columns.set_aside(row, "duplicate")
        columns.problems.append(_twice(columns, row, said, first))
        return False

    def tell_equal(self) -> None:
        """Tells rows without a key that say the same as an earlier one, once a table."""
        for rows in self._equal.values():
            columns, row = rows[0]
            count = f"{len(rows)} deals say" if len(rows) > 1 else "This deal says"
            message = f"{count} the same as an earlier row, and nothing tells them apart; all are counted."
            cure = "Delete what was exported twice, or export the ids or the names of the deals too."
            columns.problems.append(warning(columns.table.place(row), "equal deals", message, cure=cure))

    def _note_equal(self, columns: Columns, row: int, said: SaidDeal) -> None:
        if said in self._without_key:
            self._equal[columns.table.number].append((columns, row))
        self._without_key.add(said)


def _twice(columns: Columns, row: int, said: SaidDeal, first: _First) -> Problem:
    """What is told of a row whose deal stands in an earlier one; an error where the two differ in what became of it."""
    column = "id" if said.id else "name"
    place, other = columns.table.place(row, column), first.columns.table.place(first.row, column)
    same_sheet = (other.file, other.sheet) == (place.file, place.sheet)
    differs = _differences(said, first.said)
    means = f", {differs}; the first one counts." if differs else "; it is counted once."
    message = f"The same deal stands in {other.cell if same_sheet else other} too{means}"
    tell = error if said.outcome != first.said.outcome else warning
    return tell(place, "deal twice", message, value=said.id or said.name, cure=_cure(said, first, place, other))


def _differences(said: SaidDeal, first: SaidDeal) -> str:
    """What an earlier row says otherwise: what became of the deal, its amount, its day of closing."""
    found = []
    if first.outcome != said.outcome:
        found.append(f"as {first.outcome} instead of {said.outcome}")
    if None not in (first.amount, said.amount) and first.amount != said.amount:
        found.append(f"with {first.amount:f} instead of {said.amount:f}")
    ends = [next((day for day in reversed(each.days) if day), None) for each in (first, said)]
    if None not in ends and ends[0] != ends[1]:
        found.append(f"closing on {ends[0]} instead of {ends[1]}")
    return " and ".join(found)


def _cure(said: SaidDeal, first: _First, place: Place, other: Place) -> str:
    if said.outcome == first.said.outcome and place.file == other.file:
        return "Export the deals without their product lines, or delete the row."
    if place.file == other.file:
        return "Delete the row that is wrong."
    return (
        "Keep one export of today in the folder. Those of earlier days go into a folder snapshots beside it, "
        "each named by its day, such as 2026-09-01.csv."
    )
