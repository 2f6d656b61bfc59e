"""Long goals are printed whole above the quarters, whose rows make room for them."""

from datetime import date
from pathlib import Path

import pytest

from plangen.facts.pages.business_plan.action_plan import ActionPlan, action_plan
from tests.companies import crowded
from tests.facts.pages.business_plan.planned import plan_scope, scope_of
from tests.pages import book
from tests.plans import ACTIONS, ANA, AS_OF, Row

LONG = "Introduce the annual maintenance contract to every buyer in the valley, one by one, in writing"


def goals(count: int) -> list[Row]:
    return [(f"G{at}", ANA, "2027", f"{LONG} {at}", None, None, None, None) for at in range(1, count + 1)]


def page(folder: Path, count: int, actions: tuple[Row, ...] = ACTIONS) -> ActionPlan:
    return action_plan(scope_of(folder, goals=goals(count), actions=actions))


@pytest.mark.parametrize(("count", "rows", "height"), [(2, 5, 8.4), (5, 5, 8), (9, 4, 8)])
def test_goals_are_whole_above_lower_and_then_fewer_rows(tmp_path: Path, count: int, rows: int, height: float) -> None:
    found = page(tmp_path, count)
    texts = [f"introduce{LONG.removeprefix('Introduce')} {at}" for at in range(1, count + 1)]
    assert [goal.text for goal in found.goals] == texts
    assert [len(each.actions.rows) for each in found.quarters] == [rows] * 4
    assert {each.actions.row_height for each in found.quarters} == {height}


def test_a_long_name_goes_below_the_rows_when_they_are_fewer(tmp_path: Path) -> None:
    (folder := tmp_path / "crowded").mkdir()
    crowded.write(folder, {})
    long = action_plan(plan_scope(book(folder, date(2026, 10, 5)), crowded.SELLER, "2026"))
    short = page(tmp_path, 8)
    assert [(each.person, each.review, each.actions.note) for each in (short.quarters[0], long.quarters[0])] == [
        (ANA, "Review after Q1", ""),
        ("", "", f"{crowded.SELLER} · Review after Q1"),
    ]
    assert not any("…" in goal.text for goal in long.goals)


def test_goals_are_cut_only_if_no_quarter_has_a_row_to_give(tmp_path: Path) -> None:
    full = tuple(
        (f"AR-27Q{quarter}-P{at}", ANA, "Call", "G1", AS_OF.replace(year=2027, month=3 * quarter - 1), AS_OF)
        for quarter in range(1, 5)
        for at in range(1, 6)
    )
    found = page(tmp_path, 9, full)
    assert [len(each.actions.rows) for each in found.quarters] == [5] * 4
    assert all(goal.text.endswith("…") for goal in found.goals)
