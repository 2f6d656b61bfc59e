"""Account tiers: A, B, and C."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.tables.values.folding import fold

TIERS = ("A", "B", "C")
CUTOFFS = (Decimal("0.65"), Decimal("0.85"))


@dataclass(frozen=True, slots=True)
class TieredAccount:
    """An account with its tier; `given` means the tier is from Accounts, not calculated.

    `cumulative` is the share of total revenue up to and including this account, None if there is no revenue.
    """

    account: str
    tier: str
    revenue: Decimal
    cumulative: Decimal | None
    given: bool


def account_tiers(
    revenues: Mapping[str, Decimal], given: Mapping[str, str], cutoffs: tuple[Decimal, Decimal] = CUTOFFS
) -> list[TieredAccount]:
    """Accounts by tier, largest revenue first.

    Formula: sort by three-year revenue (or margin), largest first, then by name. An account is A while the accounts
        above it hold less than 65% of total revenue, B while less than 85%, otherwise C. An account with no revenue is
        C. A tier entered in Accounts overrides the calculated one.
    Unit: tiers.
    Source: Opportunities amount, account, closed on; Accounts tier.
    Missing: no tier if no account has revenue and none is entered.
    """
    overrides = {fold(name): tier for name, tier in given.items() if tier in TIERS}
    total = sum((revenue for revenue in revenues.values() if revenue > 0), Decimal(0))
    found: list[TieredAccount] = []
    running = Decimal(0)
    for name, revenue in sorted(revenues.items(), key=lambda pair: (-pair[1], fold(pair[0]), pair[0])):
        positive = max(revenue, Decimal(0))
        calculated = _tier_after(running, total, cutoffs) if positive else ("C" if total else "")
        running += positive
        override = overrides.get(fold(name), "")
        cumulative = running / total if total else None
        found.append(TieredAccount(name, override or calculated, revenue, cumulative, bool(override)))
    return found


def _tier_after(before: Decimal, total: Decimal, cutoffs: tuple[Decimal, Decimal]) -> str:
    """The tier of the next account, given the revenue of all accounts above it."""
    return next((tier for tier, cutoff in zip(TIERS, cutoffs, strict=False) if before < cutoff * total), TIERS[-1])


def tier_share(accounts: Sequence[TieredAccount], tier: str) -> Measure:
    """Share of revenue from one tier.

    Formula: sum of revenue over the tier's accounts ÷ total revenue; a negative account counts as 0.
    Unit: percentage; part = accounts in the tier, n = all accounts.
    Source: account_tiers.
    Missing: "no revenue".
    """
    total = sum((max(each.revenue, Decimal(0)) for each in accounts), Decimal(0))
    if not total:
        return unknown(Unit.SHARE, Reason.NO_REVENUE)
    in_tier = [each for each in accounts if each.tier == tier]
    part = sum((max(each.revenue, Decimal(0)) for each in in_tier), Decimal(0))
    return Measure(part / total, Unit.SHARE, len(accounts), part=len(in_tier))
