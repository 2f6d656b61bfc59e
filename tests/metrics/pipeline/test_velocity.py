from datetime import date, timedelta
from decimal import Decimal

import pytest

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.elements.reasons import Reason, Variant
from plangen.facts.formatting.reasons import reason_text
from plangen.metrics.pipeline.velocity import (
    VelocityFactors,
    closed_velocity_factors,
    open_velocity_factors,
    sales_velocity,
    trailing,
)
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome, Stage, StageMap
from tests.metrics.invented import AS_OF, lost, opened, value, won

NO_STAGES = StageMap({}, {})


def factors(deals: int, cycle: int, n: int = 50) -> VelocityFactors:
    return VelocityFactors(
        Measure(Decimal(deals), Unit.COUNT, deals),
        Measure(Decimal(42_000), Unit.MONEY, 12),
        Measure(Decimal("0.24"), Unit.SHARE, n, part=12),
        Measure(Decimal(cycle), Unit.DAYS, 12),
    )


@pytest.mark.parametrize(("deals", "per_day"), [(18, "2326.1538"), (120, "15507.6923")])
def test_velocity_matches_the_examples(deals: int, per_day: str) -> None:
    assert value(sales_velocity(factors(deals, 78))) == Decimal(per_day)


def test_ninety_days_of_velocity_are_209_354() -> None:
    found = sales_velocity(factors(18, 78)).value
    assert found is not None
    assert round(found * 90) == 209_354


def test_a_cycle_of_zero_days_counts_as_one() -> None:
    assert sales_velocity(factors(1, 0)).value == sales_velocity(factors(1, 1)).value == 10_080


def test_velocity_needs_five_closed_deals() -> None:
    assert sales_velocity(factors(18, 78, n=5)).known
    found = sales_velocity(factors(18, 78, n=4))
    assert (found.value, reason_text(found)) == (None, "under 5 closed deals")


def test_an_unknown_factor_makes_velocity_na() -> None:
    complete = factors(18, 78)
    missing = unknown(Unit.DAYS, Reason.WINS_WITHOUT_CREATED_DATES)
    assert (
        sales_velocity(VelocityFactors(complete.deals, complete.average_deal, complete.win_rate, missing)).reason
        == missing.reason
    )


def test_the_trailing_year_includes_its_last_day() -> None:
    assert (trailing(AS_OF).start, trailing(AS_OF).last_day) == (date(2025, 10, 6), AS_OF)
    assert trailing(date(2026, 12, 31)).start == date(2026, 1, 1)


def deals() -> list[Opportunity]:
    closed = [won(100, AS_OF, created=AS_OF - timedelta(days=days)) for days in (10, 20, 60)]
    old = won(9999, date(2025, 10, 5), created=date(2020, 1, 1))
    return [*closed, old, *(lost(AS_OF) for _ in range(3)), opened(1, stage="Offer"), opened(1, stage="First call")]


def test_velocity_of_open_deals_uses_qualified_deals_and_twelve_month_ratios() -> None:
    offer = Stage(RowKey(4, 1), "Offer", Outcome.OPEN, qualified=True)
    found = open_velocity_factors(deals(), AS_OF, StageMap({"offer": offer}, {}))
    assert [found.deals.value, found.average_deal.value, found.win_rate.value, found.cycle.value] == [
        1,
        100,
        Decimal("0.5"),
        30,
    ]
    assert found.deals.variant == Variant.QUALIFIED_OPEN_DEALS
    assert value(sales_velocity(found)) == Decimal("1.6667")


def test_all_open_deals_count_if_no_stage_is_qualified_and_it_is_noted() -> None:
    found = sales_velocity(open_velocity_factors(deals(), AS_OF, NO_STAGES))
    assert (value(found), found.variant) == (Decimal("3.3333"), Variant.ALL_OPEN_DEALS)


def test_velocity_of_closed_deals_is_labeled() -> None:
    found = sales_velocity(closed_velocity_factors(deals(), AS_OF))
    assert (value(found), found.variant) == (Decimal("10.0000"), Variant.CLOSED_DEALS)


def test_velocity_is_na_without_deals() -> None:
    assert sales_velocity(open_velocity_factors([], AS_OF, NO_STAGES)).reason == Reason.NO_DEALS
    assert sales_velocity(closed_velocity_factors([], AS_OF)).reason == Reason.NO_CLOSED_DEALS
