from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.measure import Measure, Unit, unknown
from plangen.metrics.history import History
from plangen.metrics.pace import (
    Clock,
    elapsed_share,
    expected_by_now,
    is_usual,
    pace,
    projection,
    quota_to_date,
    required_a_month,
    required_a_week,
    to_go,
    usual_share,
)
from plangen.metrics.quota import quota
from plangen.records.opportunities import Opportunity
from tests.metrics.invented import CALENDAR, Q3, period, person, plan, target, value, won

AUGUST = Clock(date(2026, 8, 14))
DAYS_OF_Q3 = st.dates(Q3.start, Q3.last_day)


def money(amount: int | str) -> Measure:
    return Measure(Decimal(amount), Unit.MONEY, 3)


def test_the_elapsed_share_counts_working_days_less_holidays() -> None:
    july = period("2026-07")
    assert value(elapsed_share(july, Clock(date(2026, 7, 3)))) == Decimal("0.1304")
    assert value(elapsed_share(july, Clock(date(2026, 7, 3), {date(2026, 7, 3)}))) == Decimal("0.0909")
    assert elapsed_share(july, Clock(july.last_day)).value == 1
    assert elapsed_share(july, Clock(date(2026, 6, 30))).value == 0


def test_a_month_without_a_working_day_has_no_share() -> None:
    july = period("2026-07")
    days = {july.start + timedelta(days=each) for each in range(31)}
    assert elapsed_share(july, Clock(july.last_day, days)).reason == "no working day in the period"
    assert value(quota_to_date(person(1200), july, plan(), Clock(july.last_day, days))) == Decimal("100.0000")


def test_the_quota_to_date_takes_whole_months_and_the_elapsed_part_of_the_running_one() -> None:
    # August 14 is the tenth of twenty-one working days.
    found = quota_to_date(person(2520), Q3, plan(), AUGUST)
    assert value(found) == Decimal("310.0000")
    assert value(pace(money(155), found)) == Decimal("0.5000")


def test_before_its_first_day_a_period_has_no_pace() -> None:
    early = quota_to_date(person(1200), Q3, plan(), Clock(date(2026, 6, 30)))
    assert early.reason == pace(money(1), early).reason == "the period has not begun"


def test_pace_without_a_quota_so_far_says_so() -> None:
    later = plan(target("Ana Ruiz", "bookings", "2026-09", "90"))
    assert quota_to_date(person(), Q3, later, AUGUST).reason == "no quota"
    july = quota_to_date(person(), Q3, plan(target("Ana Ruiz", "bookings", "2026-07", "90")), AUGUST)
    assert (july.value, july.variant) == (Decimal(90), "1 of 2 months have a quota")
    assert pace(money(1), money(0)).reason == "quota to date is 0"
    assert pace(unknown(Unit.MONEY, "no amounts"), money(1)).reason == "no amounts"


@given(DAYS_OF_Q3, st.integers(0, 60), st.integers(0, 10**6))
def test_the_quota_to_date_never_falls_and_ends_at_the_quota(day: date, further: int, yearly: int) -> None:
    seller, later = person(yearly), min(Q3.last_day, day + timedelta(days=further))
    asked = [quota_to_date(seller, Q3, plan(), Clock(each)).value or Decimal(0) for each in (day, later, Q3.last_day)]
    assert asked[0] <= asked[1] <= asked[2]
    assert round(asked[2], 3) == round(quota(seller, Q3, plan()).value or Decimal(0), 3)


def test_a_projection_goes_on_as_it_went() -> None:
    half = Measure(Decimal("0.5"), Unit.SHARE, 60)
    assert projection(money(120), half).value == 240


def test_a_projection_is_not_made_before_15_percent_are_over() -> None:
    early = Measure(Decimal("0.1499"), Unit.SHARE, 60)
    assert projection(money(120), early).reason == "less than 15 % of the period is over"
    assert projection(money(3), Measure(Decimal("0.15"), Unit.SHARE, 60)).value == 20
    assert projection(unknown(Unit.MONEY, "no amounts"), early).reason == "no amounts"


