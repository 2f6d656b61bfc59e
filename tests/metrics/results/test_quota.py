from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plangen.elements.measure import Measure, Unit
from plangen.elements.reasons import Reason
from plangen.facts.formatting.reasons import fix_text
from plangen.metrics.results.bookings import gap
from plangen.metrics.results.quota import (
    QuotaFactors,
    QuotaPlan,
    employed_share,
    monthly_quotas,
    months_with_quota,
    quota,
    quota_factors,
    ramp_share,
    target,
)
from plangen.periods import FiscalCalendar, Length, months
from plangen.problems import Place
from plangen.records.people.team import Person
from tests.metrics.invented import CALENDAR, Q3, period, person, plan, value
from tests.metrics.invented import target as target_row

QUARTERS = (20, 20, 20, 40)
SEASON = tuple(Decimal(share) / 300 for share in QUARTERS for _ in range(3))
YEAR = period("2026")
DAYS = st.dates(date(2024, 6, 1), date(2028, 6, 1))
WEIGHTS = st.lists(st.integers(0, 20), min_size=12, max_size=12).filter(any)


def test_an_annual_quota_is_spread_by_seasonality_from_the_hire_date() -> None:
    found = quota(person(100_000, hired=date(2026, 3, 1)), YEAR, plan(seasonality=SEASON))
    assert value(found) == Decimal("86666.6667")


def test_proration_by_full_months_excludes_the_month_of_hire() -> None:
    seller = person(120_000, hired=date(2026, 2, 16))
    assert quota(seller, period("2026-02"), plan(pro_rata_by_days=False)).value == 0
    assert value(quota(seller, period("2026-Q1"), plan(pro_rata_by_days=False))) == Decimal("10000.0000")


def test_the_last_day_of_employment_counts() -> None:
    seller = person(120_000, left=date(2026, 9, 15))
    assert value(quota(seller, period("2026-09"), plan())) == Decimal("5000.0000")


def test_ramp_months_count_from_the_month_of_hire() -> None:
    ramp = (Decimal("0.25"), Decimal("0.5"), Decimal("0.75"))
    seller = person(120_000, hired=date(2026, 6, 1), ramp=ramp)
    shares = [ramp_share(seller, month) for month in months(period("2026-H2"))]
    assert shares == [Decimal("0.5"), Decimal("0.75"), 1, 1, 1, 1]
    assert value(quota(seller, Q3, plan())) == Decimal("22500.0000")


def test_seasonality_hire_date_and_ramp_are_multiplied() -> None:
    """W8: 11 of the 21 working days of November."""
    seller = person(100_000, hired=date(2026, 11, 16), ramp=(Decimal("0.5"),))
    [month] = monthly_quotas(seller, period("2026-11"), plan(seasonality=SEASON))
    assert month is not None
    assert round(month.full, 4) == Decimal("13333.3333")
    assert round(month.amount, 4) == Decimal("3492.0635")


def test_a_hire_in_the_last_quarter_has_quota_for_the_months_left() -> None:
    # A formula that wraps around would give November and December to a December hire.
    for month, expected in ((10, "40000.0000"), (11, "26666.6667"), (12, "13333.3333")):
        seller = person(100_000, hired=date(2026, month, 1))
        assert value(quota(seller, YEAR, plan(seasonality=SEASON))) == Decimal(expected)


def test_long_leave_reduces_a_month_after_hire_date_and_ramp() -> None:
    # August 2026 has twenty-one working days.
    days = {date(2026, 8, day) for day in range(10, 29) if date(2026, 8, day).weekday() < 5}
    goals = plan(leave={"Ana Ruiz": days})
    assert value(quota(person(2520), period("2026-08"), goals)) == Decimal("60.0000")
    assert value(quota(person(2520, name="Bo"), period("2026-08"), goals)) == Decimal("210.0000")
    half = person(2520, hired=date(2026, 8, 1), ramp=(Decimal("0.5"),))
    assert value(quota(half, period("2026-08"), goals)) == Decimal("30.0000")


def test_leave_does_not_reduce_a_target_for_exactly_that_month() -> None:
    all_days = {date(2026, 8, day) for day in range(1, 32)}
    goals = plan(target_row("Ana Ruiz", "bookings", "2026-08", "70"), leave={"Ana Ruiz": all_days})
    assert quota(person(), period("2026-08"), goals).value == 70
    assert quota(person(1200), period("2026-08"), plan(leave={"Ana Ruiz": all_days})).value == 0


def test_seasonality_starts_with_the_fiscal_year() -> None:
    goals = plan(seasonality=SEASON, fiscal_year_starts=7)
    spring = quota(person(100_000, "FY2026"), period("2026-Q2"), goals)
    assert value(spring) == Decimal("40000.0000")


