from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.elements.reasons import Reason, Variant
from plangen.facts.formatting.reasons import variant_text
from plangen.metrics.pipeline.activity import (
    activities_per_meeting,
    activities_per_week,
    activity_attainment,
    activity_count,
    expected_activities,
    qualification_rate,
    qualified_win_rate,
    weekly_activity_target,
    weeks_on_ramp,
    weeks_worked,
)
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome, Stage, StageMap
from plangen.records.meetings.activities import Activity
from tests.metrics.invented import Q3, lost, opened, period, person, target, value, won

AUGUST = date(2026, 8, 14)
NO_STAGES = StageMap({}, {})
MEETINGS_A_WEEK = "activity: meeting"
STAGES = StageMap(
    {
        "lead": Stage(RowKey(4, 1), "Lead", Outcome.OPEN, qualified=False),
        "offer": Stage(RowKey(4, 2), "Offer", Outcome.OPEN, qualified=True),
    },
    {},
)


def activity(kind: str, number: int = 1, day: date = AUGUST, **known: Any) -> Activity:
    return Activity(known.pop("row", RowKey(6, 1)), day, known.pop("salesperson", "Ana Ruiz"), kind, Decimal(number))


def count(number: str) -> Measure:
    return Measure(Decimal(number), Unit.COUNT)


def created(deal: Opportunity, number: int = 1) -> list[Opportunity]:
    return [deal] * number


def test_counts_of_an_activity_type_are_summed() -> None:
    done = [activity("call", 12), activity("call"), activity("meeting", 3), activity("call", 9, Q3.end)]
    found = activity_count(done, "call", Q3)
    assert (found.value, found.n, found.variant) == (Decimal(13), 2, Variant.LOGGED)


def test_no_activities_of_a_type_is_zero_but_none_at_all_is_na() -> None:
    assert activity_count([activity("call")], "meeting", Q3).value == 0
    assert activity_count([], "meeting", Q3).reason == Reason.NO_ACTIVITIES


def test_weeks_in_a_quarter_are_its_working_days_divided_by_five() -> None:
    found = weeks_worked(person(), Q3.start, Q3.end)
    assert (found.value, found.n) == (Decimal("13.2"), 66)


@pytest.mark.parametrize(
    ("known", "days"),
    [
        ({"hired": date(2026, 9, 28)}, 3),
        ({"left": date(2026, 7, 3)}, 3),
        ({"hired": date(2026, 9, 21), "left": date(2026, 9, 25)}, 5),
    ],
)
def test_weeks_worked_run_from_the_hire_date_through_the_last_day(known: dict[str, Any], days: int) -> None:
    assert weeks_worked(person(**known), Q3.start, Q3.end).value == Decimal(days) / 5


def test_weeks_worked_exclude_holidays_and_days_away_but_not_saturdays() -> None:
    free = {date(2026, 7, 6), date(2026, 7, 7), date(2026, 7, 11)}
    assert weeks_worked(person(), Q3.start, Q3.end, free).n == 64


def test_weeks_worked_are_na_for_people_not_employed() -> None:
    assert weeks_worked(person(hired=Q3.end), Q3.start, Q3.end).reason == Reason.NOT_EMPLOYED


def test_a_persons_weekly_target_overrides_the_roles_and_the_one_for_all() -> None:
    targets = [target(who, MEETINGS_A_WEEK, "2026", text) for who, text in (("all", "3"), ("ae", "4"))]
    assert weekly_activity_target("meeting", person(role="AE"), Q3, targets).value == 4
    own = target("Ana Ruiz", MEETINGS_A_WEEK, "2026", "5")
    assert weekly_activity_target("meeting", person(role="AE"), Q3, [*targets, own]).value == 5
    assert weekly_activity_target("meeting", person(role="farmer"), Q3, targets).value == 3


def test_the_weekly_target_with_the_shortest_period_wins() -> None:
    targets = [target("all", MEETINGS_A_WEEK, "2026", "3"), target("all", MEETINGS_A_WEEK, "2026-Q3", "6")]
    assert weekly_activity_target("meeting", person(), period("2026-08"), targets).value == 6
    assert weekly_activity_target("meeting", person(), period("2026-03"), targets).value == 3


def test_weekly_target_is_na_without_a_target_for_the_type() -> None:
    assert (
        weekly_activity_target("call", person(), Q3, [target("all", MEETINGS_A_WEEK, "2026", "3")]).reason
        == Reason.NO_TARGET
    )
    assert (
        weekly_activity_target("win rate", person(), Q3, [target("all", "win rate", "2026", "1")]).reason
        == Reason.NO_TARGET
    )


