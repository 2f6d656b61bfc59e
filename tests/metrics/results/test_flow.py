from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.reasons import Reason, Variant
from plangen.metrics.results.flow import (
    all_wins_cycle,
    days_in_stage,
    deal_age,
    deals_created,
    mean_cycle,
    median_age,
    median_cycle,
    pipeline_created,
    typical_days_in_stage,
)
from plangen.records.deals.opportunities import Opportunity
from tests.metrics.invented import AS_OF, Q3, lost, opened, value, won

CLOSED = date(2026, 8, 31)
CREATED = st.dates(date(2026, 1, 1), CLOSED) | st.none()


def won_after(days: int, **known: str) -> Opportunity:
    return won(1, CLOSED, created=date.fromordinal(CLOSED.toordinal() - days), **known)


def test_the_sales_cycle_is_the_median_days_from_created_to_won() -> None:
    found = median_cycle([won_after(5), won_after(100), won_after(7)], Q3)
    assert (found.value, found.n) == (Decimal(7), 3)


def test_the_median_of_an_even_number_is_the_mean_of_the_middle_two() -> None:
    assert median_cycle([won_after(5), won_after(8)], Q3).value == Decimal("6.5")


def test_only_won_deals_of_the_period_have_a_cycle() -> None:
    others = [lost(CLOSED, created=date(2026, 8, 1)), won(1, date(2026, 1, 5), created=date(2026, 1, 1))]
    assert median_cycle([won_after(30), *others], Q3).value == 30
    assert all_wins_cycle([won_after(30), *others]).value == 17


def test_a_deal_won_on_its_created_date_has_a_cycle_of_zero_days() -> None:
    assert median_cycle([won_after(0)], Q3).value == 0


def test_a_deal_closed_before_it_was_created_is_excluded() -> None:
    found = median_cycle([won_after(30), won_after(-3)], Q3)
    assert (found.value, found.n) == (Decimal(30), 1)


def test_the_sales_cycle_gives_a_reason_when_na() -> None:
    assert median_cycle([], Q3).reason == Reason.NO_WINS
    assert median_cycle([won(1, CLOSED)], Q3).reason == Reason.WINS_WITHOUT_CREATED_DATES
    assert median_cycle([won_after(30, kind="renewal")], Q3).reason == Reason.ONLY_RENEWALS


def test_the_sales_cycle_excludes_renewals_and_is_labeled() -> None:
    found = median_cycle([won_after(30, kind="new"), won_after(2, kind="renewal")], Q3)
    assert (found.value, found.variant) == (Decimal(30), Variant.WITHOUT_RENEWALS)


def test_deal_age_counts_to_the_as_of_date() -> None:
    assert deal_age(opened(1, created=date(2026, 9, 5)), AS_OF).value == 30
    assert deal_age(opened(1), AS_OF).reason == Reason.NO_CREATED_DATE


def test_the_median_age_covers_open_deals_only() -> None:
    deals = [opened(1, created=date(2026, 9, 5)), opened(1), won(1, created=date(2025, 1, 1))]
    found = median_age(deals, AS_OF)
    assert (found.value, found.n) == (Decimal(30), 1)
    assert median_age([won(1, created=date(2025, 1, 1))], AS_OF).reason == Reason.NO_CREATED_DATES


def test_the_average_cycle_is_the_mean() -> None:
    found = mean_cycle([won_after(5), won_after(100), won_after(9)], Q3)
    assert (found.value, found.n) == (Decimal(38), 3)
    assert mean_cycle([], Q3).reason == Reason.NO_WINS


def test_days_in_stage_need_the_stage_entry_date() -> None:
    assert days_in_stage(opened(1, stage_entered=date(2026, 9, 25), created=date(2026, 1, 1)), AS_OF).value == 10
    assert days_in_stage(opened(1, created=date(2026, 1, 1)), AS_OF).reason == Reason.NO_STAGE_DATE
    assert days_in_stage(won(1, stage_entered=date(2026, 9, 25)), AS_OF).reason == Reason.NO_STAGE_DATE
    assert days_in_stage(opened(1, stage_entered=date(2026, 10, 6)), AS_OF).reason == Reason.FUTURE_DATE


def test_typical_days_in_stage_need_five_deals() -> None:
    deals = [opened(1, stage="Offer", stage_entered=date(2026, 9, day)) for day in (1, 5, 15, 25)]
    assert typical_days_in_stage(deals, AS_OF) == {}
    assert typical_days_in_stage([*deals, opened(1, stage="offer", stage_entered=AS_OF)], AS_OF) == {"offer": 20}


def test_pipeline_created_includes_open_and_closed_deals() -> None:
    day = date(2026, 7, 1)
    deals = [opened(10, created=day), won(20, created=day), lost(amount=40, created=day), opened(80), opened(None)]
    assert (pipeline_created(deals, Q3).value, deals_created(deals, Q3).value) == (Decimal(70), Decimal(3))
    assert pipeline_created(deals[:1], Q3).value == 10


def test_pipeline_created_is_na_without_created_dates() -> None:
    for measure in (pipeline_created, deals_created):
        assert measure([opened(1)], Q3).reason == Reason.NO_CREATED_DATES
        assert measure([], Q3).reason == Reason.NO_DEALS
    assert pipeline_created([opened(None, created=Q3.start)], Q3).reason == Reason.NO_AMOUNTS


@given(st.data(), st.lists(st.builds(lambda day: won(1, CLOSED, created=day), CREATED), max_size=10))
def test_row_order_does_not_affect_the_median(data: st.DataObject, deals: list[Opportunity]) -> None:
    one, other = median_cycle(deals, Q3), median_cycle(data.draw(st.permutations(deals)), Q3)
    assert (one.value, one.n, one.reason) == (other.value, other.n, other.reason)


def test_credits_have_no_sales_cycle() -> None:
    """W3: 10 days for the sale; 166 for the credit don't count."""
    deals = [won(100, created=date(2026, 8, 4)), won(-30, created=date(2026, 3, 1))]
    assert {value(median_cycle(deals, Q3)), value(all_wins_cycle(deals))} == {Decimal(10)}


def test_pipeline_created_starts_at_the_hire_date() -> None:
    """W9: the 500 were created in the quarter, but by someone else."""
    deals = [opened(100, created=date(2026, 8, 3)), opened(500, created=date(2026, 7, 6), created_by_other=True)]
    assert pipeline_created(deals, Q3).value == 100
    assert deals_created(deals, Q3).value == 1


def test_a_credit_created_in_the_period_is_no_pipeline() -> None:
    day = date(2026, 7, 1)
    deals = [opened(100, created=day), won(-40, created=day), won(0, created=day)]
    assert (pipeline_created(deals, Q3).value, deals_created(deals, Q3).value) == (Decimal(100), Decimal(1))
