from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from plangen.elements.measure import RowKey
from plangen.metrics.plans.training import (
    Phase,
    PlanWeek,
    TrainingSources,
    carried_sessions,
    check_in_days,
    lessons_of,
    times_session_carried,
    training_calendar,
    training_done,
    training_hours,
)
from plangen.records.meetings.topics import Topic, shipped_topics
from plangen.records.meetings.training import TrainingSession, TrainingStatus

START = date(2026, 10, 12)
AS_OF = date(2026, 10, 9)
ROWS = count(1)


def session(topic: str, day: date | None = None, **known: Any) -> TrainingSession:
    return TrainingSession(RowKey(0, next(ROWS)), topic, "Ana Ruiz", "person", topic, day=day, **known)


def done(topic: str, day: date, done_on: date) -> TrainingSession:
    return session(topic, day, status=TrainingStatus.DONE, done_on=done_on)


def calendar(*sessions: TrainingSession, **known: Any) -> tuple[PlanWeek, ...]:
    carried = carried_sessions(sessions, START, AS_OF)
    sources = TrainingSources(sessions, shipped_topics(), (), frozenset(), carried)
    return training_calendar(replace(sources, **known), START)


def topics(weeks: tuple[PlanWeek, ...]) -> list[str]:
    return [week.lesson.topic if week.lesson else "" for week in weeks]


def test_a_plan_has_13_weeks_in_three_phases() -> None:
    weeks = calendar()
    assert [week.monday for week in weeks] == [START + timedelta(weeks=at) for at in range(13)]
    assert [week.phase for week in weeks] == [Phase.LEARN] * 4 + [Phase.APPLY] * 5 + [Phase.PROVE] * 4


def test_it_is_full_on_day_one_without_any_training_on_file() -> None:
    assert all(topics(calendar()))
    assert len(set(topics(calendar()))) == 13


def test_types_are_balanced() -> None:
    found = {each.type for each in lessons_of(calendar())}
    assert {"product", "process", "market", "mindset"} <= found


def test_the_largest_gaps_come_first_in_each_phase() -> None:
    weeks = calendar(skills=("negotiating", "discovery", "closing"))
    learn, apply, prove = weeks[0], weeks[4], weeks[9]
    assert [each.lesson.competency for each in (learn, apply, prove) if each.lesson] == ["negotiating"] * 3
    assert [week.lesson.competency for week in weeks[1:2] if week.lesson] == ["discovery"]


def test_the_company_s_own_topics_come_before_the_built_in_ones() -> None:
    own = Topic(RowKey(1, 1), "closing", "learn", "Our own way to close")
    weeks = calendar(topics=(own, *shipped_topics()), skills=("negotiating",))
    assert topics(weeks)[:2] == ["Our own way to close", "Trading: what to give besides price, and what to get"]


def test_a_topic_that_is_planned_or_done_does_not_fill_a_week() -> None:
    held = done("Discovery questions", date(2026, 2, 10), date(2026, 2, 10))
    assert not any(topic.startswith("Discovery questions") for topic in topics(calendar(held, skills=("discovery",))))


def test_carried_sessions_come_first_then_dated_ones_then_those_without_a_date() -> None:
    late, dated, undated = session("late", date(2026, 9, 22)), session("dated", date(2026, 10, 21)), session("undated")
    assert topics(calendar(dated, undated, late))[:3] == ["late", "dated", "undated"]


def test_a_second_session_of_a_week_is_next_to_the_first_one() -> None:
    team = replace(session("team", date(2026, 10, 13)), scope="all", who="all")
    first = calendar(team, session("own", date(2026, 10, 14)))[0]
    assert first.lesson is not None
    assert (first.lesson.topic, [each.topic for each in first.also]) == ("own", ["team"])


def test_a_week_with_fewer_than_three_working_days_stays_open() -> None:
    away = frozenset(date(2026, 12, 21) + timedelta(days=at) for at in range(5))
    one_holiday = frozenset({date(2026, 11, 26)})
    weeks = calendar(days_off=away | one_holiday)
    assert [week.number for week in weeks if week.lesson is None] == [11]
    assert weeks[10].is_off


def test_a_session_carried_three_times_is_not_planned_again() -> None:
    old = session("old", date(2026, 7, 1))
    assert times_session_carried(old, START) == 4
    assert "old" not in topics(calendar(old))


def test_times_carried_are_the_issues_since_the_date_and_those_on_file() -> None:
    assert times_session_carried(session("a", date(2026, 10, 9)), START) == 1
    assert times_session_carried(session("a", date(2026, 9, 14)), START) == 1
    assert times_session_carried(session("a", date(2026, 9, 13)), START) == 2
    assert times_session_carried(session("a", date(2026, 9, 22), carried=2), START) == 3
    assert times_session_carried(session("a", START), START) == 0


def test_what_is_due_between_the_as_of_date_and_the_start_is_not_carried_over() -> None:
    assert not carried_sessions([session("today", AS_OF)], START, AS_OF)
    assert len(carried_sessions([session("yesterday", AS_OF - timedelta(days=1))], START, AS_OF)) == 1


def test_a_finished_session_is_gone_even_if_its_date_is_ahead() -> None:
    early = done("early", date(2026, 10, 20), date(2026, 10, 6))
    assert "early" not in topics(calendar(early))


def test_done_late_counts_as_done_of_due() -> None:
    late, still_open = done("late", date(2026, 8, 1), date(2026, 9, 20)), session("open", date(2026, 9, 1))
    found = training_done([late, still_open, session("ahead", START)], date(2026, 9, 14), AS_OF)
    assert (found.part, found.n) == (1, 2)
    assert not training_done([session("ahead", START)], date(2026, 9, 14), AS_OF).known


def test_hours_are_those_of_sessions_and_the_minutes_of_topics() -> None:
    weeks = calendar(session("two hours", START, hours=Decimal(2)))
    assert training_hours(lessons_of(weeks[:1])).value == 2
    assert training_hours(lessons_of(calendar()[:1])).value == Decimal("0.5")


def test_a_check_in_on_a_day_off_is_on_the_last_working_day_before() -> None:
    assert check_in_days(START, frozenset()) == (date(2026, 11, 10), date(2026, 12, 10), date(2027, 1, 8))
    assert check_in_days(START, {date(2026, 11, 10)})[0] == date(2026, 11, 9)


def test_someone_away_for_a_week_has_no_session_of_the_team_in_it_but_keeps_an_own_one() -> None:
    second = START + timedelta(weeks=1)
    away = frozenset(second + timedelta(days=at) for at in range(5))
    joints = replace(session("New joints", second + timedelta(days=1)), scope="all", who="all")
    assert calendar(joints)[1].lesson
    assert not calendar(joints, days_off=away)[1].lesson
    own = session("Product test", second + timedelta(days=2))
    assert topics(calendar(joints, own, days_off=away))[1] == "Product test"
    assert not calendar(joints, own, days_off=away)[1].also
