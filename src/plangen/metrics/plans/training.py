"""The 13 weeks of a training plan: what is carried over, what each week is for, and what was done."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.periods import PLAN_WEEKS, monday_of, working_days
from plangen.records.meetings.topics import Topic
from plangen.records.meetings.training import TrainingSession, TrainingStatus
from plangen.tables.values.folding import fold

ROLL_WEEKS = 4
"""Weeks after which a plan is issued again, about at the day 30 check-in."""
TIMES_TO_CHANGE = 3
CHECK_INS = (30, 60, 90)
FEWEST_DAYS = 3
"""Working days that a week needs to get a topic."""
TOP_SKILLS = 2
"""How many of the first skills have a topic in each phase before the others are balanced."""
_GROUPS = {"certification": "product", "role play": "skill", "field coaching": "skill"}
"""The types that count as another one in the balance of product, skill, process, market, and mindset."""


class Phase(StrEnum):
    """What a part of the plan is for."""

    LEARN = "learn"
    APPLY = "apply"
    PROVE = "prove"


@dataclass(frozen=True, slots=True)
class CarriedSession:
    """An open session that was due before the plan starts, and how often it was carried over."""

    session: TrainingSession
    times: int

    @property
    def is_to_change(self) -> bool:
        """Whether to change it, get help, or drop it, instead of planning it again."""
        return self.times >= TIMES_TO_CHANGE


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a week is for: a session in Training, or a topic that fills the week; `times` it was carried over."""

    topic: str
    type: str
    competency: str
    prework: str
    hours: Decimal | None
    trainer: str = ""
    session: TrainingSession | None = None
    times: int = 0


@dataclass(frozen=True, slots=True)
class PlanWeek:
    """A week of the plan: its number, Monday, and phase, its lesson, and the other sessions in it.

    `is_off` means that it has too few working days for a topic.
    """

    number: int
    monday: date
    phase: Phase
    is_off: bool
    lesson: Lesson | None = None
    also: tuple[TrainingSession, ...] = ()


@dataclass(frozen=True, slots=True)
class TrainingSources:
    """What a calendar is filled from: a person's sessions, topics, skills in order of priority, and days off.

    `carried` are those of the sessions that were due before it starts.
    """

    sessions: Sequence[TrainingSession]
    topics: Sequence[Topic]
    skills: Sequence[str]
    days_off: Collection[date]
    carried: Sequence[CarriedSession] = ()


def carried_sessions(sessions: Sequence[TrainingSession], start: date, as_of: date) -> list[CarriedSession]:
    """The open sessions that were due before a plan starts, the oldest first.

    Formula: sessions that are planned or moved, with a date before the plan's first day and before the as-of date, or
        without a date but with times carried.
    Unit: sessions; times carried is a count.
    Source: Training status, date, week, done on, times carried.
    Missing: empty if nothing is open.
    """
    found = [each for each in sessions if each.is_open and (each.day < min(start, as_of) if each.day else each.carried)]
    found.sort(key=lambda each: (each.day or start, each.row))
    return [CarriedSession(each, times_session_carried(each, start)) for each in found]


def times_session_carried(session: TrainingSession, start: date) -> int:
    """How often an open session was carried over into another issue of the plan.

    Formula: issues of the plan after the session's date, one every 4 weeks up to this one, + times carried.
    Unit: count.
    Source: Training date, times carried; the plan's first day.
    Missing: without a date, times carried alone.
    """
    if session.day is None or session.day >= start:
        return session.carried
    return session.carried + ((start - session.day).days - 1) // (ROLL_WEEKS * 7) + 1


def done_since(sessions: Sequence[TrainingSession], first: date, last: date) -> list[TrainingSession]:
    """The sessions that were done from one day to another, in order."""
    found = [each for each in sessions if each.held_on is not None and first <= each.held_on <= last]
    return sorted(found, key=lambda each: (each.held_on or first, each.row))


def training_done(sessions: Sequence[TrainingSession], first: date, last: date) -> Measure:
    """Sessions done out of those due.

    Formula: sessions done in the time, late ones too, out of those and the ones still open and due before its end.
    Unit: done of due; never a percentage, never ranked.
    Source: Training status, done on (without it, the date), date.
    Missing: "no training due".
    """
    done = done_since(sessions, first, last)
    still_open = [each for each in sessions if each.is_open and each.day is not None and each.day < last]
    due = [*done, *still_open]
    if not due:
        return unknown(Unit.COUNT, Reason.NO_TRAINING_DUE)
    return Measure(Decimal(len(done)), Unit.COUNT, len(due), tuple(each.row for each in due), part=len(done))


def training_hours(lessons: Iterable[Lesson | TrainingSession]) -> Measure:
    """Hours of sessions.

    Formula: sum of hours; for a topic, its minutes ÷ 60. A session without hours counts as 0.
    Unit: hours.
    Source: Training hours; Topics minutes.
    Missing: never; 0 without sessions.
    """
    found = [each.hours for each in lessons if each.hours is not None]
    return Measure(sum(found, Decimal(0)), Unit.COUNT, len(found))


def check_in_days(start: date, days_off: Collection[date]) -> tuple[date, ...]:
    """The days of the check-ins: day 30, 60, and 90, or the last working day before if one is off."""
    return tuple(_worked_by(start + timedelta(days=count - 1), days_off) for count in CHECK_INS)


def phase_on(start: date, day: date) -> Phase:
    """The phase of a day: the first 30 days are to learn, the next 30 to apply, the rest to prove."""
    number = (day - start).days + 1
    return Phase.LEARN if number <= CHECK_INS[0] else Phase.APPLY if number <= CHECK_INS[1] else Phase.PROVE


