import pytest

from plangen.sources.grid import Cell
from tests.sheets import book, sheet, told

TEAM = sheet(["Salesperson", "Role"], ["Ana Ruiz", "hunter"], name="Team")
QUARTERS: list[Cell] = ["Name", "Measure", "Q1", "Q2", "Q3", "Q4", "Total"]


def test_a_total_that_its_quarters_do_not_come_to_is_told() -> None:
    found = book(sheet(QUARTERS, ["Ana Ruiz", "", 1, 2, 3, 4, 999], name="Targets 2026"), TEAM)
    (problem,) = told(found.problems)
    assert problem == (
        "inputs.xlsx › Targets 2026 › G2: The four quarters come to 10, Total says 999. "
        "The quarters count; correct them, or the total."
    )
    assert len(found.targets) == 4


def test_months_that_are_all_blank_beside_a_total_are_told() -> None:
    found = book(sheet(["Name", "Jan", "Feb", "Total"], ["Ana Ruiz", None, None, 9], name="Targets 2026"), TEAM)
    assert "D2: The months are blank and come to 0, Total says 9." in told(found.problems)[0]


@pytest.mark.parametrize(
    ("measure", "total"), [("", 10), ("", 10.005), ("", None), ("", "soon"), ("win rate", 25), ("cycle days", 3)]
)
def test_a_total_that_fits_or_is_no_sum_is_not_told(measure: str, total: Cell) -> None:
    found = book(sheet(QUARTERS, ["Ana Ruiz", measure, 1, 2, 3, 4, total], name="Targets 2026"), TEAM)
    assert not found.problems


def test_a_total_counts_for_the_year_that_it_names() -> None:
    heads: list[Cell] = ["Name", "Q1 2025", "Q1 2026", "Total 2025", "Total 2026"]
    found = book(sheet(heads, ["Ana Ruiz", 1, 2, 1, 3], name="Targets"), TEAM)
    assert [problem.place.cell for problem in found.problems] == ["E2"]
    assert "The one quarter comes to 2, Total 2026 says 3." in told(found.problems)[0]
