from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from plangen.facts.blocks.ratings import growth
from plangen.facts.scope.document import Scope
from plangen.records.meetings.reviews import AREAS, Review
from tests.facts.growing import TALK, coached, rating, sheets
from tests.facts.invented import ANA, KEN, review
from tests.metrics.invented import period, won
from tests.seen import seen


def scoped(*reviews: Review, **known: Any) -> Scope:
    return review([won(5)], reviews=reviews, reports=sheets("Reviews"), **known)


def page(scope: Scope) -> Any:
    found = seen(growth(scope))
    assert found is not None
    return found


def shown(scope: Scope, area: str = "prospecting") -> tuple[str, str, str]:
    """The self-rating, the manager's rating, and the example of an area."""
    row = page(scope).rows[list(AREAS).index(area)]
    return row.own.value, row.manager.value if row.manager else "no column", row.evidence.value


def test_all_six_behaviors_are_printed_rated_or_not() -> None:
    assert len(page(scoped()).rows) == 6
    assert shown(scoped()) == ("", "", "")


def test_ratings_that_both_gave_and_shared_are_shown() -> None:
    assert shown(scoped(rating("prospecting", 3, 4, evidence="Two mornings", shared=TALK))) == (
        "3",
        "4",
        "Two mornings",
    )


@pytest.mark.parametrize("edition", ["rep", "manager"])
def test_a_manager_rating_that_is_not_shared_is_blank_and_its_text_is_hidden(edition: str) -> None:
    hidden = scoped(rating("prospecting", 3, 2, evidence="Unshared words", comment="Unshared comment"))
    assert shown(replace(hidden, edition=edition)) == ("3", "", "")
    assert "Unshared" not in str(seen(growth(replace(hidden, edition=edition))))


def test_an_example_is_shown_once_it_is_shared() -> None:
    assert shown(scoped(rating("prospecting", 3, evidence="Two mornings"))) == ("3", "", "")
    assert shown(scoped(rating("prospecting", 3, evidence="Two mornings", shared=TALK))) == ("3", "", "Two mornings")


def test_coaching_gives_an_example_without_its_score_or_what_to_change() -> None:
    coaching = [
        coached(date(2026, 7, 21), "prospecting", "The question."),
        coached(date(2026, 6, 1), "prospecting", "Old"),
    ]
    assert shown(scoped(coaching=coaching))[2] == "Jul 21, Pacific: The question."


def test_ratings_from_another_period_are_not_used() -> None:
    assert shown(scoped(rating("prospecting", 3, 4, of=period("2026-Q2"), shared=TALK))) == ("", "", "")


def test_a_preread_has_blank_self_ratings_and_no_manager_ratings() -> None:
    prepared = replace(scoped(rating("prospecting", 3, 4, evidence="e", shared=TALK)), edition="preread")
    assert shown(prepared) == ("", "no column", "")
    assert page(prepared).means == ()


def test_a_preread_starts_the_first_round_of_ratings() -> None:
    first = review([won(5)])
    assert seen(growth(first)) is None
    assert seen(growth(replace(first, edition="preread"))) is not None


def test_the_summary_has_two_lines_instead_of_one_number() -> None:
    known = [rating("prospecting", 3, 4, shared=TALK), rating("product", 4, 2)]
    lines = {line.label: line.text for line in page(scoped(*known)).means}
    assert lines["Behaviors"] == "self 3.5 (2 of 6 rated), manager 4.0 (1 of 6 rated)"
    assert lines["Results"].endswith("of $245.0K, Q3")


def test_a_person_who_left_is_not_rated() -> None:
    gone = replace(ANA, left=date(2026, 9, 1))
    assert seen(growth(review([won(5)], [gone, KEN], reports=sheets("Reviews")))) is None