def test_a_missing_quota_names_the_cell_to_fill_in() -> None:
    found = quota(person(quota_cell=Place("team.xlsx", "Team", "H7")), Q3, plan())
    assert (found.value, found.reason, fix_text(found)) == (
        None,
        Reason.NO_QUOTA,
        "add a quota in team.xlsx › Team › H7",
    )


def test_a_quota_of_zero_is_a_quota() -> None:
    assert quota(person(0), Q3, plan()).value == 0


def test_a_quota_for_another_year_is_not_used() -> None:
    assert quota(person(100, "2025"), Q3, plan()).value is None
    assert not months_with_quota(person(100, "2025"), Q3, plan())


def test_a_quota_without_a_year_is_for_the_as_of_dates_year() -> None:
    assert quota(person(400, ""), Q3, plan()).value == 100
    assert quota(person(400, ""), period("2025-Q3"), plan()).value is None


def test_the_shortest_target_overrides_longer_ones_and_team() -> None:
    goals = plan(
        target_row("Ana Ruiz", "bookings", "2026", "1200"),
        target_row("Ana Ruiz", "bookings", "2026-Q3", "900"),
        target_row("Ana Ruiz", "bookings", "2026-09", "500"),
    )
    amounts = [month.amount for month in monthly_quotas(person(12), Q3, goals) if month]
    assert [round(amount, 4) for amount in amounts] == [300, 300, 500]


def test_a_role_target_comes_after_the_persons_and_before_team() -> None:
    seller = person(12, role="Hunter")
    assert quota(seller, Q3, plan(target_row("hunter", "bookings", "2026", "1200"))).value == 300
    both = plan(target_row("hunter", "bookings", "2026-09", "9"), target_row("Ana Ruiz", "bookings", "2026", "120"))
    assert quota(seller, Q3, both).value == 30


def test_a_company_target_is_not_a_personal_quota() -> None:
    assert quota(person(), Q3, plan(target_row("all", "bookings", "2026", "1200"))).value is None


def test_a_target_for_exactly_one_month_is_used_as_is() -> None:
    seller = person(hired=date(2026, 9, 16), ramp=(Decimal("0.25"),))
    assert quota(seller, period("2026-09"), plan(target_row("Ana Ruiz", "bookings", "2026-09", "70"))).value == 70


def test_other_targets_use_the_persons_then_the_roles_then_all() -> None:
    seller = person(role="Hunter")
    for_all = [target_row("all", "win rate", "2026", "0.3")]
    role = [*for_all, target_row("hunter", "win rate", "2026", "0.25")]
    own = [*role, target_row("Ana Ruiz", "win rate", "2026", "0.4")]
    assert [target("win rate", seller, Q3, plan(*each)).value for each in (for_all, role, own)] == [
        Decimal("0.3"),
        Decimal("0.25"),
        Decimal("0.4"),
    ]


def test_counts_for_a_longer_period_are_divided_and_rates_are_not() -> None:
    goals = [
        target_row("all", "new accounts", "2026", "24"),
        target_row("all", "cycle days", "2026", "60"),
        target_row("all", "average deal", "2026", "900"),
    ]
    found = [target(each.measure, person(), Q3, plan(*goals)).value for each in goals]
    assert found == [6, 60, 900]


def test_a_target_for_a_shorter_or_another_period_is_not_used() -> None:
    goals = [target_row("all", "win rate", "2026-09", "0.3"), target_row("all", "win rate", "2025", "0.3")]
    found = target("win rate", person(), Q3, plan(*goals))
    assert (found.value, found.reason, fix_text(found)) == (None, Reason.NO_TARGET, "add a win rate row to Targets")


@given(st.integers(1, 10**7), WEIGHTS)
def test_booking_a_quarters_exact_quota_meets_it(yearly: int, weights: list[int]) -> None:
    goals = plan(seasonality=tuple(Decimal(weight) / sum(weights) for weight in weights))
    goal = quota(person(yearly), Q3, goals)
    assert goal.value is not None
    left = gap(Measure(round(goal.value + Decimal("0.0049"), 2), Unit.MONEY), goal)
    assert left.value is None or left.value <= 0


def test_a_twelfth_of_an_annual_quota_is_exact() -> None:
    goal = quota(person(420_000), period("2026-07"), plan())
    assert goal.value == 35_000


@given(st.integers(1, 10**7), WEIGHTS, DAYS | st.none(), DAYS | st.none(), st.booleans())
def test_a_prorated_quota_never_exceeds_the_full_one(
    yearly: int, weights: list[int], hired: date | None, left: date | None, by_days: bool
) -> None:
    season = tuple(Decimal(weight) / sum(weights) for weight in weights)
    seller = person(yearly, hired=hired, left=left, ramp=(Decimal("0.25"), Decimal("0.5")))
    found = quota(seller, YEAR, plan(seasonality=season, pro_rata_by_days=by_days)).value
    assert found is not None
    assert 0 <= found <= yearly * (1 + Decimal("1e-20"))


