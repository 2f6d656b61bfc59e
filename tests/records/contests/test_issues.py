from datetime import date

from plangen.records.contests.issues import SHAPE, Issued, issues_of, read_issued
from plangen.records.load import load
from plangen.sources.grid import Cell, Grid
from plangen.tables.values.folding import fold

FIRST, SECOND, TODAY = date(2026, 9, 14), date(2026, 9, 21), date(2026, 10, 5)
ROWS: list[list[Cell]] = [
    ["contest", "name", "rank", "score"],
    ["100 Doors", "Zoë", 1, 14],
    ["100 Doors", "Ewa", None, 3],
]


def test_issues_are_by_day_and_those_of_the_same_contest_before_a_day() -> None:
    issued = [
        Issued(SECOND, "100 doors", "Zoë", 1),
        Issued(FIRST, "100 Doors", "Zoë", 2),
        Issued(FIRST, "Another", "Zoë", 3),
    ]
    assert issues_of(issued, "100 Doors", TODAY) == {FIRST: {fold("Zoë"): 2}, SECOND: {fold("Zoë"): 1}}
    assert list(issues_of(issued, "100 Doors", SECOND)) == [FIRST]


def test_a_file_of_standings_in_snapshots_is_read_without_those_who_were_not_ranked() -> None:
    book = load([Grid("snapshots/2026-09-14 standings.csv", "", ROWS), Grid("deals.csv", "", [])], today=TODAY)
    assert book.issued == [Issued(FIRST, "100 Doors", "Zoë", 1)]
    assert not read_issued(FIRST, [])
    assert SHAPE.name == "Standings"


def test_standings_from_after_the_as_of_date_are_not_read() -> None:
    book = load([Grid("snapshots/2026-10-12 standings.csv", "", ROWS)], today=TODAY)
    assert not book.issued
