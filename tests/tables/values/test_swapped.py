from datetime import date

import pytest

from plangen.sources.grid import Cell
from plangen.tables.values.dates import DateContext, read_dates


def test_dates_that_a_spreadsheet_app_swapped_are_left_blank() -> None:
    texts: list[Cell] = [f"{day}/03/2026" for day in range(13, 20)]
    dates: list[Cell] = [date(2026, month, 7) for month in range(1, 13)]
    read = read_dates(texts + dates, day_first=False)
    assert read.values[:7] == [date(2026, 3, day) for day in range(13, 20)]
    assert read.values[7 + 6] == date(2026, 7, 7)
    assert len(read.conflicting) == 11


def test_swapped_dates_are_settled_by_other_dates_in_their_rows() -> None:
    correct = [date(2026, 3, day) for day in range(1, 21)]
    cells: list[Cell] = [date(2026, day.day, 3) if day.day <= 12 else f"{day:%d/%m/%Y}" for day in correct]
    read = read_dates(cells, day_first=True, context=DateContext([(date(2026, 2, 25), date(2026, 3, 31))] * 20))
    assert read.values == correct


SWAPPED: list[Cell] = [date(2026, 4, 3), date(2026, 7, 1), date(2026, 2, 9)]


@pytest.mark.parametrize(
    "cells",
    [
        ["25/03/2026", *SWAPPED[:1]],
        ["25/03/2026", "13/04/2026", *SWAPPED, "28/02/2026"],
        ["03/25/2026", *SWAPPED],
        [*SWAPPED, "25/03/2026", date(2026, 5, 15)],
        ["25/03/2026", *SWAPPED * 30],
        ["25/03/2026", "03/04/2026", *SWAPPED * 2],
    ],
)
def test_dates_next_to_a_text_that_was_not_converted_may_be_swapped_and_are_reported(cells: list[Cell]) -> None:
    read = read_dates(cells, day_first=False)
    assert read.swapped == [at for at, cell in enumerate(cells) if isinstance(cell, date) and cell.day <= 12]
    assert all(read.values[at] == cells[at] for at in read.swapped)
    assert all(read.certain[at] is None for at in read.swapped)
    assert read.examples


@pytest.mark.parametrize(
    "cells",
    [
        [*("25/03/2026", "13/04/2026", "14/05/2026", "15/06/2026"), *SWAPPED * 3],
        [*(f"{day}/03/2026" for day in range(13, 25)), *SWAPPED * 4, date(2026, 5, 15)],
        [*(f"{day}/03/2026" for day in range(13, 25)), *SWAPPED * 4, "03/04/2026"],
    ],
)
def test_dates_next_to_many_such_texts_are_left_blank(cells: list[Cell]) -> None:
    read = read_dates(cells, day_first=False)
    assert read.conflicting == [at for at, cell in enumerate(cells) if isinstance(cell, date) and cell.day <= 12]
    assert not read.swapped


@pytest.mark.parametrize(
    "cells",
    [
        ["03/04/2026", *SWAPPED],
        ["2026-03-25", *SWAPPED],
        ["25/03/2026", *(date(2026, 3, day) for day in range(1, 29))],
        ["25/03/2026", "03/04/2026", *SWAPPED],
        ["25/03/2026", date(2026, 5, 5)],
    ],
)
def test_dates_without_evidence_of_swapping_are_not_reported(cells: list[Cell]) -> None:
    read = read_dates(cells, day_first=False)
    assert not read.swapped
    assert not read.conflicting
