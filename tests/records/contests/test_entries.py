from datetime import date
from decimal import Decimal

from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.sheets import book, sheet

CONTESTS = sheet(
    ["contest", "start", "end", "measure"], ["100 Doors", "2026-10-05", "2026-11-13", "calls"], name="Contests"
)
TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Ken Ortiz"], name="Team")
HEADERS: list[Cell] = ["contest", "date", "salesperson", "event", "points", "account", "split", "entered", "canceled"]


def read(*rows: list[Cell], as_of: date = date(2026, 11, 23)) -> Book:
    return book(CONTESTS, TEAM, sheet(HEADERS, *rows, name="Entries"), as_of=as_of)


def row(day: str = "2026-10-14", who: str = "Ana Ruiz", **known: Cell) -> list[Cell]:
    defaults: dict[str, Cell] = {
        "event": "Demo",
        "points": "",
        "account": "Acme",
        "split": "",
        "entered": "",
        "canceled": "",
    }
    return ["100 Doors", day, who, *(defaults | known).values()]


def test_an_entry_counts_once_and_is_all_the_persons() -> None:
    found = read(row())
    (entry,) = found.entries
    assert (entry.contest, entry.day, entry.salesperson) == ("100 Doors", date(2026, 10, 14), "Ana Ruiz")
    assert (entry.count, entry.share, entry.points) == (Decimal(1), Decimal(1), None)
    assert not found.problems


def test_an_entry_may_be_shared_logged_later_and_canceled() -> None:
    (entry,) = read(row(split="50%", entered="2026-10-20", canceled="2026-11-20")).entries
    assert (entry.share, entry.entered, entry.canceled) == (Decimal("0.5"), date(2026, 10, 20), date(2026, 11, 20))


def test_an_entry_from_after_the_as_of_date_does_not_exist_yet() -> None:
    found = read(row(), row("2026-10-28"), row("2026-10-15", entered="2026-10-25"), as_of=date(2026, 10, 20))
    assert len(found.entries) == 1
    assert [(each.place.cell, each.value) for each in found.problems] == [("B3", "2026-10-28"), ("H4", "2026-10-25")]
    assert {each.message for each in found.problems} == {"After the as-of date, 2026-10-20. Not counted yet."}


def test_entries_with_dates_in_two_orders_are_said_to_be_skipped_not_left_blank() -> None:
    found = read(row("13.10.2026"), row("10.14.2026"), row("11.10.2026"), row("TBD"))
    assert [each.message.rpartition("). ")[2] for each in found.problems] == [
        "1 entry with an ambiguous date skipped.",
        "No date. Entry skipped.",
    ]
    assert [each.day.day for each in found.entries] == [13, 14]


def test_an_entry_of_no_one_in_team_is_an_error() -> None:
    found = read(row(who="Bo Lind"))
    assert not found.entries
    assert [problem.sort for problem in found.problems] == ["unknown person"]


def test_equal_entries_are_a_warning_and_both_count() -> None:
    found = read(row(), row())
    assert len(found.entries) == 2
    assert [problem.sort for problem in found.problems] == ["duplicate entry"]
