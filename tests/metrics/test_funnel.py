from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.measure import Measure, Unit, unknown
from plangen.metrics.funnel import FunnelStep, Ratios, own_or_usual, what_it_takes


def money(amount: int, n: int = 20) -> Measure:
    return Measure(Decimal(amount), Unit.MONEY, n)


def rate(part: int, n: int) -> Measure:
    return Measure(Decimal(part) / n, Unit.SHARE, n, part=part)


def count(number: str) -> Measure:
    return Measure(Decimal(number), Unit.COUNT)


RATIOS = Ratios(money(42_000), Measure(Decimal("0.24"), Unit.SHARE, 50), rate(68, 92))
WEEKS, NONE_OPEN = count("10"), count("0")


def exact(steps: list[FunnelStep]) -> list[Decimal | None]:
    return [step.exact.value for step in steps]


def test_750_thousand_ask_for_18_deals_75_opportunities_and_102_meetings() -> None:
    assert exact(what_it_takes(money(750_000), RATIOS, WEEKS, NONE_OPEN)) == [18, 75, 102]


def test_the_results_are_rounded_up_to_the_next_five_and_spread_over_the_weeks_that_remain() -> None:
    steps = what_it_takes(money(750_000), RATIOS, WEEKS, NONE_OPEN)
    assert [step.needed.value for step in steps] == [20, 75, 105]
    assert [step.a_week.value for step in steps] == [2, Decimal("7.5"), Decimal("10.5")]


def test_open_qualified_opportunities_are_taken_off_but_never_below_zero() -> None:
    assert exact(what_it_takes(money(750_000), RATIOS, WEEKS, count("30"))) == [18, 45, 61]
    assert exact(what_it_takes(money(750_000), RATIOS, WEEKS, count("90"))) == [18, 0, 0]


def test_a_ratio_without_a_last_digit_asks_for_no_deal_too_many() -> None:
    ratios = Ratios(money(1), rate(1, 3), rate(12, 38))
    assert exact(what_it_takes(money(2), ratios, WEEKS, NONE_OPEN)) == [2, 6, 19]


def test_it_stops_where_the_data_stop_and_says_why() -> None:
    ratios = Ratios(money(42_000), RATIOS.win_rate, unknown(Unit.SHARE, "0 meetings logged"))
    steps = what_it_takes(money(750_000), ratios, WEEKS, NONE_OPEN)
    assert [step.name for step in steps] == ["deals", "opportunities", "meetings"]
    assert (steps[-1].needed.reason, steps[-1].a_week.reason) == ("0 meetings logged", "0 meetings logged")
    early = what_it_takes(money(1), Ratios(unknown(Unit.MONEY, "0 won deals"), *[rate(1, 2)] * 2), WEEKS, NONE_OPEN)
    assert [(step.name, step.exact.reason) for step in early] == [("deals", "0 won deals")]


def test_a_win_rate_of_zero_stops_it() -> None:
    steps = what_it_takes(money(10), Ratios(money(5), rate(0, 12), rate(1, 2)), WEEKS, NONE_OPEN)
    assert (len(steps), steps[-1].exact.reason) == (2, "nothing won yet")


@pytest.mark.parametrize("remaining", [money(0), money(-5), unknown(Unit.MONEY, "no quota")])
def test_nothing_is_asked_for_when_nothing_remains_or_is_known(remaining: Measure) -> None:
    assert what_it_takes(remaining, RATIOS, WEEKS, NONE_OPEN) == []


def test_without_weeks_there_is_no_number_a_week() -> None:
    [first, *_] = what_it_takes(money(750_000), RATIOS, count("0"), NONE_OPEN)
    assert (first.needed.value, first.a_week.reason) == (Decimal(20), "no weeks left")


def test_an_own_ratio_of_enough_records_is_used() -> None:
    assert own_or_usual(rate(3, 10), [rate(9, 10)] * 5, 10, 5) == rate(3, 10)


@pytest.mark.parametrize("own", [rate(3, 9), unknown(Unit.SHARE, "0 closed deals")])
def test_with_few_records_it_is_the_roles_median_and_says_so(own: Measure) -> None:
    peers = [rate(2, 10), rate(3, 10), rate(4, 10), rate(5, 10), rate(9, 10), rate(1, 9)]
    found = own_or_usual(own, peers, 10, 5)
    assert (found.value, found.variant) == (Decimal("0.4"), "median of 5 people in the role")


def test_too_few_people_give_no_median() -> None:
    found = own_or_usual(rate(3, 9), [rate(2, 10)] * 4, 10, 5)
    assert (found.value, found.reason) == (None, "few records and too few people to compare")
    assert own_or_usual(unknown(Unit.SHARE, "0 closed deals"), [], 10, 5).reason == "0 closed deals"


@given(st.integers(1, 10**7), st.integers(1, 10**5), st.integers(1, 50), st.integers(0, 40))
def test_what_it_takes_is_always_enough(left: int, deal: int, won: int, ready: int) -> None:
    deals, opportunities, meetings = what_it_takes(
        money(left), Ratios(money(deal), rate(won, 50), rate(won, 50)), WEEKS, count(str(ready))
    )
    assert (deals.exact.value or 0) * deal >= left > ((deals.exact.value or 0) - 1) * deal
    assert ((opportunities.exact.value or 0) + ready) * won >= (deals.exact.value or 0) * 50
    for step in (deals, opportunities, meetings):
        assert step.needed.value is not None
        assert step.needed.value % 5 == 0
        assert 0 <= step.needed.value - (step.exact.value or 0) < 5
