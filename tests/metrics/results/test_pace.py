from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason, Variant
from plangen.facts.formatting.reasons import variant_text
from plangen.metrics.results.history import History
from plangen.metrics.results.pace import (
    Clock,
    elapsed_share,
    expected_to_date,
    is_typical,
    pace,
    pace_to_expected,
    projection,
    quota_to_date,
    remaining_to_quota,
    required_per_month,
    required_per_week,
    typical_pace,
)
from plangen.metrics.results.quota import quota
from plangen.records.deals.opportunities import Opportunity
from tests.metrics.invented import CALENDAR, Q3, period, person, plan, target, value, won

AUGUST = Clock(date(2026, 8, 14))
DAYS_OF_Q3 = st.dates(Q3.start, Q3.last_day)


def money(amount: int | str) -> Measure:
    return Measure(Decimal(amount), Unit.MONEY, 3)


def test_time_elapsed_counts_working_days_minus_holidays() -> None:
    july = period("2026-07")
    assert value(elapsed_share(july, Clock(date(2026, 7, 3)))) == Decimal("0.1304")
    assert value(elapsed_share(july, Clock(date(2026, 7, 3), {date(2026, 7, 3)}))) == Decimal("0.0909")
    assert elapsed_share(july, Clock(july.last_day)).value == 1
    assert elapsed_share(july, Clock(date(2026, 6, 30))).value == 0


def test_time_elapsed_is_na_without_working_days() -> None:
    july = period("2026-07")
    days = {july.start + timedelta(days=each) for each in range(31)}
    assert elapsed_share(july, Clock(july.last_day, days)).reason == Reason.NO_WORKING_DAYS
    assert value(quota_to_date(person(1200), july, plan(), Clock(july.last_day, days))) == Decimal("100.0000")


def test_quota_to_date_is_full_months_plus_the_elapsed_part_of_the_current_one() -> None:
    # August 14 is the tenth of twenty-one working days.
    found = quota_to_date(person(2520), Q3, plan(), AUGUST)
    assert value(found) == Decimal("310.0000")
    assert value(pace(money(155), found)) == Decimal("0.5000")


def test_pace_is_na_before_the_period_starts() -> None:
    early = quota_to_date(person(1200), Q3, plan(), Clock(date(2026, 6, 30)))
    assert early.reason == pace(money(1), early).reason == Reason.PERIOD_NOT_STARTED


def test_pace_without_a_quota_so_far_gives_the_reason() -> None:
    later = plan(target("Ana Ruiz", "bookings", "2026-09", "90"))
    assert quota_to_date(person(), Q3, later, AUGUST).reason == Reason.NO_QUOTA
    july = quota_to_date(person(), Q3, plan(target("Ana Ruiz", "bookings", "2026-07", "90")), AUGUST)
    assert (july.value, variant_text(july)) == (Decimal(90), "1 of 2 months have a quota")
    assert pace(money(1), money(0)).reason == Reason.NO_QUOTA_TO_DATE
    assert pace(unknown(Unit.MONEY, Reason.NO_AMOUNTS), money(1)).reason == Reason.NO_AMOUNTS


@given(DAYS_OF_Q3, st.integers(0, 60), st.integers(0, 10**6))
def test_quota_to_date_never_decreases_and_ends_at_the_quota(day: date, further: int, yearly: int) -> None:
    seller, later = person(yearly), min(Q3.last_day, day + timedelta(days=further))
    to_date = [quota_to_date(seller, Q3, plan(), Clock(each)).value or Decimal(0) for each in (day, later, Q3.last_day)]
    assert to_date[0] <= to_date[1] <= to_date[2]
    assert round(to_date[2], 3) == round(quota(seller, Q3, plan()).value or Decimal(0), 3)


def test_a_projection_continues_the_current_pace() -> None:
    half = Measure(Decimal("0.5"), Unit.SHARE, 60)
    assert projection(money(120), half).value == 240


