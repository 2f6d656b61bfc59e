import json
from dataclasses import dataclass
from decimal import Decimal

import pytest

from plangen.elements.figure import Mark
from plangen.facts.factsheet import FactSheet
from plangen.facts.sheet import SECTIONS, fact_sheet, theme
from plangen.records.settings import Settings
from tests.facts.invented import KIND, review
from tests.metrics.invented import won


@dataclass(frozen=True)
class Piece:
    value: object


def test_exactly_the_sections_that_are_asked_for_are_computed() -> None:
    assert list(fact_sheet(review([won(5)]), ["tiles", "verdict"]).sections) == ["tiles", "verdict"]


def test_an_unknown_section_is_a_fault() -> None:
    with pytest.raises(KeyError):
        fact_sheet(review(), ["moments"])


def test_every_section_of_the_shipped_kind_is_known() -> None:
    assert set(KIND["sections"]) <= set(SECTIONS)


def test_numbers_marks_and_pictures_are_written_as_texts() -> None:
    piece = Piece((Decimal("1.50"), Mark.AHEAD, b"PNG"))
    sheet = FactSheet("kind", "Ana", "2026-Q3", "rep", {"piece": piece})
    assert json.loads(sheet.as_json())["sections"] == {"piece": {"value": ["1.50", "↗", "3 bytes"]}}


def test_what_does_not_belong_in_a_sheet_is_refused() -> None:
    with pytest.raises(TypeError, match="object does not belong in a fact sheet"):
        FactSheet("kind", "Ana", "2026-Q3", "rep", {"piece": Piece(object())}).as_json()


def test_the_look_comes_from_settings() -> None:
    look = theme(Settings(company="Harbour & Pine", accent="#aa0000"), b"PNG")
    assert (look.company, look.accent, look.logo) == ("Harbour & Pine", "#aa0000", b"PNG")
