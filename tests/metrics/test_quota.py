from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plangen.elements.measure import Measure, Unit
from plangen.metrics.quota import employed_share, monthly_quotas, months_with_quota, quota, ramp_share, target
from plangen.metrics.results import gap
from plangen.periods import FiscalCalendar, Length, months
from plangen.problems import Place
from tests.metrics.invented import CALENDAR, Q3, period, person, plan, value
from tests.metrics.invented import target as agreed

QUARTERS = (20, 20, 20, 40)
SEASON = tuple(Decimal(share) / 300 for share in QUARTERS for _ in range(3))
YEAR = period("2026")
DAYS = st.dates(date(2024, 6, 1), date(2028, 6, 1))
WEIGHTS = st.lists(st.integers(0, 20), min_size=12, max_size=12).filter(any)


def test_a_yearly_quota_is_spread_over_the_season_from_the_day_of_the_hire() -> None:
    found = quota(person(100_000, hired=date(2026, 3, 1)), YEAR, plan(seasonality=SEASON))
    assert value(found) == Decimal("86666.6667")


def test_a_month_begun_in_the_middle_counts_by_days() -> None:
    seller = person(120_000, hired=date(2026, 2, 16))
    assert value(quota(seller, period("2026-02"), plan())) == Decimal("4642.8571")


def test_with_whole_months_the_month_of_the_hire_does_not_count() -> None:
    seller = person(120_000, hired=date(2026, 2, 16))
    assert quota(seller, period("2026-02"), plan(pro_rata_by_days=False)).value == 0
    assert value(quota(seller, period("2026-Q1"), plan(pro_rata_by_days=False))) == Decimal("10000.0000")


def test_the_last_day_of_a_leaver_counts() -> None:
    seller = person(120_000, left=date(2026, 9, 15))
    assert value(quota(seller, period("2026-09"), plan())) == Decimal("5000.0000")


def test_a_ramp_counts_months_from_the_month_of_the_hire() -> None:
    ramp = (Decimal("0.25"), Decimal("0.5"), Decimal("0.75"))
    seller = person(120_000, hired=date(2026, 6, 1), ramp=ramp)
    shares = [ramp_share(seller, month) for month in months(period("2026-H2"))]
    assert shares == [Decimal("0.5"), Decimal("0.75"), 1, 1, 1, 1]
    assert value(quota(seller, Q3, plan())) == Decimal("22500.0000")


def test_season_hire_and_ramp_are_multiplied() -> None:
    seller = person(100_000, hired=date(2026, 11, 16), ramp=(Decimal("0.5"),))
    [month] = monthly_quotas(seller, period("2026-11"), plan(seasonality=SEASON))
    assert month is not None
    assert round(month.full, 4) == Decimal("13333.3333")
    assert round(month.amount, 4) == Decimal("3333.3333")


def test_who_comes_in_the_last_quarter_has_the_months_that_are_left_of_it() -> None:
    # A formula that goes round gives November and December to somebody who comes in December.
    for month, whole in ((10, "40000.0000"), (11, "26666.6667"), (12, "13333.3333")):
        seller = person(100_000, hired=date(2026, month, 1))
        assert value(quota(seller, YEAR, plan(seasonality=SEASON))) == Decimal(whole)


def test_long_leave_takes_its_share_of_a_month_after_hire_and_ramp() -> None:
    # August 2026 has twenty-one working days.
    days = {date(2026, 8, day) for day in range(10, 29) if date(2026, 8, day).weekday() < 5}
    goals = plan(leave={"Ana Ruiz": days})
    assert value(quota(person(2520), period("2026-08"), goals)) == Decimal("60.0000")
    assert value(quota(person(2520, name="Bo"), period("2026-08"), goals)) == Decimal("210.0000")
    half = person(2520, hired=date(2026, 8, 1), ramp=(Decimal("0.5"),))
    assert value(quota(half, period("2026-08"), goals)) == Decimal("30.0000")


def test_leave_does_not_touch_a_target_for_the_month_itself() -> None:
    every = {date(2026, 8, day) for day in range(1, 32)}
    goals = plan(agreed("Ana Ruiz", "bookings", "2026-08", "70"), leave={"Ana Ruiz": every})
    assert quota(person(), period("2026-08"), goals).value == 70
    assert quota(person(1200), period("2026-08"), plan(leave={"Ana Ruiz": every})).value == 0


def test_the_season_begins_with_the_fiscal_year() -> None:
    goals = plan(seasonality=SEASON, fiscal_year_starts=7)
    spring = quota(person(100_000, "FY2026"), period("2026-Q2"), goals)
    assert value(spring) == Decimal("40000.0000")


def test_without_a_quota_the_cell_is_named_where_it_would_stand() -> None:
    found = quota(person(quota_cell=Place("team.xlsx", "Team", "H7")), Q3, plan())
    assert (found.value, found.reason, found.cure) == (None, "no quota", "add a quota in team.xlsx › Team › H7")


def test_a_quota_of_zero_is_a_quota() -> None:
    assert quota(person(0), Q3, plan()).value == 0


def test_a_quota_of_another_year_is_none() -> None:
    assert quota(person(100, "2025"), Q3, plan()).value is None
    assert not months_with_quota(person(100, "2025"), Q3, plan())


def test_a_quota_without_a_year_is_that_of_the_as_of_date() -> None:
    assert quota(person(400, ""), Q3, plan()).value == 100
    assert quota(person(400, ""), period("2025-Q3"), plan()).value is None


