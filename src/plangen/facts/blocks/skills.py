"""The development plan and completed training."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated

from plangen.elements.field import Field, FieldKind
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone
from plangen.facts.blocks.personal_goals import Career, personal_goals
from plangen.facts.blocks.ratings import growth
from plangen.facts.figures.training import sessions_for, visible_gaps
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.metrics.people.development import SkillGap, training_priority
from plangen.records.addresses import row_address
from plangen.records.meetings.training import TrainingSession
from plangen.tables.values.folding import fold

TRAINING_TEXT = Limit("training_text")

SKILLS_LIMIT = Limit("skills", 4)
FEWEST = 3
DONE = (("done", ""),)
"""A box without a word; the column header says what it means."""
ROW_HEIGHT = 9
SKILLS = TableSpec(
    "next_skills",
    (
        Column("skill", "next_skills", width=58, tone=Tone.STRONG, after="note", is_title=True, is_tinted=True),
        Column("how", "what", is_tinted=True),
        Column("due", "by_head", width=30, is_tinted=True),
        Column("done", "done", Look.BOX, 15, is_tinted=True),
    ),
)


def next_skills(scope: Scope) -> Annotated[Table, SKILLS] | None:
    """The largest gaps, then upcoming sessions, then blank rows; None without a growth page."""
    if scope.once(growth) is None:
        return None
    sessions = [each for each in sessions_for(scope) if each.is_open]
    most = scope.most(SKILLS_LIMIT)
    rows: list[Row] = []
    for gap in training_priority(visible_gaps(scope), {})[:most]:
        found = next((each for each in sessions if fold(each.competency) == fold(gap.skill.competency)), None)
        sessions = [each for each in sessions if each is not found]
        rows.append(_row(scope, len(rows) + 1, gap, found))
    rows += [_row(scope, len(rows) + at, None, each) for at, each in enumerate(sessions[: most - len(rows)], 1)]
    rows += [_row(scope, len(rows) + at, None, None) for at in range(1, FEWEST - len(rows) + 1)]
    heading = scope.tables.word("next_skills")
    return scope.tables.table(SKILLS, rows, heading=heading, note=_done(scope), row_height=ROW_HEIGHT)


def career(scope: Scope) -> Career | None:
    """Personal goals and lines to write in; the manager's copy has only the goals that the person shares."""
    return None if scope.once(growth) is None else personal_goals(scope)


def _row(scope: Scope, line: int, gap: SkillGap | None, session: TrainingSession | None) -> Row:
    number = session.id if session and session.id else f"{scope.person.code}-{scope.ahead.code}-T{line}"
    address = row_address("Training", number)
    skill = gap.skill.competency if gap else session.competency if session else ""
    what = scope.truncated(TRAINING_TEXT, session.topic) if session else ""
    return table_row(
        SKILLS,
        skill=Field(address.cell("competency"), "Skill", value=f"{skill[:1].upper()}{skill[1:]}"),
        note=_levels(gap) if gap else "",
        how=Field(address.cell("topic"), "How", value=what),
        due=Field(address.cell("date"), "by", FieldKind.DATE, value=session_date(scope, session)),
        done=Field(address.cell("status"), "done", FieldKind.CHOICE, DONE),
    )


def _levels(gap: SkillGap) -> str:
    """The current rating and the target."""
    rated, who = gap.skill.manager, "manager"
    if rated is None:
        rated, who = gap.skill.self_rating, "self"
    return f"{who} {rated:f}, target {gap.skill.required:f}"


def session_date(scope: Scope, session: TrainingSession | None) -> str:
    """The date of a session as printed: "Nov 3", or "was due Sep 22" if it has passed."""
    if session is None or session.day is None:
        return ""
    was_due = "was due " if session.day < scope.book.as_of else ""
    return f"{was_due}{scope.number_format.short_day(session.day)}"


def _done(scope: Scope) -> str:
    """The training completed in the period: the person's own sessions first, then by date."""
    held = [each for each in sessions_for(scope) if each.done_on and took_part(scope, each.done_on)]
    shown = held[: scope.most(SKILLS_LIMIT)]
    rest = len(held) - len(shown)
    texts = [*_named(scope, shown), *([f"{scope.number_format.count(rest)} more"] if rest else [])]
    return f"Completed in {scope.period_name}: {'; '.join(texts)}." if texts else ""


def took_part(scope: Scope, day: date) -> bool:
    """Whether the person was employed on a date in the period."""
    left = scope.person.left
    return day in scope.period and scope.employed_on(day) and (left is None or day <= left)


def _named(scope: Scope, sessions: Sequence[TrainingSession]) -> Iterable[str]:
    for each in sessions:
        if each.done_on:
            yield f"{scope.truncated(TRAINING_TEXT, each.topic)} ({scope.number_format.short_day(each.done_on)})"
