import json
from dataclasses import dataclass
from decimal import Decimal

import pytest

from plangen.elements.figure import Mark
from plangen.facts.factsheet import FactSheet
from plangen.facts.sections import SECTIONS, fact_sheet, theme
from plangen.records.settings import Settings
from tests.facts.invented import KIND, review
from tests.metrics.invented import won


@dataclass(frozen=True)
class Piece:
    value: object


def test_exactly_the_listed_sections_are_computed() -> None:
    assert list(fact_sheet(review([won(5)]), ["tiles", "headline"]).sections) == ["tiles", "headline"]


def test_an_unknown_section_raises_an_error() -> None:
    with pytest.raises(KeyError):
        fact_sheet(review(), ["moments"])


def test_every_section_of_the_shipped_quarterly_review_exists() -> None:
    assert set(KIND["sections"]) <= set(SECTIONS["salesperson"])


def test_numbers_marks_and_images_are_written_as_text() -> None:
    piece = Piece((Decimal("1.50"), Mark.AHEAD, b"PNG"))
    sheet = FactSheet("review", "Ana", "2026-Q3", "rep", {"piece": piece})
    assert json.loads(sheet.as_json())["sections"] == {"piece": {"value": ["1.50", "↗", "3 bytes"]}}


def test_an_object_that_is_not_plain_data_is_rejected() -> None:
    with pytest.raises(TypeError, match="object does not belong in a fact sheet"):
        FactSheet("review", "Ana", "2026-Q3", "rep", {"piece": Piece(object())}).as_json()


def test_the_theme_comes_from_settings() -> None:
    found = theme(Settings(company="Harbour & Pine", accent="#aa0000"), b"PNG")
    assert (found.company, found.accent, found.logo) == ("Harbour & Pine", "#aa0000", b"PNG")
