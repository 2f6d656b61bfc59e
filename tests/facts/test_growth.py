from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from plangen.facts.brief import Brief
from plangen.facts.growth import Growth, growth
from plangen.records.reviews import AREAS, Review
from tests.facts.growing import TALK, coached, rating, sheets
from tests.facts.invented import ANA, KEN, review
from tests.metrics.invented import period, won


def asked(*reviews: Review, **known: Any) -> Brief:
    return review([won(5)], reviews=reviews, reports=sheets("Reviews"), **known)


def page(brief: Brief) -> Growth:
    found = growth(brief)
    assert found is not None
    return found


def seen(brief: Brief, area: str = "prospecting") -> tuple[str, str, str]:
    """The person's circle, the manager's circle and the example of an area."""
    row = page(brief).rows[list(AREAS).index(area)]
    return row.own.value, row.manager.value if row.manager else "no column", row.evidence.value


def test_the_six_behaviours_stand_whether_they_are_rated_or_not() -> None:
    assert len(page(asked()).rows) == 6
    assert seen(asked()) == ("", "", "")


def test_what_both_gave_and_talked_about_is_shown() -> None:
    assert seen(asked(rating("prospecting", 3, 4, evidence="Two mornings", shared=TALK))) == ("3", "4", "Two mornings")


@pytest.mark.parametrize("edition", ["rep", "manager"])
def test_a_manager_s_rating_that_is_not_shared_is_an_empty_circle_and_its_words_are_not_there(edition: str) -> None:
    hidden = asked(rating("prospecting", 3, 2, evidence="Unshared words", comment="Unshared comment"))
    assert seen(replace(hidden, edition=edition)) == ("3", "", "")
    assert "Unshared" not in str(growth(replace(hidden, edition=edition)))


def test_an_example_is_there_from_the_talk_on_whoever_wrote_it() -> None:
    assert seen(asked(rating("prospecting", 3, evidence="Two mornings"))) == ("3", "", "")
    assert seen(asked(rating("prospecting", 3, evidence="Two mornings", shared=TALK))) == ("3", "", "Two mornings")


def test_a_day_of_coaching_is_an_example_and_neither_its_score_nor_what_to_change_is_said() -> None:
    coaching = [
        coached(date(2026, 7, 21), "prospecting", "The question."),
        coached(date(2026, 6, 1), "prospecting", "Old"),
    ]
    assert seen(asked(coaching=coaching))[2] == "Jul 21, Pacific: The question."


def test_ratings_of_another_period_are_not_taken() -> None:
    assert seen(asked(rating("prospecting", 3, 4, of=period("2026-Q2"), shared=TALK))) == ("", "", "")


def test_a_preread_has_blank_circles_of_the_person_and_none_of_the_manager() -> None:
    prepared = replace(asked(rating("prospecting", 3, 4, evidence="e", shared=TALK)), edition="preread")
    assert seen(prepared) == ("", "no column", "")
    assert page(prepared).means == ()


def test_a_preread_begins_the_first_round_of_forms() -> None:
    first = review([won(5)])
    assert growth(first) is None
    assert growth(replace(first, edition="preread")) is not None


def test_two_lines_stand_in_place_of_one_number() -> None:
    known = [rating("prospecting", 3, 4, shared=TALK), rating("product", 4, 2)]
    lines = {line.label: line.text for line in page(asked(*known)).means}
    assert lines["How"] == "self 3.5 (2 of 6 rated), manager 4.0 (1 of 6 rated)"
    assert lines["Results"].endswith("of $245.0K, Q3")


def test_who_has_left_is_not_rated() -> None:
    gone = replace(ANA, left=date(2026, 9, 1))
    assert growth(review([won(5)], [gone, KEN], reports=sheets("Reviews"))) is None
