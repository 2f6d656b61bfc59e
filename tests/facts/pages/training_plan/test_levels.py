from plangen.elements.level import Level
from plangen.sources.grid import Cell
from tests.facts.pages.training_plan.plans import ANA, inputs, plan, skills

SHARED = ["2026-07-09", "2026-07-09"]


def level(cell: object) -> Level:
    assert isinstance(cell, Level)
    return cell


def test_a_skill_shows_both_ratings_the_required_level_and_the_gap() -> None:
    before: list[Cell] = [ANA, "prospecting", 4, 2, 3, "", "2026-04-09", "2026-04-09"]
    table = plan(inputs(skills(before, [ANA, "prospecting", 4, 3, 2, "A list every Tuesday", *SHARED])))["skill_levels"]
    [row] = table.rows
    steps = [level(row.cells[f"step_{step}"]) for step in range(1, 6)]
    assert [each.marks for each in steps] == ["", "●", "○", "", ""]
    assert [each.is_gap for each in steps] == [False, False, True, True, False]
    assert [each.is_required for each in steps] == [False, False, False, True, False]
    assert (row.plain("gap"), row.plain("change"), row.plain("evidence")) == ("2", "−1", "A list every Tuesday")
    assert (table.heading, table.columns[7].header) == ("None of one on target", "Since April")


def test_a_self_rating_two_steps_above_is_to_be_talked_over() -> None:
    [row] = plan(inputs(skills([ANA, "prospecting", 4, 5, 3, "", *SHARED])))["skill_levels"].rows
    assert row.plain("evidence") == "Talk it over: Ana says 5, Bo says 3"


def test_an_unshared_rating_of_the_manager_is_only_on_the_manager_s_copy() -> None:
    data = inputs(skills([ANA, "prospecting", 4, 3, 2, "secret", "2026-07-09", ""]))
    [own], [manager] = (plan(data, edition)["skill_levels"].rows for edition in ("rep", "manager"))
    assert (level(own.cells["step_2"]).marks, level(manager.cells["step_2"]).marks) == ("", "●")
    assert (own.plain("gap"), own.plain("by_self")) == ("1", "self")
    assert (own.plain("evidence"), manager.plain("evidence")) == ("", "secret")


def test_a_half_is_printed_next_to_its_mark() -> None:
    [row] = plan(inputs(skills([ANA, "prospecting", 4, "", 3.5, "", *SHARED])))["skill_levels"].rows
    assert str(level(row.cells["step_3"])) == "● 3.5"
