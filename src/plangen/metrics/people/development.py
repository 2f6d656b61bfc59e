"""Competency gaps and training priorities."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason, Variant
from plangen.records.meetings.skills import Skill
from plangen.tables.values.folding import fold

RATING_GAP_TO_DISCUSS = 2
"""Points by which a self-rating exceeds the manager's before the two discuss it."""


@dataclass(frozen=True, slots=True)
class SkillGap:
    """A competency with its latest ratings and its gap to the required level.

    `before` is the rating before the latest one. `discuss` means the self-rating is well above the manager's.
    """

    skill: Skill
    gap: Measure
    before: Skill | None
    discuss: bool


def skill_gaps(skills: Sequence[Skill], name: str, as_of: date) -> list[SkillGap]:
    """A person's competency gaps, by name.

    Formula: required − manager rating, from the competency's latest row up to the as-of date; if the manager gave no
        rating, required − self-rating (noted).
    Unit: points on the rating scale.
    Source: Skills competency, required, self, manager, date.
    Missing: "no required level"; "not rated yet".
    """
    histories: dict[str, list[Skill]] = {}
    rated = [each for each in skills if each.salesperson == name and (each.day is None or each.day <= as_of)]
    for skill in sorted(rated, key=lambda each: (each.day or date.min, each.row)):
        histories.setdefault(fold(skill.competency), []).append(skill)
    return [_gap_of(histories[key]) for key in sorted(histories)]


def skill_gap(skill: Skill) -> Measure:
    """Required level minus current rating.

    Formula: required − manager rating; if the manager gave no rating, required − self-rating (noted).
    Unit: points on the rating scale; negative if the rating is above the required level.
    Source: Skills required, manager, self.
    Missing: "no required level"; "not rated yet".
    """
    rated = skill.self_rating if skill.manager is None else skill.manager
    if skill.required is None or rated is None:
        reason = Reason.NO_REQUIRED_LEVEL if skill.required is None else Reason.NOT_RATED
        return unknown(Unit.COUNT, reason, rows=[skill.row])
    variant = Variant.SELF_RATED if skill.manager is None else None
    return Measure(skill.required - rated, Unit.COUNT, 1, (skill.row,), variant)


def training_priority(gaps: Sequence[SkillGap], attainments: Mapping[str, Decimal]) -> list[SkillGap]:
    """Competencies to work on, largest gap first.

    Formula: gaps above 0, largest first; equal gaps by actual ÷ target of the competency's metric, lowest first
        (competencies with no metric last), then by name.
    Unit: competencies.
    Source: skill_gaps; the metric each competency should improve.
    Missing: empty if no gap is above 0.
    """
    shares = {fold(name): share for name, share in attainments.items()}

    def order(each: SkillGap) -> tuple[Decimal, bool, Decimal, str]:
        key = fold(each.skill.competency)
        return -(each.gap.value or Decimal(0)), key not in shares, shares.get(key, Decimal(0)), key

    return sorted((each for each in gaps if each.gap.value is not None and each.gap.value > 0), key=order)


def _gap_of(history: Sequence[Skill]) -> SkillGap:
    latest = history[-1]
    rating, manager = latest.self_rating, latest.manager
    discuss = rating is not None and manager is not None and rating - manager >= RATING_GAP_TO_DISCUSS
    return SkillGap(latest, skill_gap(latest), history[-2] if len(history) > 1 else None, discuss)