def test_logged_activities_are_compared_with_weeks_worked() -> None:
    expected = expected_activities(count("5"), count("12"))
    done = activity_count([activity("meeting", 45)], "meeting", Q3)
    assert (value(expected), value(activity_attainment(done, expected))) == (Decimal(60), Decimal("0.75"))
    assert value(activities_per_week(done, count("12"))) == Decimal("3.75")
    assert activity_attainment(done, expected).variant == Variant.LOGGED


def test_activity_attainment_gives_a_reason_when_na() -> None:
    done, nothing = count("3"), unknown(Unit.COUNT, Reason.NO_ACTIVITIES)
    missing = expected_activities(unknown(Unit.COUNT, Reason.NO_TARGET), count("12"))
    assert activity_attainment(done, missing).reason == Reason.NO_TARGET
    assert activity_attainment(nothing, count("60")).reason == Reason.NO_ACTIVITIES
    assert activity_attainment(done, count("0")).reason == Reason.ACTIVITY_TARGET_IS_0
    assert activities_per_week(done, count("0")).reason == Reason.NO_WEEKS_WORKED
    assert activities_per_week(nothing, count("2")).reason == Reason.NO_ACTIVITIES


def test_activities_per_meeting_divides_other_activities_by_meetings() -> None:
    done = [activity("call", 30), activity("e-mail", 6), activity("meeting", 12)]
    found = activities_per_meeting(done, Q3)
    assert (found.value, found.n) == (Decimal(3), 12)
    assert activities_per_meeting([activity("call")], Q3).reason == Reason.NO_MEETINGS
    assert activities_per_meeting([activity("meeting")], Q3).reason == Reason.ONLY_MEETINGS
    assert activities_per_meeting([], Q3).reason == Reason.NO_ACTIVITIES


def test_68_opportunities_from_92_meetings_is_a_rate_of_73_9_percent() -> None:
    deals = created(opened(1, created=AUGUST), 68)
    found = qualification_rate(deals, [activity("meeting", 92)], Q3, NO_STAGES)
    assert (value(found), found.part, found.n) == (Decimal("0.7391"), 68, 92)


def test_open_deals_count_only_in_qualified_stages() -> None:
    deals = [opened(1, created=AUGUST, stage=stage) for stage in ("Lead", "Offer", "Demo")]
    deals += [won(1, created=AUGUST), lost(created=AUGUST)]
    found = qualification_rate(deals, [activity("meeting", 10)], Q3, STAGES)
    assert (found.part, variant_text(found)) == (3, "")
    plain = qualification_rate(deals, [activity("meeting", 10)], Q3, NO_STAGES)
    assert (plain.part, plain.variant) == (5, Variant.ALL_QUALIFIED)


def test_more_opportunities_than_meetings_is_na() -> None:
    deals = created(opened(1, created=AUGUST), 3)
    found = qualification_rate(deals, [activity("meeting", 2)], Q3, NO_STAGES)
    assert found.reason == Reason.FEWER_MEETINGS
    assert qualification_rate(deals, [], Q3, NO_STAGES).reason == Reason.NO_ACTIVITIES
    assert qualification_rate(deals, [activity("call")], Q3, NO_STAGES).reason == Reason.NO_MEETINGS
    undated = qualification_rate([opened(1)], [activity("meeting")], Q3, NO_STAGES)
    assert undated.reason == Reason.NO_CREATED_DATES


def test_qualified_win_rate_is_won_of_qualified_deals_created_in_the_period() -> None:
    deals = [won(1, created=AUGUST), lost(created=AUGUST), opened(1, created=AUGUST, stage="Lead")]
    deals += [won(1, created=date(2026, 6, 1))]
    assert (qualified_win_rate(deals, Q3, STAGES).part, qualified_win_rate(deals, Q3, STAGES).n) == (1, 2)
    assert qualified_win_rate([], Q3, STAGES).reason == Reason.NO_QUALIFIED


def test_a_weekly_target_counts_the_weeks_of_a_ramp_by_its_share() -> None:
    """W8: July has 23 working days at half, August 21 and September 22 at full: 11.5 + 21 + 22 days, 10.9 weeks."""
    new = person(hired=date(2026, 7, 1), ramp=(Decimal("0.5"),))
    assert weeks_on_ramp(new, Q3.start, Q3.end).value == Decimal("10.9")
    assert weeks_on_ramp(person(), Q3.start, Q3.end).value == Decimal("13.2")
