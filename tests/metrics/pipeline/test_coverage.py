from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Fix, Reason, Variant
from plangen.facts.formatting.reasons import reason_text, variant_text
from plangen.metrics.pipeline.coverage import (
    CoverageWindow,
    PastCoverage,
    concentration,
    coverage,
    deals_open_on,
    open_count,
    open_pipeline,
    past_coverage,
    past_yield,
    period_to_cover,
    required_coverage,
    still_to_close,
)
from plangen.metrics.results.bookings import gap
from plangen.metrics.results.history import History
from plangen.metrics.results.quota import QuotaPlan
from plangen.periods import working_days
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.snapshots import Snapshot
from plangen.records.deals.stages import Outcome
from plangen.records.people.team import Person
from tests.metrics.invented import AS_OF, CALENDAR, Q3, by_person, lost, opened, period, person, plan, value, won

Q4 = period("2026-Q4")
OCTOBER = date(2026, 10, 20)
OPEN = st.builds(
    opened, st.integers(0, 10**6) | st.none(), st.dates() | st.none(), salesperson=st.sampled_from(["A", "B", "C"])
)


def money(amount: str) -> Measure:
    return Measure(Decimal(amount), Unit.MONEY)


def rate(share: str, n: int) -> Measure:
    return Measure(Decimal(share), Unit.SHARE, n, part=int(Decimal(share) * n))


def test_open_pipeline_is_summed_with_and_without_a_window() -> None:
    deals = [opened(10, OCTOBER), opened(20, date(2027, 1, 4)), opened(40), opened(None, OCTOBER), won(80), lost()]
    assert open_pipeline(deals).value == 70
    assert variant_text(open_pipeline(deals)) == "3 of 4 deals have an amount"
    assert open_pipeline(deals, Q4).value == 10
    assert open_count(deals).value == 4


def test_no_open_deals_and_no_amounts_are_different_reasons() -> None:
    assert open_pipeline([won(1)]).reason == Reason.NO_OPEN_DEALS
    found = open_pipeline([opened(None), opened(None)])
    assert (found.value, found.reason, found.n) == (None, Reason.NO_AMOUNTS, 2)


def test_open_deals_are_na_for_a_person_with_no_deals() -> None:
    assert open_count([]).reason == Reason.NO_DEALS
    assert open_count([won(1)]).value == 0


def test_4_8_million_covers_a_gap_of_1_6_million_3_times() -> None:
    assert value(coverage(money("4800000"), money("1600000"))) == Decimal("3.0000")


def test_a_past_yield_of_22_percent_needs_coverage_of_4_55() -> None:
    """D4."""
    found = required_coverage(rate("0.22", 3))
    assert (value(found, 2), found.variant) == (Decimal("4.55"), Variant.FROM_PAST_YIELD)


@pytest.mark.parametrize("given_rate", [rate("0", 3), unknown(Unit.SHARE, Reason.UNDER_PERIODS, details=(3,))])
def test_without_a_past_yield_no_coverage_is_needed(given_rate: Measure) -> None:
    """D4: no rule of thumb."""
    assert required_coverage(given_rate).value is None


def test_top_three_concentration_needs_more_than_three_deals() -> None:
    deals = [opened(amount) for amount in (10, 40, 30, 20)]
    found = concentration(deals, count=3)
    assert (found.value, found.rows) == (Decimal("0.9"), (deals[1].row, deals[2].row, deals[3].row))
    assert reason_text(concentration(deals[:3], count=3)) == "under 4 priced deals"


def test_coverage_is_na_without_a_quota_and_zero_without_open_deals() -> None:
    missing = coverage(money("5"), unknown(Unit.MONEY, Reason.NO_QUOTA, fix=Fix.ADD_QUOTA))
    assert (missing.value, missing.reason, missing.fix) == (None, Reason.NO_QUOTA, Fix.ADD_QUOTA)
    assert coverage(unknown(Unit.MONEY, Reason.NO_OPEN_DEALS), money("5")).value == 0
    assert coverage(unknown(Unit.MONEY, Reason.NO_AMOUNTS), money("5")).reason == Reason.NO_AMOUNTS


@pytest.mark.parametrize("left", ["0", "-5"])
def test_coverage_is_na_once_quota_is_met(left: str) -> None:
    assert coverage(money("5"), money(left)).reason == Reason.QUOTA_MET


