import pytest

from plangen.facts.blocks.masthead import foot_line
from plangen.records.book import Book
from plangen.records.reading.sheet_reports import SheetReport
from tests.metrics.invented import AS_OF


def book_of(*files: str) -> Book:
    tables = {file: "Team" if at else "Opportunities" for at, file in enumerate(files)}
    reports = (SheetReport(file, "", table, rows=1, used=1) for file, table in tables.items())
    return Book(AS_OF, reports=tuple(reports))


LONG_NAME = "Maximiliane-Friederike Wolfeschlegelsteinhausen-Bergerdorff"
LONG_FILES = ("opportunities-of-all-regions.csv", "team-targets-and-commitments.xlsx")


@pytest.mark.parametrize(
    ("name", "files", "sources"),
    [
        ("Ana Ruiz", (), ""),
        ("Ana Ruiz", ("deals.csv", "team.xlsx"), " · from deals.csv, team.xlsx"),
        ("Ana Ruiz", ("deals.csv", "a.csv", "team.xlsx"), " · from deals.csv, a.csv, and 1 more"),
        ("Ana Ruiz", LONG_FILES, f" · from {LONG_FILES[0]}, and 1 more"),
        ("Ana Wolfeschlegelsteinhausen-Bergerdorff", LONG_FILES, " · from 2 files"),
        (LONG_NAME, LONG_FILES, ""),
    ],
)
def test_the_foot_names_as_many_files_as_it_has_room_for_and_is_never_cut(
    name: str, files: tuple[str, ...], sources: str
) -> None:
    parts = [name, "Quarterly review Q3 2026", "as of Oct 5, 2026"]
    assert foot_line(parts, book_of(*files)) == f"{' · '.join(parts)}{sources}"


def test_a_foot_without_room_for_its_subject_loses_whole_words_of_it() -> None:
    parts = ["West", f"{'Autumn conveyor challenge ' * 5}2026, contest close-out", "as of Oct 5, 2026"]
    found = foot_line(parts, book_of("deals.csv"))
    assert found.startswith("West · Autumn conveyor challenge")
    shortened, end = found.split("… · ")
    assert end == "as of Oct 5, 2026"
    assert shortened.rpartition(" ")[2] in {"Autumn", "conveyor", "challenge"}
