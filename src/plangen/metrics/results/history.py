"""Which past periods the data fully covers, so they can be compared."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason, Variant
from plangen.metrics.results.flow import all_wins_cycle
from plangen.periods import FiscalCalendar, Period
from plangen.records.deals.opportunities import Opportunity

QUARTERS_BACK = 4
MIN_PERIODS_FOR_AVERAGE = 2


class History:
    """How far back the data goes: the first close date, the first created date, and the median sales cycle."""

    def __init__(self, deals: Sequence[Opportunity], calendar: FiscalCalendar) -> None:
        self._calendar = calendar
        self.first_close: date | None = min((deal.closed for deal in deals if deal.closed), default=None)
        self.first_created: date | None = min((deal.created for deal in deals if deal.created), default=None)
        cycle = all_wins_cycle(deals).value
        self._cycle = timedelta(days=int(cycle) if cycle is not None else 0)

    def is_full(self, period: Period) -> bool:
        """Whether the data fully covers a period, so it can be compared, averaged, and charted.

        It does if some deal closed before the period starts, and the period starts at least one median sales cycle
        after the first created date; before that, only quick deals are on file.
        """
        if self.first_close is None or self.first_close >= period.start:
            return False
        return self.first_created is None or self.first_created + self._cycle <= period.start

    def before(self, period: Period, count: int = QUARTERS_BACK) -> list[Period]:
        """The full periods among the `count` before this one, latest first."""
        earlier = [self._calendar.before(period, back) for back in range(1, count + 1)]
        return [each for each in earlier if self.is_full(each)]


def average(measure: Callable[[Period], Measure], periods: Sequence[Period]) -> Measure:
    """Average of a metric over prior full periods.

    Formula: sum of the metric ÷ number of periods in which it is not n/a; win rate, margin, new-customer share,
        average deal size, and median sales cycle are computed once, over all deals of those periods together.
    Unit: that of the metric.
    Source: the metric.
    Missing: "under 2 full periods".
    """
    values = [measure(period) for period in periods]
    known = [(each.value, each) for each in values if each.value is not None]
    if len(known) < MIN_PERIODS_FOR_AVERAGE:
        unit = values[0].unit if values else Unit.COUNT
        return unknown(unit, Reason.UNDER_PERIODS, details=(MIN_PERIODS_FOR_AVERAGE,))
    total = sum((value for value, _ in known), Decimal(0))
    rows = tuple(row for _, each in known for row in each.rows)
    details = (len(known),)
    return Measure(total / len(known), known[0][1].unit, len(known), rows, Variant.MEAN_OF_PERIODS, details=details)
