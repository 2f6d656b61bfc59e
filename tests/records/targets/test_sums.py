import pytest

from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.sheets import book, messages, sheet

TEAM = sheet(["Salesperson", "Role"], ["Ana Ruiz", "hunter"], name="Team")
QUARTERS: list[Cell] = ["Name", "Measure", "Q1", "Q2", "Q3", "Q4", "Total"]


def test_a_total_that_its_quarters_do_not_add_up_to_is_reported() -> None:
    found = book(sheet(QUARTERS, ["Ana Ruiz", "", 1, 2, 4, 3, 999], name="Targets 2026"), TEAM)
    (problem,) = messages(found.problems)
    assert problem == (
        "inputs.xlsx › Targets 2026 › G2: The 4 quarters add up to 10; Total is 999. The quarters are used.\n"
        "Fix: Change the quarters, or the total."
    )
    assert len(found.targets) == 4


def test_a_total_without_a_period_next_to_blank_months_is_reported() -> None:
    found = book(sheet(["Name", "Jan", "Feb", "Total"], ["Ana Ruiz", None, None, 9], name="Targets 2026"), TEAM)
    assert not found.targets
    assert "D2 “9”: Unclear period for Total. Target skipped." in messages(found.problems)[0]


@pytest.mark.parametrize(
    ("measure", "total"), [("", 10), ("", 10.005), ("", None), ("", "soon"), ("win rate", 25), ("cycle days", 3)]
)
def test_a_total_that_fits_or_is_no_sum_is_not_reported(measure: str, total: Cell) -> None:
    found = book(sheet(QUARTERS, ["Ana Ruiz", measure, 1, 2, 4, 3, total], name="Targets 2026"), TEAM)
    assert not found.problems


def test_a_total_is_for_the_year_in_its_header() -> None:
    headers: list[Cell] = ["Name", "Q1 2025", "Q1 2026", "Total 2025", "Total 2026"]
    found = book(sheet(headers, ["Ana Ruiz", 1, 2, 1, 3], name="Targets"), TEAM)
    assert [problem.place.cell for problem in found.problems] == ["E2"]
    assert "The 1 quarter adds up to 2; Total 2026 is 3. The quarter is used." in messages(found.problems)[0]


MONTHS: list[Cell] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
BY_QUARTER: list[Cell] = [header for at in range(0, 12, 3) for header in (*MONTHS[at : at + 3], "Total")]


def one_row(headers: list[Cell], *amounts: Cell) -> Book:
    return book(sheet(["Name", *headers], ["Ana Ruiz", *amounts], name="Quota 2026"), TEAM)


def amounts(found: Book) -> dict[str, int]:
    return {target.period.code: int(target.amount) for target in found.targets}


def test_each_repeated_total_is_compared_with_the_columns_before_it() -> None:
    cells: list[Cell] = [1, 2, 3, 6, 4, 5, 6, 15, 7, 8, 9, 24, 10, 11, 12, 33, 78]
    assert not one_row([*BY_QUARTER, "Total"], *cells).problems
    cells[7] = 16
    (problem,) = messages(one_row([*BY_QUARTER, "Total"], *cells).problems)
    assert "I2: The 3 months add up to 15; Total is 16." in problem


def test_the_last_total_may_be_for_the_year() -> None:
    assert not one_row(BY_QUARTER, 1, 2, 3, 6, 4, 5, 6, 15, 7, 8, 9, 24, 10, 11, 12, 78).problems


def test_a_quarter_or_half_that_its_months_do_not_add_up_to_is_reported() -> None:
    headers: list[Cell] = [*MONTHS[:3], "Q1", *MONTHS[3:6], "Q2", "H1", "FY"]
    found = one_row(headers, 1, 2, 3, 6, 4, 5, 6, 16, 22, 21)
    assert [(problem.place.cell, problem.message) for problem in found.problems] == [
        ("I2", "The 3 months add up to 15; Q2 is 16. The months are used."),
        ("J2", "The 6 months add up to 21; H1 is 22. The months are used."),
    ]
    assert len(found.targets) == 6
    note = "“Q1”, “Q2”, “H1”, “FY” next to filled-in months or quarters: checked against them, not added"
    assert note in found.reports[0].notes


