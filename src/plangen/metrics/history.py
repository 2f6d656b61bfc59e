"""Which past periods may be compared: those that the files hold whole."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.metrics.flow import own_cycle
from plangen.periods import FiscalCalendar, Period
from plangen.records.opportunities import Opportunity

QUARTERS_BACK = 4
FEWEST_FOR_AN_AVERAGE = 2


class History:
    """The reach of the files: what was closed and created first, and how long a deal takes."""

    def __init__(self, deals: Sequence[Opportunity], calendar: FiscalCalendar) -> None:
        self._calendar = calendar
        self.first_close: date | None = min((deal.closed for deal in deals if deal.closed), default=None)
        self.first_created: date | None = min((deal.created for deal in deals if deal.created), default=None)
        cycle = own_cycle(deals).value
        self._cycle = timedelta(days=int(cycle) if cycle is not None else 0)

    def whole(self, period: Period) -> bool:
        """Whether a period may be compared, averaged and charted as history.

        A period is whole when some deal in the files was closed before it begins, and it begins at least one median
        cycle after the first created date: before that, only quick deals can be in the files.
        """
        if self.first_close is None or self.first_close >= period.start:
            return False
        return self.first_created is None or self.first_created + self._cycle <= period.start

    def before(self, period: Period, count: int = QUARTERS_BACK) -> list[Period]:
        """The whole periods among the `count` before this one, latest first."""
        earlier = [self._calendar.before(period, back) for back in range(1, count + 1)]
        return [each for each in earlier if self.whole(each)]


def average(measure: Callable[[Period], Measure], periods: Sequence[Period]) -> Measure:
    """The mean of a measure over whole periods.

    Formula: sum / number of periods in which it is known.
    Unit: that of the measure.
    Source: the measure.
    Missing: "fewer than 2 whole periods".
    """
    values = [measure(period) for period in periods]
    known = [(each.value, each) for each in values if each.value is not None]
    if len(known) < FEWEST_FOR_AN_AVERAGE:
        unit = values[0].unit if values else Unit.COUNT
        return unknown(unit, f"fewer than {FEWEST_FOR_AN_AVERAGE} whole periods")
    total = sum((value for value, _ in known), Decimal(0))
    rows = tuple(row for _, each in known for row in each.rows)
    return Measure(total / len(known), known[0][1].unit, len(known), rows, f"mean of {len(known)} periods")
