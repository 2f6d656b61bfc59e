import pytest

from plangen.records.book import Book
from plangen.records.meetings.goals import GoalStatus
from plangen.sources.grid import Cell
from tests.sheets import book, messages, sheet

HEADERS: list[Cell] = ["id", "salesperson", "year", "area", "goal", "target", "due", "status", "parent", "private"]
TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], name="Team")


def goals(*rows: list[Cell]) -> Book:
    return book(sheet(HEADERS, *rows, name="Goals"), TEAM)


def row(**cells: Cell) -> list[Cell]:
    defaults: dict[str, Cell] = {
        "id": "G-1", "salesperson": "Ana Ruiz", "year": 2026, "area": "Revenue", "goal": "Win 1 M", "target": "1 M",
        "due": "2026-12-01", "status": "", "parent": "", "private": "",
    }  # fmt: skip
    return list((defaults | cells).values())


def test_the_area_and_status_of_a_goal_are_read_as_canonical_words() -> None:
    (goal,) = goals(row(status="on plan")).goals
    assert goal.period is not None
    assert (goal.period.code, goal.area, goal.text, goal.target) == ("2026", "revenue and margin", "Win 1 M", "1 M")
    assert goal.status is GoalStatus.ON_TRACK


@pytest.mark.parametrize("status", ["dropped", "let go"])
def test_a_dropped_goal_may_have_the_former_status_let_go(status: str) -> None:
    (goal,) = goals(row(status=status)).goals
    assert goal.status is GoalStatus.DROPPED
    assert goal.status.value == "dropped"


def test_a_goal_for_a_future_year_is_read() -> None:
    assert len(goals(row(year=2027, due="2027-06-01")).goals) == 1


def test_a_personal_goal_is_private_unless_its_row_says_no() -> None:
    found = goals(row(id="1", area="personal"), row(id="2", area="Career", private="no"), row(id="3", private="yes"))
    assert [goal.private for goal in found.goals] == [True, False, True]
    assert [goal.private for goal in goals(row()).goals] == [False]


def test_unusable_rows_are_reported() -> None:
    rows = [row(), row(id="g-1"), row(id="2", salesperson="Cy"), row(id="3", year="soon"), row(id="", goal="")]
    found = goals(*rows)
    assert len(found.goals) == 1
    assert found.reports[0].skips == {"duplicate": 1, "unknown person": 1, "unknown period": 1, "no goal": 1}
    assert sorted(problem.place.cell for problem in found.problems) == ["A3", "B4", "C5"]


def test_implausible_goals_are_reported_and_used() -> None:
    found = goals(
        row(area="joy"), row(id="G-2", due="2025-12-01"), row(id="G-3", parent="G-9"), row(id="", parent="G-1")
    )
    assert len(found.goals) == 4
    assert found.goals[0].area == "joy"
    assert [problem.place.cell for problem in found.problems] == ["D2", "G3", "I4"]
    texts = messages(found.problems)
    assert "D2 “joy”: Unknown area. Kept as is." in texts[0]
    assert "Due date is before 2026 starts." in texts[1]
    assert "No other goal has this id." in texts[2]


def test_the_next_step_of_a_goal_is_read() -> None:
    found = book(sheet([*HEADERS, "next step"], [*row(), "Call three customers"], name="Goals"), TEAM)
    assert [goal.next_step for goal in found.goals] == ["Call three customers"]
