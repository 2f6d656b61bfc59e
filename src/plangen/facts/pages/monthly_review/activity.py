"""The month's activities next to their targets, and training."""

from datetime import date
from typing import Annotated

from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone
from plangen.facts.figures.target_arithmetic import activity_target
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.metrics.pipeline.activity import activity_count
from plangen.records.meetings.training import TrainingSession, TrainingStatus
from plangen.tables.values.folding import fold

TOPIC_TEXT = Limit("topic_text")

ACTIVITY_LIMIT = Limit("activity", 4)


ACTIVITY = TableSpec(
    "month_activity",
    (
        Column("label"),
        Column("actual", "logged", Look.NUMBER, 14, Tone.STRONG),
        Column("target", "standard", Look.NUMBER, 17),
        Column("previous", "previous", Look.NUMBER, 19),
    ),
)
TRAINING = TableSpec(
    "month_training",
    (Column("when", "training", width=14), Column("topic", below="trainer"), Column("day", look=Look.NUMBER, width=28)),
)


def month_activity(scope: Scope) -> Annotated[Table, ACTIVITY] | None:
    """The activities logged in the month, types with a target first; None if there are no activities on file."""
    if not scope.workspace.activity_types:
        return None
    all_rows = [_row(scope, activity_type) for activity_type in scope.workspace.activity_types]
    rows = sorted(all_rows, key=lambda each: each.cells["target"] is None)[: scope.most(ACTIVITY_LIMIT)]
    before = scope.book.calendar.before(scope.period)
    heading = f"Activity in {scope.period_name}, logged in the CRM"
    same_days = "" if scope.is_over else ", same days"
    headers = {"label": heading, "previous": f"{scope.number_format.month(before.start, long=True)}{same_days}"}
    return scope.tables.table(ACTIVITY, rows, heading=heading, headers=headers)


def _row(scope: Scope, activity_type: str) -> Row:
    activities = scope.workspace.activities_of(scope.person)
    target = activity_target(scope, activity_type, scope.period)
    before = scope.book.calendar.before(scope.period)
    compared = scope.comparable_part(before)
    first_logged = min((each.day for each in activities), default=date.max)
    earlier = (
        scope.figure(activity_count(activities, activity_type, compared)) if first_logged <= before.start else None
    )
    return table_row(
        ACTIVITY,
        label=f"{activity_type[0].upper()}{activity_type[1:]}s",
        actual=scope.figure(activity_count(activities, activity_type, scope.period)),
        target=scope.figure(target) if target.known else None,
        previous=earlier,
    )


def month_training(scope: Scope) -> Annotated[Table, TRAINING] | None:
    """The last session held in the month and the next one planned; None if there is no training on file."""
    if not scope.book.training:
        return None
    sessions = [each for each in scope.book.training if _is_for(scope, each)]
    held = [each for each in sessions if each.status is TrainingStatus.DONE and _was_held(scope, _day(each))]
    planned = [each for each in sessions if each.is_open and _day(each) >= scope.period.end]
    last = max(held, key=lambda each: (_day(each), each.id), default=None)
    following = min(planned, key=lambda each: (_day(each), each.id), default=None)
    rows = (
        _training(scope, "Done", last, f"none in {scope.period_name}"),
        _training(scope, "Next", following, "none scheduled"),
    )
    return scope.tables.table(TRAINING, rows, heading=scope.tables.word("training"))


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


def _training(scope: Scope, when: str, session: TrainingSession | None, none: str) -> Row:
    if session is None:
        return table_row(TRAINING, when=when, topic=none)
    week = "week of " if session.whole_week and session.done_on is None else ""
    topic = scope.truncated(TOPIC_TEXT, session.topic)
    day = f"{week}{scope.number_format.short_day(_day(session))}"
    return table_row(TRAINING, when=when, topic=topic, day=day, trainer=session.trainer)
