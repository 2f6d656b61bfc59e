"""Which accounts are A, B and C."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.tables.folding import fold

CLASSES = ("A", "B", "C")
CUTS = (Decimal("0.65"), Decimal("0.85"))


@dataclass(frozen=True, slots=True)
class Classed:
    """An account with its class; `given` when the class stands in Accounts and was not worked out.

    `reached` is the share of all revenue of the accounts up to and with this one, None where there is no revenue.
    """

    account: str
    klass: str
    revenue: Decimal
    reached: Decimal | None
    given: bool


def classed(
    revenues: Mapping[str, Decimal], given: Mapping[str, str], cuts: tuple[Decimal, Decimal] = CUTS
) -> list[Classed]:
    """The accounts with their classes, the largest revenue first.

    Formula: by revenue of three years (or margin), the largest first, equal ones by name; an account is A while those
        before it have less than 65 % of all revenue, B while less than 85 %, else C. The account that crosses a cut
        belongs to the higher class. A class that stands in Accounts wins. Without revenue an account is C.
    Unit: classes.
    Source: Opportunities amount, account, closed on; Accounts class.
    Missing: no class where no account has revenue and none is given.
    """
    kept = {fold(name): klass for name, klass in given.items() if klass in CLASSES}
    total = sum((revenue for revenue in revenues.values() if revenue > 0), Decimal(0))
    found: list[Classed] = []
    before = Decimal(0)
    for name, revenue in sorted(revenues.items(), key=lambda pair: (-pair[1], fold(pair[0]), pair[0])):
        own = max(revenue, Decimal(0))
        worked_out = _class_after(before, total, cuts) if own else ("C" if total else "")
        before += own
        override = kept.get(fold(name), "")
        reached = before / total if total else None
        found.append(Classed(name, override or worked_out, revenue, reached, bool(override)))
    return found


def _class_after(before: Decimal, total: Decimal, cuts: tuple[Decimal, Decimal]) -> str:
    """The class of an account, when those before it have so much of the total."""
    return next((klass for klass, cut in zip(CLASSES, cuts, strict=False) if before < cut * total), CLASSES[-1])


def class_share(accounts: Sequence[Classed], klass: str) -> Measure:
    """The share of all revenue that the accounts of a class bring.

    Formula: revenue of the class / revenue of all, each account's not below 0.
    Unit: share; part is the number of accounts of the class, n that of all.
    Source: classed.
    Missing: "no revenue".
    """
    total = sum((max(each.revenue, Decimal(0)) for each in accounts), Decimal(0))
    if not total:
        return unknown(Unit.SHARE, "no revenue")
    own = [each for each in accounts if each.klass == klass]
    part = sum((max(each.revenue, Decimal(0)) for each in own), Decimal(0))
    return Measure(part / total, Unit.SHARE, len(accounts), part=len(own))