@given(st.integers(1, 10**7), WEIGHTS, DAYS | st.none())
def test_quarterly_quotas_add_up_to_the_year(yearly: int, weights: list[int], hired: date | None) -> None:
    goals = plan(seasonality=tuple(Decimal(weight) / sum(weights) for weight in weights))
    seller = person(yearly, hired=hired)
    quarters = [quota(seller, period(f"2026-Q{number}"), goals).value or Decimal(0) for number in (1, 2, 3, 4)]
    assert abs(sum(quarters) - (quota(seller, YEAR, goals).value or Decimal(0))) <= Decimal("0.0002")


@given(DAYS, DAYS, st.dates(date(2024, 1, 1), date(2028, 12, 31)))
def test_working_days_employed_run_from_the_hire_date_through_the_last_day(hired: date, left: date, day: date) -> None:
    assume(hired <= left)
    month = CALENDAR.containing(day, Length.MONTH)
    days = [month.start + timedelta(days=at) for at in range((month.end - month.start).days)]
    share = employed_share(person(hired=hired, left=left), month, plan())
    weekdays = [each for each in days if each.weekday() < 5]
    assert share == Decimal(sum(hired <= each <= left for each in weekdays)) / len(weekdays)


@pytest.mark.parametrize("first", [1, 4, 7])
def test_without_seasonality_a_year_is_spread_evenly(first: int) -> None:
    calendar = FiscalCalendar(first)
    goals = plan(fiscal_year_starts=first)
    year = calendar.containing(date(2026, 5, 1), Length.YEAR)
    amounts = [month.amount for month in monthly_quotas(person(1200, year.code), year, goals) if month]
    assert [round(amount, 9) for amount in amounts] == [100] * 12


def test_the_factors_of_a_month_are_season_days_employed_ramp_and_days_worked() -> None:
    seller = person(300_000, hired=date(2026, 11, 16), ramp=(Decimal("0.5"), Decimal("0.75")))
    away = {"Ana Ruiz": [date(2026, 12, day) for day in range(1, 12) if date(2026, 12, day).weekday() < 5]}
    found = known(seller, plan(seasonality=SEASON, leave=away))
    assert len(found) == 12
    november, december = found[-2:]
    assert [value_of(each) for each in (november.full, november.season)] == [40_000, Decimal("0.1333")]
    # 11 of the 21 working days.
    assert [value_of(november.employed), november.ramp, november.worked] == [Decimal("0.5238"), Decimal("0.5"), 1]
    assert [december.employed, december.ramp] == [1, Decimal("0.75")]
    assert value_of(december.worked) == Decimal("0.6087")
    assert sum(each.employed for each in found[:10]) == 0


def known(seller: Person, goals: QuotaPlan) -> list[QuotaFactors]:
    return [each for each in quota_factors(seller, YEAR, goals) if each is not None]


def value_of(number: Decimal) -> Decimal:
    return round(number, 4)


def test_the_factors_of_a_target_for_exactly_one_month_are_1() -> None:
    seller = person(300_000, hired=date(2026, 11, 16), ramp=(Decimal("0.5"),))
    goals = plan(target_row("Ana Ruiz", "bookings", "2026-11", "9000"), seasonality=SEASON)
    [november] = quota_factors(seller, period("2026-11"), goals)
    assert november is not None
    assert [november.full, november.employed, november.ramp, november.worked] == [9_000, 1, 1, 1]
    assert quota_factors(person(), period("2026-11"), plan()) == [None]


@given(st.integers(1, 10**7), WEIGHTS, DAYS | st.none(), DAYS | st.none(), st.sets(DAYS, max_size=60))
def test_the_product_of_the_factors_is_the_quota(
    yearly: int, weights: list[int], hired: date | None, left: date | None, away: set[date]
) -> None:
    season = tuple(Decimal(weight) / sum(weights) for weight in weights)
    seller = person(yearly, hired=hired, left=left, ramp=(Decimal("0.25"), Decimal("0.5")))
    goals = plan(seasonality=season, leave={"Ana Ruiz": {day for day in away if day.weekday() < 5}})
    found = known(seller, goals)
    assert len(found) == 12
    product = sum((each.full * each.employed * each.ramp * each.worked for each in found), Decimal(0))
    assert abs(product - (quota(seller, YEAR, goals).value or 0)) <= Decimal("0.0002")
    assert abs(sum((each.season for each in found), Decimal(0)) - 1) <= Decimal("1e-9")
    assert abs(sum((each.full for each in found), Decimal(0)) - yearly) <= Decimal("1e-6")
