from plangen.sources.grid import Cell
from tests.sheets import book, messages, sheet

TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], name="Team")
HEADERS: list[Cell] = ["date", "type", "title", "time"]


def problems(*rows: list[Cell]) -> list[str]:
    return messages(book(sheet(HEADERS, *rows, name="Events"), TEAM).problems)


def test_agenda_rows_left_on_the_day_from_which_the_kickoff_moved_are_reported_once() -> None:
    [found] = problems(
        ["2027-01-18", "kickoff", "Kickoff", "9:00"],
        ["2027-01-11", "agenda", "Price list", "9:00"],
        ["2027-01-11", "agenda", "Lunch", "12:00"],
    )
    assert found == (
        "inputs.xlsx › Events › A3 “2027-01-11”: 2 agenda rows are on 2027-01-11, when there is no kickoff. "
        "Not printed.\nFix: Enter 2027-01-18, the date of the kickoff."
    )


def test_an_agenda_without_any_kickoff_asks_for_one() -> None:
    [found] = problems(["2027-01-11", "agenda", "Lunch", "12:00"])
    assert "1 agenda row is on 2027-01-11" in found
    assert found.endswith("Fix: Enter a kickoff on the same date.")


def test_a_second_kickoff_of_the_same_year_is_reported_with_the_one_that_is_used() -> None:
    [found] = problems(["2027-01-18", "kickoff", "Kickoff", ""], ["2027-01-04", "kickoff", "Start", ""])
    assert found == (
        "inputs.xlsx › Events › A2 “2027-01-18”: A second kickoff of 2027. The one on 2027-01-04 is used.\n"
        "Fix: Delete the row that isn't true."
    )


def test_kickoffs_of_two_years_are_no_problem() -> None:
    assert not problems(["2026-01-12", "kickoff", "", ""], ["2027-01-11", "kickoff", "", ""])


def test_a_meeting_on_a_holiday_is_reported() -> None:
    [kickoff, meeting] = problems(
        ["2027-01-01", "kickoff", "", ""],
        ["2027-01-01", "holiday", "New Year's Day", ""],
        ["2026-11-26", "team meeting", "", ""],
        ["2026-11-26", "holiday", "Thanksgiving Day", ""],
        ["2026-11-26", "marketing", "Sale", ""],
    )
    assert kickoff.startswith("inputs.xlsx › Events › A2 “2027-01-01”: The kickoff is on a holiday.")
    assert meeting.startswith("inputs.xlsx › Events › A4 “2026-11-26”: The team meeting is on a holiday.")


def test_a_time_that_no_clock_shows_is_an_error_and_words_are_kept() -> None:
    rows: list[list[Cell]] = [
        ["2027-01-11", "kickoff", "Kickoff", "25:00"],
        ["2027-01-11", "agenda", "Lunch", "after the talk"],
        ["2027-01-11", "agenda", "Talk", "9:00–16:30"],
    ]
    found = book(sheet(HEADERS, *rows, name="Events"), TEAM)
    assert [each.time for each in found.events] == ["", "after the talk", "9:00–16:30"]
    assert messages(found.problems) == [
        "inputs.xlsx › Events › D2 “25:00”: Not a time. Left blank.\nFix: Use a time such as 9:00 AM or 9:00–16:30."
    ]
