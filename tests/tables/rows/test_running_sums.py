"""Sums of a sheet's rows, requested repeatedly."""

from decimal import Decimal

from plangen.sources.grid import Grid
from plangen.tables.rows.running_sums import RunningSums


def test_later_rows_are_added_to_the_sums() -> None:
    rows = [1, 2]
    sums = RunningSums(Grid("a.csv", "", [["Amount"], ["1,5"], [2], ["x"], [10]]), rows)
    assert sums.all_rows(0)[:2] == (Decimal("3.5"), 2)
    rows.extend([3, 4])
    assert sums.all_rows(0)[:2] == (Decimal("13.5"), 3)
    assert sums.since(0, 0)[:2] == (Decimal("13.5"), 3)
    assert sums.since(2, 0)[:2] == (Decimal(10), 1)


def test_a_missing_column_adds_up_to_zero() -> None:
    sums = RunningSums(Grid("a.csv", "", [["Amount"], [1]]), [1])
    assert sums.all_rows(5)[:2] == (Decimal(0), 0)
    assert sums.value(1, 5) is None
