from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from plangen.elements.figure import Comparison, Mark
from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.facts.scope.document import Scope
from plangen.metrics.results.bookings import bookings, win_rate
from plangen.records.meetings.events import Event
from tests.facts.invented import ANA, KEN, NEVER, book, long_ago, review, scope
from tests.metrics.invented import AS_OF, lost, person, won


def against(actual: str, goal: str, unit: Unit, review_scope: Scope | None = None, **known: Any) -> Comparison:
    review_scope = review_scope or review()
    return review_scope.comparison(
        review_scope.figure(Measure(Decimal(actual), unit, **known)), review_scope.figure(Measure(Decimal(goal), unit))
    )


@pytest.mark.parametrize(
    ("actual", "mark"), [("100", "↗"), ("99.95", "↗"), ("99.4", "→"), ("90", "→"), ("89.4", "↘"), ("130", "↗")]
)
def test_counts_and_money_are_marked_by_percent_of_target_as_printed(actual: str, mark: str) -> None:
    assert against(actual, "100", Unit.COUNT).mark == Mark(mark)


def test_amounts_that_print_the_same_are_compared_in_full() -> None:
    assert against("1160000", "1240000", Unit.MONEY).mark is Mark.NEAR
    assert against("1240000", "1160000", Unit.MONEY).mark is Mark.AHEAD
    assert against("4950", "5549", Unit.MONEY).mark is Mark.BEHIND


@pytest.mark.parametrize(
    ("actual", "mark"), [("0.30", "↗"), ("0.2996", "↗"), ("0.294", "→"), ("0.27", "→"), ("0.2694", "↘")]
)
def test_ratios_are_near_within_three_points(actual: str, mark: str) -> None:
    assert against(actual, "0.30", Unit.SHARE).mark == Mark(mark)


@pytest.mark.parametrize(
    ("actual", "mark"), [("60", "↗"), ("50", "↗"), ("60.4", "↗"), ("66", "→"), ("66.5", "↘"), ("71", "↘")]
)
def test_days_are_ahead_below_and_near_within_ten_percent(actual: str, mark: str) -> None:
    assert against(actual, "60", Unit.DAYS, n=18).mark == Mark(mark)


def test_a_rate_on_few_deals_gets_no_mark() -> None:
    assert against("0.5", "0.3", Unit.SHARE, n=19, part=9).mark is Mark.NONE
    assert against("0.5", "0.3", Unit.SHARE, n=20, part=10).mark is Mark.AHEAD


def test_a_median_on_few_deals_gets_no_mark() -> None:
    assert against("50", "60", Unit.DAYS, n=9).mark is Mark.NONE
    assert against("50", "60", Unit.DAYS, n=10).mark is Mark.AHEAD


def test_a_period_that_is_not_over_gets_no_mark() -> None:
    running = review(as_of=date(2026, 9, 29))
    assert against("130", "100", Unit.COUNT, running).mark is Mark.NONE
    assert running.attainment_mark(running.figure(Measure(Decimal(2), Unit.SHARE))) is Mark.NONE
    assert against("130", "100", Unit.COUNT, review(as_of=date(2026, 9, 30))).mark is Mark.AHEAD


def test_an_unknown_value_or_a_target_of_zero_gets_no_mark() -> None:
    review_scope = review()
    missing, known = (
        review_scope.figure(unknown(Unit.MONEY, Reason.NO_QUOTA)),
        review_scope.figure(Measure(Decimal(5), Unit.MONEY)),
    )
    assert review_scope.comparison(known, missing).mark is review_scope.comparison(missing, known).mark is Mark.NONE
    assert against("5", "0", Unit.COUNT).mark is Mark.NONE