def test_a_projection_needs_15_percent_of_the_period() -> None:
    early = Measure(Decimal("0.1499"), Unit.SHARE, 60)
    assert projection(money(120), early).reason == Reason.TOO_EARLY
    assert projection(money(3), Measure(Decimal("0.15"), Unit.SHARE, 60)).value == 20
    assert projection(unknown(Unit.MONEY, Reason.NO_AMOUNTS), early).reason == Reason.NO_AMOUNTS


def test_remaining_to_quota_is_never_negative() -> None:
    assert remaining_to_quota(money(30)).value == 30
    assert remaining_to_quota(money(-30)).value == 0
    assert remaining_to_quota(unknown(Unit.MONEY, Reason.NO_QUOTA)).reason == Reason.NO_QUOTA


def test_what_is_required_is_spread_over_the_months_and_weeks_left() -> None:
    # Eleven of August's twenty-one working days and all of September's twenty-two are left.
    remaining = money(3200)
    assert value(required_per_month(remaining, Q3, AUGUST)) == Decimal("2100.0000")
    assert value(required_per_week(money(330), Q3, AUGUST)) == Decimal("50.0000")


@pytest.mark.parametrize("required", [required_per_month, required_per_week])
def test_no_rate_is_required_if_quota_is_met_or_the_period_is_over(required: type) -> None:
    assert required(money(5), Q3, Clock(Q3.last_day)).reason == Reason.PERIOD_OVER
    assert required(money(0), Q3, AUGUST).reason == Reason.QUOTA_MET
    assert required(unknown(Unit.MONEY, Reason.NO_QUOTA), Q3, AUGUST).reason == Reason.NO_QUOTA


def quarters(*codes: str) -> list[Opportunity]:
    """A deal long ago, and in each quarter 30 won on its third working day and 70 on its last day."""
    deals = [won(1, date(2020, 1, 1))]
    for code in codes:
        quarter = period(code)
        deals += [won(30, quarter.start + timedelta(days=4)), won(70, quarter.last_day)]
    return deals


FOUR = ("2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2")
HALFWAY = Clock(date(2026, 8, 14))


def typical(deals: list[Opportunity], clock: Clock = HALFWAY) -> Measure:
    return typical_pace(deals, History(deals, CALENDAR), Q3, clock)


def test_typical_pace_is_the_median_of_four_full_quarters_at_this_working_day() -> None:
    found = typical(quarters(*FOUR))
    assert (value(found), found.n, is_typical(found)) == (Decimal("0.3000"), 4, True)
    assert value(expected_to_date(person(4000), Q3, plan(), HALFWAY, found)) == Decimal("300.0000")


def leave_in(month: int) -> dict[str, set[date]]:
    """Leave on every working day of a month."""
    span = period(f"2026-0{month}")
    days = (span.start + timedelta(days=at) for at in range(31))
    return {"Ana Ruiz": {day for day in days if day in span and day.weekday() < 5}}


def test_what_is_expected_by_now_leaves_out_leave_that_is_over_and_not_leave_to_come() -> None:
    """A quota of 100 a month; by August 31, two thirds of 300, without July one of the two months."""
    through_august = Clock(date(2026, 8, 31))
    share = typical([], through_august)
    assert value(share) == Decimal("0.6667")

    def expected(**known: Any) -> Decimal | None:
        return value(expected_to_date(person(1200), Q3, plan(**known), through_august, share))

    assert expected() == Decimal("200.0000")
    assert value(quota(person(1200), Q3, plan(leave=leave_in(9)))) == Decimal("200.0000")
    assert expected(leave=leave_in(9)) == Decimal("200.0000")
    assert expected(leave=leave_in(7)) == Decimal("100.0000")


