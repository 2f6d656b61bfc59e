from datetime import date

import pytest

from plangen.records.book import Book
from plangen.records.training import TrainingStatus
from plangen.sources.grid import Cell
from tests.sheets import book, sheet

HEADS: list[Cell] = ["id", "salesperson", "topic", "type", "date", "week", "status", "done on"]
TEAM = sheet(["Salesperson", "Manager", "Team"], ["Ana Ruiz", "Bo Lind", "West"], name="Team")
DAY = date(2026, 9, 30)


def training(*rows: list[Cell]) -> Book:
    return book(sheet(HEADS, *rows, name="Training"), TEAM, as_of=DAY)


def row(**cells: Cell) -> list[Cell]:
    usual: dict[str, Cell] = {
        "id": "T-1", "salesperson": "Ana Ruiz", "topic": "Demo", "type": "Skill", "date": "2026-09-08", "week": "",
        "status": "", "done": "",
    }  # fmt: skip
    return list((usual | cells).values())


def test_a_session_is_a_person_s_a_team_s_or_everybody_s() -> None:
    found = training(row(), row(id="2", salesperson="west"), row(id="3", salesperson="All"))
    assert [(each.who, each.scope) for each in found.training] == [
        ("Ana Ruiz", "person"), ("West", "team"), ("all", "all"),
    ]  # fmt: skip
    assert not found.problems


@pytest.mark.parametrize(
    ("cells", "status", "done"),
    [
        ({}, TrainingStatus.PLANNED, None),
        ({"status": "done", "done": "2026-09-09"}, TrainingStatus.DONE, date(2026, 9, 9)),
        ({"done": "2026-09-09"}, TrainingStatus.DONE, date(2026, 9, 9)),
        ({"status": "done", "done": "2026-10-09"}, TrainingStatus.PLANNED, None),
        ({"status": "postponed"}, TrainingStatus.MOVED, None),
        ({"status": "dropped"}, TrainingStatus.LET_GO, None),
    ],
)
def test_the_status_is_that_of_the_day(cells: dict[str, Cell], status: TrainingStatus, done: date | None) -> None:
    (session,) = training(row(**cells)).training
    assert (session.status, session.done_on) == (status, done)


def test_a_week_is_a_number_or_one_of_its_days() -> None:
    numbered = training(row(date="", week="2026-W40")).training[0]
    by_day = training(row(date="", week="2026-10-01")).training[0]
    assert numbered.day == by_day.day == date(2026, 9, 28)
    assert numbered.whole_week
    assert not training(row()).training[0].whole_week


def test_a_week_that_is_none_is_told() -> None:
    found = training(row(date="", week="2026-W40"), row(id="2", date="", week="2026-W60"))
    assert [session.day for session in found.training] == [date(2026, 9, 28), None]
    assert [problem.place.cell for problem in found.problems] == ["F3"]


def test_rows_that_cannot_be_used_are_told() -> None:
    found = training(row(), row(id="t-1"), row(id="2", salesperson="East"), row(id="3", topic=""))
    assert len(found.training) == 1
    assert found.reports[0].skips == {"duplicate": 1, "unknown person": 1, "no topic": 1}
    assert [problem.place.cell for problem in found.problems] == ["A3", "B4"]


def test_a_session_done_on_no_day_is_told() -> None:
    (problem,) = training(row(status="done")).problems
    assert problem.kind == "done without a day"


@pytest.mark.parametrize("name", ["Training", "Training plan 2026", "Courses"])
def test_a_sheet_named_training_needs_no_more_than_who_and_what(name: str) -> None:
    found = book(sheet(["Salesperson", "Topic"], ["Ana Ruiz", "Demo"], name=name), TEAM, as_of=DAY)
    assert [(each.who, each.topic, each.day) for each in found.training] == [("Ana Ruiz", "Demo", None)]
    assert not found.problems


@pytest.mark.parametrize("heads", [["Salesperson", "Topic"], ["Salesperson", "Topic", "Text"], ["Topic", "Type"]])
def test_who_and_what_in_a_sheet_of_another_name_are_no_training(heads: list[Cell]) -> None:
    found = book(sheet(heads, ["Ana Ruiz", *["Demo"] * (len(heads) - 1)], name="Ideas"), TEAM, as_of=DAY)
    assert not found.training
    assert "Training" not in {report.table for report in found.reports}


def test_a_sheet_named_notes_stays_notes() -> None:
    found = book(sheet(["Salesperson", "Topic", "Text"], ["Ana Ruiz", "help needed", "x"], name="Notes"), TEAM)
    assert {report.table for report in found.reports} == {"Notes", "Team"}
