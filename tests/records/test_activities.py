from datetime import date

import pytest

from plangen.records.activities import activity_type
from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.sheets import book, sheet, told

TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], name="Team")
DAY = date(2026, 9, 30)


def activities(heads: list[Cell], *rows: list[Cell], name: str = "Activities") -> Book:
    return book(sheet(heads, *rows, name=name), TEAM, as_of=DAY)


def shown(found: Book) -> list[tuple[str, str, int]]:
    return [(f"{each.day:%m-%d}", each.type, int(each.count)) for each in found.activities]


def test_a_row_is_one_activity_unless_it_says_how_many() -> None:
    rows: list[list[Cell]] = [
        ["2026-09-01", "Ana Ruiz", "Calls", 12, ""],
        ["2026-09-02", "Ruiz, Ana", "Meeting", "", "Acme"],
    ]
    found = activities(["date", "salesperson", "type", "count", "account"], *rows)
    assert shown(found) == [("09-01", "call", 12), ("09-02", "meeting", 1)]
    assert found.activities[1].account == "Acme"
    assert not found.problems


def test_a_tally_sheet_has_a_column_for_each_type_and_a_row_for_each_week() -> None:
    rows: list[list[Cell]] = [["2026-W36", "Ana Ruiz", 20, 3, 0], ["2026-W37", "Ana Ruiz", None, None, None]]
    found = activities(["Week", "Rep", "Calls", "Meetings held", "No of demos"], *rows, name="Sheet1")
    assert shown(found) == [("08-31", "call", 20), ("08-31", "meeting", 3)]
    report = next(report for report in found.reports if report.table == "Activities")
    assert (report.used, report.skips) == (1, {"nothing counted": 1})
    assert not found.problems


def test_an_export_is_recognised_by_its_heads_and_only_what_was_done_counts() -> None:
    rows: list[list[Cell]] = [
        ["2026-09-01", "Ana Ruiz", "Phone Call", "Acme", "Completed"],
        ["2026-09-02", "Ana Ruiz", "Call", "Acme", "Open"],
        ["2026-10-01", "Ana Ruiz", "Call", "Acme", "Completed"],
        ["", "Ana Ruiz", "Call", "Acme", "Completed"],
    ]
    heads: list[Cell] = ["Activity Date", "Assigned", "Activity Type", "Company / Account", "Status"]
    found = activities(heads, *rows, name="export")
    assert shown(found) == [("09-01", "call", 1)]
    assert found.reports[0].skips == {"not done": 1, "dated after the as-of date": 1, "no date": 1}


def test_strangers_are_counted_and_told_once_with_the_nearest_name() -> None:
    rows: list[list[Cell]] = [["2026-09-01", name, "call"] for name in ("Anna Ruiz", "Anna Ruiz", "Cy", "", "Ana Ruiz")]
    found = activities(["date", "salesperson", "type"], *rows)
    assert len(found.activities) == 1
    assert found.reports[0].skips == {"nobody named": 1, "unknown person": 3}
    assert [problem.place.cell for problem in found.problems] == ["B2", "B4", "B5"]
    assert "2 activities are left out. If this is Ana Ruiz, add the spelling" in told(found.problems)[0]


def test_equal_rows_are_told_and_all_are_counted() -> None:
    rows: list[list[Cell]] = [["2026-09-01", "Ana Ruiz", "call", who] for who in ("Acme", "Acme", "", "")]
    found = activities(["date", "salesperson", "type", "account"], *rows)
    assert len(found.activities) == 4
    (problem,) = told(found.problems)
    assert "row 3: This activity says the same as an earlier one, cell by cell; all are counted." in problem


def test_a_count_below_zero_is_left_out_and_told() -> None:
    found = activities(["date", "salesperson", "type", "count"], ["2026-09-01", "Ana Ruiz", "call", -2])
    assert not found.activities
    assert [problem.place.cell for problem in found.problems] == ["D2"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Calls", "call"),
        ("phone call", "call"),
        ("Appointments", "meeting"),
        ("E-Mail", "e-mail"),
        ("emails", "e-mail"),
        ("Lunches", "lunch"),
        ("Deliveries", "delivery"),
        ("Plant tours", "plant tour"),
        ("Bus", "bus"),
        ("", ""),
    ],
)
def test_a_type_is_one_word_for_all_its_spellings(written: str, meant: str) -> None:
    assert activity_type(written) == meant


def test_the_day_is_that_of_doing_else_of_falling_due_else_of_entering() -> None:
    heads: list[Cell] = [
        "(Do Not Modify) Activity", "Activity Type", "Owner", "Regarding", "Date Created", "Due Date", "Actual End"
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        ["1", "Task", "Ana Ruiz", "Acme", "2026-09-01", "2026-09-10", "2026-09-12"],
        ["2", "Task", "Ana Ruiz", "Acme", "2026-09-02", "2026-09-11", ""],
        ["3", "Task", "Ana Ruiz", "Acme", "2026-09-03", "", ""],
        ["4", "Task", "Ana Ruiz", "Acme", "", "", ""],
    ]
    found = activities(heads, *rows, name="export")
    assert shown(found) == [("09-12", "task", 1), ("09-11", "task", 1), ("09-03", "task", 1)]
    assert found.reports[0].skips == {"no date": 1}


