from datetime import UTC, date, datetime

import pytest

from plangen.sources.grid import Cell
from plangen.tables.values.month_dates import month_dates


@pytest.mark.parametrize(
    "cells",
    [
        ["01.01.2026", "01.02.2026"], ["1/1/2026", "2/1/2026"], ["01/01/2026", "01/02/2026"],
        ["2026-01-01", "2026-02-01"],
        ["Jan 1, 2026", "1 February 2026"], [46023.0, 46054.0], [date(2026, 1, 1), datetime(2026, 2, 1, tzinfo=UTC)],
    ],
)  # fmt: skip
def test_first_days_of_months_are_read_in_every_style(cells: list[Cell]) -> None:
    assert month_dates(cells) == [date(2026, 1, 1), date(2026, 2, 1)]


def test_last_days_of_months_decide_the_order() -> None:
    assert month_dates(["1/31/2026", "2/28/2026"]) == [date(2026, 1, 31), date(2026, 2, 28)]


def test_dates_that_could_be_two_months_are_none() -> None:
    assert month_dates(["1/2/2026", "2/1/2026"]) == [None, None]
    assert month_dates(["x", None, ""]) == [None, None, None]
