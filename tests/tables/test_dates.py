import csv
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.records.load import SHAPES
from plangen.sources.grid import Cell, Grid
from plangen.tables.columns import Columns
from plangen.tables.dates import read_dates
from plangen.tables.recognise import recognise
from plangen.tables.table import Table
from tests.document_tools import needs_shared

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


def test_what_is_known_of_the_rows_settles_an_order_that_the_column_leaves_open() -> None:
    cells: list[Cell] = ["10/20/2016", *(f"1-{month}-16" for month in range(3, 9)), "5-6-16"]
    known = [(date(2016, 1, 1), date(2016, 1, 31))] * 7 + [(None, None)]
    read = read_dates(cells, day_first=False, bounds=known)
    assert read.values[1:] == [date(2016, 1, day) for day in range(3, 9)] + [date(2016, 5, 6)]
    assert read.settled == list(range(1, 8))


def test_a_row_that_speaks_against_the_others_is_not_read() -> None:
    cells: list[Cell] = [*(f"1-{day}-16" for day in (3, 4, 5, 6, 7) * 10), "2-1-16"]
    read = read_dates(cells, day_first=True, bounds=[(date(2016, 1, 1), date(2016, 1, 31))] * 51)
    assert read.refused == [50]
    assert read.values[:5] == [date(2016, 1, day) for day in (3, 4, 5, 6, 7)]


def test_rows_that_speak_for_both_orders_settle_nothing() -> None:
    cells: list[Cell] = ["1-3-16", "3-1-16"] * 20
    read = read_dates(cells, day_first=False, bounds=[(date(2016, 1, 1), date(2016, 1, 31))] * 40)
    assert not read.settled
    assert len(read.assumed) == 40


def test_a_few_rows_settle_nothing() -> None:
    read = read_dates(["1-3-16"] * 4, day_first=True, bounds=[(date(2016, 1, 1), date(2016, 1, 31))] * 4)
    assert len(read.assumed) == 4


def test_contradictory_cells_are_settled_one_by_one_where_their_day_is_known() -> None:
    known = [(None, None), (None, None), (date(2026, 4, 3),) * 2, (date(2026, 1, 1),) * 2]
    read = read_dates(["13/02/2026", "02/14/2026", "03/04/2026", "03/04/2026"], day_first=False, bounds=known)
    assert read.values[2:] == [date(2026, 4, 3), None]
    assert (read.settled, read.refused) == ([2], [3])


def test_days_that_a_spreadsheet_program_has_swapped_are_settled_by_their_rows() -> None:
    true = [date(2026, 3, day) for day in range(1, 21)]
    cells: list[Cell] = [date(2026, day.day, 3) if day.day <= 12 else f"{day:%d/%m/%Y}" for day in true]
    read = read_dates(cells, day_first=True, bounds=[(date(2026, 2, 25), date(2026, 3, 31))] * 20)
    assert read.values == true


def test_of_the_mixed_dates_each_is_read_and_not_one_is_wrong() -> None:
    true = {row["opportunity_id"]: row for row in _rows("crm-maven")}
    mixed = _rows("crm-maven-mixed-dates")
    rows = [list(mixed[0]), *(list(row.values()) for row in mixed)]
    found, _ = recognise(Grid("deals.csv", "", rows), 0, SHAPES)
    assert isinstance(found, Table)
    columns = Columns(found)
    read = {
        "engage_date": columns.dates("created", before=("close date",)),
        "close_date": columns.dates("close date", after="created"),
    }
    right = 0
    for head, days in read.items():
        for row, day in zip(mixed, days, strict=True):
            said = true[row["opportunity_id"]][head]
            right += bool(said)
            assert said == str(day or "")
    assert right == 15_011


def _rows(folder: str) -> list[dict[str, str]]:
    with needs_shared("data", folder, "sales_pipeline.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_a_workbook_that_counts_from_1904_is_read_so() -> None:
    assert read_dates([44624], day_first=False, from_1904=True).values == [date(2026, 3, 5)]
