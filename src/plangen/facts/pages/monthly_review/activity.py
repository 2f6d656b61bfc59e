"""The month's activities next to their targets, and training."""

from dataclasses import dataclass, replace
from datetime import date

from plangen.elements.figure import Figure
from plangen.elements.measure import Measure
from plangen.facts.formatting.number_format import rounded
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.metrics.pipeline.activity import activity_count, expected_activities, weekly_activity_target, weeks_worked
from plangen.periods import Period
from plangen.records.meetings.events import days
from plangen.records.meetings.training import TrainingSession, TrainingStatus
from plangen.tables.values.folding import fold

TOPIC_TEXT = Limit("topic_text")

ACTIVITY_LIMIT = Limit("activity", 4)


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """A type of activity: how many were logged, the target, and how many were logged in the prior month."""

    label: str
    actual: Figure
    standard: Figure | None
    previous: Figure | None


@dataclass(frozen=True, slots=True)
class MonthActivity:
    """The rows, without marks; the target column is printed with `has_standard`, the last one with `previous_head`."""

    heading: str
    rows: tuple[ActivityRow, ...]
    has_standard: bool
    previous_head: str = ""


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """One line on a session: `when` is "Done" or "Next"."""

    when: str
    topic: str
    day: str
    trainer: str = ""


def month_activity(scope: Scope) -> MonthActivity | None:
    """The activities logged in the month, types with a target first; None if there are no activities on file."""
    if not scope.workspace.activity_types:
        return None
    all_rows = [_row(scope, activity_type) for activity_type in scope.workspace.activity_types]
    rows = sorted(all_rows, key=lambda row: row.standard is None)[: scope.most(ACTIVITY_LIMIT)]
    before = scope.book.calendar.before(scope.period)
    has_previous = any(row.previous is not None for row in rows)
    return MonthActivity(
        f"Activity in {scope.period_name}, logged in the CRM",
        tuple(rows),
        any(row.standard is not None for row in rows),
        scope.number_format.month(before.start, long=True) if has_previous else "",
    )


def _row(scope: Scope, activity_type: str) -> ActivityRow:
    activities = scope.workspace.activities_of(scope.person)
    weekly = weekly_activity_target(activity_type, scope.person, scope.period, scope.book.targets)
    target = expected_activities(weekly, _weeks(scope, scope.period))
    before = scope.book.calendar.before(scope.period)
    first_logged = min((each.day for each in activities), default=date.max)
    return ActivityRow(
        f"{activity_type[0].upper()}{activity_type[1:]}s",
        scope.figure(activity_count(activities, activity_type, scope.period)),
        scope.figure(replace(target, value=rounded(target.value, 0))) if target.value is not None else None,
        scope.figure(activity_count(activities, activity_type, before)) if first_logged <= before.start else None,
    )


def _weeks(scope: Scope, span: Period) -> Measure:
    """The weeks that the person worked, without holidays and leave."""
    leave = [each for each in scope.book.events if each.kind == "away" and each.salesperson == scope.person.name]
    days_off = scope.book.holidays | {day for event in leave for day in days(event)}
    return weeks_worked(scope.person, span.start, span.end, days_off)


def month_training(scope: Scope) -> tuple[TrainingRow, ...] | None:
    """The last session held in the month and the next one planned; None if there is no training on file."""
    if not scope.book.training:
        return None
    sessions = [each for each in scope.book.training if _is_for(scope, each)]
    held = [each for each in sessions if each.status is TrainingStatus.DONE and _was_held(scope, _day(each))]
    planned = [each for each in sessions if each.is_open and _day(each) >= scope.period.end]
    last = max(held, key=lambda each: (_day(each), each.id), default=None)
    following = min(planned, key=lambda each: (_day(each), each.id), default=None)
    return (
        _training(scope, "Done", last, f"none in {scope.period_name}"),
        _training(scope, "Next", following, "none scheduled"),
    )


def _was_held(scope: Scope, day: date) -> bool:
    """Whether a session was held in the month, after the person was hired."""
    return day in scope.period and scope.employed_on(day)


def _is_for(scope: Scope, session: TrainingSession) -> bool:
    """Whether a session is for the person, the person's team, or everyone."""
    if session.scope == "person":
        return session.who == scope.person.name
    return session.scope == "all" or (session.scope == "team" and fold(session.who) == fold(scope.person.team))


def _day(session: TrainingSession) -> date:
    return session.done_on or session.day or date.min


def _training(scope: Scope, when: str, session: TrainingSession | None, none: str) -> TrainingRow:
    if session is None:
        return TrainingRow(when, none, "")
    week = "week of " if session.whole_week and session.done_on is None else ""
    topic = scope.truncated(TOPIC_TEXT, session.topic)
    return TrainingRow(when, topic, f"{week}{scope.number_format.short_day(_day(session))}", session.trainer)
