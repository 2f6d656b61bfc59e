from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.facts.formatting.reasons import variant_text
from plangen.metrics.pipeline.coverage import open_pipeline
from plangen.metrics.pipeline.outlook import (
    coverage_by_period,
    gap_covered_by_pipeline,
    lowest_coverage,
    past_due_pipeline,
    periods_ahead,
    undated_pipeline,
    weighted_pipeline,
)
from plangen.periods import FiscalCalendar, Length
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome, Stage, StageMap
from tests.metrics.invented import AS_OF, CALENDAR, Q3, lost, opened, period, person, plan, target, value, won

NO_STAGES = StageMap({}, {})
OFFER = StageMap({"offer": Stage(RowKey(4, 1), "Offer", Outcome.OPEN, probability=Decimal("0.5"))}, {})


def money(amount: int) -> Measure:
    return Measure(Decimal(amount), Unit.MONEY, 4)


def test_upcoming_months_start_with_the_current_one_until_its_last_day() -> None:
    codes = [each.code for each in periods_ahead(AS_OF, CALENDAR, Length.MONTH, 6)]
    assert codes == ["2026-10", "2026-11", "2026-12", "2027-01", "2027-02", "2027-03"]
    assert periods_ahead(date(2026, 10, 31), CALENDAR, Length.MONTH, 1)[0].code == "2026-11"


def test_the_next_five_quarters_are_the_fiscal_ones() -> None:
    codes = [each.code for each in periods_ahead(AS_OF, FiscalCalendar(2), Length.QUARTER, 5)]
    assert codes == ["FY2027-Q3", "FY2027-Q4", "FY2028-Q1", "FY2028-Q2", "FY2028-Q3"]


def test_each_months_coverage_uses_the_deals_closing_in_it() -> None:
    deals = [
        won(40, AS_OF),
        opened(90, date(2026, 10, 20)),
        opened(150, date(2026, 11, 5)),
        opened(999, date(2026, 10, 2)),
        opened(999),
    ]
    found = coverage_by_period(person(1200), deals, periods_ahead(AS_OF, CALENDAR, Length.MONTH, 3), plan())
    # 60 of October's 100 are left; the deal with a past close date is in no month.
    assert [each.coverage.value for each in found] == [Decimal("1.5"), Decimal("1.5"), 0]
    assert [each.pipeline.value for each in found] == [90, 150, None]
    lowest = lowest_coverage(found)
    assert lowest is not None
    assert lowest.period.code == "2026-12"


def test_a_month_without_quota_has_no_coverage_and_is_not_the_lowest() -> None:
    goals = plan(target("Ana Ruiz", "bookings", "2026-11", "100"))
    found = coverage_by_period(person(), [opened(1, AS_OF)], periods_ahead(AS_OF, CALENDAR, Length.MONTH, 2), goals)
    assert found[0].coverage.reason == Reason.NO_QUOTA
    lowest = lowest_coverage(found)
    assert lowest is not None
    assert lowest.period.code == "2026-11"
    assert lowest_coverage(found[:1]) is None


def test_coverage_by_period_without_deals_is_na_not_zero() -> None:
    found = coverage_by_period(person(1200), [], [period("2026-Q4")], plan())
    assert (found[0].coverage.value, found[0].coverage.reason) == (None, Reason.NO_DEALS)


def test_undated_and_past_due_pipeline_are_separate() -> None:
    deals = [opened(10), opened(20, date(2026, 9, 1)), opened(40, AS_OF), won(80), lost()]
    assert undated_pipeline(deals).value == 10
    assert past_due_pipeline(deals, AS_OF).value == 20
    assert undated_pipeline(deals[1:]).value == 0
    assert past_due_pipeline(deals[2:], AS_OF).value == 0


def test_undated_and_past_due_pipeline_give_a_reason_when_na() -> None:
    assert undated_pipeline([won(1)]).reason == past_due_pipeline([], AS_OF).reason == Reason.NO_OPEN_DEALS
    assert past_due_pipeline([opened(1)], AS_OF).reason == Reason.NO_CLOSE_DATES
    assert undated_pipeline([opened(None)]).reason == Reason.NO_AMOUNTS


def test_weighted_pipeline_uses_the_deals_probability_before_its_stages() -> None:
    deals = [
        opened(100, probability=Decimal("0.1"), stage="Offer"),
        opened(100, stage="Offer"),
        opened(100, stage="First call"),
        opened(None, stage="Offer"),
    ]
    found = weighted_pipeline(deals, OFFER)
    assert (found.value, found.n) == (Decimal(60), 2)
    assert variant_text(found) == "2 of 4 deals have an amount and a probability"


def test_weighted_pipeline_gives_a_reason_when_na() -> None:
    assert weighted_pipeline([won(1)], OFFER).reason == Reason.NO_OPEN_DEALS
    assert weighted_pipeline([opened(None, stage="Offer")], OFFER).reason == Reason.NO_AMOUNTS
    assert weighted_pipeline([opened(1)], NO_STAGES).reason == Reason.NO_PROBABILITIES
    assert weighted_pipeline([opened(1, probability=Decimal(0))], NO_STAGES).value == 0


def test_4_8_million_at_22_percent_covers_66_percent_of_a_gap_of_1_6() -> None:
    rate = Measure(Decimal("0.22"), Unit.SHARE, 50, part=11)
    assert value(gap_covered_by_pipeline(money(4_800_000), rate, money(1_600_000))) == Decimal("0.6600")
    assert gap_covered_by_pipeline(money(1), rate, money(0)).reason == Reason.QUOTA_MET
    assert (
        gap_covered_by_pipeline(money(1), unknown(Unit.SHARE, Reason.NO_CLOSED_DEALS), money(1)).reason
        == Reason.NO_CLOSED_DEALS
    )


OPEN = st.builds(
    opened,
    st.integers(0, 900) | st.none(),
    st.dates(date(2026, 9, 1), date(2027, 3, 31)) | st.none(),
    probability=st.decimals(0, 1, places=2) | st.none(),
)


@given(st.lists(OPEN, max_size=12))
def test_months_undated_and_past_due_add_up_to_the_open_pipeline(deals: list[Opportunity]) -> None:
    months = coverage_by_period(person(1200), deals, periods_ahead(AS_OF, CALENDAR, Length.MONTH, 6), plan())
    parts = [*(each.pipeline for each in months), undated_pipeline(deals), past_due_pipeline(deals, AS_OF)]
    assert sum(each.value or 0 for each in parts) == (open_pipeline(deals).value or 0)


@given(st.lists(OPEN, max_size=12))
def test_weighted_pipeline_never_exceeds_open_pipeline(deals: list[Opportunity]) -> None:
    assert (weighted_pipeline(deals, NO_STAGES).value or 0) <= (open_pipeline(deals).value or 0)
    assert (weighted_pipeline(deals, NO_STAGES, Q3).value or 0) <= (open_pipeline(deals, Q3).value or 0)


def test_a_month_whose_quota_is_met_has_no_coverage_and_is_not_the_lowest() -> None:
    """W2: 120 of October's 100 are booked; November and December have nothing open."""
    deals = [won(120, AS_OF), opened(50, date(2026, 11, 5)), opened(10, date(2026, 12, 5))]
    found = coverage_by_period(person(1200), deals, periods_ahead(AS_OF, CALENDAR, Length.MONTH, 3), plan())
    assert (found[0].coverage.value, found[0].coverage.reason) == (None, Reason.QUOTA_MET)
    lowest = lowest_coverage(found)
    assert lowest is not None
    assert lowest.period.code == "2026-12"
    assert lowest_coverage(found[:1]) is None
