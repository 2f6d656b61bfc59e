"""What the pages of a plan truncate is printed whole at its end, once."""

from dataclasses import replace
from pathlib import Path

from plangen.facts.formatting.truncation import ELLIPSIS
from plangen.facts.pages.business_plan.development import development
from plangen.facts.pages.business_plan.full_text import plan_full_text
from tests.companies import crowded
from tests.facts.pages.business_plan.planned import plan_scope, scope_of
from tests.pages import book
from tests.plans import ACTIONS, ANA, GOALS
from tests.runs import AS_OF as REVIEWED

LONG = "Visit every dairy in the north with a sample of the new line " * 5


def test_a_long_action_is_printed_whole_at_the_end(tmp_path: Path) -> None:
    number, *others = ACTIONS[0]
    scope = scope_of(tmp_path, actions=((number, ANA, LONG, *others[2:]),))
    assert {each.text for each in plan_full_text(scope)} == {LONG.strip()}


def test_a_goal_that_the_action_plan_lists_whole_is_not_printed_again(tmp_path: Path) -> None:
    scope = scope_of(tmp_path, goals=((*GOALS[0][:3], LONG[:120].strip(), *GOALS[0][4:]),))
    assert plan_full_text(scope) == ()


def test_a_personal_goal_that_is_cut_is_printed_whole(tmp_path: Path) -> None:
    crowded.write(tmp_path, {})
    scope = plan_scope(book(tmp_path, REVIEWED), crowded.SELLER, "2026")
    short = replace(scope, limits={**scope.limits, "career_text": 20})
    career = development(short).career
    assert career is not None
    assert all(each.endswith(ELLIPSIS) for each in career.goals)
    whole = [each.text for each in plan_full_text(short)]
    assert all(any(text.startswith(goal.removesuffix(ELLIPSIS)) for text in whole) for goal in career.goals)


def test_accounts_whose_names_differ_at_the_end_are_told_apart(tmp_path: Path) -> None:
    crowded.write(tmp_path, {})
    accounts = development(plan_scope(book(tmp_path, REVIEWED), crowded.SELLER, "2026")).accounts
    assert accounts is not None
    assert len({row.plain("account") for row in accounts.rows}) == len(accounts.rows)
