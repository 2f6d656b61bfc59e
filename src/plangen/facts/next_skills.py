"""What somebody learns next and what was learned, and the person's own goals."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from plangen.elements.field import Field, FieldKind
from plangen.facts.brief import Brief
from plangen.facts.cutting import fitted
from plangen.facts.growth import growth
from plangen.metrics.development import SkillGap, skill_gaps, training_priority
from plangen.records.goals import PERSONAL
from plangen.records.training import TrainingSession
from plangen.tables.folding import fold

MOST = 4
FEWEST = 3
DONE = (("done", ""),)
"""A box alone: the head of its column says what it means."""


@dataclass(frozen=True, slots=True)
class SkillRow:
    """A skill with its levels, and the session that teaches it; what is not known is for the pen."""

    skill: Field
    note: str
    what: Field
    by: Field
    done: Field


@dataclass(frozen=True, slots=True)
class NextSkills:
    """Skills to learn next, and a line on what was done in the period (empty where nothing was)."""

    rows: tuple[SkillRow, ...]
    done: str


@dataclass(frozen=True, slots=True)
class Career:
    """A person's own goals, and lines for the pen: none on a copy that is not the person's."""

    goals: tuple[str, ...]
    blank: Field
    lines: int


def next_skills(brief: Brief) -> NextSkills | None:
    """The largest gaps, then sessions to come, then rows for the pen; None without the page of growth."""
    if brief.once(growth) is None:
        return None
    sessions = [each for each in sessions_for(brief) if each.is_open]
    most = brief.limits.get("skills", MOST)
    rows: list[SkillRow] = []
    for gap in training_priority(_gaps(brief), {})[:most]:
        found = next((each for each in sessions if fold(each.competency) == fold(gap.skill.competency)), None)
        sessions = [each for each in sessions if each is not found]
        rows.append(_row(brief, len(rows) + 1, gap, found))
    rows += [_row(brief, len(rows) + at, None, each) for at, each in enumerate(sessions[: most - len(rows)], 1)]
    rows += [_row(brief, len(rows) + at, None, None) for at in range(1, FEWEST - len(rows) + 1)]
    return NextSkills(tuple(rows), _done(brief))


def career(brief: Brief) -> Career | None:
    """The person's own goals with lines for the pen; a manager's copy has those only that the person shares."""
    if brief.once(growth) is None:
        return None
    own = not brief.for_manager
    goals = tuple(
        fitted(brief, "career_text", each.text)
        for each in brief.book.goals
        if each.salesperson == brief.person.name
        and ((each.private and own) or (each.area == PERSONAL and not each.private))
    )[: brief.limits.get("career", 3)]
    if not own and not goals:
        return None
    blank = Field(f"Notes/{brief.person.code}:{brief.period.code}:career/text", "Career")
    return Career(goals, blank, 2 if own else 0)


def sessions_for(brief: Brief) -> list[TrainingSession]:
    """The sessions that a person is meant for: their own, their team's, everybody's; by day, own ones first."""
    person = brief.person
    meant = {("person", fold(person.name)), ("team", fold(person.team)), ("all", fold("all"))}
    found = [each for each in brief.book.training if (each.scope, fold(each.who)) in meant]
    return sorted(found, key=lambda each: (each.scope != "person", each.day or date.max, each.row))


def _gaps(brief: Brief) -> list[SkillGap]:
    """The gaps that both have talked about; before the first talk, those that the person sees alone."""
    own = [each for each in brief.book.skills if each.salesperson == brief.person.name]
    shared = [each for each in own if each.shared]
    seen = shared or [replace(each, manager=None, evidence="") for each in own]
    return skill_gaps(seen, brief.person.name, brief.book.as_of)


def _row(brief: Brief, line: int, gap: SkillGap | None, session: TrainingSession | None) -> SkillRow:
    number = session.id if session and session.id else f"{brief.person.code}:{brief.ahead.code}:{line}"
    key = f"Training/{number}"
    skill = gap.skill.competency if gap else session.competency if session else ""
    what = fitted(brief, "training_text", session.topic) if session else ""
    return SkillRow(
        skill=Field(f"{key}/competency", "Skill", value=f"{skill[:1].upper()}{skill[1:]}"),
        note=_levels(gap) if gap else "",
        what=Field(f"{key}/topic", "What", value=what),
        by=Field(f"{key}/date", "by", FieldKind.DATE, value=_day(brief, session)),
        done=Field(f"{key}/status", "done", FieldKind.CHOICE, DONE),
    )


def _levels(gap: SkillGap) -> str:
    """What is there and what is asked for."""
    rated, who = gap.skill.manager, "manager"
    if rated is None:
        rated, who = gap.skill.self_rating, "self"
    return f"{who} {rated:f}, asked for {gap.skill.required:f}"


def _day(brief: Brief, session: TrainingSession | None) -> str:
    """The day of a session; one that is past asks for a new one."""
    if session is None or session.day is None:
        return ""
    was = "was " if session.day < brief.book.as_of else ""
    return f"{was}{brief.numerals.short_day(session.day)}"


def _done(brief: Brief) -> str:
    """What was learned in the period since the person came: own sessions first, then by day."""
    held = [each for each in sessions_for(brief) if each.done_on and _took_part(brief, each.done_on)]
    shown = held[: brief.limits.get("skills", MOST)]
    rest = len(held) - len(shown)
    texts = [*_named(brief, shown), *([f"and {brief.numerals.count(rest)} more"] if rest else [])]
    return f"Done in {brief.period_name}: {'; '.join(texts)}." if texts else ""


def _took_part(brief: Brief, day: date) -> bool:
    """Whether somebody was there on a day of the period."""
    left = brief.person.left
    return day in brief.period and brief.there_from(day) and (left is None or day <= left)


def _named(brief: Brief, sessions: Sequence[TrainingSession]) -> Iterable[str]:
    for each in sessions:
        if each.done_on:
            yield f"{fitted(brief, 'training_text', each.topic)} ({brief.numerals.short_day(each.done_on)})"