def test_a_new_hire_is_expected_to_book_by_now_what_the_ramp_quota_so_far_says() -> None:
    """Hired August 3 on a ramp of half: 1 of the 2 months at 50%."""
    hired = person(1200, hired=date(2026, 8, 3), ramp=(Decimal("0.5"), Decimal("0.5")))
    through_august = Clock(date(2026, 8, 31))
    assert value(quota_to_date(hired, Q3, plan(), through_august)) == Decimal("50.0000")
    expected = expected_to_date(hired, Q3, plan(), through_august, typical([], through_august))
    assert value(expected) == Decimal("50.0000")
    assert value(pace_to_expected(money(40), expected)) == Decimal("0.8000")


def test_without_a_quota_so_far_nothing_is_expected() -> None:
    goals = [
        target("Ana Ruiz", "bookings", f"2026-0{month}", amount) for month, amount in ((7, "0"), (8, "0"), (9, "90"))
    ]
    found = expected_to_date(person(), Q3, plan(*goals), HALFWAY, typical([]))
    assert found.reason == Reason.NO_QUOTA_TO_DATE
    assert pace_to_expected(money(5), found).reason == Reason.NO_QUOTA_TO_DATE


def test_where_nothing_is_typically_booked_by_now_pace_says_so() -> None:
    """Four quarters in which everything was won on the last day: there is a quota to date, but 0 of it is typical."""
    last_days = (date(2025, 9, 30), date(2025, 12, 31), date(2026, 3, 31), date(2026, 6, 30))
    deals = [won(1, date(2025, 6, 30), created=date(2025, 1, 2)), *(won(100, day) for day in last_days)]
    expected = expected_to_date(person(1200), Q3, plan(), HALFWAY, typical(deals))
    assert (expected.value, expected.variant) == (Decimal(0), Variant.MEDIAN_OF_PERIODS)
    assert pace_to_expected(money(5), expected).reason == Reason.NOTHING_TYPICAL_YET


def test_with_fewer_quarters_typical_pace_is_a_labeled_straight_line() -> None:
    found = typical(quarters(*FOUR[1:]))
    assert (found.value, found.variant) == (elapsed_share(Q3, HALFWAY).value, Variant.STRAIGHT_LINE)
    assert not is_typical(found)


def test_typical_pace_is_100_percent_on_the_last_day_of_a_short_quarter() -> None:
    # On the 64th working day, its last, the longer quarters before it had two days left.
    deals, first = quarters("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"), period("2026-Q1")
    history = History(deals, CALENDAR)
    assert value(typical_pace(deals, history, first, Clock(date(2026, 3, 30)))) == Decimal("0.3000")
    assert typical_pace(deals, history, first, Clock(first.last_day)).value == 1


def test_a_quarter_without_bookings_is_excluded_from_typical_pace() -> None:
    assert not is_typical(typical([*quarters(*FOUR[1:]), won(-5, date(2025, 8, 1))]))


def test_typical_pace_is_100_percent_after_the_period_and_na_before_it() -> None:
    assert typical(quarters(*FOUR), Clock(Q3.last_day)).value == 1
    assert typical(quarters(*FOUR), Clock(date(2026, 6, 30))).reason == Reason.PERIOD_NOT_STARTED
    assert expected_to_date(person(), Q3, plan(), HALFWAY, typical(quarters(*FOUR))).reason == Reason.NO_QUOTA


WON = st.builds(won, st.integers(1, 900), st.dates(date(2025, 1, 1), date(2026, 6, 30)))


@given(st.lists(WON, max_size=20), DAYS_OF_Q3, st.integers(0, 60), st.booleans())
def test_typical_pace_never_decreases_over_time(
    deals: list[Opportunity], day: date, further: int, enough: bool
) -> None:
    all_deals = [*deals, *(quarters(*FOUR) if enough else [])]
    one = typical(all_deals, Clock(day))
    other = typical(all_deals, Clock(min(Q3.last_day, day + timedelta(days=further))))
    assert one.value is not None
    assert other.value is not None
    assert 0 <= one.value <= other.value <= 1