def test_a_quarter_is_used_if_its_months_are_blank_or_missing() -> None:
    headers: list[Cell] = ["Q1", "Q2", "Q3", "Q4", "Jan", "Feb", "Mar"]
    assert amounts(one_row(headers, 10, 20, 30, 40, 3, 3, 4)) == {
        "2026-Q2": 20, "2026-Q3": 30, "2026-Q4": 40, "2026-01": 3, "2026-02": 3, "2026-03": 4,
    }  # fmt: skip
    assert amounts(one_row(headers, 10, 20, None, None, None, None, None)) == {"2026-Q1": 10, "2026-Q2": 20}


def test_a_year_is_used_if_neither_its_quarters_nor_its_months_are() -> None:
    headers: list[Cell] = [*MONTHS, "Q1", "Total"]
    blank: list[Cell] = [None] * 12
    assert amounts(one_row(headers, *blank, None, 99)) == {"2026": 99}
    found = one_row(headers, *blank, 9, 99)
    assert amounts(found) == {"2026-Q1": 9}
    assert "O2: The 1 quarter adds up to 9; Total is 99." in messages(found.problems)[0]


def test_a_repeated_total_is_used_as_its_quarter_if_the_months_are_blank() -> None:
    cells: list[Cell] = [1, 2, 3, 6, None, None, None, 15, *[None] * 8]
    found = one_row(BY_QUARTER, *cells)
    assert amounts(found) == {"2026-01": 1, "2026-02": 2, "2026-03": 3, "2026-Q2": 15}
    assert not found.problems


def test_totals_before_their_months_are_for_the_months_after_them() -> None:
    headers: list[Cell] = ["Total", *MONTHS[:3], "Total", *MONTHS[3:6]]
    found = one_row(headers, 10, None, None, None, 14, 4, 5, 6)
    assert amounts(found) == {"2026-Q1": 10, "2026-04": 4, "2026-05": 5, "2026-06": 6}
    assert "F2: The 3 months add up to 15; Total is 14." in messages(found.problems)[0]


def test_parts_of_several_lengths_are_called_parts() -> None:
    found = one_row([*MONTHS[:3], "Q2", "Q3", "Q4", "Total"], 1, 1, 1, 3, 3, 3, 13)
    assert "H2: The 6 parts add up to 12; Total is 13. The parts are used." in messages(found.problems)[0]


def test_an_amount_next_to_months_is_their_total() -> None:
    found = one_row(["Quota", *MONTHS], 100, *[10] * 12)
    assert len(found.targets) == 12
    assert "B2: The 12 months add up to 120; Quota is 100." in messages(found.problems)[0]


def test_an_unreadable_total_is_reported_only_if_it_would_be_used() -> None:
    assert not one_row(["Q1", "Q2", "Q3", "Q4", "Total"], 1, 2, 4, 3, "soon").problems
    found = one_row(["Q1", "Q2", "Q3", "Q4", "Total"], None, None, None, None, "soon")
    assert [(problem.place.cell, problem.value) for problem in found.problems] == [("F2", "soon")]


@pytest.mark.parametrize(
    "header", ["Summe", "Gesamt", "Somme", "Suma", "Total", "Quartal 1", "T1", "Annual", "Trimestre 1"]
)
def test_totals_and_quarters_are_read_in_other_languages(header: str) -> None:
    found = one_row([*MONTHS[:3], header], 1, 2, 3, 7)
    assert f"E2: The 3 months add up to 6; {header} is 7." in messages(found.problems)[0]
    assert not found.reports[0].unused
