"""Half sheets of people with long commitments, and notes of two Mondays, as finished Word and PDF files."""

from datetime import date
from pathlib import Path
from typing import Final

import pytest
from pypdf import PdfReader

from plangen.workflow.planning.as_of import Days
from plangen.workflow.planning.request import MakeRequest
from tests.documents import assert_same_words
from tests.one_packet import made_of
from tests.small_team import AS_OF, small_team, write_rows

LONG: Final = "Open two of the four manufacturing accounts in the valley before their shutdown in the fall"
HEADER: Final = ("id", "salesperson", "owner", "action", "kind", "opened", "due", "status")
FREE: Final = 20 / 25.4 * 72
"""The foot of a half sheet and the margin below it, in points."""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sheets of three people, by format: of five commitments, of one that is too long, and of none."""
    folder = tmp_path_factory.mktemp("sheets")
    inputs, output = small_team(folder / "inputs"), folder / "output"
    actions = [
        (f"AR-26Q3-{number}", *["Ana Ruiz"] * 2, f"{number} {LONG}", "commitment", "2026-09-01", "2026-10-09", "open")
        for number in range(1, 6)
    ]
    actions.append(("BR-26Q3-1", *["Bo Ruiz"] * 2, f"{LONG}. " * 20, "commitment", "2026-09-01", "2026-10-09", "open"))
    write_rows(inputs / "actions.csv", HEADER, *actions)
    request = MakeRequest(Days(AS_OF, AS_OF), ("monday",), (inputs,), output, jobs=1)
    made = made_of(request, "monday-sheets")
    return {each.format: output / each.path for each in made.created}


def test_commitments_are_whole_and_word_and_pdf_are_the_same(printed: dict[str, Path]) -> None:
    assert_same_words(printed["word"].read_bytes(), printed["pdf"].read_bytes())
    text = " ".join(PdfReader(printed["pdf"]).pages[0].extract_text().split())
    for number in range(1, 6):
        assert f"{number} {LONG}" in text


def test_long_commitments_stay_above_the_cut_and_the_foot(printed: dict[str, Path]) -> None:
    reader = PdfReader(printed["pdf"])
    assert len(reader.pages) == 2
    places: list[tuple[float, str]] = []

    def visit(text: str, base: list[float], matrix: list[float], _font: object, _size: object) -> None:
        places.append((base[5] + base[3] * matrix[5], text.strip()))

    page = reader.pages[0]
    page.extract_text(visitor_text=visit)
    height = float(page.mediabox.height)
    ends: dict[str, list[float]] = {"upper": [], "lower": []}
    for bottom, text in places:
        half = "upper" if bottom > height / 2 else "lower"
        if "shutdown in the fall" in text or "(Actions)" in text:
            ends[half].append(bottom)
    assert len(ends["upper"]) == 5
    assert min(ends["upper"]) > height / 2 + FREE
    assert 0 < min(ends["lower"]) - FREE < height / 2


def test_a_number_of_the_notes_page_entered_in_actions_comes_back_the_next_monday_as_still_open(tmp_path: Path) -> None:
    inputs = small_team(tmp_path / "inputs")
    first, second = date(2026, 10, 12), date(2026, 10, 19)

    def notes(day: date) -> str:
        request = MakeRequest(Days(day, day), ("monday",), (inputs,), tmp_path / f"{day}", formats=("pdf",), jobs=1)
        [made] = made_of(request, "monday-agenda").created
        pages = PdfReader(request.output / made.path).pages
        return " ".join(pages[len(pages) - 1].extract_text().split())

    assert "T-26W42-1" in notes(first)
    row = ("T-26W42-1", "Ana Ruiz", "Ana Ruiz", "Send the survey sheet", "commitment", str(first), "2026-10-23", "open")
    write_rows(inputs / "actions.csv", HEADER, row)
    later = notes(second)
    assert "1 action is still open, due October 23." in later
    assert "Still open" in later
    assert "T-26W42-1 Send the survey sheet Ana Oct 23" in later
    assert "T-26W43-1" in later
