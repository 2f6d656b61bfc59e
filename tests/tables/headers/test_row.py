import pytest

from plangen.records.detected import SHAPES
from plangen.sources.grid import Cell
from plangen.tables.headers.row import HeaderRow, find_header
from tests.sheets import sheet


def header_of(*rows: list[Cell], name: str = "Sheet1") -> HeaderRow:
    found = find_header(sheet(*rows, name=name), SHAPES, {})
    assert found
    return found


def test_group_headers_above_the_second_line_keep_every_column() -> None:
    found = header_of(
        ["Owner", "Account", "Opportunity", None, "Dates", None],
        [None, None, "Stage", "Amount", "Created", "Close Date"],
        ["Ana", "Acme", "Won", 5, "2026-01-02", "2026-03-05"],
    )
    assert (found.row, found.headers.lines) == (1, 2)
    assert found.headers.columns == {
        "salesperson": 0, "account": 1, "stage": 2, "amount": 3, "created": 4, "close date": 5,
    }  # fmt: skip


def test_years_below_a_quota_header_are_quota_years() -> None:
    found = header_of(["Salesperson", "Manager", "Quota", None], [None, None, 2025, "2026"], ["Ana", "Bo", 100, 200])
    assert [(column.column, column.values) for column in found.headers.families["quota"]] == [
        (2, {"year": "2025"}), (3, {"year": "2026"}),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (["Name", "Jan", None, "Feb", None], [None, "Actual", "Target", "Actual", "Target"]),
        (["Name", "Actual", "Target", "Actual", "Target"], [None, "Jan", "Jan", "Feb", "Feb"]),
    ],
)
def test_only_the_target_of_an_actual_target_pair_is_read(upper: list[Cell], lower: list[Cell]) -> None:
    found = header_of(upper, lower, ["Ana", 7, 10, 9, 20], name="Targets 2026")
    assert [column.column for column in found.headers.families["month"]] == [2, 4]
    assert len(found.headers.unused) == 2


def test_a_first_data_row_of_words_is_not_a_second_header_line() -> None:
    assert header_of(["Setting", "Value"], ["USD", "EUR"], name="Settings").headers.lines == 1
