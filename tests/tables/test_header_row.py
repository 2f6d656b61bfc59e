import pytest

from plangen.records.load import SHAPES
from plangen.sources.grid import Cell
from plangen.tables.header_row import Header, best_header
from tests.sheets import sheet


def header(*rows: list[Cell], name: str = "Sheet1") -> Header:
    found = best_header(sheet(*rows, name=name), SHAPES, {})
    assert found
    return found


def test_group_heads_over_the_second_line_keep_every_column() -> None:
    found = header(
        ["Owner", "Account", "Opportunity", None, "Dates", None],
        [None, None, "Stage", "Amount", "Created", "Close Date"],
        ["Ana", "Acme", "Won", 5, "2026-01-02", "2026-03-05"],
    )
    assert (found.row, found.heads.lines) == (1, 2)
    assert found.heads.columns == {
        "salesperson": 0, "account": 1, "stage": 2, "amount": 3, "created": 4, "close date": 5,
    }  # fmt: skip


def test_quota_years_in_the_second_line_are_those_of_the_quotas() -> None:
    found = header(["Salesperson", "Manager", "Quota", None], [None, None, 2025, "2026"], ["Ana", "Bo", 100, 200])
    assert [(head.column, head.says) for head in found.heads.families["quota"]] == [
        (2, {"year": "2025"}), (3, {"year": "2026"}),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (["Name", "Jan", None, "Feb", None], [None, "Actual", "Target", "Actual", "Target"]),
        (["Name", "Actual", "Target", "Actual", "Target"], [None, "Jan", "Jan", "Feb", "Feb"]),
    ],
)
def test_only_the_target_of_a_pair_is_a_target(upper: list[Cell], lower: list[Cell]) -> None:
    found = header(upper, lower, ["Ana", 7, 10, 9, 20], name="Targets 2026")
    assert [head.column for head in found.heads.families["span"]] == [2, 4]
    assert len(found.heads.unused) == 2


def test_a_first_row_of_data_in_words_is_no_second_line() -> None:
    assert header(["Setting", "Value"], ["USD", "EUR"], name="Settings").heads.lines == 1
