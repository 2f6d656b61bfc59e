from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.metrics.activity import (
    LOGGED,
    activities_a_week,
    activities_per_meeting,
    activity_count,
    against_standard,
    close_rate,
    expected_activities,
    qualification_rate,
    weekly_standard,
    weeks_worked,
)
from plangen.records.activities import Activity
from plangen.records.opportunities import Opportunity
from plangen.records.stages import Outcome, Stage, StageMap
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


def test_the_counts_of_a_type_are_added_up() -> None:
    done = [activity("call", 12), activity("call"), activity("meeting", 3), activity("call", 9, Q3.end)]
    found = activity_count(done, "call", Q3)
    assert (found.value, found.n, found.variant) == (Decimal(13), 2, LOGGED)


def test_none_of_a_type_is_zero_but_no_activities_at_all_is_unknown() -> None:
    assert activity_count([activity("call")], "meeting", Q3).value == 0
    assert activity_count([], "meeting", Q3).reason == "no activities in the files"


def test_a_quarter_has_the_weeks_of_its_working_days() -> None:
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
def test_weeks_are_counted_from_the_hire_to_the_last_day(known: dict[str, Any], days: int) -> None:
    assert weeks_worked(person(**known), Q3.start, Q3.end).value == Decimal(days) / 5


def test_holidays_and_days_away_are_not_worked_and_a_saturday_changes_nothing() -> None:
    free = {date(2026, 7, 6), date(2026, 7, 7), date(2026, 7, 11)}
    assert weeks_worked(person(), Q3.start, Q3.end, free).n == 64


def test_who_was_not_there_has_no_weeks() -> None:
    assert weeks_worked(person(hired=Q3.end), Q3.start, Q3.end).reason == "not employed"


def test_the_own_standard_comes_before_that_of_the_role_and_of_all() -> None:
    targets = [target(who, MEETINGS_A_WEEK, "2026", text) for who, text in (("all", "3"), ("ae", "4"))]
    assert weekly_standard("meeting", person(role="AE"), Q3, targets).value == 4
    own = target("Ana Ruiz", MEETINGS_A_WEEK, "2026", "5")
    assert weekly_standard("meeting", person(role="AE"), Q3, [*targets, own]).value == 5
    assert weekly_standard("meeting", person(role="farmer"), Q3, targets).value == 3


def test_a_standard_a_week_is_the_same_in_a_month_and_the_finest_period_wins() -> None:
    targets = [target("all", MEETINGS_A_WEEK, "2026", "3"), target("all", MEETINGS_A_WEEK, "2026-Q3", "6")]
    assert weekly_standard("meeting", person(), period("2026-08"), targets).value == 6
    assert weekly_standard("meeting", person(), period("2026-03"), targets).value == 3


def test_without_a_target_of_the_type_there_is_no_standard() -> None:
    assert weekly_standard("call", person(), Q3, [target("all", MEETINGS_A_WEEK, "2026", "3")]).reason == "no standard"
    assert weekly_standard("win rate", person(), Q3, [target("all", "win rate", "2026", "1")]).reason == "no standard"


def test_what_was_logged_stands_against_the_weeks_worked() -> None:
    expected = expected_activities(count("5"), count("12"))
    done = activity_count([activity("meeting", 45)], "meeting", Q3)
    assert (value(expected), value(against_standard(done, expected))) == (Decimal(60), Decimal("0.75"))
    assert value(activities_a_week(done, count("12"))) == Decimal("3.75")
    assert against_standard(done, expected).variant == LOGGED


def test_what_cannot_be_held_against_a_standard_says_why() -> None:
    done, nothing = count("3"), unknown(Unit.COUNT, "no activities in the files")
    lacking = expected_activities(unknown(Unit.COUNT, "no standard"), count("12"))
    assert against_standard(done, lacking).reason == "no standard"
    assert against_standard(nothing, count("60")).reason == "no activities in the files"
    assert against_standard(done, count("0")).reason == "no weeks worked, or a standard of 0"
    assert activities_a_week(done, count("0")).reason == "no weeks worked"
    assert activities_a_week(nothing, count("2")).reason == "no activities in the files"


def test_other_activities_are_held_against_meetings() -> None:
    done = [activity("call", 30), activity("e-mail", 6), activity("meeting", 12)]
    found = activities_per_meeting(done, Q3)
    assert (found.value, found.n) == (Decimal(3), 12)
    assert activities_per_meeting([activity("call")], Q3).reason == "0 meetings logged"
    assert activities_per_meeting([activity("meeting")], Q3).reason == "only meetings logged"
    assert activities_per_meeting([], Q3).reason == "no activities in the files"


def test_68_opportunities_of_92_meetings_are_a_qualification_rate_of_73_9_percent() -> None:
    deals = created(opened(1, created=AUGUST), 68)
    found = qualification_rate(deals, [activity("meeting", 92)], Q3, NO_STAGES)
    assert (value(found), found.part, found.n) == (Decimal("0.7391"), 68, 92)


def test_an_open_deal_counts_where_stages_say_that_it_is_qualified() -> None:
    deals = [opened(1, created=AUGUST, stage=stage) for stage in ("Lead", "Offer", "Demo")]
    deals += [won(1, created=AUGUST), lost(created=AUGUST)]
    found = qualification_rate(deals, [activity("meeting", 10)], Q3, STAGES)
    assert (found.part, found.variant) == (3, "")
    plain = qualification_rate(deals, [activity("meeting", 10)], Q3, NO_STAGES)
    assert (plain.part, plain.variant) == (5, "every opportunity counts as qualified")


def test_a_qualification_rate_that_cannot_be_is_not_said() -> None:
    deals = created(opened(1, created=AUGUST), 3)
    found = qualification_rate(deals, [activity("meeting", 2)], Q3, NO_STAGES)
    assert found.reason == "fewer meetings than opportunities logged"
    assert qualification_rate(deals, [], Q3, NO_STAGES).reason == "no activities in the files"
    assert qualification_rate(deals, [activity("call")], Q3, NO_STAGES).reason == "0 meetings logged"
    undated = qualification_rate([opened(1)], [activity("meeting")], Q3, NO_STAGES)
    assert undated.reason == "no created dates"


def test_the_close_rate_is_won_of_the_qualified_ones_of_the_period() -> None:
    deals = [won(1, created=AUGUST), lost(created=AUGUST), opened(1, created=AUGUST, stage="Lead")]
    deals += [won(1, created=date(2026, 6, 1))]
    assert (close_rate(deals, Q3, STAGES).part, close_rate(deals, Q3, STAGES).n) == (1, 2)
    assert close_rate([], Q3, STAGES).reason == "0 qualified opportunities"
