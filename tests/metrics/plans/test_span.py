from datetime import date
from decimal import Decimal

import pytest

from plangen.metrics.plans.span import last_year, plan_span
from plangen.periods import FiscalCalendar
from tests.metrics.invented import CALENDAR, period

DECEMBER = date(2026, 12, 14)
OCTOBER = date(2026, 10, 5)


def test_a_plan_for_next_year_looks_back_on_the_running_year_to_date_and_the_one_before() -> None:
    span = plan_span(period("2027"), DECEMBER, CALENDAR)
    assert (span.ahead.start, span.ahead.end) == (date(2027, 1, 1), date(2028, 1, 1))
    assert span.done.start == span.done.end
    assert (span.last.start, span.last.end) == (date(2026, 1, 1), date(2026, 12, 15))
    assert (span.recent.start, span.recent.end) == (date(2025, 12, 15), date(2026, 12, 15))
    assert span.before == period("2025")
    assert span.share_ahead == 1


def test_a_running_plan_is_split_after_the_as_of_date() -> None:
    span = plan_span(period("2026"), OCTOBER, CALENDAR)
    assert (span.done.start, span.done.end) == (date(2026, 1, 1), date(2026, 10, 6))
    assert (span.ahead.start, span.ahead.end) == (date(2026, 10, 6), date(2027, 1, 1))
    assert span.share_ahead == Decimal(63) / 261


def test_holidays_ahead_are_no_working_days() -> None:
    holidays = [date(2026, 11, 26), date(2026, 12, 25)]
    assert plan_span(period("2026"), OCTOBER, CALENDAR, holidays).share_ahead == Decimal(61) / 259


def test_a_half_year_has_its_share_of_the_working_days() -> None:
    span = plan_span(period("2027-H1"), DECEMBER, CALENDAR)
    assert span.share_ahead == Decimal(129) / 261
    assert span.before == period("2025")


def test_nothing_is_ahead_of_a_plan_that_is_over() -> None:
    span = plan_span(period("2025"), OCTOBER, CALENDAR)
    assert span.ahead.start == span.ahead.end == date(2026, 1, 1)
    assert span.share_ahead == 0
    assert span.done == period("2025")


@pytest.mark.parametrize(
    ("as_of", "last", "before"),
    [(date(2026, 9, 29), "2025", "2024"), (date(2026, 9, 30), "2026", "2025"), (date(2026, 1, 2), "2025", "2024")],
)
def test_the_running_year_counts_from_its_tenth_month_on(as_of: date, last: str, before: str) -> None:
    assert last_year(period("2026"), as_of, CALENDAR) == period(last)
    assert plan_span(period("2026"), as_of, CALENDAR).before == period(before)


def test_a_plan_of_an_earlier_year_looks_back_from_there() -> None:
    assert last_year(period("2025"), OCTOBER, CALENDAR) == period("2024")


def test_a_fiscal_year_has_its_own_tenth_month() -> None:
    calendar = FiscalCalendar(7)
    running = calendar.year(2027)
    assert (running.start, running.end) == (date(2026, 7, 1), date(2027, 7, 1))
    assert last_year(running, date(2027, 3, 30), calendar) == calendar.year(2026)
    assert last_year(running, date(2027, 3, 31), calendar) == running