def training_calendar(sources: TrainingSources, start: date) -> tuple[PlanWeek, ...]:
    """The weeks of a plan, each with its lesson.

    Formula: carried sessions in the first weeks, then sessions by date, then those without a date, then topics: the
        company's own, then those of the largest gaps (see training_priority), then the type with the fewest sessions.
    Unit: 13 weeks; a week with fewer than 3 working days gets no topic and no session of the team or the company that
        is still to be held, only the person's own.
    Source: Training; Topics; Skills; Events (holidays, days away).
    Missing: a week stays open if every topic of its phase is planned or done.
    """
    weeks = [_empty_week(at, start, sources.days_off) for at in range(PLAN_WEEKS)]
    carried = [each for each in sources.carried if not each.is_to_change]
    weeks = _filled(weeks, [_of_session(each.session, each.times) for each in carried])
    weeks = [_with_sessions(week, sources.sessions, start) for week in weeks]
    undated = [each for each in sources.sessions if each.is_open and each.day is None and not each.carried]
    weeks = _filled(weeks, [_of_session(each) for each in undated])
    return tuple(_with_topics(weeks, sources))


def lessons_of(weeks: Iterable[PlanWeek]) -> list[Lesson]:
    """Everything that is planned in some weeks, in order."""
    return [
        each
        for week in weeks
        for each in (*((week.lesson,) if week.lesson else ()), *(_of_session(session) for session in week.also))
    ]


def _worked_by(day: date, days_off: Collection[date]) -> date:
    while day.weekday() >= 5 or day in days_off:  # noqa: PLR2004 - Saturday and Sunday
        day -= timedelta(days=1)
    return day


def _empty_week(at: int, start: date, days_off: Collection[date]) -> PlanWeek:
    monday = start + timedelta(weeks=at)
    worked = working_days(monday, monday + timedelta(days=7), days_off)
    # Its Wednesday decides on the phase of a week that is in two.
    return PlanWeek(at + 1, monday, phase_on(start, monday + timedelta(days=2)), worked < FEWEST_DAYS)


def _of_session(session: TrainingSession, times: int = 0) -> Lesson:
    return Lesson(
        session.topic, session.type, session.competency, session.prework, session.hours, session.trainer, session, times
    )


def _filled(weeks: Sequence[PlanWeek], lessons: Sequence[Lesson]) -> list[PlanWeek]:
    """The weeks with these lessons in the first ones that have none and aren't off."""
    waiting = iter(lessons)
    return [
        week if week.is_off or week.lesson or (lesson := next(waiting, None)) is None else replace(week, lesson=lesson)
        for week in weeks
    ]


def _with_sessions(week: PlanWeek, sessions: Sequence[TrainingSession], start: date) -> PlanWeek:
    """The week with the sessions dated in it: the person's first, and those after the first next to its lesson."""
    found = [
        each
        for each in sessions
        if each.day is not None
        and each.day >= start
        and monday_of(each.day) == week.monday
        and ((each.is_open and not _is_missed(week, each)) or (each.held_on is not None and each.held_on >= start))
    ]
    found.sort(key=lambda each: (each.scope != "person", each.day or start, each.row))
    if week.lesson or not found:
        return replace(week, also=tuple(found))
    return replace(week, lesson=_of_session(found[0], found[0].carried), also=tuple(found[1:]))


def _is_missed(week: PlanWeek, session: TrainingSession) -> bool:
    """Whether a session is for others: someone away that week isn't at what the team or everyone has."""
    return week.is_off and session.scope != "person"


def _with_topics(weeks: Sequence[PlanWeek], sources: TrainingSources) -> Iterable[PlanWeek]:
    """The weeks in order, the empty ones with the next topic of their phase."""
    used = {_short(each.topic) for each in sources.sessions if each.status is not TrainingStatus.DROPPED}
    planned = [_group(each.type) for each in lessons_of(weeks)]
    for week in weeks:
        topic = None if week.is_off or week.lesson else _next_topic(week.phase, sources, used, planned)
        if topic is None:
            yield week
            continue
        used.add(_short(topic.topic))
        planned.append(_group(topic.type))
        hours = Decimal(topic.minutes) / 60 if topic.minutes else None
        yield replace(week, lesson=Lesson(topic.topic, topic.type, topic.competency, topic.prework, hours))


def _next_topic(phase: Phase, sources: TrainingSources, used: Collection[str], planned: Sequence[str]) -> Topic | None:
    """The topic that comes next in a phase; None if all of them are planned or done."""
    left = [each for each in sources.topics if each.phase == phase and _short(each.topic) not in used]
    ranks: Mapping[str, int] = {
        name: at for at, name in reversed([*enumerate(map(fold, (*sources.skills, *_taught(sources.topics))))])
    }

    def order(topic: Topic) -> tuple[bool, int, int, int]:
        rank = ranks[fold(topic.competency)]
        is_first = rank < min(TOP_SKILLS, len(sources.skills))
        return topic.row is None, rank if is_first else TOP_SKILLS, planned.count(_group(topic.type)), rank

    return min(left, key=order, default=None)


def _taught(topics: Sequence[Topic]) -> Iterable[str]:
    return dict.fromkeys(each.competency for each in topics)


def _short(topic: str) -> str:
    """A topic without what follows a colon, as a session is often named after the first part alone."""
    return fold(topic.split(":", 1)[0])


def _group(training_type: str) -> str:
    return _GROUPS.get(training_type, training_type)
