"""The plan and the reviews print the same goals and actions."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plangen.facts.blocks.plans.three_goals import three_goals
from plangen.facts.pages.business_plan.action_plan import action_plan
from plangen.records.book import Book
from tests.built_in import built_in
from tests.facts.pages.business_plan.planned import plan_scope
from tests.pages import book, sheets
from tests.plans import ACTIONS, ANA, write_plan
from tests.runs import AS_OF

SAMPLE = Path(__file__).parents[4] / "inputs" / "sample"


@pytest.fixture(scope="module")
def sample() -> Book:
    return book(SAMPLE, AS_OF)


def review(inputs: Book, name: str, code: str) -> Any:
    [sheet] = sheets(built_in().document_types["quarterly-review"], "rep", inputs, code, name=name)
    return sheet.sections


def cells(table: Any, *names: str) -> list[tuple[str, ...]]:
    return [tuple(row.plain(name) for name in names) for row in table.rows]


@pytest.mark.parametrize("name", [ANA, "Zoë Lindqvist", "Leïla Haddad"])
def test_the_goals_of_the_plan_are_on_the_reviews_plan_page(sample: Book, name: str) -> None:
    of_plan = cells(three_goals(plan_scope(sample, name, "2026")), "id", "goal")
    of_review = cells(review(sample, name, "2026-Q3")["plan_progress"].goals, "number", "goal")
    shown = [each for each in of_plan if each[0]]
    assert len(shown) >= 2
    assert [each for each in of_review if each in shown] == shown


def test_an_action_has_the_same_number_and_words_in_the_plan_and_in_the_review_of_its_quarter(tmp_path: Path) -> None:
    late = ("AR-27Q3-P1", ANA, "Open the second site", "G1", date(2027, 8, 20), date(2026, 12, 14))
    inputs = book(write_plan(tmp_path, actions=[*ACTIONS, late]), date(2027, 4, 5))
    strips = {each.name: each.actions for each in action_plan(plan_scope(inputs)).quarters}
    of_plan = {quarter: [each for each in cells(strips[quarter], "number", "action") if each[1]] for quarter in strips}
    assert of_plan["Q1"] == [("AR-27Q1-P1", "Visit five dairies")]
    assert of_plan["Q3"] == [("AR-27Q3-P1", "Open the second site")]
    rows = review(inputs, ANA, "2027-Q1")["past_commitments"].rows
    assert [(row.number, row.action) for row in rows] == of_plan["Q1"]