def test_where_only_subjects_stand_the_type_is_what_they_begin_with() -> None:
    subjects = [
        "Call: price list",
        "Site visit, Lyon",
        "E-mail about lunch",
        "Send the offer",
        "Demos",
        "Recall Bo",
        "",
    ]
    rows: list[list[Cell]] = [["2026-09-01", "Ana Ruiz", subject, "Acme"] for subject in subjects]
    found = activities(["Date", "Assigned", "Subject", "Company / Account"], *rows, name="export")
    assert [kind for _, kind, _ in shown(found)] == ["call", "meeting", "e-mail", "other", "demo", "other"]
    assert found.reports[0].notes == ("the types are the first words of the subjects; 2 that name none are “other”",)
    assert found.reports[0].skips == {"nothing counted": 1}


def test_a_subject_says_more_than_a_type_that_is_general_or_blank() -> None:
    pairs = [
        ("Task", "Call: prices"),
        ("", "Visit"),
        ("Task", "Prices"),
        ("Demo", "Call"),
        ("", "Prices"),
        ("Plan", "Call"),
        ("Other", "Prices"),
    ]
    rows: list[list[Cell]] = [["2026-09-01", "Ana Ruiz", kind, about, "Acme"] for kind, about in pairs]
    found = activities(["Date", "Assigned", "Task Subtype", "Subject", "Company / Account"], *rows, name="export")
    assert [kind for _, kind, _ in shown(found)] == ["call", "meeting", "task", "demo", "other", "plan", "other"]
    assert found.reports[0].notes == ("the types are the first words of the subjects; 1 that name none are “other”",)


def test_zohos_calls_are_calls_whichever_way_they_went() -> None:
    heads: list[Cell] = ["Record Id", "Call Owner", "Subject", "Call Type", "Call Start Time", "Related To"]
    rows: list[list[Cell]] = [
        [f"zcrm_{at}", "Ana Ruiz", "Prices", kind, f"0{at}/09/2026 10:00", "Acme"]
        for at, kind in enumerate(("Outbound", "Inbound"), 1)
    ]
    found = activities(heads, *rows, ["zcrm_3", "Ana Ruiz", "Prices", "Outbound", "30/09/2026 11:00", "Acme"], name="x")
    assert shown(found) == [("09-01", "call", 1), ("09-02", "call", 1), ("09-30", "call", 1)]
    assert {each.account for each in found.activities} == {"Acme"}


def test_where_no_file_holds_deals_the_people_who_did_something_are_the_team() -> None:
    rows: list[list[Cell]] = [["2026-09-01", name, "call"] for name in ("Ruiz, Ana", "Bo Lind", "ana ruiz", "")]
    found = book(sheet(["date", "salesperson", "type"], *rows, name="Activities"), as_of=DAY)
    assert [person.name for person in found.roster.people] == ["Ana Ruiz", "Bo Lind"]
    assert [activity.salesperson for activity in found.activities] == ["Ana Ruiz", "Bo Lind", "Ana Ruiz"]
    warned, _ = told(found.problems)
    assert "There is no sheet Team; the 2 people in Activities are taken as the team, without quotas." in warned


def test_subjects_that_all_say_what_they_are_need_no_note() -> None:
    found = activities(["Date", "Assigned", "Subject", "Company / Account"], ["2026-09-01", "Ana Ruiz", "Call", "Acme"])
    assert shown(found) == [("09-01", "call", 1)]
    assert not found.reports[0].notes


def test_a_type_of_a_persons_own_stays_as_it_is_written() -> None:
    found = activities(["date", "salesperson", "type"], ["2026-09-01", "Ana Ruiz", "Plant tour with lunch"])
    assert shown(found) == [("09-01", "plant tour with lunch", 1)]


@pytest.mark.parametrize(
    ("status", "count"),
    [
        ("Erledigt", 1), ("Abgeschlossen", 1), ("Terminée", 1), ("Completada", 1), ("Offen", 0), ("Geplant", 0),
        ("Storniert", 0), ("Non commencé", 0), ("En cours", 0), ("Annulé", 0), ("No iniciada", 0), ("Cancelada", 0),
    ],
)  # fmt: skip
def test_what_is_done_is_known_in_other_languages(status: str, count: int) -> None:
    found = activities(["date", "salesperson", "type", "status"], ["2026-09-01", "Ana Ruiz", "call", status])
    assert len(found.activities) == count
    assert not found.problems
