"""What somebody has to learn, and what first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.records.skills import Skill
from plangen.tables.folding import fold

TALK_FROM = 2
"""From so many points between one's own rating and the manager's on, the pair talks about it."""
SELF = "own rating, as the manager gave none"


@dataclass(frozen=True, slots=True)
class SkillGap:
    """A competency with its latest ratings, and what is missing to the level that the work asks for.

    `before` is the rating before the latest one. `apart` marks a pair of ratings to talk about.
    """

    skill: Skill
    gap: Measure
    before: Skill | None
    apart: bool


def skill_gaps(skills: Sequence[Skill], name: str, as_of: date) -> list[SkillGap]:
    """A person's competencies with their gaps, in the order of their names.

    Formula: gap = required - manager's rating, each from the latest row of the competency up to the as-of date; where
        the manager gave none, required - own rating, and the variant says so. Ratings that must not be seen are taken
        out of the rows before.
    Unit: points of the scale.
    Source: Skills competency, required, self, manager, date.
    Missing: "no required level"; "not rated yet".
    """
    histories: dict[str, list[Skill]] = {}
    own = [each for each in skills if each.salesperson == name and (each.day is None or each.day <= as_of)]
    for skill in sorted(own, key=lambda each: (each.day or date.min, each.row)):
        histories.setdefault(fold(skill.competency), []).append(skill)
    return [_gap_of(histories[key]) for key in sorted(histories)]


def skill_gap(skill: Skill) -> Measure:
    """What is missing to the level that the work asks for.

    Formula: required - manager's rating, or - own rating where the manager gave none (the variant says so).
    Unit: count, points of the scale; negative where more is there than asked for.
    Source: Skills required, manager, self.
    Missing: "no required level"; "not rated yet".
    """
    rated = skill.self_rating if skill.manager is None else skill.manager
    if skill.required is None or rated is None:
        return unknown(Unit.COUNT, "no required level" if skill.required is None else "not rated yet", rows=[skill.row])
    return Measure(skill.required - rated, Unit.COUNT, 1, (skill.row,), SELF if skill.manager is None else "")


def training_priority(gaps: Sequence[SkillGap], standing: Mapping[str, Decimal]) -> list[SkillGap]:
    """The competencies to learn, the first one first.

    Formula: by gap, the largest first; of equal ones the one whose figure is furthest behind its target (`standing` is
        actual / target by competency; what has no figure comes last), then by name. Only gaps above 0.
    Unit: competencies.
    Source: skill_gaps; the figures that the competencies should move.
    Missing: an empty list.
    """
    figures = {fold(name): share for name, share in standing.items()}

    def order(each: SkillGap) -> tuple[Decimal, bool, Decimal, str]:
        key = fold(each.skill.competency)
        return -(each.gap.value or Decimal(0)), key not in figures, figures.get(key, Decimal(0)), key

    return sorted((each for each in gaps if each.gap.value is not None and each.gap.value > 0), key=order)


def _gap_of(history: Sequence[Skill]) -> SkillGap:
    latest = history[-1]
    own, manager = latest.self_rating, latest.manager
    apart = own is not None and manager is not None and own - manager >= TALK_FROM
    return SkillGap(latest, skill_gap(latest), history[-2] if len(history) > 1 else None, apart)
