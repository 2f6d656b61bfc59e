import csv
import os
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.sources.grid import Cell
from plangen.tables.dates import read_dates

SHARED = Path(__file__).parents[2].parent / "shared" / "data"
DAYS = st.dates(date(1970, 1, 1), date(2069, 12, 31))


@pytest.mark.parametrize(
    "cell",
    [
        "2026-03-05",
        "2026/3/5",
        "20260305",
        "2026-03-05T14:15:33+01:00",
        "2026-03-05 09:30",
        "2026-03-05 00:00:00.000",
        "05-Mar-2026",
        "5 March 2026",
        "March 5, 2026",
        "Thu, 5 Mar 2026",
        "5. 3. 2026",
        "05.03.26",
        datetime(2026, 3, 5, 14, 15),  # noqa: DTZ001 - spreadsheets know no time zone
        date(2026, 3, 5),
        46086,
        46086.0,
        "46086.5",
    ],
)
def test_a_day_is_read_however_it_is_written(cell: Cell) -> None:
    read = read_dates([cell], day_first=False)
    assert read.values == [date(2026, 3, 5)]
    assert not read.faults
    assert not read.assumed


@pytest.mark.parametrize("cell", [None, "", "  ", "-", "–", "TBD", "n/a"])
def test_a_blank_is_no_fault(cell: Cell) -> None:
    assert read_dates([cell], day_first=False).values == [None]
    assert not read_dates([cell], day_first=False).faults


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        ("30-JUN-0013", "lies in the year 13"),
        ("2026-02-30", "is no day of the calendar"),
        ("13/13/2026", "is no day of the calendar"),
        ("soon", "is not a date"),
        ("3/5/2026 to 4/5/2026", "is not a date"),
        ("5 Marble 2026", "is not a date"),
        (2026, "is not a date"),
        (True, "is not a date"),
        (float("nan"), "is not a date"),
        (float("inf"), "is not a date"),
        (1e300, "is not a date"),
    ],
)
def test_what_is_no_day_is_told(cell: Cell, fault: str) -> None:
    read = read_dates([cell], day_first=False)
    assert read.values == [None]
    assert read.faults == [(0, fault)]


@given(st.lists(DAYS, min_size=1), st.booleans(), st.booleans(), st.sampled_from("/-"))
def test_one_cell_that_decides_decides_for_the_column(
    days: list[date], day_first: bool, locale: bool, sign: str
) -> None:
    days = [*days, date(2026, 1, 31)]
    pattern = f"%d{sign}%m{sign}%Y" if day_first else f"%m{sign}%d{sign}%Y"
    read = read_dates([day.strftime(pattern) for day in days], day_first=locale)
    assert read.values == days
    assert not read.assumed
    assert not read.refused


@pytest.mark.parametrize(("day_first", "day"), [(True, date(2026, 5, 3)), (False, date(2026, 3, 5))])
def test_where_no_cell_decides_the_locale_does_and_it_is_said(day_first: bool, day: date) -> None:
    read = read_dates(["4/4/2026", "3/5/2026 2:15:33 PM", None], day_first=day_first)
    assert read.values == [date(2026, 4, 4), day, None]
    assert read.assumed == [1]


def test_contradictory_cells_leave_the_ambiguous_ones_unread() -> None:
    read = read_dates(["13/02/2026", "02/14/2026", "03/04/2026", "05/05/2026"], day_first=False)
    assert read.values == [date(2026, 2, 13), date(2026, 2, 14), None, date(2026, 5, 5)]
    assert read.refused == [2]
    assert set(read.witnesses) >= {0, 1}


def test_cells_of_another_hand_are_not_read_by_the_order_of_the_first() -> None:
    read = read_dates(["10/20/2016", "1-11-16"], day_first=False)
    assert read.values == [date(2016, 10, 20), None]
    assert read.refused == [1]


def test_days_that_a_spreadsheet_program_has_swapped_are_not_read() -> None:
    texts: list[Cell] = [f"{day}/03/2026" for day in range(13, 20)]
    days: list[Cell] = [date(2026, month, 7) for month in range(1, 13)]
    read = read_dates(texts + days, day_first=False)
    assert read.values[:7] == [date(2026, 3, day) for day in range(13, 20)]
    assert read.values[7 + 6] == date(2026, 7, 7)
    assert len(read.refused) == 11


@given(st.lists(st.one_of(st.text(max_size=12), st.floats(), st.booleans(), st.none(), DAYS, st.integers())))
def test_every_cell_is_a_day_or_blank_or_told_once(cells: list[Cell]) -> None:
    read = read_dates(cells, day_first=True)
    assert len(read.values) == len(cells)
    unread = {at for at, value in enumerate(read.values) if value is None}
    told = [at for at, _ in read.faults] + read.refused
    assert len(told) == len(set(told))
    assert set(told) <= unread
    assert all(str(cells[at] or "").strip().casefold() in {"", "-", "–", "—", "na", "n/a", "tbd", "tba", "none", "null",
               "(blank)"} for at in unread - set(told))  # fmt: skip


def test_of_the_mixed_dates_not_one_is_silently_wrong() -> None:
    if not SHARED.is_dir():
        assert not os.environ.get("CI"), f"{SHARED} is needed here"
        pytest.skip(f"{SHARED} is not there")
    true = {row["opportunity_id"]: row for row in _rows("crm-maven")}
    mixed = _rows("crm-maven-mixed-dates")
    right = refused = 0
    for column in ("engage_date", "close_date"):
        read = read_dates([row[column] for row in mixed], day_first=False)
        for row, value in zip(mixed, read.values, strict=True):
            said = true[row["opportunity_id"]][column]
            if said and value is None:
                refused += 1
            elif said:
                right += 1
                assert str(value) == said
    assert right + refused == 15_011
    assert refused <= 5_395


def _rows(folder: str) -> list[dict[str, str]]:
    with (SHARED / folder / "sales_pipeline.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))
