"""Rules that hold for every metric of deals and a period."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.measure import Measure, Unit
from plangen.metrics.pipeline.forecast import forecast
from plangen.metrics.pipeline.snapshots import pipeline_conversion
from plangen.metrics.results.bookings import average_deal, bookings, deals_won, margin, win_rate
from plangen.metrics.results.deal_size import credits_given, median_deal_size
from plangen.metrics.results.flow import deals_created, mean_cycle, median_cycle, pipeline_created
from plangen.metrics.results.losses import deals_lost
from plangen.metrics.results.retention import revenue_per_customer
from plangen.metrics.results.win_rates import cohort_win_rate, value_win_rate, win_rate_excluding_no_decision
from plangen.periods import Period
from plangen.records.deals.opportunities import Opportunity
from tests.metrics.invented import Q3, lost, opened, won

DealMetric = Callable[[Sequence[Opportunity], Period], Measure]
METRICS: tuple[DealMetric, ...] = (
    average_deal, bookings, cohort_win_rate, credits_given, deals_created, forecast, deals_lost, margin, mean_cycle,
    median_cycle, median_deal_size, pipeline_conversion, pipeline_created, revenue_per_customer, value_win_rate,
    win_rate, win_rate_excluding_no_decision, deals_won,
)  # fmt: skip
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
CREATED = st.dates(date(2025, 6, 1), date(2026, 12, 31)) | st.none()
AMOUNT = st.integers(-50, 900) | st.none()
DEALS = st.lists(
    st.builds(won, AMOUNT, DAYS, created=CREATED, account=st.sampled_from(["Fjord", "Cedar", ""]))
    | st.builds(lost, DAYS, AMOUNT, created=CREATED, loss_reason=st.sampled_from(["price", "no decision", ""]))
    | st.builds(opened, AMOUNT, DAYS | st.none(), created=CREATED, forecast_category=st.sampled_from(["commit", ""])),
    max_size=12,
)


@pytest.mark.parametrize("metric", METRICS)
def test_metrics_of_no_deals_are_na_not_zero(metric: DealMetric) -> None:
    found = metric([], Q3)
    assert found.value is None
    assert found.reason


@pytest.mark.parametrize("metric", METRICS)
def test_money_metrics_are_na_without_amounts(metric: DealMetric) -> None:
    spring = date(2026, 5, 1)
    deals = [won(None, created=spring, account="Fjord"), opened(None, Q3.last_day, created=Q3.start)]
    found = metric([*deals, lost(created=spring, loss_reason="price")], Q3)
    assert found.unit is not Unit.MONEY or not found.known


@pytest.mark.parametrize("metric", METRICS)
@given(st.data(), DEALS)
def test_row_order_does_not_affect_the_result(
    metric: DealMetric, data: st.DataObject, deals: list[Opportunity]
) -> None:
    one, other = metric(deals, Q3), metric(data.draw(st.permutations(deals)), Q3)
    assert (one.value, one.n, one.part, one.reason) == (other.value, other.n, other.part, other.reason)
    assert sorted(one.rows) == sorted(other.rows)


@pytest.mark.parametrize("metric", METRICS)
@given(DEALS)
def test_a_part_never_exceeds_its_total(metric: DealMetric, deals: list[Opportunity]) -> None:
    found = metric(deals, Q3)
    assert found.part is None or 0 <= found.part <= found.n
    assert set(found.rows) <= {deal.row for deal in deals}
