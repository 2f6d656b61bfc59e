"""The month's activities next to their targets, and training."""

from datetime import date
from typing import Annotated

from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone
from plangen.facts.figures.target_arithmetic import activity_target
from plangen.facts.pages.monthly_review.commitments import height_of_due
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.metrics.pipeline.activity import activity_count
from plangen.records.meetings.training import TrainingSession, TrainingStatus
from plangen.tables.values.folding import fold

TOPIC_TEXT = Limit("topic_text")

ACTIVITY_LIMIT = Limit("activity", 4)
HIGH_BLOCK = 44.0
"""The height of the commitments above which there is a row less, in millimeters."""


ACTIVITY = TableSpec(
    "month_activity",
    (
        Column("label", is_title=True),
        Column("actual", "logged", Look.NUMBER, 16, Tone.STRONG),
        Column("target", "standard", Look.NUMBER, 16),
        Column("previous", "previous", Look.NUMBER, 16),
    ),
)
TRAINING = TableSpec(
    "month_training",
    (
        Column("topic", "training", is_title=True),
        Column("trainer", "with", width=26),
        Column("day", "when", Look.NUMBER, 24),
    ),
    values=("when",),
)


def month_activity(scope: Scope) -> Annotated[Table, ACTIVITY] | None:
    """The activities logged in the month, types with a target first; None if there are no activities on file."""
    if not scope.workspace.activity_types:
        return None
    all_rows = [_row(scope, activity_type) for activity_type in scope.workspace.activity_types]
    rows = sorted(all_rows, key=lambda each: each.cells["target"] is None)[: _most(scope)]
    before = scope.book.calendar.before(scope.period)
    heading = f"Activity in {scope.period_name}, logged in the CRM"
    same_days = "" if scope.is_over else ", same days"
    headers = {
        "label": scope.tables.word("activity"),
        "previous": f"{scope.number_format.month(before.start, long=True)}{same_days}",
    }
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


def _most(scope: Scope) -> int:
    """The rows that page one has room for: one less below many commitments."""
    return scope.most(ACTIVITY_LIMIT) - (height_of_due(scope) > HIGH_BLOCK)


def month_training(scope: Scope) -> Annotated[Table, TRAINING] | None:
    """The last session held in the month, those overdue, and the next ones; None without training on file."""
    if not scope.book.training:
        return None
    sessions = [each for each in scope.book.training if _is_for(scope, each)]
    held = [each for each in sessions if each.status is TrainingStatus.DONE and _was_held(scope, _day(each))]
    planned = sorted((each for each in sessions if each.is_open and each.day is not None), key=_in_order)
    last = sorted(held, key=_in_order)[-1:]
    rows = [_training(scope, each) for each in [*last, *planned][: _most(scope)]]
    if not last:
        rows.insert(0, table_row(TRAINING, when="Done", topic=f"none in {scope.period_name}"))
    if not planned:
        rows.append(table_row(TRAINING, when="Next", topic="none scheduled"))
    return scope.tables.table(TRAINING, rows[: _most(scope)], heading=scope.tables.word("training"))


def _in_order(session: TrainingSession) -> tuple[date, str]:
    return _day(session), session.id


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


def _training(scope: Scope, session: TrainingSession) -> Row:
    """A session with its date: done, was due, or planned."""
    is_done, day = session.done_on is not None, scope.number_format.short_day(_day(session))
    week = "week of " if session.whole_week and not is_done else ""
    status = "done " if is_done else "was due " if _day(session) < scope.book.as_of else week
    return table_row(
        TRAINING,
        when="Done" if is_done else "Next",
        topic=scope.truncated(TOPIC_TEXT, session.topic),
        trainer=session.trainer,
        day=f"{status}{day}",
    )
