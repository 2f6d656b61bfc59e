from datetime import date

import pytest

from plangen.records.book import Book
from plangen.records.meetings.training import TrainingStatus
from plangen.sources.grid import Cell
from tests.sheets import book, sheet

HEADERS: list[Cell] = ["id", "salesperson", "topic", "type", "date", "week", "status", "done on"]
TEAM = sheet(["Salesperson", "Manager", "Team"], ["Ana Ruiz", "Bo Lind", "West"], name="Team")
DAY = date(2026, 9, 30)


def training(*rows: list[Cell]) -> Book:
    return book(sheet(HEADERS, *rows, name="Training"), TEAM, as_of=DAY)


def row(**cells: Cell) -> list[Cell]:
    defaults: dict[str, Cell] = {
        "id": "T-1", "salesperson": "Ana Ruiz", "topic": "Demo", "type": "Skill", "date": "2026-09-08", "week": "",
        "status": "", "done": "",
    }  # fmt: skip
    return list((defaults | cells).values())


def test_a_session_is_for_a_person_a_team_or_all() -> None:
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
        ({"status": "dropped"}, TrainingStatus.DROPPED, None),
        ({"status": "let go"}, TrainingStatus.DROPPED, None),
    ],
)
def test_the_status_is_as_of_the_as_of_date(cells: dict[str, Cell], status: TrainingStatus, done: date | None) -> None:
    (session,) = training(row(**cells)).training
    assert (session.status, session.done_on) == (status, done)


def test_a_dropped_session_is_called_dropped() -> None:
    (session,) = training(row(status="let go")).training
    assert session.status.value == "dropped"


@pytest.mark.parametrize("text", ["mindset", "Mindset", "belief", "belief/motivation", "motivation"])
def test_the_type_mindset_may_have_the_former_name_belief(text: str) -> None:
    found = training(row(type=text))
    assert found.training[0].type == "mindset"
    assert not found.problems


def test_an_unknown_type_is_kept_and_reported_with_its_count() -> None:
    found = training(row(type="yoga"), row(id="2", type="yoga"))
    assert [session.type for session in found.training] == ["yoga", "yoga"]
    (problem,) = found.problems
    assert (problem.severity, problem.message) == ("warning", "Unknown type in 2 rows. Kept as is.")
    assert problem.fix.startswith("If you mean one of these, use it: product, skill, process, market, mindset,")


def test_the_former_competency_attitude_is_read_as_work_habits() -> None:
    headers: list[Cell] = ["salesperson", "topic", "competency"]
    found = book(sheet(headers, ["Ana Ruiz", "Plan", "Attitude"], name="Training"), TEAM, as_of=DAY)
    assert found.training[0].competency == "work habits"


def test_a_week_is_a_week_number_or_a_date() -> None:
    by_number = training(row(date="", week="2026-W40")).training[0]
    by_date = training(row(date="", week="2026-10-01")).training[0]
    assert by_number.day == by_date.day == date(2026, 9, 28)
    assert by_number.whole_week
    assert not training(row()).training[0].whole_week


def test_an_invalid_week_is_reported() -> None:
    found = training(row(date="", week="2026-W40"), row(id="2", date="", week="2026-W60"))
    assert [session.day for session in found.training] == [date(2026, 9, 28), None]
    assert [problem.place.cell for problem in found.problems] == ["F3"]


def test_unusable_rows_are_reported() -> None:
    found = training(row(), row(id="t-1"), row(id="2", salesperson="East"), row(id="3", topic=""))
    assert len(found.training) == 1
    assert found.reports[0].skips == {"duplicate": 1, "unknown person": 1, "no topic": 1}
    assert [problem.place.cell for problem in found.problems] == ["A3", "B4"]


def test_a_done_session_without_a_date_is_reported() -> None:
    (problem,) = training(row(status="done")).problems
    assert problem.sort == "done without a date"


@pytest.mark.parametrize("name", ["Training", "Training plan 2026", "Courses"])
def test_a_sheet_named_training_needs_only_salesperson_and_topic(name: str) -> None:
    found = book(sheet(["Salesperson", "Topic"], ["Ana Ruiz", "Demo"], name=name), TEAM, as_of=DAY)
    assert [(each.who, each.topic, each.day) for each in found.training] == [("Ana Ruiz", "Demo", None)]
    assert not found.problems


@pytest.mark.parametrize("headers", [["Salesperson", "Topic"], ["Salesperson", "Topic", "Text"], ["Topic", "Type"]])
def test_salesperson_and_topic_in_a_sheet_of_another_name_are_not_training(headers: list[Cell]) -> None:
    found = book(sheet(headers, ["Ana Ruiz", *["Demo"] * (len(headers) - 1)], name="Ideas"), TEAM, as_of=DAY)
    assert not found.training
    assert "Training" not in {report.table for report in found.reports}


def test_a_sheet_named_notes_is_read_as_notes() -> None:
    found = book(sheet(["Salesperson", "Topic", "Text"], ["Ana Ruiz", "help needed", "x"], name="Notes"), TEAM)
    assert {report.table for report in found.reports} == {"Notes", "Team"}
