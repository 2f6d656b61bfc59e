"""The calendar for the wall: 13 weeks in three phases, without numbers and ratings."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Annotated

from plangen.elements.field import Field, FieldKind
from plangen.elements.level import MANAGER as DOT
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Value
from plangen.facts.blocks.page_head import PageHead, page_head
from plangen.facts.figures.training import check_ins, is_new_hire, plan_calendar, planned_visits
from plangen.facts.formatting.truncation import FullText
from plangen.facts.pages.training_plan.notes import first_small, focus_named, named
from plangen.facts.pages.training_plan.summary import session_address
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.reserved_ids import short_code
from plangen.facts.scope.tables import table_row
from plangen.metrics.plans.training import Lesson, Phase, PlanWeek, lessons_of
from plangen.records.addresses import RowAddress, row_address
from plangen.records.meetings.events import Event, days
from plangen.records.meetings.training import TrainingSession

PREWORK_TEXT = Limit("prework_text")
CALENDAR_TOPIC_TEXT = Limit("calendar_topic_text")
HEIGHTS = (15.8, 15, 14.2, 13.4, 12.6, 11.8)
"""The heights of a row, of which the largest is used that leaves room for the rows with more lines."""
ROOM = 212
"""The height that all rows have together, in millimeters."""
LINE, LARGE_LINE = 3.9, 5
TOPIC_WIDTH, BEFORE_WIDTH, MARK_WIDTH = 40, 50, 16
"""About how many characters are on a line."""
MARKED = ("holiday", "marketing")
MARKS_LIMIT = Limit("marks_of_a_week", 3)
EVENT_TEXT, ALSO_TEXT = Limit("event_text"), Limit("also_text")

WEEKS = TableSpec(
    "training_weeks",
    (
        Column("week", "week_of", Look.TOPIC, 26, below="marks"),
        Column("topic", "topic", Look.TOPIC, 79, below="before"),
        Column("trainer", "with", width=30, below="kind"),
        Column("done", "date_initials", Look.FRAMED),
    ),
)


@dataclass(frozen=True, slots=True)
class PhaseWeeks:
    """A phase and its weeks."""

    name: str
    weeks: Annotated[Table, WEEKS]


@dataclass(frozen=True, slots=True)
class TrainingCalendar:
    """The page: its head, the phases, and how the types are mixed."""

    head: PageHead
    phases: tuple[PhaseWeeks, ...]
    mix: str


def training_calendar(scope: Scope) -> TrainingCalendar | None:
    """The page; None for a new hire, who has sign-offs instead."""
    if is_new_hire(scope):
        return None
    weeks = scope.once(plan_calendar)
    phases = tuple(
        PhaseWeeks(_name(scope, phase), _table(scope, phase, tuple(each)))
        for phase, each in groupby(weeks, key=lambda week: week.phase)
    )
    days_of = scope.number_format.period(scope.period, long=True)
    head = page_head(_title(scope, weeks), named(scope, "Calendar"), days_of, focus_named(scope))
    return TrainingCalendar(head, phases, _mix(weeks))


def _name(scope: Scope, phase: Phase) -> str:
    words = scope.tables
    names = {
        Phase.LEARN: words.word("phase_learn"),
        Phase.APPLY: words.word("phase_apply"),
        Phase.PROVE: words.word("phase_prove"),
    }
    return names[phase]


def _title(scope: Scope, weeks: Sequence[PlanWeek]) -> str:
    lessons = len(lessons_of(weeks))
    count = scope.number_format.count
    sessions = "session" if lessons == 1 else "sessions"
    return (
        f"{count(lessons)} {sessions} and {count(len(scope.once(check_ins)))} check-ins in {count(len(weeks))} weeks."
    )


def _mix(weeks: Sequence[PlanWeek]) -> str:
    """A dot for each session, by type."""
    counts = Counter(each.type or "other" for each in lessons_of(weeks))
    mix = " \u00a0 ".join(f"{name} {DOT * count}" for name, count in counts.items())
    return f"Training mix: \u00a0{mix}" if mix else ""


def _table(scope: Scope, phase: Phase, weeks: Sequence[PlanWeek]) -> Table:
    """The weeks of a phase; only the first has headers."""
    rows = [_row(scope, week) for week in weeks]
    headers = {} if weeks[0].number == 1 else dict.fromkeys(WEEKS.names, "")
    heading = _name(scope, phase)
    return scope.tables.table(WEEKS, rows, heading=heading, headers=headers, row_height=scope.once(_row_height))


def _row_height(scope: Scope) -> float:
    """The height of a row, by an estimate of the rows that need more."""
    needed = [_height_of(_row(scope, week)) for week in scope.once(plan_calendar)]
    fitting = (height for height in HEIGHTS if sum(max(height, each) for each in needed) <= ROOM)
    return next(fitting, HEIGHTS[-1])


def _height_of(row: Row) -> float:
    marks, before = (row.plain(name).split("\n") for name in ("marks", "before"))
    left = LARGE_LINE + LINE * sum(_lines(each, MARK_WIDTH) for each in marks)
    texts = LINE * sum(_lines(each, BEFORE_WIDTH) for each in before if each)
    return max(left, LARGE_LINE * _lines(row.plain("topic"), TOPIC_WIDTH) + texts)


def _lines(text: str, width: int) -> int:
    return -(-len(text) // width)


def _row(scope: Scope, week: PlanWeek) -> Row:
    address = _address(scope, week)
    lesson = week.lesson
    label = f"Week {week.number}"
    is_own = lesson is not None and lesson.session is not None and lesson.session.scope == "person"
    topic = _cut_topic(scope, lesson.topic) if lesson else ""
    trainer = (lesson.trainer or _coach(scope)) if lesson else ""
    topic_value: Value = topic if is_own else Field(address.cell("topic"), f"{label}: topic", value=topic)
    trainer_value: Value = trainer if is_own else Field(address.cell("trainer"), f"{label}: with", value=trainer)
    return table_row(
        WEEKS,
        week=scope.number_format.short_day(week.monday),
        marks="\n".join([f"week {week.number}", *_marks(scope, week.monday)]),
        topic=topic_value,
        before="\n".join(_before(scope, week)),
        trainer=trainer_value,
        kind=_kind(scope, lesson) if lesson else "",
        done=Field(address.cell("done on"), f"{label}: date, initials", FieldKind.DATE, value=_done(scope, lesson)),
    )


def _address(scope: Scope, week: PlanWeek) -> RowAddress:
    """The row of a week's own session, else one of its own: a session of the team isn't signed by one person."""
    session = week.lesson.session if week.lesson else None
    if session is not None and session.scope == "person":
        return session_address(scope, session)
    return row_address("Training", f"{scope.person.code}-{short_code(scope.period)}-T{week.number}")


def _cut_topic(scope: Scope, topic: str) -> str:
    return scope.truncated(CALENDAR_TOPIC_TEXT, topic, FullText("Calendar", topic))


def _coach(scope: Scope) -> str:
    return scope.manager.name if scope.manager else ""


def _done(scope: Scope, lesson: Lesson | None) -> str:
    """The date of a session that was done, and who signed it."""
    session = lesson.session if lesson else None
    if session is None or session.held_on is None:
        return ""
    return " ".join(part for part in (scope.number_format.short_day(session.held_on), session.signed_by) if part)


def _kind(scope: Scope, lesson: Lesson) -> str:
    """The type of a lesson and how long it takes: Market · 60 min."""
    minutes = lesson.hours * 60 if lesson.hours else None
    time = ""
    if minutes:
        is_long = minutes > 90 and not minutes % 60  # noqa: PLR2004 - an hour and a half is read in minutes
        time = f"{scope.number_format.number(minutes / 60 if is_long else minutes, 0)} {'h' if is_long else 'min'}"
    name = f"{lesson.type[:1].upper()}{lesson.type[1:]}"
    return " · ".join(part for part in (name, time) if part)


def _before(scope: Scope, week: PlanWeek) -> Iterable[str]:
    """What to do before a lesson, and the other sessions of its week."""
    lesson = week.lesson
    if lesson is not None:
        carried = f"Carried ×{lesson.times}." if lesson.times else ""
        text = first_small(lesson.prework)
        prework = scope.truncated(PREWORK_TEXT, text, FullText(lesson.topic, lesson.prework)) if text else ""
        line = " ".join(part for part in (carried, f"Before: {prework}" if prework else "") if part)
        yield from [line] if line else []
    if week.also:
        rest = len(week.also) - 1
        more = f"; {scope.number_format.count(rest)} more this week" if rest else ""
        yield f"{_also(scope, week.also[0])}{more}"


def _also(scope: Scope, session: TrainingSession) -> str:
    on = f" {scope.number_format.short_day(session.day)}" if session.day and not session.whole_week else ""
    trainer = f", with {session.trainer}" if session.trainer else ""
    topic = scope.truncated(ALSO_TEXT, session.topic, FullText("Calendar", session.topic))
    return f"Also{on}: {topic}{trainer}"


def _marks(scope: Scope, monday: date) -> Iterable[str]:
    """What else is in a week: check-ins and ride-alongs first, then time off, holidays, and marketing events.

    Those beyond the limit share its last line.
    """
    week = [monday + timedelta(days=at) for at in range(7)]
    day_of = scope.number_format.short_day
    found = [f"Check-in {day_of(day)}" for day in scope.once(check_ins) if day in week]
    found += [f"Ride-along {day_of(each.day)}" for each in scope.once(planned_visits) if each.day in week]
    found += list(dict.fromkeys(_other_marks(scope, week)))
    kept = scope.most(MARKS_LIMIT) - 1
    first, last = found[:kept], "; ".join(found[kept:])
    whole = FullText(f"Week of {day_of(monday)}", last)
    return [*first, *([scope.truncated(EVENT_TEXT, last, whole)] if last else [])]


def _other_marks(scope: Scope, week: Sequence[date]) -> Iterable[str]:
    """Time off, holidays, and marketing events."""
    for each in scope.book.events:
        inside = [day for day in days(each) if day in week[:5]]
        if not inside:
            continue
        if each.kind == "away" and each.salesperson == scope.person.name:
            yield f"Away {_span(scope, inside)}"
        elif each.kind in MARKED and each.salesperson in ("", scope.person.name):
            yield scope.truncated(EVENT_TEXT, _event(each), FullText("Calendar", _event(each)))


def _event(event: Event) -> str:
    return event.title or event.kind.capitalize()


def _span(scope: Scope, inside: Sequence[date]) -> str:
    if len(inside) == 1:
        return scope.number_format.short_day(inside[0])
    return scope.number_format.date_range(inside[0], inside[-1])
