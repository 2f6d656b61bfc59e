from datetime import date

from plangen.sources.grid import Cell
from plangen.tables.head_lines import head_lines, may_be_heads
from tests.sheets import sheet


def both(upper: list[Cell], lower: list[Cell]) -> tuple[str, ...]:
    return head_lines(sheet(upper, lower), 1, 2).texts


def test_a_head_of_the_upper_line_stands_above_those_on_its_right() -> None:
    assert both(["Name", 2026, None, 2027.0, None], [None, "Jan", "Feb", "Jan", "Feb"]) == (
        "Name", "2026 Jan", "2026 Feb", "2027 Jan", "2027 Feb",
    )  # fmt: skip


def test_a_head_without_a_second_line_names_no_group() -> None:
    assert both(["Name", None, "Q1", None], [None, "Jan", "Feb", "Mar"]) == ("Name", "Jan", "Q1 Feb", "Q1 Mar")


def test_a_line_of_units_is_put_in_brackets() -> None:
    assert both(["Name", "Amount", "Close"], [None, "[USD k]", "dd/mm/yyyy"]) == (
        "Name", "Amount (USD k)", "Close (dd/mm/yyyy)",
    )  # fmt: skip


def test_the_lower_line_speaks_for_itself_unless_its_group_changes_what_it_means() -> None:
    upper: list[Cell] = ["Deal", None, "Actual", "Last year", "2025"]
    lines = head_lines(sheet(upper, ["Stage", "Amount", "Jan", "Amount", "Amount"]), 1, 2)
    assert lines.alone == ("Stage", "Amount", "", "", "")


def test_words_years_and_months_may_be_heads() -> None:
    assert may_be_heads(["Name", 2026, date(2026, 4, 1), None])
    assert not may_be_heads(["Name", 500])
    assert not may_be_heads(["Name", date(2026, 4, 17)])
    assert not may_be_heads([None, ""])
