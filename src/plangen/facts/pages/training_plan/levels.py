"""The skills of a training plan: required level, ratings, gap, and change; or circles for the first ratings."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Annotated

from plangen.elements.field import Field, FieldKind
from plangen.elements.level import MANAGER, SELF, Level
from plangen.elements.reasons import Variant
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec, Tone, Value
from plangen.facts.figures.training import rated_skills
from plangen.facts.formatting.names import short_name
from plangen.facts.formatting.number_format import MINUS
from plangen.facts.formatting.truncation import FullText
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.metrics.people.development import SkillGap
from plangen.records.addresses import row_address
from plangen.records.meetings.topics import shipped_topics
from plangen.records.reading.ratings import HIGHEST, LOWEST

SKILLS_LIMIT = Limit("skills", 9)
EVIDENCE_TEXT, SKILL_TEXT = Limit("evidence_text"), Limit("skill_text")
STEPS = range(LOWEST, HIGHEST + 1)
SCALE = tuple((str(step), str(step)) for step in STEPS)
ROW_HEIGHT, RATING_HEIGHT = 5.8, 8.2

LEVELS = TableSpec(
    "skill_levels",
    (
        Column("skill", "skill_levels", width=40, is_title=True),
        *(Column(f"step_{step}", str(step), Look.LEVEL, 10, is_kept=True) for step in STEPS),
        Column("gap", "gap", Look.NUMBER, 16, Tone.STRONG, before="by_self"),
        Column("change", "since", Look.NUMBER, 16, Tone.QUIET),
        Column("evidence", "what_we_saw"),
    ),
)
FIRST_RATINGS = TableSpec(
    "first_ratings",
    (
        Column("skill", "first_ratings", width=52, tone=Tone.STRONG, is_title=True),
        Column("self", "self", Look.RATING, 38),
        Column("manager", "manager", Look.RATING, 38),
        Column("example", "evidence", Look.WRITE_IN),
    ),
)


def skill_levels(scope: Scope) -> Annotated[Table, LEVELS] | None:
    """The rated skills, the largest gap first; None if none is rated."""
    found = scope.once(rated_skills)[: scope.most(SKILLS_LIMIT)]
    if not found:
        return None
    months = {
        scope.number_format.month(each.before.day, long=True) for each in found if each.before and each.before.day
    }
    since = f"Since {months.pop()}" if len(months) == 1 else scope.tables.word("since")
    heading = _title(scope, found)
    headers = {"skill": heading, "change": since, **{f"step_{step}": str(step) for step in STEPS}}
    rows = [_row(scope, each) for each in found]
    return scope.tables.table(
        LEVELS, rows, heading=heading, headers=headers, note=_legend(scope, found), row_height=ROW_HEIGHT
    )


def first_ratings(scope: Scope) -> Annotated[Table, FIRST_RATINGS] | None:
    """Circles for the first ratings of the usual skills; None if skills are rated."""
    if scope.once(rated_skills):
        return None
    names = list(dict.fromkeys(each.competency for each in scope.book.topics or shipped_topics()))
    rows = [_blank(scope, name) for name in names[: scope.most(SKILLS_LIMIT)]]
    heading = scope.tables.word("first_ratings")
    return scope.tables.table(FIRST_RATINGS, rows, heading=heading, row_height=RATING_HEIGHT)


def _title(scope: Scope, found: Sequence[SkillGap]) -> str:
    known = [each.gap.value for each in found if each.gap.value is not None]
    if not known:
        return scope.tables.word("skill_levels")
    if not any(gap <= 0 for gap in known):
        return f"None of {scope.number_format.spelled_out(len(known))} on target"
    reached, all_of = (scope.number_format.spelled_out(count) for count in (sum(gap <= 0 for gap in known), len(known)))
    return f"{reached.capitalize()} of {all_of} on target"


def _legend(scope: Scope, found: Sequence[SkillGap]) -> str:
    """What the marks mean; the manager's only if one is printed."""
    names = []
    if any(each.skill.manager is not None for each in found):
        names.append(f"{MANAGER} {short_name(scope.manager.first_name) if scope.manager else 'manager'}")
    if any(each.skill.self_rating is not None for each in found):
        names.append(f"{SELF} {short_name(scope.person.first_name)}")
    if not any(each.skill.required is not None for each in found):
        return " \u00a0 ".join(names)
    return " \u00a0 ".join([*names, "thick rule: the level that the job requires; shaded: the gap to it"])


def _row(scope: Scope, each: SkillGap) -> Row:
    skill, gap = each.skill, each.gap.value
    has_gap = gap is not None and gap > 0
    name = f"{skill.competency[:1].upper()}{skill.competency[1:]}"
    evidence = scope.truncated(EVIDENCE_TEXT, skill.evidence, FullText(name, skill.evidence))
    row = table_row(
        LEVELS,
        RowLook.OPEN if has_gap else RowLook.PLAIN,
        skill=scope.truncated(SKILL_TEXT, name, FullText("Skill", name)),
        gap="" if gap is None else f"{gap:f}" if has_gap else "–",
        by_self="self" if has_gap and each.gap.variant is Variant.SELF_RATED else "",
        change=_change(each),
        evidence=_talk(scope, each) if each.discuss else evidence,
    )
    return replace(row, cells={**row.cells, **_steps(each)})


def _steps(each: SkillGap) -> Mapping[str, Value]:
    skill = each.skill
    rated = skill.self_rating if skill.manager is None else skill.manager
    return {f"step_{step}": _step(step, each, rated) for step in STEPS}


def _step(step: int, each: SkillGap, rated: Decimal | None) -> Level:
    skill = each.skill
    here = [
        (mark, value) for mark, value in ((MANAGER, skill.manager), (SELF, skill.self_rating)) if _is_on(step, value)
    ]
    note = " ".join(dict.fromkeys(f"{value:f}" for _, value in here if value is not None and value % 1))
    is_gap = rated is not None and skill.required is not None and rated < step <= skill.required
    return Level("".join(mark for mark, _ in here), note, is_gap, _is_on(step, skill.required))


def _is_on(step: int, value: Decimal | None) -> bool:
    return value is not None and int(value) == step


def _change(each: SkillGap) -> str:
    """The difference from the rating before, by the same person; empty without one."""
    now, before = each.skill, each.before
    if before is None:
        return ""
    by_manager = now.manager is not None
    new, old = (now.manager, before.manager) if by_manager else (now.self_rating, before.self_rating)
    if new is None or old is None:
        return ""
    change = new - old
    return f"+{change:f}" if change > 0 else f"{MINUS}{-change:f}" if change < 0 else "0"


def _talk(scope: Scope, each: SkillGap) -> str:
    """What both say, if the person says two steps more."""
    manager = short_name(scope.manager.first_name) if scope.manager else "my manager"
    own, theirs = each.skill.self_rating, each.skill.manager
    return f"Talk it over: {short_name(scope.person.first_name)} says {own:f}, {manager} says {theirs:f}"


def _blank(scope: Scope, competency: str) -> Row:
    address = row_address("Skills", scope.person.code, competency, str(scope.book.as_of))
    name = f"{competency[:1].upper()}{competency[1:]}"
    return table_row(
        FIRST_RATINGS,
        skill=name,
        self=Field(address.cell("self"), f"{name}, self", FieldKind.RATING, SCALE),
        manager=Field(address.cell("manager"), f"{name}, manager", FieldKind.BOX_RATING, SCALE),
        example=Field(address.cell("evidence"), f"{name}, example"),
    )