def test_a_review_of_a_past_quarter_covers_the_next_one() -> None:
    assert period_to_cover(AS_OF, Q3, CALENDAR) == Q4


def test_a_review_of_the_current_quarter_covers_that_quarter() -> None:
    assert period_to_cover(date(2026, 9, 29), Q3, CALENDAR) == Q3
    assert period_to_cover(Q3.last_day, Q3, CALENDAR) == Q4


def test_a_late_review_does_not_cover_a_past_quarter() -> None:
    assert period_to_cover(AS_OF, period("2025-Q4"), CALENDAR) == Q4


def test_concentration_is_the_largest_deals_share_of_open_pipeline() -> None:
    deals = [opened(30), opened(70), opened(None), won(900)]
    found = concentration(deals)
    assert (found.value, found.rows) == (Decimal("0.7"), (deals[1].row,))
    assert reason_text(concentration([opened(30), opened(0)])) == "under 2 priced deals"


def test_of_two_equally_large_deals_the_first_row_is_used_in_any_order() -> None:
    deals = [opened(50), opened(50)]
    assert concentration(deals).rows == concentration(deals[::-1]).rows == (deals[0].row,)


def test_deals_open_on_a_past_date_are_those_created_and_not_yet_closed_without_credits() -> None:
    day = date(2026, 5, 10)
    still_open = [
        won(1, date(2026, 5, 11), created=day),
        lost(date(2026, 6, 1), 2, created=date(2026, 1, 1)),
        opened(4, date(2026, 12, 1), created=date(2026, 2, 1)),
    ]
    others = [
        won(8, day, created=date(2026, 1, 1)),
        opened(16, created=date(2026, 5, 11)),
        opened(32),
        won(64, date(2026, 5, 20)),
        won(-5, date(2026, 5, 20), created=date(2026, 2, 1)),
    ]
    found = deals_open_on([*still_open, *others], day)
    assert [deal.row for deal in found] == [deal.row for deal in still_open]
    assert all(deal.is_open for deal in found)
    assert [deal.close for deal in found] == [date(2026, 5, 11), date(2026, 6, 1), date(2026, 12, 1)]


def test_a_window_finds_the_same_working_day_in_another_quarter() -> None:
    window = CoverageWindow.at(AS_OF, Q4, frozenset())
    assert window.working_day == 3
    assert window.same_day(Q3) == date(2026, 7, 3)


def test_before_the_quarter_starts_working_days_count_backward() -> None:
    window = CoverageWindow.at(date(2026, 9, 28), Q4, frozenset())
    assert window.working_day == -2
    day = window.same_day(Q3)
    assert working_days(day + timedelta(days=1), Q3.start) == 2


def test_holidays_shift_the_same_working_day() -> None:
    holiday = frozenset({date(2026, 7, 3)})
    assert CoverageWindow.at(AS_OF, Q4, holiday).same_day(Q3) == date(2026, 7, 6)


def three_quarters() -> list[Opportunity]:
    """Deals created before Q1 and Q2 and closed in them (300 and 500), and one deal long ago."""
    winter, spring = date(2025, 12, 1), date(2026, 3, 1)
    return [
        won(1, date(2025, 6, 30), created=date(2024, 1, 1)),
        won(300, date(2026, 2, 20), created=winter),
        won(50, date(2026, 4, 2), created=spring),
        won(350, date(2026, 6, 20), created=spring),
        lost(date(2026, 6, 21), 150, created=spring),
        won(40, date(2026, 6, 22), created=date(2026, 6, 1)),
    ]


def past(seller: Person, deals: list[Opportunity], goals: QuotaPlan, as_of: date = AS_OF) -> dict[str, PastCoverage]:
    window = CoverageWindow.at(as_of, period_to_cover(as_of, Q3, CALENDAR), frozenset())
    found = past_coverage(seller, deals, History(deals, CALENDAR), goals, window)
    return {each.period.code: each for each in found}


def test_historical_coverage_is_at_the_same_working_day_with_final_attainment() -> None:
    found = past(person(1200), three_quarters(), plan())
    second = found["2026-Q2"]
    # On April 3, the third working day, 50 of 300 were booked; the 500 that closed later cover the remaining 250.
    assert value(second.coverage) == Decimal("2.0000")
    assert value(second.attainment) == Decimal("1.4667")
    first = found["2026-Q1"]
    assert (value(first.coverage), value(first.attainment)) == (Decimal("1.0000"), Decimal("1.0000"))