def test_the_finest_target_wins_over_longer_ones_and_over_team() -> None:
    goals = plan(
        agreed("Ana Ruiz", "bookings", "2026", "1200"),
        agreed("Ana Ruiz", "bookings", "2026-Q3", "900"),
        agreed("Ana Ruiz", "bookings", "2026-09", "500"),
    )
    amounts = [month.amount for month in monthly_quotas(person(12), Q3, goals) if month]
    assert [round(amount, 4) for amount in amounts] == [300, 300, 500]


def test_a_target_of_the_role_stands_behind_the_own_and_before_team() -> None:
    seller = person(12, role="Hunter")
    assert quota(seller, Q3, plan(agreed("hunter", "bookings", "2026", "1200"))).value == 300
    both = plan(agreed("hunter", "bookings", "2026-09", "9"), agreed("Ana Ruiz", "bookings", "2026", "120"))
    assert quota(seller, Q3, both).value == 30


def test_a_company_target_is_nobodys_quota() -> None:
    assert quota(person(), Q3, plan(agreed("all", "bookings", "2026", "1200"))).value is None


def test_a_target_for_the_month_itself_is_taken_as_it_stands() -> None:
    seller = person(hired=date(2026, 9, 16), ramp=(Decimal("0.25"),))
    assert quota(seller, period("2026-09"), plan(agreed("Ana Ruiz", "bookings", "2026-09", "70"))).value == 70


def test_the_targets_of_other_measures_go_from_the_own_over_the_role_to_all() -> None:
    seller = person(role="Hunter")
    every = [agreed("all", "win rate", "2026", "0.3")]
    role = [*every, agreed("hunter", "win rate", "2026", "0.25")]
    own = [*role, agreed("Ana Ruiz", "win rate", "2026", "0.4")]
    assert [target("win rate", seller, Q3, each).value for each in (every, role, own)] == [
        Decimal("0.3"),
        Decimal("0.25"),
        Decimal("0.4"),
    ]


def test_counts_of_a_longer_period_are_shared_out_and_rates_are_not() -> None:
    goals = [
        agreed("all", "new accounts", "2026", "24"),
        agreed("all", "cycle days", "2026", "60"),
        agreed("all", "average deal", "2026", "900"),
    ]
    found = [target(each.measure, person(), Q3, goals).value for each in goals]
    assert found == [6, 60, 900]


def test_a_target_of_a_shorter_or_another_period_does_not_count() -> None:
    goals = [agreed("all", "win rate", "2026-09", "0.3"), agreed("all", "win rate", "2025", "0.3")]
    found = target("win rate", person(), Q3, goals)
    assert (found.value, found.reason, found.cure) == (None, "no target", "add a row win rate in Targets")


@given(st.integers(1, 10**7), WEIGHTS)
def test_who_wins_the_quota_of_a_quarter_to_the_last_cent_has_reached_it(yearly: int, weights: list[int]) -> None:
    goals = plan(seasonality=tuple(Decimal(weight) / sum(weights) for weight in weights))
    goal = quota(person(yearly), Q3, goals)
    assert goal.value is not None
    left = gap(Measure(round(goal.value + Decimal("0.0049"), 2), Unit.MONEY), goal)
    assert left.value is None or left.value <= 0


def test_a_twelfth_of_a_quota_that_is_met_exactly_is_reached() -> None:
    goal = quota(person(420_000), period("2026-07"), plan())
    assert str(goal.value) == "35000.0000"


@given(st.integers(1, 10**7), WEIGHTS, DAYS | st.none(), DAYS | st.none(), st.booleans())
def test_pro_rata_never_exceeds_the_whole(
    yearly: int, weights: list[int], hired: date | None, left: date | None, by_days: bool
) -> None:
    season = tuple(Decimal(weight) / sum(weights) for weight in weights)
    seller = person(yearly, hired=hired, left=left, ramp=(Decimal("0.25"), Decimal("0.5")))
    found = quota(seller, YEAR, plan(seasonality=season, pro_rata_by_days=by_days)).value
    assert found is not None
    assert 0 <= found <= yearly * (1 + Decimal("1e-20"))


@given(st.integers(1, 10**7), WEIGHTS, DAYS | st.none())
def test_quarters_add_up_to_the_year(yearly: int, weights: list[int], hired: date | None) -> None:
    goals = plan(seasonality=tuple(Decimal(weight) / sum(weights) for weight in weights))
    seller = person(yearly, hired=hired)
    quarters = [quota(seller, period(f"2026-Q{number}"), goals).value or Decimal(0) for number in (1, 2, 3, 4)]
    assert abs(sum(quarters) - (quota(seller, YEAR, goals).value or Decimal(0))) <= Decimal("0.0002")


@given(DAYS, DAYS, st.dates(date(2024, 1, 1), date(2028, 12, 31)))
def test_the_days_employed_are_those_from_hire_to_leave(hired: date, left: date, day: date) -> None:
    assume(hired <= left)
    month = CALENDAR.containing(day, Length.MONTH)
    days = [month.start + timedelta(days=at) for at in range((month.end - month.start).days)]
    share = employed_share(person(hired=hired, left=left), month, by_days=True)
    assert share == Decimal(sum(hired <= each <= left for each in days)) / len(days)


@pytest.mark.parametrize("first", [1, 4, 7])
def test_a_year_without_a_season_is_spread_evenly(first: int) -> None:
    calendar = FiscalCalendar(first)
    goals = plan(fiscal_year_starts=first)
    year = calendar.containing(date(2026, 5, 1), Length.YEAR)
    amounts = [month.amount for month in monthly_quotas(person(1200, year.code), year, goals) if month]
    assert [round(amount, 9) for amount in amounts] == [100] * 12
