from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plangen.metrics.flow import (
    age,
    deals_created,
    mean_cycle,
    median_age,
    median_cycle,
    own_cycle,
    pipeline_created,
    stage_age,
    usual_stage_ages,
)
from plangen.records.opportunities import Opportunity
from tests.metrics.invented import AS_OF, Q3, lost, opened, won

CLOSED = date(2026, 8, 31)
CREATED = st.dates(date(2026, 1, 1), CLOSED) | st.none()


def after(days: int, **known: str) -> Opportunity:
    return won(1, CLOSED, created=date.fromordinal(CLOSED.toordinal() - days), **known)


def test_the_cycle_is_the_median_of_the_days_from_creating_to_winning() -> None:
    found = median_cycle([after(5), after(100), after(7)], Q3)
    assert (found.value, found.n) == (Decimal(7), 3)


def test_the_median_of_an_even_number_lies_between_the_two_in_the_middle() -> None:
    assert median_cycle([after(5), after(8)], Q3).value == Decimal("6.5")


def test_only_won_deals_of_the_period_have_a_cycle() -> None:
    others = [lost(CLOSED, created=date(2026, 8, 1)), won(1, date(2026, 1, 5), created=date(2026, 1, 1))]
    assert median_cycle([after(30), *others], Q3).value == 30
    assert own_cycle([after(30), *others]).value == 17


def test_a_deal_won_on_the_day_it_was_created_took_no_day() -> None:
    assert median_cycle([after(0)], Q3).value == 0


def test_a_deal_closed_before_it_was_created_is_left_out() -> None:
    found = median_cycle([after(30), after(-3)], Q3)
    assert (found.value, found.n) == (Decimal(30), 1)


def test_what_is_missing_for_a_cycle_is_said() -> None:
    assert median_cycle([], Q3).reason == "0 won deals"
    assert median_cycle([won(1, CLOSED)], Q3).reason == "0 won deals with a created date"
    assert median_cycle([after(30, kind="renewal")], Q3).reason == "only renewals"


def test_renewals_have_no_cycle_and_the_variant_says_so() -> None:
    found = median_cycle([after(30, kind="new"), after(2, kind="renewal")], Q3)
    assert (found.value, found.variant) == (Decimal(30), "without renewals")


def test_the_age_of_a_deal_is_counted_to_the_as_of_date() -> None:
    assert age(opened(1, created=date(2026, 9, 5)), AS_OF).value == 30
    assert age(opened(1), AS_OF).reason == "no created date"


def test_the_median_age_is_that_of_the_open_deals() -> None:
    deals = [opened(1, created=date(2026, 9, 5)), opened(1), won(1, created=date(2025, 1, 1))]
    found = median_age(deals, AS_OF)
    assert (found.value, found.n) == (Decimal(30), 1)
    assert median_age([won(1, created=date(2025, 1, 1))], AS_OF).reason == "no created dates"


def test_the_mean_cycle_stands_beside_the_median() -> None:
    found = mean_cycle([after(5), after(100), after(9)], Q3)
    assert (found.value, found.n) == (Decimal(38), 3)
    assert mean_cycle([], Q3).reason == "0 won deals"


def test_how_long_a_deal_is_in_its_stage_is_known_only_from_the_day_it_entered() -> None:
    assert stage_age(opened(1, stage_entered=date(2026, 9, 25), created=date(2026, 1, 1)), AS_OF).value == 10
    assert stage_age(opened(1, created=date(2026, 1, 1)), AS_OF).reason == "no date of entering the stage"
    assert stage_age(won(1, stage_entered=date(2026, 9, 25)), AS_OF).reason == "no date of entering the stage"
    assert stage_age(opened(1, stage_entered=date(2026, 10, 6)), AS_OF).reason == "entered later"


def test_a_stage_has_a_usual_age_from_five_deals_on() -> None:
    deals = [opened(1, stage="Offer", stage_entered=date(2026, 9, day)) for day in (1, 5, 15, 25)]
    assert usual_stage_ages(deals, AS_OF) == {}
    assert usual_stage_ages([*deals, opened(1, stage="offer", stage_entered=AS_OF)], AS_OF) == {"offer": 20}


def test_what_came_in_counts_whatever_became_of_it() -> None:
    day = date(2026, 7, 1)
    deals = [opened(10, created=day), won(20, created=day), lost(amount=40, created=day), opened(80), opened(None)]
    assert (pipeline_created(deals, Q3).value, deals_created(deals, Q3).value) == (Decimal(70), Decimal(3))
    assert pipeline_created(deals[:1], Q3).value == 10


def test_what_came_in_cannot_be_said_without_created_dates() -> None:
    for measure in (pipeline_created, deals_created):
        assert measure([opened(1)], Q3).reason == "no created dates"
        assert measure([], Q3).reason == "no deals in the files"
    assert pipeline_created([opened(None, created=Q3.start)], Q3).reason == "no amounts"


@given(st.data(), st.lists(st.builds(lambda day: won(1, CLOSED, created=day), CREATED), max_size=10))
def test_the_order_of_the_rows_changes_no_median(data: st.DataObject, deals: list[Opportunity]) -> None:
    one, other = median_cycle(deals, Q3), median_cycle(data.draw(st.permutations(deals)), Q3)
    assert (one.value, one.n, one.reason) == (other.value, other.n, other.reason)
