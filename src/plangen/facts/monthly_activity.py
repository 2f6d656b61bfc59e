"""What was done in the month: activities beside their standards, and training."""

from dataclasses import dataclass, replace
from datetime import date

from plangen.elements.figure import Figure
from plangen.elements.measure import Measure
from plangen.facts.brief import Brief
from plangen.facts.cutting import fitted
from plangen.facts.numerals import rounded
from plangen.metrics.activity import activity_count, expected_activities, weekly_standard, weeks_worked
from plangen.periods import Period
from plangen.records.events import days
from plangen.records.training import TrainingSession, TrainingStatus
from plangen.tables.folding import fold

ROWS = 4


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """A type of activity: what was logged, what the standard comes to, and what was logged the month before."""

    label: str
    actual: Figure
    standard: Figure | None
    previous: Figure | None


@dataclass(frozen=True, slots=True)
class MonthActivity:
    """The rows, none of them with a mark; without `has_standard` that column falls out, without a head the last one."""

    heading: str
    rows: tuple[ActivityRow, ...]
    has_standard: bool
    previous_head: str = ""


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """One line: `when` is "Done" or "Next", `topic` what, `day` and `trainer` when and with whom."""

    when: str
    topic: str
    day: str
    trainer: str = ""


def month_activity(brief: Brief) -> MonthActivity | None:
    """What was logged of the types with a standard first; None where no file holds activities."""
    if not brief.desk.activity_types:
        return None
    every = [_row(brief, kind) for kind in brief.desk.activity_types]
    rows = sorted(every, key=lambda row: row.standard is None)[: brief.limits.get("activity", ROWS)]
    before = brief.book.calendar.before(brief.period)
    past = any(row.previous is not None for row in rows)
    return MonthActivity(
        f"Activity in {brief.period_name}, logged in the CRM",
        tuple(rows),
        any(row.standard is not None for row in rows),
        brief.numerals.month(before.start, long=True) if past else "",
    )


def _row(brief: Brief, kind: str) -> ActivityRow:
    activities = brief.desk.activities_of(brief.person)
    standard = weekly_standard(kind, brief.person, brief.period, brief.book.targets)
    expected = expected_activities(standard, _weeks(brief, brief.period))
    before = brief.book.calendar.before(brief.period)
    reach = min((each.day for each in activities), default=date.max)
    return ActivityRow(
        f"{kind[0].upper()}{kind[1:]}s",
        brief.figure(activity_count(activities, kind, brief.period)),
        brief.figure(replace(expected, value=rounded(expected.value, 0))) if expected.value is not None else None,
        brief.figure(activity_count(activities, kind, before)) if reach <= before.start else None,
    )


def _weeks(brief: Brief, span: Period) -> Measure:
    """The weeks that the person worked: without holidays and days away."""
    own = [each for each in brief.book.events if each.kind == "away" and each.salesperson == brief.person.name]
    free = brief.book.holidays | {day for event in own for day in days(event)}
    return weeks_worked(brief.person, span.start, span.end, free)


def month_training(brief: Brief) -> tuple[TrainingRow, ...] | None:
    """The last session that was held in the month and the next one planned; None where no file holds training."""
    if not brief.book.training:
        return None
    own = [each for each in brief.book.training if _is_for(brief, each)]
    held = [each for each in own if each.status is TrainingStatus.DONE and _was_held(brief, _day(each))]
    coming = [each for each in own if each.is_open and _day(each) >= brief.period.end]
    done = max(held, key=lambda each: (_day(each), each.id), default=None)
    following = min(coming, key=lambda each: (_day(each), each.id), default=None)
    return (
        _training(brief, "Done", done, f"nothing in {brief.period_name}"),
        _training(brief, "Next", following, "nothing planned yet"),
    )


def _was_held(brief: Brief, day: date) -> bool:
    """Whether a session was held in the month, and the person was there by then."""
    return day in brief.period and brief.there_from(day)


def _is_for(brief: Brief, session: TrainingSession) -> bool:
    """Whether a session is the person's own, the team's or everybody's."""
    if session.scope == "person":
        return session.who == brief.person.name
    return session.scope == "all" or (session.scope == "team" and fold(session.who) == fold(brief.person.team))


def _day(session: TrainingSession) -> date:
    return session.done_on or session.day or date.min


def _training(brief: Brief, when: str, session: TrainingSession | None, nothing: str) -> TrainingRow:
    if session is None:
        return TrainingRow(when, nothing, "")
    week = "week of " if session.whole_week and session.done_on is None else ""
    topic = fitted(brief, "topic_text", session.topic)
    return TrainingRow(when, topic, f"{week}{brief.numerals.short_day(_day(session))}", session.trainer)
