from dataclasses import replace
from typing import Any

from plangen.elements.measure import RowKey
from plangen.facts.manager_page import ManagerPage, manager_page
from plangen.records.notes import Note
from plangen.records.reviews import AREAS, Review
from plangen.records.settings import Settings
from tests.facts.growing import TALK, rating, sheets
from tests.facts.invented import review
from tests.metrics.invented import Q3, won


def page(*reviews: Review, **known: Any) -> ManagerPage:
    asked = review([won(5)], reviews=reviews, reports=sheets("Reviews"), **known)
    found = manager_page(replace(asked, edition="manager"))
    assert found is not None
    return found


def test_nobody_else_s_edition_has_the_sheet() -> None:
    asked = review([won(5)], reviews=[rating("product", 3, 2)])
    assert manager_page(asked) is None
    assert manager_page(replace(asked, edition="preread")) is None


def test_what_is_not_shared_stands_there_with_the_manager_s_words() -> None:
    found = page(rating("product", 3, 2, evidence="Asked twice", comment="Talk about belts"))
    [row] = [row for row in found.ratings if row.area == "Product"]
    assert (row.own.value, row.manager.value, row.words.value) == ("3", "2", "Asked twice · Talk about belts")


def test_what_was_talked_about_stands_there_no_more() -> None:
    assert "Product" not in [row.area for row in page(rating("product", 3, 2, shared=TALK)).ratings]
    every = page(*(rating(area, 3, 3, shared=TALK) for area in AREAS))
    assert (every.ratings, every.shared) == ((), "Every rating of the period has been shared.")


def test_own_notes_take_their_lines_from_the_eight() -> None:
    found = page(notes=[Note(RowKey(3, 1), "Ana Ruiz", "private note", "Ask about the move", Q3)])
    assert (found.notes, found.lines) == (("Ask about the move",), 7)
    assert page().lines == 8


def test_the_talk_about_where_somebody_stands_is_there_only_where_settings_want_it() -> None:
    assert page().talent is None
    wanted = page(settings=Settings(currency="USD", talent_page=True)).talent
    assert wanted is not None
    assert [word for word, _ in wanted.choices] == ["Invest", "Develop", "Sustain", "Support", "Decide"]
