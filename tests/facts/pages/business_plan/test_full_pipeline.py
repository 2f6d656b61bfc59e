from collections.abc import Sequence
from datetime import date
from typing import Any

from plangen.facts.pages.business_plan.full_pipeline import full_pipeline
from tests.facts.pages.account_plan.planned import ANA, DEALS, Row, cells, deal, planned_book
from tests.facts.pages.business_plan.planned import plan_scope

TEAM: list[Row] = [("salesperson", "quota 2027"), (ANA, 400_000)]
STAGES = [("stage", "outcome", "probability"), ("Qualification", "open", 0.1), ("Proposal", "open", 0.5)]


def pipeline(amount: int | None, stages: Sequence[Any] = STAGES) -> Any:
    opened = [
        deal("Acme", 9_000, date(2027, 2, 1), stage="Proposal"),
        deal("Bolt", 1, date(2027, 3, 1), stage="Qualification"),
    ]
    opened[1] = (*opened[1][:4], amount, *opened[1][5:])
    scope = plan_scope(planned_book((*DEALS, *opened), Team=TEAM, Stages=stages), code="2027")
    found = full_pipeline(scope)
    assert found is not None
    return found


def number(text: str) -> int:
    return int(text.replace("−", "-").replace("+", "").replace(",", ""))


def test_the_total_difference_is_the_sum_of_those_printed() -> None:
    for amount in (5_000, None):
        found = pipeline(amount)
        differences = [text for (text,) in cells(found.rows, "difference") if text]
        assert len(differences) == (1 if amount is None else 2)
        assert number(found.totals[0].plain("difference")) == sum(map(number, differences))


def test_a_stage_without_amounts_is_na_and_the_note_says_what_the_total_is_without() -> None:
    found = pipeline(None)
    assert ("Qualification", "1", "n/a", "") in cells(found.rows, "stage", "deals", "open", "difference")
    assert found.note == "Total difference without Qualification: open or needed isn’t known."
    assert not pipeline(5_000).note
