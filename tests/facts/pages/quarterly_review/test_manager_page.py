from dataclasses import replace
from typing import Any

from plangen.elements.measure import RowKey
from plangen.facts.pages.quarterly_review.manager_page import manager_page
from plangen.records.meetings.notes import Note
from plangen.records.meetings.reviews import AREAS, Review
from plangen.records.settings import Settings
from tests.facts.growing import TALK, rating, sheets
from tests.facts.invented import review
from tests.metrics.invented import Q3, won
from tests.seen import seen


def page(*reviews: Review, **known: Any) -> Any:
    scope = review([won(5)], reviews=reviews, reports=sheets("Reviews"), **known)
    found = seen(manager_page(replace(scope, edition="manager")))
    assert found is not None
    return found


def test_only_the_manager_edition_has_the_page() -> None:
    scope = review([won(5)], reviews=[rating("product", 3, 2)])
    assert seen(manager_page(scope)) is None
    assert seen(manager_page(replace(scope, edition="preread"))) is None


def test_ratings_not_yet_shared_are_listed_with_the_managers_comment() -> None:
    found = page(rating("product", 3, 2, evidence="Asked twice", comment="Talk about belts"))
    [row] = [row for row in found.ratings if row.area == "Product"]
    assert (row.own.value, row.manager.value, row.words.value) == ("3", "2", "Asked twice · Talk about belts")


def test_shared_ratings_are_no_longer_listed() -> None:
    assert "Product" not in [row.area for row in page(rating("product", 3, 2, shared=TALK)).ratings]
    every = page(*(rating(area, 3, 3, shared=TALK) for area in AREAS))
    assert (every.ratings, every.shared) == ((), "All ratings for this period have been shared.")


def test_private_notes_use_up_lines_of_the_eight() -> None:
    found = page(notes=[Note(RowKey(3, 1), "Ana Ruiz", "private note", "Ask about the move", Q3)])
    assert (found.notes, found.lines) == (("Ask about the move",), 7)
    assert page().lines == 8


def test_talent_planning_is_printed_only_if_settings_ask_for_it() -> None:
    assert page().talent is None
    talent = page(settings=Settings(currency="USD", talent_page=True)).talent
    assert talent is not None
    assert [word for word, _ in talent.choices] == ["Invest", "Develop", "Sustain", "Support", "Reassess"]


def test_without_ratings_the_page_has_more_lines_for_notes() -> None:
    assert page(*(rating(area, 3, 3, shared=TALK) for area in AREAS)).lines == 16
