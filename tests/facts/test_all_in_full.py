from dataclasses import replace

from plangen.facts.all_in_full import all_in_full
from tests.facts.growing import TALK, goal, rating, sheets
from tests.facts.invented import review
from tests.metrics.invented import won

LONG = "Introduce the yearly maintenance contract to every buyer of the valley and of what lies beyond it, in writing."


def test_a_goal_and_an_example_that_were_cut_stand_whole_at_the_end() -> None:
    asked = review(
        [won(5)],
        goals=[goal("G1", text=LONG), goal("G2")],
        reviews=[rating("product", 3, evidence=LONG, shared=TALK)],
        reports=sheets("Goals", "Reviews"),
    )
    assert [(row.address, row.text) for row in all_in_full(asked)] == [("G1", LONG), ("Product", LONG)]


def test_what_may_not_be_seen_does_not_stand_there_either() -> None:
    hidden = [rating("product", 3, 2, evidence=LONG, comment=LONG)]
    asked = review([won(5)], reviews=hidden, reports=sheets("Reviews"))
    for edition in ("rep", "preread", "manager"):
        assert all_in_full(replace(asked, edition=edition)) == ()
