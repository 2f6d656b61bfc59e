"""What holds for every measure of deals and a period."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.measure import Measure, Unit
from plangen.metrics.deal_size import credits_given, median_deal
from plangen.metrics.flow import deals_created, mean_cycle, median_cycle, pipeline_created
from plangen.metrics.forecast import forecast
from plangen.metrics.losses import lost_deals
from plangen.metrics.results import average_deal, bookings, margin, win_rate, won_deals
from plangen.metrics.retention import revenue_per_customer
from plangen.metrics.snapshots import pipeline_yield
from plangen.metrics.win_rates import cohort_win_rate, decided_win_rate, value_win_rate
from plangen.periods import Period
from plangen.records.opportunities import Opportunity
from tests.metrics.invented import Q3, lost, opened, won

DealMeasure = Callable[[Sequence[Opportunity], Period], Measure]
MEASURES: tuple[DealMeasure, ...] = (
    average_deal, bookings, cohort_win_rate, credits_given, deals_created, decided_win_rate, forecast, lost_deals,
    margin, mean_cycle, median_cycle, median_deal, pipeline_created, pipeline_yield, revenue_per_customer,
    value_win_rate, win_rate, won_deals,
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


@pytest.mark.parametrize("measure", MEASURES)
def test_of_nobodys_deals_nothing_is_known_and_nothing_is_zero(measure: DealMeasure) -> None:
    found = measure([], Q3)
    assert found.value is None
    assert found.reason


@pytest.mark.parametrize("measure", MEASURES)
def test_of_deals_without_amounts_no_money_is_known(measure: DealMeasure) -> None:
    spring = date(2026, 5, 1)
    deals = [won(None, created=spring, account="Fjord"), opened(None, Q3.last_day, created=Q3.start)]
    found = measure([*deals, lost(created=spring, loss_reason="price")], Q3)
    assert found.unit is not Unit.MONEY or not found.known


@pytest.mark.parametrize("measure", MEASURES)
@given(st.data(), DEALS)
def test_the_order_of_the_rows_changes_nothing(
    measure: DealMeasure, data: st.DataObject, deals: list[Opportunity]
) -> None:
    one, other = measure(deals, Q3), measure(data.draw(st.permutations(deals)), Q3)
    assert (one.value, one.n, one.part, one.reason) == (other.value, other.n, other.part, other.reason)
    assert sorted(one.rows) == sorted(other.rows)


@pytest.mark.parametrize("measure", MEASURES)
@given(DEALS)
def test_a_part_is_never_more_than_what_it_is_part_of(measure: DealMeasure, deals: list[Opportunity]) -> None:
    found = measure(deals, Q3)
    assert found.part is None or 0 <= found.part <= found.n
    assert set(found.rows) <= {deal.row for deal in deals}
