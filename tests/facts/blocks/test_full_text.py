from dataclasses import replace

from plangen.facts.blocks.full_text import all_full_text
from tests.facts.growing import TALK, goal, rating, sheets
from tests.facts.invented import review
from tests.metrics.invented import won

LONG = "Introduce the yearly maintenance contract to every buyer of the valley and of what lies beyond it, in writing."


def test_a_truncated_goal_and_example_are_printed_in_full_at_the_end() -> None:
    scope = review(
        [won(5)],
        goals=[goal("G1", text=LONG), goal("G2")],
        reviews=[rating("product", 3, evidence=LONG, shared=TALK)],
        reports=sheets("Goals", "Reviews"),
    )
    assert [(row.address, row.text) for row in all_full_text(scope)] == [("G1", LONG), ("Product", LONG)]


def test_text_that_is_not_shared_is_not_printed_in_full_either() -> None:
    hidden = [rating("product", 3, 2, evidence=LONG, comment=LONG)]
    scope = review([won(5)], reviews=hidden, reports=sheets("Reviews"))
    for edition in ("rep", "preread", "manager"):
        assert all_full_text(replace(scope, edition=edition)) == ()
