from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.facts.formatting.reasons import variant_text
from plangen.metrics.pipeline.funnel import FunnelStep, Ratios, activity_plan, planning_ratio


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


def test_a_gap_of_750_thousand_needs_18_deals_75_opportunities_and_102_meetings() -> None:
    assert exact(activity_plan(money(750_000), RATIOS, WEEKS, NONE_OPEN)) == [18, 75, 102]


def test_needed_numbers_are_rounded_up_to_fives_and_divided_by_the_weeks_left() -> None:
    steps = activity_plan(money(750_000), RATIOS, WEEKS, NONE_OPEN)
    assert [step.needed.value for step in steps] == [20, 75, 105]
    assert [step.per_week.value for step in steps] == [2, Decimal("7.5"), Decimal("10.5")]


def test_open_qualified_opportunities_are_subtracted_but_never_below_zero() -> None:
    assert exact(activity_plan(money(750_000), RATIOS, WEEKS, count("30"))) == [18, 45, 61]
    assert exact(activity_plan(money(750_000), RATIOS, WEEKS, count("90"))) == [18, 0, 0]


def test_a_repeating_decimal_does_not_add_an_extra_deal() -> None:
    ratios = Ratios(money(1), rate(1, 3), rate(12, 38))
    assert exact(activity_plan(money(2), ratios, WEEKS, NONE_OPEN)) == [2, 6, 19]


def test_the_plan_stops_at_the_first_unknown_ratio_and_gives_the_reason() -> None:
    ratios = Ratios(money(42_000), RATIOS.win_rate, unknown(Unit.SHARE, Reason.NO_MEETINGS))
    steps = activity_plan(money(750_000), ratios, WEEKS, NONE_OPEN)
    assert [step.name for step in steps] == ["deals", "opportunities", "meetings"]
    assert (steps[-1].needed.reason, steps[-1].per_week.reason) == (Reason.NO_MEETINGS, Reason.NO_MEETINGS)
    early = activity_plan(money(1), Ratios(unknown(Unit.MONEY, Reason.NO_WINS), *[rate(1, 2)] * 2), WEEKS, NONE_OPEN)
    assert [(step.name, step.exact.reason) for step in early] == [("deals", Reason.NO_WINS)]


def test_a_win_rate_of_zero_stops_the_plan() -> None:
    steps = activity_plan(money(10), Ratios(money(5), rate(0, 12), rate(1, 2)), WEEKS, NONE_OPEN)
    assert (len(steps), steps[-1].exact.reason) == (2, Reason.NO_WINS_YET)


def test_a_meeting_to_opportunity_rate_of_zero_stops_the_plan() -> None:
    steps = activity_plan(money(10), Ratios(money(5), rate(1, 2), rate(0, 12)), WEEKS, NONE_OPEN)
    assert (len(steps), steps[-1].exact.reason) == (3, Reason.NO_QUALIFIED_OPPORTUNITIES)


@pytest.mark.parametrize("remaining", [money(0), money(-5), unknown(Unit.MONEY, Reason.NO_QUOTA)])
def test_there_is_no_plan_if_quota_is_met_or_unknown(remaining: Measure) -> None:
    assert activity_plan(remaining, RATIOS, WEEKS, NONE_OPEN) == []


def test_per_week_is_na_without_weeks_left() -> None:
    [first, *_] = activity_plan(money(750_000), RATIOS, count("0"), NONE_OPEN)
    assert (first.needed.value, first.per_week.reason) == (Decimal(20), Reason.PERIOD_OVER)


def test_a_persons_ratio_from_enough_records_is_used() -> None:
    assert planning_ratio(rate(3, 10), [rate(9, 10)] * 5, 10, 5) == rate(3, 10)


@pytest.mark.parametrize("own", [rate(3, 9), unknown(Unit.SHARE, Reason.NO_CLOSED_DEALS)])
def test_a_small_sample_uses_the_role_median_and_is_labeled(own: Measure) -> None:
    peers = [rate(2, 10), rate(3, 10), rate(4, 10), rate(5, 10), rate(9, 10), rate(1, 9)]
    found = planning_ratio(own, peers, 10, 5)
    assert (found.value, variant_text(found)) == (Decimal("0.4"), "median of 5 people in the role")


def test_too_few_peers_make_the_ratio_na() -> None:
    found = planning_ratio(rate(3, 9), [rate(2, 10)] * 4, 10, 5)
    assert (found.value, found.reason) == (None, Reason.FEW_PEERS)
    assert planning_ratio(unknown(Unit.SHARE, Reason.NO_CLOSED_DEALS), [], 10, 5).reason == Reason.NO_CLOSED_DEALS


@given(st.integers(1, 10**7), st.integers(1, 10**5), st.integers(1, 50), st.integers(0, 40))
def test_the_plan_is_always_enough_to_close_the_gap(gap: int, deal: int, won: int, existing: int) -> None:
    deals, opportunities, meetings = activity_plan(
        money(gap), Ratios(money(deal), rate(won, 50), rate(won, 50)), WEEKS, count(str(existing))
    )
    assert (deals.exact.value or 0) * deal >= gap > ((deals.exact.value or 0) - 1) * deal
    assert ((opportunities.exact.value or 0) + existing) * won >= (deals.exact.value or 0) * 50
    for step in (deals, opportunities, meetings):
        assert step.needed.value is not None
        assert step.needed.value % 5 == 0
        assert 0 <= step.needed.value - (step.exact.value or 0) < 5
