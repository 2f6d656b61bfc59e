from datetime import date

import pytest

from plangen.sources.grid import Cell
from plangen.tables.dates import Known, read_dates


def test_days_that_a_spreadsheet_program_has_swapped_are_not_read() -> None:
    texts: list[Cell] = [f"{day}/03/2026" for day in range(13, 20)]
    days: list[Cell] = [date(2026, month, 7) for month in range(1, 13)]
    read = read_dates(texts + days, day_first=False)
    assert read.values[:7] == [date(2026, 3, day) for day in range(13, 20)]
    assert read.values[7 + 6] == date(2026, 7, 7)
    assert len(read.refused) == 11


def test_days_that_a_spreadsheet_program_has_swapped_are_settled_by_their_rows() -> None:
    true = [date(2026, 3, day) for day in range(1, 21)]
    cells: list[Cell] = [date(2026, day.day, 3) if day.day <= 12 else f"{day:%d/%m/%Y}" for day in true]
    read = read_dates(cells, day_first=True, known=Known([(date(2026, 2, 25), date(2026, 3, 31))] * 20))
    assert read.values == true


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
def test_dates_beside_a_text_that_a_program_could_not_read_may_be_swapped_and_it_is_said(cells: list[Cell]) -> None:
    read = read_dates(cells, day_first=False)
    assert read.swapped == [at for at, cell in enumerate(cells) if isinstance(cell, date) and cell.day <= 12]
    assert all(read.values[at] == cells[at] for at in read.swapped)
    assert all(read.certain[at] is None for at in read.swapped)
    assert read.witnesses


@pytest.mark.parametrize(
    "cells",
    [
        [*("25/03/2026", "13/04/2026", "14/05/2026", "15/06/2026"), *SWAPPED * 3],
        [*(f"{day}/03/2026" for day in range(13, 25)), *SWAPPED * 4, date(2026, 5, 15)],
        [*(f"{day}/03/2026" for day in range(13, 25)), *SWAPPED * 4, "03/04/2026"],
    ],
)
def test_dates_beside_many_such_texts_are_not_read(cells: list[Cell]) -> None:
    read = read_dates(cells, day_first=False)
    assert read.refused == [at for at, cell in enumerate(cells) if isinstance(cell, date) and cell.day <= 12]
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
def test_dates_that_nothing_speaks_against_are_not_doubted(cells: list[Cell]) -> None:
    read = read_dates(cells, day_first=False)
    assert not read.swapped
    assert not read.refused
