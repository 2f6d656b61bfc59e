"""New, expansion, and renewal bookings."""

from collections.abc import Mapping, Sequence

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Fix, Reason
from plangen.metrics.results.amounts import total_value
from plangen.metrics.results.bookings import won_in
from plangen.periods import Period
from plangen.records.deals.opportunities import Opportunity

TYPE_OF: Mapping[str, str] = {"new bookings": "new", "expansion bookings": "existing", "renewal bookings": "renewal"}
"""The type of deal that each of these targets is about."""


def bookings_of_type(deals: Sequence[Opportunity], period: Period, kind: str) -> Measure:
    """Bookings of new, expansion, or renewal deals.

    Formula: sum of amount over deals won in the period (by close date) of type new, existing, or renewal. Won deals
        with no type are in none of them.
    Unit: money; n = deals won of this type.
    Source: Opportunities amount, type, stage, closed on (or close date).
    Missing: "no deals on file"; "no deal types" if no won deal has one; "no amounts".
    """
    if not deals:
        return unknown(Unit.MONEY, Reason.NO_DEALS)
    won = won_in(deals, period)
    if won and not any(deal.kind for deal in won):
        return unknown(Unit.MONEY, Reason.NO_TYPES, fix=Fix.ADD_TYPES, n=len(won))
    return total_value([deal for deal in won if deal.kind == kind])
