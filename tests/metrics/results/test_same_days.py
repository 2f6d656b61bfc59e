from datetime import date
from decimal import Decimal

from plangen.elements.reasons import Reason
from plangen.metrics.results.same_days import bookings_of_same_days, same_days
from tests.metrics.invented import AS_OF, Q3, period, won

Q4 = period("2026-Q4")
FIRST = date(2024, 1, 5)


def test_a_running_period_is_compared_with_the_same_days_a_year_before() -> None:
    deals = [won(10, date(2025, 10, 1)), won(20, date(2025, 10, 5)), won(40, date(2025, 10, 6)), won(80)]
    found = bookings_of_same_days(deals, Q4, AS_OF, FIRST)
    assert (found.value, found.n, found.details) == (Decimal(30), 2, (date(2025, 10, 1), date(2025, 10, 5)))


def test_a_period_that_is_over_is_compared_as_a_whole() -> None:
    span = same_days(Q3, AS_OF)
    assert (span.start, span.end) == (date(2025, 7, 1), date(2025, 10, 1))
    leap = same_days(period("2024-02"), date(2024, 2, 29))
    assert (leap.start, leap.end) == (date(2023, 2, 1), date(2023, 3, 1))


def test_without_deals_or_history_it_is_na() -> None:
    assert bookings_of_same_days([], Q4, AS_OF, FIRST).reason is Reason.NO_DEALS
    assert bookings_of_same_days([won(5)], Q4, AS_OF, date(2025, 10, 2)).reason is Reason.SHORT_HISTORY
