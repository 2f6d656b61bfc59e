"""What the rows of a sheet come to, asked again and again."""

from decimal import Decimal

from plangen.sources.grid import Grid
from plangen.tables.running_sums import RunningSums


def test_rows_that_come_later_are_added_to_those_before() -> None:
    rows = [1, 2]
    sums = RunningSums(Grid("a.csv", "", [["Amount"], ["1,5"], [2], ["x"], [10]]), rows)
    assert sums.whole(0)[:2] == (Decimal("3.5"), 2)
    rows.extend([3, 4])
    assert sums.whole(0)[:2] == (Decimal("13.5"), 3)
    assert sums.since(0, 0)[:2] == (Decimal("13.5"), 3)
    assert sums.since(2, 0)[:2] == (Decimal(10), 1)


def test_a_column_that_is_not_there_comes_to_nothing() -> None:
    sums = RunningSums(Grid("a.csv", "", [["Amount"], [1]]), [1])
    assert sums.whole(5)[:2] == (Decimal(0), 0)
    assert sums.value(1, 5) is None
