from datetime import date

from plangen.sources.grid import Cell
from plangen.tables.headers.lines import header_lines, may_be_headers
from tests.sheets import sheet


def header_texts(upper: list[Cell], lower: list[Cell]) -> tuple[str, ...]:
    return header_lines(sheet(upper, lower), 1, 2).texts


def test_an_upper_header_also_applies_to_the_columns_on_its_right() -> None:
    assert header_texts(["Name", 2026, None, 2027.0, None], [None, "Jan", "Feb", "Jan", "Feb"]) == (
        "Name", "2026 Jan", "2026 Feb", "2027 Jan", "2027 Feb",
    )  # fmt: skip


def test_an_upper_header_without_a_lower_one_is_not_a_group() -> None:
    assert header_texts(["Name", None, "Q1", None], [None, "Jan", "Feb", "Mar"]) == ("Name", "Jan", "Q1 Feb", "Q1 Mar")


def test_a_line_of_units_is_added_in_parentheses() -> None:
    assert header_texts(["Name", "Amount", "Close"], [None, "[USD k]", "dd/mm/yyyy"]) == (
        "Name", "Amount (USD k)", "Close (dd/mm/yyyy)",
    )  # fmt: skip


def test_the_lower_line_is_kept_alone_unless_its_group_changes_the_meaning() -> None:
    upper: list[Cell] = ["Deal", None, "Actual", "Last year", "2025"]
    lines = header_lines(sheet(upper, ["Stage", "Amount", "Jan", "Amount", "Amount"]), 1, 2)
    assert lines.lower_line == ("Stage", "Amount", "", "", "")


def test_words_years_and_months_may_be_headers() -> None:
    assert may_be_headers(["Name", 2026, date(2026, 4, 1), None])
    assert not may_be_headers(["Name", 500])
    assert not may_be_headers(["Name", date(2026, 4, 17)])
    assert not may_be_headers([None, ""])
