from plangen.records.book import Book
from plangen.sources.grid import Cell, Grid
from tests.sheets import book, sheet

TEAM = sheet(["Salesperson", "Manager", "Team"], ["Ana Ruiz", "Ken Ortiz", "West"], name="Team")


def read(*others: Grid, **known: Cell) -> Book:
    row: dict[str, Cell] = {"contest": "100 Doors", "start": "2026-10-05", "end": "2026-11-13", **known}
    return book(sheet([*row], [*row.values()], name="Contests"), TEAM, *others)


def sorts(found: Book) -> list[str]:
    return [problem.sort for problem in found.problems]


def test_a_contest_of_a_team_a_manager_or_a_person_has_no_problem() -> None:
    assert not sorts(read(measure="meetings", team="west; Ken Ortiz; Ana Ruiz"))


def test_a_team_that_no_one_is_on_is_a_warning() -> None:
    assert sorts(read(measure="meetings", team="East")) == ["unknown team"]


def test_a_running_contest_that_counts_nothing_is_a_warning() -> None:
    found = read()
    assert sorts(found) == ["nothing counts"]
    assert found.problems[0].place.cell == "A2"


def test_an_entry_of_no_event_and_without_points_is_a_warning() -> None:
    scoring = sheet(["contest", "event", "points"], ["100 Doors", "Demo", 2], name="Scoring")
    rows: list[list[Cell]] = [["100 Doors", "2026-10-14", "Ana Ruiz", event, points] for event, points in
                              (("Demo", ""), ("Trial", ""), ("Trial", 3))]  # fmt: skip
    entries = sheet(["contest", "date", "salesperson", "event", "points"], *rows, name="Entries")
    assert sorts(read(scoring, entries)) == ["entry without points"]
