"""Page one of a training plan: what was done, the focus skill, what is in the way, what is carried, the contract."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from plangen.elements.chart import Part, Shade, StackedBar
from plangen.elements.field import Field, FieldKind
from plangen.elements.reasons import Variant
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec, Tone
from plangen.facts.figures.skill_measures import SkillMeasure
from plangen.facts.figures.training import (
    FocusSkill,
    carried_over,
    check_ins,
    done_since_last_issue,
    focus_skill,
    is_new_hire,
    last_issue,
    plan_calendar,
)
from plangen.facts.formatting.names import short_name
from plangen.facts.formatting.truncation import FullText
from plangen.facts.pages.training_plan.notes import note_field, tick_field
from plangen.facts.pages.training_plan.sign_offs import open_sign_offs
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.trace import made_of
from plangen.metrics.plans.training import CHECK_INS, CarriedSession, lessons_of, training_hours
from plangen.records.addresses import RowAddress, row_address
from plangen.records.meetings.training import TrainingSession

CARRIED_LIMIT = Limit("carried", 3)
TOPIC_TEXT = Limit("topic_text")
CARRIED_HEIGHT = 6
DECISIONS = (("moved", "Change it"), ("planned", "Get help"), ("dropped", "Drop it"))

CARRIED = TableSpec(
    "carried_training",
    (
        Column("number", "carried_over", width=28, tone=Tone.QUIET, is_title=True),
        Column("topic", width=60, before="why"),
        Column("due", "was_due", width=17),
        Column("times", "times", Look.NUMBER, 11),
        Column("now", "now"),
    ),
)


@dataclass(frozen=True, slots=True)
class TrainingHeadline:
    """What happened since the plan was issued before, and what is ahead."""

    lead: str
    rest: str


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A box for a check-in: its day, and a blank."""

    label: str
    blank: Field


@dataclass(frozen=True, slots=True)
class Focus:
    """The focus skill, or a blank for it: why, who coaches, the metric that it should move, and the check-ins.

    Without a metric, `measure_blank` is printed to write in.
    """

    name: str
    blank: Field
    why: tuple[str, ...]
    coach: str
    measure: str
    measure_blank: Field
    chart: StackedBar | None
    check_ins: tuple[CheckIn, ...]


@dataclass(frozen=True, slots=True)
class Barrier:
    """Something that may be in the way: a box, its name, and what it means."""

    box: Field
    name: str
    meaning: str


def training_headline(scope: Scope) -> TrainingHeadline:
    """The headline; a new hire's counts the open sign-offs."""
    done, carried = len(scope.once(done_since_last_issue)), len(scope.once(carried_over))
    count = scope.number_format.count
    ahead = _ahead(scope)
    if is_new_hire(scope):
        return TrainingHeadline(scope.once(open_sign_offs), ahead)
    if not done and not carried:
        return TrainingHeadline(ahead, "")
    since = scope.number_format.short_day(last_issue(scope), long=True)
    counts = f"{count(done) if done else 'none'} done, {count(carried) if carried else 'none'} carried over"
    return TrainingHeadline(f"Since {since}: {counts}.", ahead)


def _ahead(scope: Scope) -> str:
    """How many sessions are ahead, and how long they take to the hour."""
    lessons = lessons_of(scope.once(plan_calendar))
    if is_new_hire(scope):
        lessons = [each for each in lessons if each.session is not None]
    count = scope.number_format.count(len(lessons))
    sessions = "session" if len(lessons) == 1 else "sessions"
    if not lessons:
        return "No sessions planned yet."
    return f"{count} {sessions} ahead{_in_all(scope, training_hours(lessons).value)}."


def _in_all(scope: Scope, hours: Decimal | None) -> str:
    """How many hours some sessions take: whole ones from two on."""
    if not hours:
        return ""
    is_whole = hours == hours.to_integral_value()
    places = 0 if is_whole or hours >= 2 else 1  # noqa: PLR2004 - an hour and a half isn't about two
    about = "" if is_whole or places else "about "
    text = f"{about}{scope.number_format.number(hours, places)} {'hour' if hours == 1 else 'hours'} in all"
    return f", {made_of(scope.workspace.trace, text, 'hours of the sessions, added')}"


def focus(scope: Scope) -> Focus:
    """The focus skill."""
    found = scope.once(focus_skill)
    measure = found.measure if found else None
    name = found.title if found else scope.noted("focus skill", "1")
    return Focus(
        name,
        note_field(scope, "focus skill", "1", "My focus skill"),
        tuple(_why(scope, found)) if found else (),
        f"Coach: {scope.manager.name}" if scope.manager else "",
        _from_to(scope, measure) if measure else "",
        note_field(scope, "focus skill", "measure", "What I will measure"),
        _bar(scope, measure) if measure else None,
        tuple(_check_in(scope, *each) for each in zip(CHECK_INS, scope.once(check_ins), strict=True)),
    )


