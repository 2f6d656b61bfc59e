"""Deals that people share: shares that add up to more or less than the deal are reported."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from plangen.elements.rounding import rounded
from plangen.problems import warning
from plangen.records.deals.same_deal import DealRow

_MORE = Decimal("1.005")
_LESS = Decimal("0.99")
"""Shares of a deal that are rounded add up to something between these."""
_MOST_NAMED = 8
"""The rows of a deal that a message names."""


class _Sum(NamedTuple):
    """What a deal's shares add up to: as a part of the deal, and as printed."""

    rows: Sequence[DealRow]
    part: Decimal
    text: str


def report_unlikely_shares(rows: Iterable[DealRow]) -> None:
    """Warns about deals whose shares add up to more or to less than the deal, once per table."""
    deals: dict[tuple[object, ...], list[DealRow]] = defaultdict(list)
    for row in rows:
        if row.is_split and row.row not in row.columns.skipped:
            deal = row.deal
            deals[(deal.id,) if deal.id else (row.number, deal.name, deal.account, row.dates)].append(row)
    sums = [found for shares in deals.values() if len(shares) > 1 and (found := _sum(shares))]
    _report([each for each in sums if each.part > _MORE], is_more=True)
    _report([each for each in sums if each.part < _LESS and not _has_skipped(each.rows)], is_more=False)


def _sum(shares: Sequence[DealRow]) -> _Sum | None:
    """The sum of a deal's shares; None if they say nothing about the deal's full amount."""
    percents = [row.share for row in shares if row.share is not None]
    if len(percents) == len(shares):
        total = sum(percents, Decimal(0))
        return _Sum(shares, total, f"{rounded(total * 100, 1).normalize():f}%")
    parts, full = [row.part for row in shares if row.part is not None], {row.full for row in shares}
    amount = full.pop() if len(full) == 1 else None
    if not amount or len(parts) < len(shares):
        return None
    total = sum(parts, Decimal(0))
    return _Sum(shares, total / amount, f"{total:,f} of {amount:,f}")


def _has_skipped(shares: Sequence[DealRow]) -> bool:
    """Whether a row of the deal was skipped, which is reported on its own."""
    columns = shares[0].columns
    ids = columns.texts("id") if shares[0].deal.id else columns.texts("name")
    rows = zip(columns.table.rows, ids, strict=True)
    return any(text == shares[0].label and row in columns.skipped for row, text in rows)


def _report(sums: Sequence[_Sum], *, is_more: bool) -> None:
    tables: dict[int, list[_Sum]] = defaultdict(list)
    for each in sums:
        tables[each.rows[0].number].append(each)
    for found in tables.values():
        first = found[0]
        row = first.rows[0]
        more = f" {len(found) - 1:,} more deals have such shares." if len(found) > 2 else ""  # noqa: PLR2004 - several
        more = " 1 more deal has such shares." if len(found) == 2 else more  # noqa: PLR2004 - one more
        used = "Each person's share is counted." if is_more else "The rest isn't counted."
        message = f"The shares of this deal ({_named(first.rows)}) add up to {first.text}. {used}{more}"
        fix = "Change the shares, or add the missing one."
        if is_more:
            fix = "If one is an overlay (extra credit), ignore this or export without it. If not, fix the shares."
        place = row.columns.table.place(row.row, "split" if row.share is not None else "split amount")
        sort = "shares above 100%" if is_more else "shares below 100%"
        row.columns.problems.append(warning(place, sort, message, value=row.label, fix=fix))


def _named(rows: Sequence[DealRow]) -> str:
    """The rows of a deal; with their files and sheets if they are in several."""
    is_one = len({row.number for row in rows}) == 1
    names = [f"{row.row + 1}" if is_one else str(row.columns.table.grid.place(row.row)) for row in rows]
    more = len(names) - _MOST_NAMED
    shown = [*names[:_MOST_NAMED], f"{more:,} more"] if more > 0 else names
    comma = "," if len(shown) > 2 else ""  # noqa: PLR2004 - a pair has no comma
    return f"{'rows ' if is_one else ''}{', '.join(shown[:-1])}{comma} and {shown[-1]}"
