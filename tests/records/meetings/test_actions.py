from datetime import date

import pytest

from plangen.problems import Severity
from plangen.records.book import Book
from plangen.records.meetings.actions import Status
from plangen.sources.grid import Cell
from tests.sheets import book, sheet

HEADERS: list[Cell] = ["id", "salesperson", "owner", "action", "kind", "opened", "due", "status", "moved to", "done on"]
TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], name="Team")
DAY = date(2026, 9, 30)


def actions(*rows: list[Cell]) -> Book:
    return book(sheet(HEADERS, *rows, name="Actions"), TEAM, as_of=DAY)


def row(**cells: Cell) -> list[Cell]:
    defaults: dict[str, Cell] = {
        "id": "AR-1", "salesperson": "Ana Ruiz", "owner": "", "action": "Call Acme", "kind": "", "opened": "2026-07-01",
        "due": "2026-08-01", "status": "", "moved": "", "done": "",
    }  # fmt: skip
    return list((defaults | cells).values())


def test_the_owner_of_an_action_is_the_salesperson_unless_another_is_given() -> None:
    found = actions(row(), row(id="AR-2", owner="Bo Lind"), row(id="AR-3", owner="Ruiz, Ana"))
    assert [action.owner for action in found.actions] == ["Ana Ruiz", "Bo Lind", "Ana Ruiz"]


@pytest.mark.parametrize(
    ("cells", "status", "done"),
    [
        ({}, Status.OPEN, None),
        ({"status": "done", "done": "2026-07-20"}, Status.KEPT, date(2026, 7, 20)),
        ({"done": "2026-07-20"}, Status.KEPT, date(2026, 7, 20)),
        ({"status": "kept", "done": "2026-10-01"}, Status.OPEN, None),
        ({"status": "kept", "done": "2026-09-30"}, Status.KEPT, date(2026, 9, 30)),
        ({"status": "moved", "moved": "2026-12-01"}, Status.MOVED, None),
        ({"status": "dropped"}, Status.DROPPED, None),
        ({"status": "let go"}, Status.DROPPED, None),
    ],
)
def test_the_status_is_as_of_the_as_of_date(cells: dict[str, Cell], status: Status, done: date | None) -> None:
    (action,) = actions(row(**cells)).actions
    assert (action.status, action.done_on) == (status, done)


def test_a_dropped_action_is_called_dropped() -> None:
    (action,) = actions(row(status="let go")).actions
    assert action.status.value == "dropped"


def test_a_moved_action_is_still_open_and_keeps_its_first_due_date() -> None:
    (action,) = actions(row(status="moved", moved="2026-12-01")).actions
    assert action.is_open
    assert (action.due, action.moved_to) == (date(2026, 8, 1), date(2026, 12, 1))


def test_an_action_opened_after_the_as_of_date_is_skipped() -> None:
    found = actions(row(opened="2026-10-01"))
    assert not found.actions
    assert found.reports[0].skips == {"opened after the as-of date": 1}


def test_unusable_rows_are_reported() -> None:
    found = actions(row(), row(id="ar-1"), row(id="AR-2", salesperson="Cy"), row(id="AR-3", action=""))
    assert len(found.actions) == 1
    assert found.reports[0].skips == {"duplicate": 1, "no id or text": 1, "unknown person": 1}
    assert [problem.place.cell for problem in found.problems] == ["A3", "B4", "A5"]


def test_an_action_names_its_goal_and_how_to_tell_that_it_is_done() -> None:
    goals = sheet(["id", "salesperson", "goal"], ["G-1", "Ana Ruiz", "Open 20 accounts"], name="Goals")
    headers: list[Cell] = ["id", "salesperson", "action", "goal", "Measured by"]
    rows: list[list[Cell]] = [
        ["AR-1", "Ana Ruiz", "Call", "g-1", "40 first calls"],
        ["AR-2", "Ana Ruiz", "Visit", "", ""],
    ]
    found = book(sheet(headers, *rows, name="Actions"), goals, TEAM, as_of=DAY)
    assert [(action.goal, action.measure) for action in found.actions] == [("g-1", "40 first calls"), ("", "")]
    assert not found.problems


def test_a_goal_that_does_not_exist_is_a_warning() -> None:
    headers: list[Cell] = ["id", "salesperson", "action", "goal"]
    found = book(sheet(headers, ["AR-1", "Ana Ruiz", "Call", "G-9"], name="Actions"), TEAM, as_of=DAY)
    assert [action.goal for action in found.actions] == ["G-9"]
    (problem,) = found.problems
    assert (problem.sort, problem.place.cell, problem.severity) == ("unknown goal", "D2", Severity.WARNING)
    assert problem.fix == "Enter the id of a goal in Goals, or leave it empty."
