"""The deals behind a win rate, with those that it excludes, so that it agrees with deals won next to it."""

from decimal import Decimal

from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, Unit
from plangen.facts.scope.document import Scope
from plangen.facts.scope.trace import made_of
from plangen.metrics.results.bookings import RENEWAL, closed_in, without_credits
from plangen.periods import Period


def win_rate_sample(scope: Scope, rate: Figure, period: Period) -> str:
    """The deals won of those closed: “8 of 22, excl. 2 renewals, small sample”; empty if the rate is n/a."""
    if not rate.known:
        return ""
    sample = scope.number_format.of(rate.part or 0, rate.n)
    return ", ".join(filter(None, (sample, _excluded(scope, period), "small sample" if rate.few else "")))


def _excluded(scope: Scope, period: Period) -> str:
    """The closed deals that no win rate counts: “excl. 2 renewals”; empty without one."""
    closed = without_credits(closed_in(scope.deals, period))
    rows = tuple(deal.row for deal in closed if deal.kind == RENEWAL)
    if not rows:
        return ""
    text = f"excl. {scope.number_format.count(len(rows))} renewal{'' if len(rows) == 1 else 's'}"
    found = Measure(Decimal(len(rows)), Unit.COUNT, len(rows), rows)
    return made_of(scope.workspace.trace, text, "closed deals of type renewal", found)
