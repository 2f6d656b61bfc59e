from datetime import date

from plangen.sources.grid import Cell
from tests.sheets import book, sheet

TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], name="Team")


def test_notes_are_read_without_those_for_later_periods() -> None:
    rows: list[list[Cell]] = [
        ["Ana Ruiz", "Thanks", "For Friday", "2026-Q3"],
        ["Ana Ruiz", "thanks", "For tomorrow", "2026-Q4"],
        ["Ana Ruiz", "thanks", "For everything", ""],
        ["Cy", "thanks", "Who?", ""],
        ["Ana Ruiz", "thanks", "", ""],
        ["Ana Ruiz", "thanks", "When?", "soon"],
        ["Ana Ruiz", "", "What about?", ""],
        ["Ana Ruiz", "weather", "Rain", ""],
    ]
    found = book(sheet(["salesperson", "topic", "text", "period"], *rows, name="Notes"), TEAM, as_of=date(2026, 9, 30))
    assert [(note.topic, note.text) for note in found.notes] == [("thanks", "For Friday"), ("thanks", "For everything")]
    assert found.reports[0].skips == {
        "no text": 1,
        "no topic": 2,
        "period after the as-of date": 1,
        "unknown period": 1,
        "unknown person": 1,
    }
    assert [problem.place.cell for problem in found.problems] == ["B9", "A5", "D7"]


def test_a_note_names_the_line_that_it_was_written_on() -> None:
    rows: list[list[Cell]] = [
        ["Ana Ruiz", "obstacle", "Prices", "2026-Q3", "2"], ["Ana Ruiz", "answer", "New list", "2026-Q3", "2"]
    ]  # fmt: skip
    headers: list[Cell] = ["salesperson", "topic", "text", "period", "line"]
    found = book(sheet(headers, *rows, name="Notes"), TEAM, as_of=date(2026, 9, 30))
    assert [(note.topic, note.line) for note in found.notes] == [("obstacle", "2"), ("answer", "2")]
    assert not found.problems
