"""Deals that people share: shares that add up to more than the deal are reported."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from plangen.problems import warning
from plangen.records.deals.same_deal import DealRow

_TOLERANCE = Decimal("0.005")


def report_large_shares(rows: Iterable[DealRow]) -> None:
    """Warns about deals whose shares add up to more than 100%, once per table."""
    deals: dict[tuple[int, str], list[DealRow]] = defaultdict(list)
    for row in rows:
        if row.share is not None and row.row not in row.columns.skipped:
            deals[row.number, row.label].append(row)
    tables: dict[int, list[tuple[DealRow, Decimal]]] = defaultdict(list)
    for shares in deals.values():
        total = sum((row.share or Decimal(0) for row in shares), Decimal(0))
        if len(shares) > 1 and total > 1 + _TOLERANCE:
            tables[shares[0].number].append((shares[0], total))
    for found in tables.values():
        row, total = found[0]
        more = f" {len(found) - 1:,} more deals have such shares." if len(found) > 2 else ""  # noqa: PLR2004 - several
        more = " 1 more deal has such shares." if len(found) == 2 else more  # noqa: PLR2004 - one more
        message = f"The shares of this deal add up to {total:.0%}. Each person's share is counted.{more}"
        fix = "If one is an overlay (extra credit), ignore this or export without it. If not, fix the shares."
        place = row.columns.table.place(row.row, "split")
        row.columns.problems.append(warning(place, "shares above 100%", message, value=row.label, fix=fix))
