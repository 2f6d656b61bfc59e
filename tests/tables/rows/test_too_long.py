import pytest

from plangen.records.detected import SHAPES
from plangen.sources.delimited import read_text
from plangen.sources.grid import Cell
from plangen.tables.detect import detect_table
from plangen.tables.table import Table
from tests.sheets import messages, sheet

HEADERS = "Opportunity Owner,Stage,Amount,Close Date"


def read(*lines: str) -> tuple[Table, list[str]]:
    (grid,), problems = read_text("\r\n".join(lines).encode(), "deals.csv")
    assert not problems
    table, problems = detect_table(grid, 0, SHAPES)
    assert isinstance(table, Table)
    assert len(table.rows) + len(table.skips) == len(lines) - 1
    return table, messages(problems)


def test_a_row_with_more_cells_than_headers_is_reported_and_skipped() -> None:
    table, problems = read(HEADERS, "Ana Ruiz,Closed Won,1,234,2026-03-05", 'Ben Ode,Closed Won,"1,234",2026-03-05')
    assert table.rows == (2,)
    assert table.skips == {1: "more cells than headers"}
    assert "".join(problems) == (
        "deals.csv › row 2 “Ana Ruiz, Closed Won, 1, 234, 2026-03-05”: This row has 5 cells but only 4 headers. "
        'Row skipped.\nFix: If a value contains the separator, as in 1,234, put it in quotes: "1,234".'
    )


def test_a_row_that_is_too_long_is_found_if_every_line_ends_with_a_delimiter() -> None:
    table, problems = read(f"{HEADERS},", "Ana Ruiz,Closed Won,1,234,2026-03-05,", "Ben Ode,Closed Won,5,2026-03-05,")
    assert (table.rows, len(problems)) == ((2,), 1)


@pytest.mark.parametrize("headers", [f"{HEADERS},,", HEADERS])
def test_empty_cells_after_the_headers_are_not_reported(headers: str) -> None:
    table, problems = read(headers, "Ana Ruiz,Closed Won,5,2026-03-05,,", "Ben Ode,Closed Won,5,2026-03-05")
    assert (table.rows, problems) == ((1, 2), [])


def test_a_column_without_a_header_is_not_reported() -> None:
    table, problems = read(f"{HEADERS},", "Ana Ruiz,Closed Won,5,2026-03-05,seen", "Ben Ode,Closed Won,5,2026-03-05,")
    assert (table.rows, problems) == ((1, 2), [])


def test_a_total_row_that_is_too_long_is_still_a_total() -> None:
    table, problems = read(HEADERS, "Ana Ruiz,Closed Won,5,2026-03-05", "Total,,1,234,,9")
    assert (table.skips, problems) == ({2: "total"}, [])


def test_a_workbook_row_is_never_too_long() -> None:
    deal: list[Cell] = ["Ana Ruiz", "Closed Won", 5, "2026-03-05", "a note"]
    table, problems = detect_table(sheet(HEADERS.split(","), deal), 0, SHAPES)
    assert isinstance(table, Table)
    assert (table.rows, problems) == ((1,), [])
