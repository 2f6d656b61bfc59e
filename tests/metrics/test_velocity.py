from datetime import date, timedelta
from decimal import Decimal

import pytest

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.metrics.velocity import Speed, sales_velocity, speed_of_closed, speed_of_open, trailing
from plangen.records.opportunities import Opportunity
from plangen.records.stages import Outcome, Stage, StageMap
from tests.metrics.invented import AS_OF, lost, opened, value, won

NO_STAGES = StageMap({}, {})


def speed(deals: int, cycle: int, n: int = 50) -> Speed:
    return Speed(
        Measure(Decimal(deals), Unit.COUNT, deals),
        Measure(Decimal(42_000), Unit.MONEY, 12),
        Measure(Decimal("0.24"), Unit.SHARE, n, part=12),
        Measure(Decimal(cycle), Unit.DAYS, 12),
    )


@pytest.mark.parametrize(("deals", "a_day"), [(18, "2326.1538"), (120, "15507.6923")])
def test_velocity_is_what_the_vectors_say(deals: int, a_day: str) -> None:
    assert value(sales_velocity(speed(deals, 78))) == Decimal(a_day)


def test_ninety_days_of_it_are_209_354() -> None:
    found = sales_velocity(speed(18, 78)).value
    assert found is not None
    assert round(found * 90) == 209_354


def test_a_cycle_of_no_day_counts_as_one() -> None:
    assert sales_velocity(speed(1, 0)).value == sales_velocity(speed(1, 1)).value == 10_080


def test_fewer_than_five_closed_deals_make_no_velocity() -> None:
    assert sales_velocity(speed(18, 78, n=5)).known
    found = sales_velocity(speed(18, 78, n=4))
    assert (found.value, found.reason) == (None, "fewer than 5 closed deals")


def test_a_factor_that_is_unknown_makes_it_unknown() -> None:
    whole = speed(18, 78)
    lacking = unknown(Unit.DAYS, "0 won deals with a created date")
    assert sales_velocity(Speed(whole.deals, whole.average_deal, whole.win_rate, lacking)).reason == lacking.reason


def test_the_trailing_year_ends_with_the_day_itself() -> None:
    assert (trailing(AS_OF).start, trailing(AS_OF).last_day) == (date(2025, 10, 6), AS_OF)
    assert trailing(date(2026, 12, 31)).start == date(2026, 1, 1)


def deals() -> list[Opportunity]:
    closed = [won(100, AS_OF, created=AS_OF - timedelta(days=days)) for days in (10, 20, 60)]
    old = won(9999, date(2025, 10, 5), created=date(2020, 1, 1))
    return [*closed, old, *(lost(AS_OF) for _ in range(3)), opened(1, stage="Offer"), opened(1, stage="First call")]


def test_velocity_of_open_deals_takes_the_qualified_ones_and_ratios_of_twelve_months() -> None:
    offer = Stage(RowKey(4, 1), "Offer", Outcome.OPEN, qualified=True)
    found = speed_of_open(deals(), AS_OF, StageMap({"offer": offer}, {}))
    assert [found.deals.value, found.average_deal.value, found.win_rate.value, found.cycle.value] == [
        1,
        100,
        Decimal("0.5"),
        30,
    ]
    assert found.deals.variant == "qualified open deals"
    assert value(sales_velocity(found)) == Decimal("1.6667")


def test_where_no_stage_is_called_qualified_all_open_deals_count_and_it_says_so() -> None:
    found = sales_velocity(speed_of_open(deals(), AS_OF, NO_STAGES))
    assert (value(found), found.variant) == (Decimal("3.3333"), "all open deals")


def test_velocity_of_closed_deals_is_named_so() -> None:
    found = sales_velocity(speed_of_closed(deals(), AS_OF))
    assert (value(found), found.variant) == (Decimal("10.0000"), "closed deals")


def test_without_deals_there_is_no_velocity() -> None:
    assert sales_velocity(speed_of_open([], AS_OF, NO_STAGES)).reason == "no deals in the files"
    assert sales_velocity(speed_of_closed([], AS_OF)).reason == "0 closed deals"
