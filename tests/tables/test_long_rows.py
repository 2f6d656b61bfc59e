import pytest

from plangen.records.load import SHAPES
from plangen.sources.delimited import read_text
from plangen.sources.grid import Cell
from plangen.tables.recognise import recognise
from plangen.tables.table import Table
from tests.sheets import sheet, told

HEADS = "Opportunity Owner,Stage,Amount,Close Date"


def read(*lines: str) -> tuple[Table, list[str]]:
    (grid,), problems = read_text("\r\n".join(lines).encode(), "deals.csv")
    assert not problems
    table, problems = recognise(grid, 0, SHAPES)
    assert isinstance(table, Table)
    assert len(table.rows) + len(table.skips) == len(lines) - 1
    return table, told(problems)


def test_a_row_with_more_cells_than_heads_is_told_and_left_out() -> None:
    table, problems = read(HEADS, "Ana Ruiz,Closed Won,1,234,2026-03-05", 'Ben Ode,Closed Won,"1,234",2026-03-05')
    assert table.rows == (2,)
    assert table.skips == {1: "more cells than heads"}
    assert "".join(problems) == (
        "deals.csv › row 2 “Ana Ruiz, Closed Won, 1, 234, 2026-03-05”: This row has 5 cells, but there are 4 heads; "
        "the row is left out. If a cell holds the sign that stands between cells, as in 1,234, put quotation marks "
        'around it: "1,234".'
    )


def test_a_row_that_is_too_long_is_found_where_each_line_ends_with_a_delimiter() -> None:
    table, problems = read(f"{HEADS},", "Ana Ruiz,Closed Won,1,234,2026-03-05,", "Ben Ode,Closed Won,5,2026-03-05,")
    assert (table.rows, len(problems)) == ((2,), 1)


@pytest.mark.parametrize("heads", [f"{HEADS},,", HEADS])
def test_empty_cells_behind_the_heads_are_no_fault(heads: str) -> None:
    table, problems = read(heads, "Ana Ruiz,Closed Won,5,2026-03-05,,", "Ben Ode,Closed Won,5,2026-03-05")
    assert (table.rows, problems) == ((1, 2), [])


def test_a_column_without_a_head_is_no_fault() -> None:
    table, problems = read(f"{HEADS},", "Ana Ruiz,Closed Won,5,2026-03-05,seen", "Ben Ode,Closed Won,5,2026-03-05,")
    assert (table.rows, problems) == ((1, 2), [])


def test_a_total_that_is_too_long_is_a_total() -> None:
    table, problems = read(HEADS, "Ana Ruiz,Closed Won,5,2026-03-05", "Total,,1,234,,9")
    assert (table.skips, problems) == ({2: "total"}, [])


def test_the_cells_of_a_workbook_stand_where_they_stand() -> None:
    deal: list[Cell] = ["Ana Ruiz", "Closed Won", 5, "2026-03-05", "a note"]
    table, problems = recognise(sheet(HEADS.split(","), deal), 0, SHAPES)
    assert isinstance(table, Table)
    assert (table.rows, problems) == ((1,), [])
