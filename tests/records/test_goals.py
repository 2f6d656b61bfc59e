from plangen.records.book import Book
from plangen.records.goals import GoalStatus
from plangen.sources.grid import Cell
from tests.sheets import book, sheet, told

HEADS: list[Cell] = ["id", "salesperson", "year", "area", "goal", "target", "due", "status", "parent", "private"]
TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], name="Team")


def goals(*rows: list[Cell]) -> Book:
    return book(sheet(HEADS, *rows, name="Goals"), TEAM)


def row(**cells: Cell) -> list[Cell]:
    usual: dict[str, Cell] = {
        "id": "G-1", "salesperson": "Ana Ruiz", "year": 2026, "area": "Revenue", "goal": "Win 1 M", "target": "1 M",
        "due": "2026-12-01", "status": "", "parent": "", "private": "",
    }  # fmt: skip
    return list((usual | cells).values())


def test_a_goal_is_read_in_our_words() -> None:
    (goal,) = goals(row(status="on plan")).goals
    assert goal.period is not None
    assert (goal.period.code, goal.area, goal.text, goal.target) == ("2026", "revenue and margin", "Win 1 M", "1 M")
    assert goal.status is GoalStatus.ON_TRACK


def test_a_goal_of_a_year_to_come_is_there_already() -> None:
    assert len(goals(row(year=2027, due="2027-06-01")).goals) == 1


def test_a_personal_goal_is_private_unless_its_row_says_no() -> None:
    found = goals(row(id="1", area="personal"), row(id="2", area="Career", private="no"), row(id="3", private="yes"))
    assert [goal.private for goal in found.goals] == [True, False, True]
    assert [goal.private for goal in goals(row()).goals] == [False]


def test_rows_that_cannot_be_used_are_told() -> None:
    rows = [row(), row(id="g-1"), row(id="2", salesperson="Cy"), row(id="3", year="soon"), row(id="", goal="")]
    found = goals(*rows)
    assert len(found.goals) == 1
    assert found.reports[0].skips == {"duplicate": 1, "unknown person": 1, "unknown period": 1, "no goal": 1}
    assert sorted(problem.place.cell for problem in found.problems) == ["A3", "B4", "C5"]


def test_what_does_not_fit_is_told_and_used() -> None:
    found = goals(
        row(area="joy"), row(id="G-2", due="2025-12-01"), row(id="G-3", parent="G-9"), row(id="", parent="G-1")
    )
    assert len(found.goals) == 4
    assert found.goals[0].area == "joy"
    assert [problem.place.cell for problem in found.problems] == ["D2", "G3", "I4"]
    assert "No other goal has this number." in told(found.problems)[2]