def _why(scope: Scope, found: FocusSkill) -> Iterable[str]:
    """The evidence: the metric, and the gap."""
    if found.measure:
        actual, target = scope.figure(found.measure.actual), scope.figure(found.measure.target)
        yield f"{found.measure.name}: {actual} in {found.measure.span.short}; the target was {target}."
    if found.gap:
        skill, required = found.gap.skill, found.gap.skill.required
        if found.gap.gap.variant is Variant.SELF_RATED:
            yield f"I rate myself {_level(skill.self_rating)}; the job requires {_level(required)}."
        else:
            who = short_name(scope.manager.first_name) if scope.manager else "My manager"
            yield f"{who} sees level {_level(skill.manager)}; the job requires {_level(required)}."


def _level(value: Decimal | None) -> str:
    return f"{value:f}" if value is not None else ""


def _from_to(scope: Scope, measure: SkillMeasure) -> str:
    return f"{measure.name}: from {scope.figure(measure.actual)} to {scope.figure(measure.target)}"


def _bar(scope: Scope, measure: SkillMeasure) -> StackedBar | None:
    """A bar from zero to the target; None if the target is reached, or less is better."""
    actual, target = measure.actual.value, measure.target.value
    if actual is None or target is None or measure.is_lower_better or not 0 <= actual < target:
        return None
    now, goal = scope.figure(measure.actual), scope.figure(measure.target)
    parts = (
        Part(f"{measure.span.short}:", actual, now.short, Shade.ACCENT),
        Part("target for week 13:", target - actual, goal.short, Shade.PLAIN),
    )
    alt = f"{measure.name}: {now} in {measure.span.name}, target {goal}"
    return StackedBar(_from_to(scope, measure), "", alt, parts, measure.name, names_above=True)


def _check_in(scope: Scope, count: int, day: date) -> CheckIn:
    label = f"Day {count} · {scope.number_format.short_day(day)}"
    return CheckIn(label, note_field(scope, "check-in", f"day {count}", label))


def in_the_way(scope: Scope) -> tuple[Barrier, ...]:
    """What may be in the way, each with a box to tick."""
    words = scope.tables
    found = (
        ("knowledge", words.word("way_knowledge"), words.word("way_knowledge_is")),
        ("skill", words.word("way_skill"), words.word("way_skill_is")),
        ("will", words.word("way_will"), words.word("way_will_is")),
        ("system", words.word("way_system"), words.word("way_system_is")),
    )
    return tuple(Barrier(tick_field(scope, "in the way", line, name), name, meaning) for line, name, meaning in found)


def carried_training(scope: Scope) -> Annotated[Table, CARRIED] | None:
    """The sessions carried over, with what comes next for each; None if there are none."""
    found, most = scope.once(carried_over), scope.most(CARRIED_LIMIT)
    if not found:
        return None
    # What has to be decided comes last, next to the room for a reason.
    shown = sorted(sorted(found, key=lambda each: -each.times)[:most], key=lambda each: each.is_to_change)
    rows = [row for each in shown for row in _carried_rows(scope, each)]
    rest = len(found) - len(shown)
    more = f"{scope.number_format.count(rest)} more on the last page" if rest else ""
    heading = scope.tables.word("carried_over")
    return scope.tables.table(CARRIED, rows, heading=heading, more=more, row_height=CARRIED_HEIGHT)


def _carried_rows(scope: Scope, carried: CarriedSession) -> Iterable[Row]:
    session = carried.session
    address = session_address(scope, session)
    now: str | Field = _planned_for(scope, session)
    if carried.is_to_change:
        now = Field(address.cell("status"), f"{session.id or session.topic}: now", FieldKind.CHOICE, DECISIONS)
    yield table_row(
        CARRIED,
        RowLook.DECIDED if carried.is_to_change else RowLook.PLAIN,
        number=session.id,
        topic=scope.truncated(TOPIC_TEXT, session.topic, FullText(session.id or "Training", session.topic)),
        due=scope.number_format.short_day(session.day) if session.day else "",
        times=f"×{carried.times}",
        now=now,
    )
    if carried.is_to_change:
        why = Field(address.cell("result"), f"{session.id or session.topic}: why")
        yield table_row(CARRIED, RowLook.DECIDED, why=scope.tables.word("why"), topic=why)


def _planned_for(scope: Scope, session: TrainingSession) -> str:
    """The week that a carried session is planned for, and with whom."""
    week = next((each for each in scope.once(plan_calendar) if each.lesson and each.lesson.session == session), None)
    trainer = f"with {session.trainer}" if session.trainer else ""
    when = f"Week {week.number}" if week else "Not planned again yet"
    return ", ".join(part for part in (when, trainer) if part)


def session_address(scope: Scope, session: TrainingSession) -> RowAddress:
    """The row of a session: by id, else by person and topic."""
    return (
        row_address("Training", session.id) if session.id else row_address("Training", scope.person.code, session.topic)
    )
