from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.metrics.outlook import (
    coverage_ahead,
    expected_of_gap,
    overdue_pipeline,
    periods_ahead,
    thinnest,
    undated_pipeline,
    weighted_pipeline,
)
from plangen.metrics.pipeline import open_pipeline
from plangen.periods import FiscalCalendar, Length
from plangen.records.opportunities import Opportunity
from plangen.records.stages import Outcome, Stage, StageMap
from tests.metrics.invented import AS_OF, CALENDAR, Q3, lost, opened, period, person, plan, target, value, won

NO_STAGES = StageMap({}, {})
OFFER = StageMap({"offer": Stage(RowKey(4, 1), "Offer", Outcome.OPEN, probability=Decimal("0.5"))}, {})


def money(amount: int) -> Measure:
    return Measure(Decimal(amount), Unit.MONEY, 4)


def test_the_months_ahead_begin_with_the_running_one_and_on_its_last_day_with_the_next() -> None:
    codes = [each.code for each in periods_ahead(AS_OF, CALENDAR, Length.MONTH, 6)]
    assert codes == ["2026-10", "2026-11", "2026-12", "2027-01", "2027-02", "2027-03"]
    assert periods_ahead(date(2026, 10, 31), CALENDAR, Length.MONTH, 1)[0].code == "2026-11"


def test_the_next_five_quarters_are_the_fiscal_ones() -> None:
    codes = [each.code for each in periods_ahead(AS_OF, FiscalCalendar(2), Length.QUARTER, 5)]
    assert codes == ["FY2027-Q3", "FY2027-Q4", "FY2028-Q1", "FY2028-Q2", "FY2028-Q3"]


def test_each_month_ahead_is_covered_by_the_deals_that_close_in_it() -> None:
    deals = [
        won(40, AS_OF),
        opened(90, date(2026, 10, 20)),
        opened(150, date(2026, 11, 5)),
        opened(999, date(2026, 10, 2)),
        opened(999),
    ]
    found = coverage_ahead(person(1200), deals, periods_ahead(AS_OF, CALENDAR, Length.MONTH, 3), plan())
    # 60 of October's 100 remain; what was to close before today stands in no month.
    assert [each.coverage.value for each in found] == [Decimal("1.5"), Decimal("1.5"), 0]
    assert [each.pipeline.value for each in found] == [90, 150, None]
    least = thinnest(found)
    assert least is not None
    assert least.period.code == "2026-12"


def test_a_month_ahead_without_a_quota_has_no_coverage_and_is_not_the_thinnest() -> None:
    goals = plan(target("Ana Ruiz", "bookings", "2026-11", "100"))
    found = coverage_ahead(person(), [opened(1, AS_OF)], periods_ahead(AS_OF, CALENDAR, Length.MONTH, 2), goals)
    assert found[0].coverage.reason == "no quota"
    least = thinnest(found)
    assert least is not None
    assert least.period.code == "2026-11"
    assert thinnest(found[:1]) is None


def test_without_any_deal_coverage_ahead_is_not_zero() -> None:
    found = coverage_ahead(person(1200), [], [period("2026-Q4")], plan())
    assert (found[0].coverage.value, found[0].coverage.reason) == (None, "no deals in the files")


def test_what_has_no_close_date_stands_apart_and_so_does_what_is_overdue() -> None:
    deals = [opened(10), opened(20, date(2026, 9, 1)), opened(40, AS_OF), won(80), lost()]
    assert undated_pipeline(deals).value == 10
    assert overdue_pipeline(deals, AS_OF).value == 20
    assert undated_pipeline(deals[1:]).value == 0
    assert overdue_pipeline(deals[2:], AS_OF).value == 0


def test_undated_and_overdue_say_what_is_missing() -> None:
    assert undated_pipeline([won(1)]).reason == overdue_pipeline([], AS_OF).reason == "no open deals"
    assert overdue_pipeline([opened(1)], AS_OF).reason == "no close dates"
    assert undated_pipeline([opened(None)]).reason == "no amounts"


def test_the_weighted_pipeline_takes_the_chance_of_the_deal_before_that_of_its_stage() -> None:
    deals = [
        opened(100, probability=Decimal("0.1"), stage="Offer"),
        opened(100, stage="Offer"),
        opened(100, stage="First call"),
        opened(None, stage="Offer"),
    ]
    found = weighted_pipeline(deals, OFFER)
    assert (found.value, found.n) == (Decimal(60), 2)
    assert found.variant == "2 of 4 deals have an amount and a probability"


def test_a_weighted_pipeline_that_cannot_be_said_gives_its_reason() -> None:
    assert weighted_pipeline([won(1)], OFFER).reason == "no open deals"
    assert weighted_pipeline([opened(None, stage="Offer")], OFFER).reason == "no amounts"
    assert weighted_pipeline([opened(1)], NO_STAGES).reason == "no probabilities"
    assert weighted_pipeline([opened(1, probability=Decimal(0))], NO_STAGES).value == 0


def test_a_pipeline_of_4_8_million_at_22_percent_brings_66_percent_of_a_gap_of_1_6() -> None:
    rate = Measure(Decimal("0.22"), Unit.SHARE, 50, part=11)
    assert value(expected_of_gap(money(4_800_000), rate, money(1_600_000))) == Decimal("0.6600")
    assert expected_of_gap(money(1), rate, money(0)).reason == "quota already reached"
    assert expected_of_gap(money(1), unknown(Unit.SHARE, "0 closed deals"), money(1)).reason == "0 closed deals"


OPEN = st.builds(
    opened,
    st.integers(0, 900) | st.none(),
    st.dates(date(2026, 9, 1), date(2027, 3, 31)) | st.none(),
    probability=st.decimals(0, 1, places=2) | st.none(),
)


@given(st.lists(OPEN, max_size=12))
def test_months_undated_and_overdue_are_all_that_is_open(deals: list[Opportunity]) -> None:
    months = coverage_ahead(person(1200), deals, periods_ahead(AS_OF, CALENDAR, Length.MONTH, 6), plan())
    parts = [*(each.pipeline for each in months), undated_pipeline(deals), overdue_pipeline(deals, AS_OF)]
    assert sum(each.value or 0 for each in parts) == (open_pipeline(deals).value or 0)


@given(st.lists(OPEN, max_size=12))
def test_what_is_weighted_is_never_more_than_what_is_open(deals: list[Opportunity]) -> None:
    assert (weighted_pipeline(deals, NO_STAGES).value or 0) <= (open_pipeline(deals).value or 0)
    assert (weighted_pipeline(deals, NO_STAGES, Q3).value or 0) <= (open_pipeline(deals, Q3).value or 0)
