from datetime import date

import pytest

from plangen.records.book import Book
from plangen.records.reading.activity_types import activity_type
from plangen.sources.grid import Cell
from tests.sheets import book, messages, sheet

TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], name="Team")
DAY = date(2026, 9, 30)


def activities(headers: list[Cell], *rows: list[Cell], name: str = "Activities") -> Book:
    return book(sheet(headers, *rows, name=name), TEAM, as_of=DAY)


def shown(found: Book) -> list[tuple[str, str, int]]:
    return [(f"{each.day:%m-%d}", each.type, int(each.count)) for each in found.activities]


def test_a_row_without_a_count_is_one_activity() -> None:
    rows: list[list[Cell]] = [
        ["2026-09-01", "Ana Ruiz", "Calls", 12, ""],
        ["2026-09-02", "Ruiz, Ana", "Meeting", "", "Acme"],
    ]
    found = activities(["date", "salesperson", "type", "count", "account"], *rows)
    assert shown(found) == [("09-01", "call", 12), ("09-02", "meeting", 1)]
    assert found.activities[1].account == "Acme"
    assert not found.problems


def test_a_tally_sheet_with_a_column_per_type_and_a_row_per_week_is_read() -> None:
    rows: list[list[Cell]] = [["2026-W36", "Ana Ruiz", 20, 3, 0], ["2026-W37", "Ana Ruiz", None, None, None]]
    found = activities(["Week", "Rep", "Calls", "Meetings held", "No of demos"], *rows, name="Sheet1")
    assert shown(found) == [("08-31", "call", 20), ("08-31", "meeting", 3)]
    report = next(report for report in found.reports if report.table == "Activities")
    assert (report.used, report.skips) == (1, {"no count": 1})
    assert not found.problems


def test_an_export_is_detected_by_its_headers_and_only_done_activities_are_read() -> None:
    rows: list[list[Cell]] = [
        ["2026-09-01", "Ana Ruiz", "Phone Call", "Acme", "Completed"],
        ["2026-09-02", "Ana Ruiz", "Call", "Acme", "Open"],
        ["2026-10-01", "Ana Ruiz", "Call", "Acme", "Completed"],
        ["", "Ana Ruiz", "Call", "Acme", "Completed"],
    ]
    headers: list[Cell] = ["Activity Date", "Assigned", "Activity Type", "Company / Account", "Status"]
    found = activities(headers, *rows, name="export")
    assert shown(found) == [("09-01", "call", 1)]
    assert found.reports[0].skips == {"not done": 1, "dated after the as-of date": 1, "no date": 1}


def test_unknown_people_are_reported_once_with_their_count_and_the_nearest_name() -> None:
    rows: list[list[Cell]] = [["2026-09-01", name, "call"] for name in ("Anna Ruiz", "Anna Ruiz", "Cy", "", "Ana Ruiz")]
    found = activities(["date", "salesperson", "type"], *rows)
    assert len(found.activities) == 1
    assert found.reports[0].skips == {"no name": 1, "unknown person": 3}
    assert [problem.place.cell for problem in found.problems] == ["B2", "B4", "B5"]
    texts = messages(found.problems)
    assert "No one in Team has this name. 2 activities skipped.\nFix: If this is Ana Ruiz, add it to" in texts[0]
    assert "No one in Team has this name. 1 activity skipped.\nFix: Use a name from Team" in texts[1]
    assert "No name. 1 activity skipped.\nFix: Fill in the salesperson." in texts[2]


def test_a_name_shared_by_several_people_is_reported_as_ambiguous() -> None:
    team = sheet(["Salesperson", "Number"], ["Zoë Lind", 1], ["Zoe Lind", 2], name="Team")
    calls = sheet(["date", "salesperson", "type"], ["2026-09-01", "Zoe Lind", "call"], name="Activities")
    (problem,) = messages(book(calls, team, as_of=DAY).problems)
    assert (
        "“Zoe Lind”: Several people in Team have this name. 1 activity skipped.\nFix: Use the person's email" in problem
    )


def test_duplicate_rows_are_reported_and_all_are_counted() -> None:
    rows: list[list[Cell]] = [["2026-09-01", "Ana Ruiz", "call", who] for who in ("Acme", "Acme", "", "")]
    found = activities(["date", "salesperson", "type", "account"], *rows)
    assert len(found.activities) == 4
    (problem,) = messages(found.problems)
    assert "row 3: 1 activity exactly matches an earlier row. All are counted." in problem
    (problem,) = messages(activities(["date", "salesperson", "type", "account"], *rows, rows[0]).problems)
    assert "row 3: 2 activities exactly match an earlier row. All are counted." in problem


def test_a_negative_count_is_skipped_and_reported() -> None:
    found = activities(["date", "salesperson", "type", "count"], ["2026-09-01", "Ana Ruiz", "call", -2])
    assert not found.activities
    assert [problem.place.cell for problem in found.problems] == ["D2"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Calls", "call"),
        ("phone call", "call"),
        ("Appointments", "meeting"),
        ("E-Mail", "email"),
        ("emails", "email"),
        ("Lunches", "lunch"),
        ("Deliveries", "delivery"),
        ("Plant tours", "plant tour"),
        ("Bus", "bus"),
        ("", ""),
    ],
)
def test_a_type_is_one_word_for_all_its_spellings(text: str, expected: str) -> None:
    assert activity_type(text) == expected


