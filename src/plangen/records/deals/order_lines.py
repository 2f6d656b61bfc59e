"""How rows with one deal's key are read: as order lines that add up, or as repeats of the deal's amount."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from plangen.problems import error
from plangen.records.deals.repeat_problems import report_repeat
from plangen.records.deals.same_deal import DealRow
from plangen.sources.grid import Cell

_MOSTLY = Decimal("0.9")
"""The share of deals whose rows differ in amount from which equal amounts are a coincidence."""
SETTING = "repeated ids"


class Reading(StrEnum):
    """How rows with one id count, as in Settings."""

    ADD_UP = "add up"
    COUNT_ONCE = "count once"


def read_lines(deals: Sequence[Sequence[DealRow]], chosen: str) -> list[list[DealRow]]:
    """The rows that count of each of a table's deals of several rows; what remains unclear is reported.

    Rows with different amounts are order lines, rows with one amount repeat the deal's. If a table has both, the equal
    ones are order lines only where nearly all others are, and no two are the same in every cell.
    """
    if chosen == Reading.COUNT_ONCE:
        return [[*deal[:1]] for deal in deals]
    if chosen == Reading.ADD_UP:
        return [[*deal] for deal in deals]
    repeats = [deal for deal in deals if _repeats_amount(deal)]
    telling = [deal for deal in repeats if deal[0].deal.amount and not deal[0].is_split]
    others = [deal for deal in deals if not _repeats_amount(deal)]
    are_lines = bool(others) and len(others) >= _MOSTLY * (len(others) + len(telling))
    counted: list[list[DealRow]] = []
    unclear: list[Sequence[DealRow]] = []
    for deal in deals:
        kept = _without_copies(deal) if are_lines or not _repeats_amount(deal) else [*deal[:1]]
        if others and deal[0].deal.amount and _total(kept) != _total(deal) and not deal[0].is_split:
            unclear.append(deal)
        elif len(kept) < len(deal):
            _report_repeats(deal, kept)
        counted.append(kept)
    if unclear:
        _report_unclear(deals, unclear[0][1])
    return counted


def _repeats_amount(deal: Sequence[DealRow]) -> bool:
    """Whether all rows have one amount; blank ones repeat nothing unless all are blank."""
    amounts = [row.deal.amount for row in deal]
    known = [amount for amount in amounts if amount is not None]
    return len(set(known)) < 2 and len(known) != 1  # noqa: PLR2004 - two amounts differ


def _without_copies(deal: Sequence[DealRow]) -> list[DealRow]:
    """The rows of a deal without those that are the same as an earlier one in every cell."""
    kept: dict[tuple[Cell, ...], DealRow] = {}
    for row in deal:
        kept.setdefault(_cells(row), row)
    return list(kept.values())


def _report_repeats(deal: Sequence[DealRow], kept: Sequence[DealRow]) -> None:
    """Warns about the rows that aren't kept, each with the kept one that it repeats."""
    by_cells = {_cells(row): row for row in kept}
    rows = {row.row_key for row in kept}
    for row in deal:
        if row.row_key not in rows:
            same = by_cells.get(_cells(row))
            report_repeat(row, same or deal[0], identical=same is not None)


def _total(deal: Sequence[DealRow]) -> Decimal:
    return sum((row.deal.amount or Decimal(0) for row in deal), Decimal(0))


def _cells(row: DealRow) -> tuple[Cell, ...]:
    return tuple(row.columns.table.grid.rows[row.row])


def _report_unclear(deals: Sequence[Sequence[DealRow]], first: DealRow) -> None:
    """Reports rows with equal amounts in a table where others differ, with the total of either reading."""
    added = sum(map(_total, deals), Decimal(0))
    once = sum((_total(deal[:1]) for deal in deals), Decimal(0))
    rows = sum(map(len, deals))
    message = (
        f"{rows:,} rows share {len(deals):,} {'ids' if first.deal.id else 'names'}, some with equal amounts, some not. "
        f"Added up, they total {added:,f}; counted once per deal, {once:,f}. Equal amounts are counted once."
    )
    fix = f"Add a Settings row: “{SETTING}”, “{Reading.ADD_UP}” or “{Reading.COUNT_ONCE}”."
    first.columns.problems.append(error(first.place, "repeated ids", message, value=first.label, fix=fix))
