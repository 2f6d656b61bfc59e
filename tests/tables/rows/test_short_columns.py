import pytest

from plangen.sources.grid import Cell
from tests.sheets import book, sheet

PRODUCTS: list[list[Cell]] = [["Product", "List price"], ["Racks", 10], ["Bins", 20]]


def sorts(*extra: list[Cell], rows: int = 6) -> list[str]:
    table: list[list[Cell]] = [["Deal", "Customer", "Rep", "Stage", "Amount", "Close date"]]
    table += [[f"Deal {at}", "Acme", "Ana Ruiz", "Won", 100 + at, "2026-08-01"] for at in range(rows)]
    blank: list[Cell] = [None] * len(extra[0])
    cells = [*extra, *(blank for _ in table[len(extra) :])]
    found = book(sheet(*([*row, *more] for row, more in zip(table, cells, strict=True)), name="Deals"))
    assert len(found.opportunities) == rows
    return [problem.message for problem in found.problems if problem.sort == "short columns"]


def test_a_list_next_to_deals_that_ends_early_is_reported() -> None:
    assert sorts(*PRODUCTS) == [
        "“Product” to “List price” end in row 3, 4 rows before the other columns. Read as part of this table."
    ]


@pytest.mark.parametrize(
    "extra",
    [
        [["Product", "List price"], ["Racks", 10], ["Racks", 10]],
        [["Product", "List price"], ["Racks", 10], [None, None], ["Bins", 20]],
        [["Product", "List price"], *([f"P{at}", at] for at in range(5))],
        [["Product", "Next step"], ["Racks", "Call"], ["Bins", "Send"]],
    ],
)
def test_columns_with_some_blank_cells_are_not(extra: list[list[Cell]]) -> None:
    assert not sorts(*extra)