def test_the_date_is_when_it_was_done_or_due_or_entered() -> None:
    headers: list[Cell] = [
        "(Do Not Modify) Activity", "Activity Type", "Owner", "Regarding", "Date Created", "Due Date", "Actual End"
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        ["1", "Task", "Ana Ruiz", "Acme", "2026-09-01", "2026-09-10", "2026-09-12"],
        ["2", "Task", "Ana Ruiz", "Acme", "2026-09-02", "2026-09-11", ""],
        ["3", "Task", "Ana Ruiz", "Acme", "2026-09-03", "", ""],
        ["4", "Task", "Ana Ruiz", "Acme", "", "", ""],
    ]
    found = activities(headers, *rows, name="export")
    assert shown(found) == [("09-12", "task", 1), ("09-11", "task", 1), ("09-03", "task", 1)]
    assert found.reports[0].skips == {"no date": 1}


def test_without_a_type_column_the_type_is_taken_from_the_start_of_the_subject() -> None:
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
    assert [each for _, each, _ in shown(found)] == ["call", "meeting", "email", "other", "demo", "other"]
    note = "types come from the first word of the subject; 2 without one are “other”"
    assert found.reports[0].notes == (note,)
    assert found.reports[0].skips == {"no count": 1}


def test_the_subject_decides_if_the_type_is_general_or_blank() -> None:
    pairs = [
        ("Task", "Call: prices"),
        ("", "Visit"),
        ("Task", "Prices"),
        ("Demo", "Call"),
        ("", "Prices"),
        ("Plan", "Call"),
        ("Other", "Prices"),
    ]
    rows: list[list[Cell]] = [["2026-09-01", "Ana Ruiz", each, subject, "Acme"] for each, subject in pairs]
    found = activities(["Date", "Assigned", "Task Subtype", "Subject", "Company / Account"], *rows, name="export")
    assert [each for _, each, _ in shown(found)] == ["call", "meeting", "task", "demo", "other", "plan", "other"]
    note = "types come from the first word of the subject; 1 without one is “other”"
    assert found.reports[0].notes == (note,)


def test_zoho_inbound_and_outbound_calls_are_calls() -> None:
    headers: list[Cell] = ["Record Id", "Call Owner", "Subject", "Call Type", "Call Start Time", "Related To"]
    rows: list[list[Cell]] = [
        [f"zcrm_{at}", "Ana Ruiz", "Prices", direction, f"0{at}/09/2026 10:00", "Acme"]
        for at, direction in enumerate(("Outbound", "Inbound"), 1)
    ]
    last: list[Cell] = ["zcrm_3", "Ana Ruiz", "Prices", "Outbound", "30/09/2026 11:00", "Acme"]
    found = activities(headers, *rows, last, name="x")
    assert shown(found) == [("09-01", "call", 1), ("09-02", "call", 1), ("09-30", "call", 1)]
    assert {each.account for each in found.activities} == {"Acme"}


def test_without_deals_and_team_the_people_in_activities_are_the_team() -> None:
    rows: list[list[Cell]] = [["2026-09-01", name, "call"] for name in ("Ruiz, Ana", "Bo Lind", "ana ruiz", "")]
    found = book(sheet(["date", "salesperson", "type"], *rows, name="Activities"), as_of=DAY)
    assert [person.name for person in found.roster.people] == ["Ana Ruiz", "Bo Lind"]
    assert [activity.salesperson for activity in found.activities] == ["Ana Ruiz", "Bo Lind", "Ana Ruiz"]
    warned, _ = messages(found.problems)
    assert "No Team sheet. The 2 people in Activities are the team, with no quotas." in warned


def test_subjects_with_known_types_need_no_note() -> None:
    found = activities(["Date", "Assigned", "Subject", "Company / Account"], ["2026-09-01", "Ana Ruiz", "Call", "Acme"])
    assert shown(found) == [("09-01", "call", 1)]
    assert not found.reports[0].notes


def test_an_unknown_type_is_kept() -> None:
    found = activities(["date", "salesperson", "type"], ["2026-09-01", "Ana Ruiz", "Plant tour with lunch"])
    assert shown(found) == [("09-01", "plant tour with lunch", 1)]


@pytest.mark.parametrize(
    ("status", "count"),
    [
        ("Erledigt", 1), ("Abgeschlossen", 1), ("Terminée", 1), ("Completada", 1), ("Offen", 0), ("Geplant", 0),
        ("Storniert", 0), ("Non commencé", 0), ("En cours", 0), ("Annulé", 0), ("No iniciada", 0), ("Cancelada", 0),
    ],
)  # fmt: skip
def test_statuses_are_read_in_other_languages(status: str, count: int) -> None:
    found = activities(["date", "salesperson", "type", "status"], ["2026-09-01", "Ana Ruiz", "call", status])
    assert len(found.activities) == count
    assert not found.problems
