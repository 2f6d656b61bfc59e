from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.elements.reasons import Fix, Reason, Variant
from plangen.metrics.pipeline.funnel import Ratios
from plangen.metrics.plans.backward import (
    TO_WIN,
    PlanPace,
    PlanRatios,
    PlanStep,
    bottleneck,
    calls_per_meeting,
    plan_steps,
    to_win,
)
from plangen.metrics.plans.bridge import bridge
from plangen.records.meetings.activities import Activity
from tests.metrics.invented import Q3, won
from tests.metrics.plans.planned import AHEAD, LAST, bought, likely, money, next_year, records


def count(number: str, n: int = 20) -> Measure:
    return Measure(Decimal(number), Unit.COUNT, n)


def rate(part: int, n: int) -> Measure:
    return Measure(Decimal(part) / n, Unit.SHARE, n, part=part)


CALLS = Measure(Decimal(3), Unit.TIMES, 30, part=10)
RATIOS = PlanRatios(Ratios(money(42_000), rate(12, 50), rate(68, 92)), CALLS, count("0"))
WEEKS = count("10")
PACE = PlanPace(money(60_000), count("1.5"), count("3"), count("4"), count("30"))


def steps(wanted: int = 750_000, ratios: PlanRatios = RATIOS, weeks: Measure = WEEKS) -> list[PlanStep]:
    return plan_steps(money(wanted), ratios, weeks, PACE)


def with_ratios(**known: Measure) -> PlanRatios:
    return replace(RATIOS, funnel=replace(RATIOS.funnel, **known))


def test_what_is_left_to_win_is_the_quota_less_what_repeats_and_renews() -> None:
    deals = [*bought("Fjord", 100, 60), likely("Nova", 33, "0.9", kind="renewal"), likely("Gap", 200, "0.25")]
    assert to_win(bridge(records(deals), next_year(), money(500))).value == 500 - 60 - 33


def test_what_is_won_in_a_running_plan_is_not_left_to_win() -> None:
    found = bridge(records([won(120, LAST)]), next_year("2026", date(2026, 10, 5)), money(500))
    assert to_win(found).value == 380


def test_nothing_is_left_to_win_above_quota_and_it_is_na_without_one() -> None:
    assert to_win(bridge(records(bought("Fjord", 100, 60)), next_year(), money(50))).value == 0
    no_quota = unknown(Unit.MONEY, Reason.NO_QUOTA, fix=Fix.ADD_QUOTA)
    found = to_win(bridge(records([]), next_year(), no_quota))
    assert (found.value, found.reason, found.fix) == (None, Reason.NO_QUOTA, Fix.ADD_QUOTA)


def test_the_steps_lead_from_750_thousand_back_to_calls_each_rounded_up_to_fives() -> None:
    assert [each.name for each in steps()] == [TO_WIN, "deals", "opportunities", "meetings", "calls"]
    assert [each.needed.value for each in steps()] == [750_000, 20, 75, 105, 310]


def test_each_step_has_what_is_needed_per_week_and_the_pace_of_now() -> None:
    found = [(each.per_week.value, each.now.value) for each in steps()]
    expected = [("75000", "60000"), ("2", "1.5"), ("7.5", "3"), ("10.5", "4"), ("31", "30")]
    assert found == [(Decimal(needed), Decimal(now)) for needed, now in expected]


def test_open_qualified_opportunities_are_in_hand() -> None:
    found = steps(ratios=replace(RATIOS, open_qualified=count("30")))
    assert [each.needed.value for each in found[2:4]] == [45, 65]


def test_calls_are_rounded_up_without_an_extra_five() -> None:
    third = Measure(Decimal(1) / 3, Unit.TIMES, 30, part=90)
    assert steps(ratios=replace(RATIOS, calls=third))[-1].needed.value == 35


def test_the_steps_stop_where_the_data_stops_and_give_the_reason() -> None:
    stopped = steps(ratios=with_ratios(qualification_rate=unknown(Unit.SHARE, Reason.NO_MEETINGS)))
    assert [each.name for each in stopped] == [TO_WIN, "deals", "opportunities", "meetings"]
    assert stopped[-1].needed.reason is Reason.NO_MEETINGS
    early = steps(ratios=with_ratios(average_deal=unknown(Unit.MONEY, Reason.NO_WINS)))
    assert [each.name for each in early] == [TO_WIN, "deals"]
    without_calls = steps(ratios=replace(RATIOS, calls=unknown(Unit.TIMES, Reason.NO_ACTIVITIES)))
    assert without_calls[-1].name == "meetings"


def test_the_median_of_the_role_is_kept_as_the_ratio_of_its_step() -> None:
    median = Measure(Decimal("0.2"), Unit.SHARE, 60, variant=Variant.MEDIAN_OF_ROLE, details=(5,))
    found = steps(ratios=with_ratios(win_rate=median))
    assert found[2].ratio == median
    assert found[2].needed.value == 90


@pytest.mark.parametrize("wanted", [money(0), money(-5), unknown(Unit.MONEY, Reason.NO_QUOTA)])
def test_there_are_no_steps_without_a_quota_or_if_nothing_is_left_to_win(wanted: Measure) -> None:
    assert plan_steps(wanted, RATIOS, WEEKS, PACE) == []


def test_nothing_is_needed_per_week_if_no_weeks_are_left() -> None:
    assert {each.per_week.reason for each in steps(weeks=count("0"))} == {Reason.PERIOD_OVER}


def test_the_bottleneck_is_the_step_whose_pace_is_furthest_below_what_is_needed() -> None:
    found = bottleneck(steps())
    assert found is not None
    assert found.name == "meetings"
    assert found.shortfall == Decimal(4) / Decimal("10.5")


def test_there_is_no_bottleneck_if_every_pace_is_enough_or_unknown() -> None:
    fast = PlanPace(money(1), *[count("99")] * 4)
    assert bottleneck(plan_steps(money(750_000), RATIOS, WEEKS, fast)) is None
    unlogged = PlanPace(money(1), *[unknown(Unit.COUNT, Reason.NO_ACTIVITIES)] * 4)
    assert bottleneck(plan_steps(money(750_000), RATIOS, WEEKS, unlogged)) is None
    assert bottleneck([]) is None


def logged(kind: str, number: int, day: date = Q3.start) -> Activity:
    return Activity(RowKey(4, number), day, "Ana Ruiz", kind, Decimal(number))


def test_calls_per_meeting_are_those_logged_in_the_period() -> None:
    found = calls_per_meeting([logged("call", 30), logged("meeting", 10), logged("call", 7, AHEAD)], Q3)
    assert [found.value, found.n, found.part] == [3, 30, 10]


def test_calls_per_meeting_are_na_without_calls_or_meetings() -> None:
    assert calls_per_meeting([], Q3).reason is Reason.NO_ACTIVITIES
    assert calls_per_meeting([logged("call", 30)], Q3).reason is Reason.NO_MEETINGS
    assert calls_per_meeting([logged("meeting", 10)], Q3).reason is Reason.ONLY_MEETINGS
