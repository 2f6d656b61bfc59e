from datetime import date
from decimal import Decimal
from typing import Any

from plangen.elements.measure import RowKey
from plangen.elements.reasons import Reason, Variant
from plangen.facts.formatting.reasons import variant_text
from plangen.metrics.people.development import skill_gaps, training_priority
from plangen.records.meetings.skills import Skill
from tests.metrics.invented import AS_OF

NAME = "Ana Ruiz"


def skill(
    competency: str, required: int | None, manager: int | None, self_rating: int | None = None, **known: Any
) -> Skill:
    level, own, other = (None if each is None else Decimal(each) for each in (required, self_rating, manager))
    return Skill(RowKey(5, 1), known.pop("salesperson", NAME), competency, level, own, other, **known)


def names(skills: list[Skill], attainments: dict[str, Decimal] | None = None) -> list[str]:
    return [each.skill.competency for each in training_priority(skill_gaps(skills, NAME, AS_OF), attainments or {})]


def test_a_skill_gap_is_required_minus_the_managers_rating() -> None:
    [found] = skill_gaps([skill("Closing", 4, 2, self_rating=4)], NAME, AS_OF)
    assert (found.gap.value, variant_text(found.gap), found.discuss) == (Decimal(2), "", True)


def test_the_self_rating_is_used_and_labeled_without_a_manager_rating() -> None:
    [found] = skill_gaps([skill("Closing", 4, None, self_rating=3)], NAME, AS_OF)
    assert (found.gap.value, found.gap.variant, found.discuss) == (Decimal(1), Variant.SELF_RATED, False)


def test_a_skill_gap_is_na_without_a_required_level_or_a_rating() -> None:
    found = skill_gaps([skill("A", None, 3), skill("B", 3, None)], NAME, AS_OF)
    assert [each.gap.reason for each in found] == [Reason.NO_REQUIRED_LEVEL, Reason.NOT_RATED]


def test_the_latest_rating_as_of_the_date_is_used_with_the_one_before() -> None:
    rows = [
        skill("Closing", 4, 1, day=date(2026, 3, 1)),
        skill("closing ", 4, 3, day=date(2026, 9, 1)),
        skill("Closing", 4, 4, day=date(2026, 10, 6)),
        skill("Closing", 4, 4, salesperson="Bo Ruiz", day=date(2026, 9, 9)),
    ]
    [found] = skill_gaps(rows, NAME, AS_OF)
    assert (found.gap.value, found.before) == (Decimal(1), rows[0])


def test_the_largest_gap_comes_first() -> None:
    assert names([skill("A", 3, 2), skill("B", 5, 2), skill("C", 4, 4), skill("D", None, 1)]) == ["B", "A"]


def test_equal_gaps_are_sorted_by_how_far_behind_target_their_metric_is() -> None:
    equal = [skill(name, 4, 2) for name in ("A", "B", "C")]
    assert names(equal, {"b": Decimal("0.9"), "C": Decimal("0.6")}) == ["C", "B", "A"]


def test_a_larger_gap_comes_before_a_metric_behind_target() -> None:
    assert names([skill("A", 4, 2), skill("B", 4, 3)], {"B": Decimal("0.1")}) == ["A", "B"]
