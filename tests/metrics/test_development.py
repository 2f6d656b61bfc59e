from datetime import date
from decimal import Decimal
from typing import Any

from plangen.elements.measure import RowKey
from plangen.metrics.development import SELF, skill_gaps, training_priority
from plangen.records.skills import Skill
from tests.metrics.invented import AS_OF

NAME = "Ana Ruiz"


def skill(competency: str, required: int | None, manager: int | None, own: int | None = None, **known: Any) -> Skill:
    level, mine, theirs = (None if each is None else Decimal(each) for each in (required, own, manager))
    return Skill(RowKey(5, 1), known.pop("salesperson", NAME), competency, level, mine, theirs, **known)


def names(skills: list[Skill], standing: dict[str, Decimal] | None = None) -> list[str]:
    return [each.skill.competency for each in training_priority(skill_gaps(skills, NAME, AS_OF), standing or {})]


def test_the_gap_is_what_is_required_less_what_the_manager_sees() -> None:
    [found] = skill_gaps([skill("Closing", 4, 2, own=4)], NAME, AS_OF)
    assert (found.gap.value, found.gap.variant, found.apart) == (Decimal(2), "", True)


def test_without_the_managers_rating_the_own_one_counts_and_is_marked() -> None:
    [found] = skill_gaps([skill("Closing", 4, None, own=3)], NAME, AS_OF)
    assert (found.gap.value, found.gap.variant, found.apart) == (Decimal(1), SELF, False)


def test_without_a_level_or_a_rating_there_is_no_gap() -> None:
    found = skill_gaps([skill("A", None, 3), skill("B", 3, None)], NAME, AS_OF)
    assert [each.gap.reason for each in found] == ["no required level", "not rated yet"]


def test_the_latest_rating_up_to_the_day_counts_and_the_one_before_is_kept() -> None:
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


def test_of_equal_gaps_the_one_whose_figure_is_furthest_behind_comes_first() -> None:
    equal = [skill(name, 4, 2) for name in ("A", "B", "C")]
    assert names(equal, {"b": Decimal("0.9"), "C": Decimal("0.6")}) == ["C", "B", "A"]


def test_a_larger_gap_comes_before_any_figure() -> None:
    assert names([skill("A", 4, 2), skill("B", 4, 3)], {"B": Decimal("0.1")}) == ["A", "B"]
