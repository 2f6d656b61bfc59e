import csv
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.records.load import SHAPES
from plangen.sources.grid import Cell, Grid
from plangen.tables.columns import Columns
from plangen.tables.dates import Known, read_dates
from plangen.tables.recognise import recognise
from plangen.tables.table import Table
from tests.document_tools import needs_shared

DAYS = st.dates(date(1970, 1, 1), date(2069, 12, 31))


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
    read = read_dates(cells, day_first=False, known=Known(known))
    assert read.values[1:] == [date(2016, 1, day) for day in range(3, 9)] + [date(2016, 5, 6)]
    assert read.settled == list(range(1, 8))


def test_a_row_that_speaks_against_the_others_is_not_read() -> None:
    cells: list[Cell] = [*(f"1-{day}-16" for day in (3, 4, 5, 6, 7) * 10), "2-1-16"]
    read = read_dates(cells, day_first=True, known=Known([(date(2016, 1, 1), date(2016, 1, 31))] * 51))
    assert read.refused == [50]
    assert read.values[:5] == [date(2016, 1, day) for day in (3, 4, 5, 6, 7)]


def test_rows_that_speak_for_both_orders_settle_nothing() -> None:
    cells: list[Cell] = ["1-3-16", "3-1-16"] * 20
    read = read_dates(cells, day_first=False, known=Known([(date(2016, 1, 1), date(2016, 1, 31))] * 40))
    assert not read.settled
    assert len(read.assumed) == 40


def test_a_few_rows_settle_nothing() -> None:
    read = read_dates(["1-3-16"] * 4, day_first=True, known=Known([(date(2016, 1, 1), date(2016, 1, 31))] * 4))
    assert len(read.assumed) == 4


def test_contradictory_cells_are_settled_one_by_one_where_their_day_is_known() -> None:
    known = [(None, None), (None, None), (date(2026, 4, 3),) * 2, (date(2026, 1, 1),) * 2]
    read = read_dates(["13/02/2026", "02/14/2026", "03/04/2026", "03/04/2026"], day_first=False, known=Known(known))
    assert read.values[2:] == [date(2026, 4, 3), None]
    assert (read.settled, read.refused) == ([2], [3])


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


def test_dots_have_the_day_first_unless_one_proves_otherwise() -> None:
    assert read_dates(["3.5.2026"], day_first=False).values == [date(2026, 5, 3)]
    read = read_dates(["3.5.2026", "3.25.2026", "4.6.2026", "4.30.2026"], day_first=True)
    assert read.values == [date(2026, 3, 5), date(2026, 3, 25), date(2026, 4, 6), date(2026, 4, 30)]
    assert not read.doubts


def test_dots_that_contradict_each_other_leave_the_ambiguous_ones_unread() -> None:
    read = read_dates(["25.3.2026", "3.25.2026", "4.6.2026"], day_first=True)
    assert read.values == [date(2026, 3, 25), date(2026, 3, 25), None]
    assert (read.refused, read.witnesses) == ([2], (0, 1, 2))


@pytest.mark.parametrize(
    "cells",
    [
        ["26-01-15", "26-02-28", "26-03-05"],
        ["26-01-15"],
        ["25/12/31", "26/01/15", "26/01/16"],
        ["99-01-15", "98-02-28"],
    ],
)
def test_two_digits_that_may_be_the_year_at_the_beginning_are_not_read(cells: list[Cell]) -> None:
    read = read_dates(cells, day_first=True)
    assert read.values == [None] * len(cells)
    assert read.faults == [(at, "could have its year at the beginning or at the end") for at in range(len(cells))]


@pytest.mark.parametrize(
    ("cells", "first"),
    [
        (["15/03/26"], date(2026, 3, 15)),
        (["15-03-26", "28-03-26", "31-12-25"], date(2026, 3, 15)),
        (["03/15/25", "01/01/26", "01/01/27"], date(2025, 3, 15)),
        (["31.12.25", "31.12.26"], date(2025, 12, 31)),
        (["15-3-25", "15-3-26"], date(2025, 3, 15)),
        (["15-03-25", "15-04-99"], date(2025, 3, 15)),
    ],
)
def test_two_digits_at_the_end_are_the_year_where_the_others_are_the_days(cells: list[Cell], first: date) -> None:
    read = read_dates(cells, day_first=False)
    assert read.values[0] == first
    assert not read.faults


def test_an_order_that_a_neighbour_proves_is_taken_before_the_locale() -> None:
    known = Known(beside={("/", 4): True})
    read = read_dates(["03/04/2026", "05/05/2026", "03-04-2026"], day_first=False, known=known)
    assert read.values == [date(2026, 4, 3), date(2026, 5, 5), date(2026, 3, 4)]
    assert (read.beside, read.assumed) == ([0], [2])
    assert read_dates(["03/04/2026", "03/25/2026"], day_first=False, known=known).values[0] == date(2026, 3, 4)


def test_a_row_that_speaks_against_the_neighbours_order_is_not_read() -> None:
    known = Known([(date(2026, 1, 1), date(2026, 3, 31))], {("/", 4): True})
    assert read_dates(["03/04/2026"], day_first=False, known=known).refused == [0]