def test_a_deal_past_its_close_date_is_in_no_coverage_neither_today_nor_in_the_past() -> None:
    late = opened(100, date(2026, 4, 1), created=date(2026, 3, 1))
    with_late = past(person(1200), [*three_quarters(), late], plan())["2026-Q2"]
    without = past(person(1200), three_quarters(), plan())["2026-Q2"]
    assert with_late.coverage.value == without.coverage.value
    coming = opened(7, OCTOBER)
    assert still_to_close([late, coming], OCTOBER) == [coming]


def test_historical_coverage_is_of_a_snapshot_of_that_week() -> None:
    """D3: on April 3, a deal of 400 was to close by then that slipped later; 300 less 50 booked by April 2 are left."""
    deals, day = three_quarters(), date(2026, 4, 2)
    saved = Snapshot(day, (opened(400, date(2026, 6, 1)), opened(900, date(2026, 6, 1), salesperson="Bo Lee")))
    window = CoverageWindow.at(AS_OF, period_to_cover(AS_OF, Q3, CALENDAR), frozenset(), (saved,))
    history = past_coverage(person(1200), deals, History(deals, CALENDAR), plan(), window)
    found = {each.period.code: each for each in history}
    second = found["2026-Q2"]
    assert (value(second.coverage), second.is_rebuilt) == (Decimal("1.6000"), False)
    assert second.won_after.value == 390
    assert found["2026-Q1"].is_rebuilt
    assert past_yield([*found.values()]).variant == Variant.REBUILT
    assert past_yield([second] * 3).variant == Variant.FROM_SNAPSHOTS


def test_historical_coverage_uses_full_periods_with_a_quota() -> None:
    assert list(past(person(1200), three_quarters(), plan())) == ["2026-Q3", "2026-Q2", "2026-Q1"]
    assert not past(person(), three_quarters(), plan())


def test_the_quarter_a_person_was_hired_in_is_excluded() -> None:
    newcomer = person(1200, hired=date(2026, 4, 2))
    assert list(past(newcomer, three_quarters(), plan())) == ["2026-Q3"]


def test_a_quarter_whose_quota_was_met_by_then_is_excluded() -> None:
    goals = plan()
    deals = [*three_quarters(), won(400, date(2026, 4, 1), created=date(2024, 1, 1))]
    assert "2026-Q2" not in past(person(1200), deals, goals)


@given(st.lists(OPEN, max_size=12))
def test_team_open_pipeline_is_the_sum_of_its_peoples(deals: list[Opportunity]) -> None:
    parts = [open_pipeline(mine).value or Decimal(0) for mine in by_person(deals).values()]
    assert (open_pipeline(deals).value or 0) == sum(parts)


@given(st.data(), st.lists(OPEN, max_size=12))
def test_row_order_does_not_affect_the_result(data: st.DataObject, deals: list[Opportunity]) -> None:
    shuffled = data.draw(st.permutations(deals))
    for measure in (open_pipeline, open_count, concentration):
        one, other = measure(deals), measure(shuffled)
        assert (one.value, one.n, one.reason, sorted(one.rows)) == (
            other.value,
            other.n,
            other.reason,
            sorted(other.rows),
        )


def test_past_yield_is_pooled_over_three_full_quarters() -> None:
    """D3, D4: of 300, 500, and 0 open on the third working day, 300, 390, and 0 were booked from then on."""
    found = past(person(1200), three_quarters(), plan())
    assert value(past_yield(list(found.values()))) == Decimal("0.8625")
    assert value(required_coverage(past_yield(list(found.values())))) == Decimal("1.1594")
    assert past_yield(list(found.values())[:2]).reason == Reason.UNDER_PERIODS


def test_a_remainder_that_prints_as_0_counts_as_quota_met() -> None:
    """W2: 0.49 of 100 is left, which prints as $0; 0.5 prints as $1."""
    assert gap(money("99.51"), money("100")).value == 0
    assert coverage(money("5"), gap(money("99.51"), money("100"))).reason == Reason.QUOTA_MET
    assert value(coverage(money("5"), gap(money("99.5"), money("100")))) == 10


def test_past_coverage_is_not_rebuilt_if_lost_deals_have_no_amounts() -> None:
    """Their CRM sets lost deals to 0, so what was open then isn't known."""
    erased = [replace(each, amount=Decimal(0)) if each.outcome is Outcome.LOST else each for each in three_quarters()]
    assert not past(person(1200), erased, plan())