def test_what_is_to_go_is_never_below_nothing() -> None:
    assert to_go(money(30)).value == 30
    assert to_go(money(-30)).value == 0
    assert to_go(unknown(Unit.MONEY, "no quota")).reason == "no quota"


def test_what_is_still_required_is_spread_over_the_months_and_weeks_that_remain() -> None:
    # Eleven of August's twenty-one working days and all of September's twenty-two are left.
    remaining = money(3200)
    assert value(required_a_month(remaining, Q3, AUGUST)) == Decimal("2100.0000")
    assert value(required_a_week(money(330), Q3, AUGUST)) == Decimal("50.0000")


@pytest.mark.parametrize("required", [required_a_month, required_a_week])
def test_where_nothing_or_no_time_is_left_no_rate_is_required(required: type) -> None:
    assert required(money(5), Q3, Clock(Q3.last_day)).reason == "no time left"
    assert required(money(0), Q3, AUGUST).reason == "quota already reached"
    assert required(unknown(Unit.MONEY, "no quota"), Q3, AUGUST).reason == "no quota"


def quarters(*codes: str) -> list[Opportunity]:
    """A deal long ago, and in each quarter 30 won on its third working day and 70 on its last day."""
    deals = [won(1, date(2020, 1, 1))]
    for code in codes:
        quarter = period(code)
        deals += [won(30, quarter.start + timedelta(days=4)), won(70, quarter.last_day)]
    return deals


FOUR = ("2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2")
HALFWAY = Clock(date(2026, 8, 14))


def usual(deals: list[Opportunity], clock: Clock = HALFWAY) -> Measure:
    return usual_share(deals, History(deals, CALENDAR), Q3, clock)


def test_the_usual_share_is_the_median_of_four_whole_quarters_at_this_working_day() -> None:
    found = usual(quarters(*FOUR))
    assert (value(found), found.n, is_usual(found)) == (Decimal("0.3000"), 4, True)
    assert value(expected_by_now(money(1000), found)) == Decimal("300.0000")


def test_with_fewer_quarters_it_is_a_straight_line_and_says_so() -> None:
    found = usual(quarters(*FOUR[1:]))
    assert (found.value, found.variant) == (elapsed_share(Q3, HALFWAY).value, "straight line")
    assert not is_usual(found)


def test_on_the_last_day_of_a_short_quarter_everything_is_won() -> None:
    # On the 64th working day, its last, the longer quarters before it had their last two days still to come.
    deals, first = quarters("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"), period("2026-Q1")
    history = History(deals, CALENDAR)
    assert value(usual_share(deals, history, first, Clock(date(2026, 3, 30)))) == Decimal("0.3000")
    assert usual_share(deals, history, first, Clock(first.last_day)).value == 1


def test_a_quarter_in_which_nothing_was_won_says_nothing_about_pace() -> None:
    assert not is_usual(usual([*quarters(*FOUR[1:]), won(-5, date(2025, 8, 1))]))


def test_a_period_that_is_over_is_won_in_full_and_one_to_come_not_at_all() -> None:
    assert usual(quarters(*FOUR), Clock(Q3.last_day)).value == 1
    assert usual(quarters(*FOUR), Clock(date(2026, 6, 30))).reason == "the period has not begun"
    assert expected_by_now(unknown(Unit.MONEY, "no quota"), usual(quarters(*FOUR))).reason == "no quota"


WON = st.builds(won, st.integers(1, 900), st.dates(date(2025, 1, 1), date(2026, 6, 30)))


@given(st.lists(WON, max_size=20), DAYS_OF_Q3, st.integers(0, 60), st.booleans())
def test_what_is_usual_by_now_never_falls_as_time_goes(
    deals: list[Opportunity], day: date, further: int, enough: bool
) -> None:
    every = [*deals, *(quarters(*FOUR) if enough else [])]
    one = usual(every, Clock(day))
    other = usual(every, Clock(min(Q3.last_day, day + timedelta(days=further))))
    assert one.value is not None
    assert other.value is not None
    assert 0 <= one.value <= other.value <= 1
