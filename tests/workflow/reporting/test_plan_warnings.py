from pathlib import Path

import pytest

from plangen.problems import Problem, Severity
from plangen.workflow.check import check
from plangen.workflow.planning.as_of import Days
from tests.plans import ANA, AS_OF, CONTRADICTIONS, PLAN_YEAR, Contradiction, write_plan
from tests.small_team import small_team


def checked(folder: Path) -> list[Problem]:
    return list(check([folder], Days(AS_OF, AS_OF)).problems)


def test_a_plan_without_a_contradiction_gets_no_warning(tmp_path: Path) -> None:
    assert checked(write_plan(tmp_path)) == []


@pytest.mark.parametrize("case", CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_each_contradiction_is_a_warning_at_its_cell_with_a_fix(tmp_path: Path, case: Contradiction) -> None:
    [found] = checked(write_plan(tmp_path, **case.sheets))
    assert (found.severity, found.sort) == (Severity.WARNING, case.sort)
    assert (str(found.place), found.message) == (case.place, case.reported)
    assert found.value
    assert found.fix.split()[0] in {"Add", "Change", "Enter", "Make", "Raise"}


def test_goals_of_the_running_year_are_checked_until_its_last_day(tmp_path: Path) -> None:
    goals = [("G0", ANA, "2026", "Keep the south", None, None, None, None)]
    [found] = checked(write_plan(tmp_path, goals=goals, actions=()))
    assert found.message == "No action for Ana Ruiz's goal is due by 2026-12-31."


@pytest.mark.parametrize("period", ["2025", "2028"])
def test_goals_of_other_years_are_not_checked(tmp_path: Path, period: str) -> None:
    assert period not in {"2026", PLAN_YEAR}
    assert checked(write_plan(tmp_path, goals=[("G0", ANA, period, "Keep", None, None, None, None)], actions=())) == []


def test_a_goal_for_a_quarter_that_is_over_needs_no_action(tmp_path: Path) -> None:
    goals = [("G0", ANA, "2026-Q2", "Keep the south", None, None, None, None)]
    assert checked(write_plan(tmp_path, goals=goals, actions=())) == []


def test_a_folder_without_goals_and_actions_gets_no_warning_about_plans(tmp_path: Path) -> None:
    sorts = {each.sort for each in check([small_team(tmp_path)], Days(AS_OF, AS_OF)).problems}
    assert not sorts & {each.sort for each in CONTRADICTIONS.values()}
