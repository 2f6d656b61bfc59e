from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from plangen.facts.figures.plan_conflicts import Conflict, plan_conflicts
from plangen.facts.pages.business_plan.action_plan import action_plan
from plangen.facts.pages.business_plan.conflicts import conflict_sentences
from plangen.facts.scope.document import Scope
from tests.facts.pages.business_plan.planned import scope_of
from tests.plans import ACTIONS, ANA, AS_OF, CONTRADICTIONS, GOALS


def test_a_plan_without_a_contradiction_says_that_its_quarters_add_up(tmp_path: Path) -> None:
    page = action_plan(scope_of(tmp_path))
    assert page.head.title == "1 action planned, in Q1."
    assert page.check == "The four quarters add up to 400,000."


@pytest.fixture(scope="module")
def scopes(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Scope]:
    """The plan with each contradiction, by the name of its case."""
    folder = tmp_path_factory.mktemp("contradictions")
    cases = enumerate(CONTRADICTIONS.items())
    return {name: scope_of(folder / str(at), **case.sheets) for at, (name, case) in cases}


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_each_contradiction_is_the_title_and_the_foot_of_the_action_plan(
    scopes: Mapping[str, Scope], name: str
) -> None:
    page, printed = action_plan(scopes[name]), CONTRADICTIONS[name].printed
    assert (page.head.title, page.check) == (printed, printed)


def test_there_is_a_case_for_each_sort_of_contradiction(scopes: Mapping[str, Scope]) -> None:
    assert {each.conflict for scope in scopes.values() for each in plan_conflicts(scope)} == set(Conflict)


def test_several_contradictions_are_all_at_the_foot_and_the_first_is_the_title(tmp_path: Path) -> None:
    goals = (*GOALS, ("G2", ANA, "2027", "Learn to negotiate", None, None, date(2028, 2, 1), None))
    page = action_plan(scope_of(tmp_path, goals=goals))
    assert page.head.title == "Goal 2 has no action due by Mar 31."
    assert page.check == "Goal 2 has no action due by Mar 31. Goal 2 is due Feb 1, 2028, outside the plan."


def test_several_actions_without_a_goal_are_one_sentence(tmp_path: Path) -> None:
    extra = [(f"AR-27Q2-P{at}", ANA, f"Call list {at}", None, date(2027, 5, at), AS_OF) for at in (1, 2, 3)]
    assert conflict_sentences(scope_of(tmp_path, actions=(*ACTIONS, *extra))) == ("3 actions serve no goal.",)


def test_an_action_due_before_the_plan_is_outside_it_and_serves_no_goal_in_its_first_90_days(tmp_path: Path) -> None:
    scope = scope_of(tmp_path, actions=[(*ACTIONS[0][:4], date(2026, 12, 20), AS_OF)])
    assert [each.conflict for each in plan_conflicts(scope)] == [
        Conflict.GOAL_WITHOUT_ACTION,
        Conflict.DUE_OUTSIDE_PLAN,
    ]


def test_supporting_goals_may_add_up_to_less_until_all_quarters_have_one(tmp_path: Path) -> None:
    goal = ("G1", ANA, "2027", "Eight new accounts", "new accounts", "8", None, None)
    parts = [(f"G1-{at}", ANA, f"2027-Q{at}", f"Part {at}", "new accounts", "2", None, "G1") for at in (1, 2)]
    assert conflict_sentences(scope_of(tmp_path, goals=[goal, *parts])) == ()


def test_several_goals_without_an_action_are_one_sentence_and_all_in_the_title(tmp_path: Path) -> None:
    more = [(f"G{at}", ANA, "2027", f"Learn {at}", None, None, date(2027, 12, 1), None) for at in (2, 3, 4)]
    page = action_plan(scope_of(tmp_path, goals=(*GOALS, *more[:2])))
    assert page.head.title == page.check == "Goals 2 and 3 have no action due by Mar 31."
    all_four = conflict_sentences(scope_of(tmp_path / "four", goals=(*GOALS, *more), actions=()))
    assert all_four == ("Goals 1, 2, 3, and 4 have no action due by Mar 31.",)


def test_a_goal_that_is_done_or_dropped_needs_no_action(tmp_path: Path) -> None:
    rows = [("G2", "done"), ("G3", "dropped"), ("G4", "on track")]
    goals = [(number, ANA, "2027", f"Learn {number}", None, None, None, None, status) for number, status in rows]
    scope = scope_of(tmp_path, goals=(*((*each, "") for each in GOALS), *goals))
    assert conflict_sentences(scope) == ("Goal 4 has no action due by Mar 31.",)