@pytest.mark.parametrize(("share", "mark"), [("0.9996", "↗"), ("0.9994", "→"), ("0.8995", "→"), ("0.8994", "↘")])
def test_attainment_is_marked_by_its_percentage_as_printed(share: str, mark: str) -> None:
    review_scope = review()
    assert review_scope.attainment_mark(review_scope.figure(Measure(Decimal(share), Unit.SHARE))) == Mark(mark)


QUARTERS = [won(amount, date(year, month, 3)) for amount, year, month in ((10, 2025, 8), (30, 2025, 11), (50, 2026, 2))]


def test_the_prior_average_is_the_mean_of_the_prior_full_quarters() -> None:
    review_scope = review([long_ago(), *QUARTERS, won(70, date(2026, 5, 3)), won(999)])
    assert review_scope.prior_average(bookings).value == 40


def test_quarters_before_the_hire_date_are_not_averaged() -> None:
    newcomer = person(100, hired=date(2026, 1, 1))
    review_scope = review([long_ago(), *QUARTERS, won(70, date(2026, 5, 3))], [newcomer])
    assert [each.code for each in review_scope.full_prior_periods] == ["2026-Q2", "2026-Q1"]
    assert review_scope.prior_average(bookings).value == 60


def test_an_average_rate_comes_from_sums_not_from_the_quarters_rates() -> None:
    deals = [*(won(1, date(2026, 2, 3)) for _ in range(3)), *(lost(date(2026, 5, 3)) for _ in range(9))]
    assert review([long_ago(), *deals]).prior_average(win_rate).value == Decimal(3) / 12


def test_rates_on_few_deals_are_not_averaged() -> None:
    many = [lost(date(2026, month, 3)) for month in (2, 5) for _ in range(5)]
    assert review([long_ago(), *many]).prior_average(win_rate).value == 0
    assert not review([long_ago(), *many[1:]]).prior_average(win_rate).known


def test_the_period_ahead_has_its_year_only_if_it_is_another_one() -> None:
    assert review().ahead_name == "Q4"
    assert review(code="2026-Q4", as_of=date(2026, 12, 31)).ahead_name == "Q1 2027"
    assert review(code="2025-Q3").ahead_name == "Q4 2026"


def test_the_meeting_is_the_first_review_after_the_period_and_the_next_meeting_the_one_after() -> None:
    days = [date(2026, 7, 9), date(2026, 10, 8), date(2026, 10, 9), date(2027, 1, 14)]
    events = [Event(RowKey(5, at), day, day, "quarterly review") for at, day in enumerate(days)]
    others = [Event(RowKey(5, 8), AS_OF, AS_OF, "quarterly review", salesperson="Bo Ruiz")]
    review_scope = scope(book((), [ANA, KEN], events=[*others, *events[::-1]]))
    assert (review_scope.meeting, review_scope.next_meeting) == (date(2026, 10, 8), date(2027, 1, 14))
    assert review().meeting is review().next_meeting is None


def test_after_a_month_the_next_meeting_is_next_months_and_no_later_one() -> None:
    days = [date(2026, 10, 8), date(2027, 1, 14)]
    quarterly = [Event(RowKey(5, at), day, day, "quarterly review") for at, day in enumerate(days)]
    assert scope(book((), [ANA, KEN], events=quarterly), code="2026-09").next_meeting is None
    soon = Event(RowKey(5, 3), date(2026, 11, 6), date(2026, 11, 6), "monthly review")
    assert scope(book((), [ANA, KEN], events=[*quarterly, soon]), code="2026-09").next_meeting == soon.day


def test_an_average_of_ratios_is_pooled() -> None:
    """D7: 100 of 400 were from new customers in two quarters together, not the mean of 100% and 0%."""
    quarters = [
        won(100, date(2026, 2, 3), account="New", kind="new"),
        won(300, date(2026, 5, 4), account="Old", kind="existing"),
    ]
    scoped = review([long_ago(), *quarters], [NEVER])
    found = scoped.prior_average(scoped.workspace.new_customer_share)
    assert found.value == Decimal(100) / 400
