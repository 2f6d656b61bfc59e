import csv
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.records.detected import SHAPES
from plangen.sources.grid import Cell, Grid
from plangen.tables.columns import Columns
from plangen.tables.detect import detect_table
from plangen.tables.table import Table
from plangen.tables.values.dates import DateContext, read_dates
from tests.document_tools import needs_shared

DAYS = st.dates(date(1970, 1, 1), date(2069, 12, 31))


@given(st.lists(DAYS, min_size=1), st.booleans(), st.booleans(), st.sampled_from("/-"))
def test_one_unambiguous_cell_decides_for_the_column(
    expected: list[date], day_first: bool, locale: bool, sign: str
) -> None:
    expected = [*expected, date(2026, 1, 31)]
    pattern = f"%d{sign}%m{sign}%Y" if day_first else f"%m{sign}%d{sign}%Y"
    read = read_dates([day.strftime(pattern) for day in expected], day_first=locale)
    assert read.values == expected
    assert not read.assumed
    assert not read.conflicting


@pytest.mark.parametrize(("day_first", "day"), [(True, date(2026, 5, 3)), (False, date(2026, 3, 5))])
def test_if_no_cell_decides_the_locale_does_and_it_is_reported(day_first: bool, day: date) -> None:
    read = read_dates(["4/4/2026", "3/5/2026 2:15:33 PM", None], day_first=day_first)
    assert read.values == [date(2026, 4, 4), day, None]
    assert read.assumed == [1]


def test_contradicting_cells_leave_ambiguous_ones_blank() -> None:
    read = read_dates(["13/02/2026", "02/14/2026", "03/04/2026", "05/05/2026"], day_first=False)
    assert read.values == [date(2026, 2, 13), date(2026, 2, 14), None, date(2026, 5, 5)]
    assert read.conflicting == [2]
    assert set(read.examples) >= {0, 1}


def test_cells_in_another_style_are_not_read_in_the_order_of_the_first() -> None:
    read = read_dates(["10/20/2016", "1-11-16"], day_first=False)
    assert read.values == [date(2016, 10, 20), None]
    assert read.conflicting == [1]


@given(st.lists(st.one_of(st.text(max_size=12), st.floats(), st.booleans(), st.none(), DAYS, st.integers())))
def test_every_cell_is_a_date_or_blank_or_reported_once(cells: list[Cell]) -> None:
    read = read_dates(cells, day_first=True)
    assert len(read.values) == len(cells)
    unread = {at for at, value in enumerate(read.values) if value is None}
    reported = [at for at, _ in read.faults] + read.conflicting
    assert len(reported) == len(set(reported))
    assert set(reported) <= unread
    assert all(str(cells[at] or "").strip().casefold() in {"", "-", "–", "—", "na", "n/a", "tbd", "tba", "none", "null",
               "(blank)"} for at in unread - set(reported))  # fmt: skip


def test_other_dates_in_the_rows_settle_an_order_that_the_column_leaves_open() -> None:
    cells: list[Cell] = ["10/20/2016", *(f"1-{month}-16" for month in range(3, 9)), "5-6-16"]
    known = [(date(2016, 1, 1), date(2016, 1, 31))] * 7 + [(None, None)]
    read = read_dates(cells, day_first=False, context=DateContext(known))
    assert read.values[1:] == [date(2016, 1, day) for day in range(3, 9)] + [date(2016, 5, 6)]
    assert read.settled == list(range(1, 8))


def test_a_row_that_contradicts_the_others_is_left_blank() -> None:
    cells: list[Cell] = [*(f"1-{day}-16" for day in (3, 4, 5, 6, 7) * 10), "2-1-16"]
    read = read_dates(cells, day_first=True, context=DateContext([(date(2016, 1, 1), date(2016, 1, 31))] * 51))
    assert read.conflicting == [50]
    assert read.values[:5] == [date(2016, 1, day) for day in (3, 4, 5, 6, 7)]


def test_rows_that_fit_both_orders_settle_nothing() -> None:
    cells: list[Cell] = ["1-3-16", "3-1-16"] * 20
    read = read_dates(cells, day_first=False, context=DateContext([(date(2016, 1, 1), date(2016, 1, 31))] * 40))
    assert not read.settled
    assert len(read.assumed) == 40


def test_a_few_rows_settle_nothing() -> None:
    read = read_dates(["1-3-16"] * 4, day_first=True, context=DateContext([(date(2016, 1, 1), date(2016, 1, 31))] * 4))
    assert len(read.assumed) == 4


def test_contradicting_cells_are_settled_one_by_one_if_their_date_is_known() -> None:
    known = [(None, None), (None, None), (date(2026, 4, 3),) * 2, (date(2026, 1, 1),) * 2]
    read = read_dates(
        ["13/02/2026", "02/14/2026", "03/04/2026", "03/04/2026"], day_first=False, context=DateContext(known)
    )
    assert read.values[2:] == [date(2026, 4, 3), None]
    assert (read.settled, read.conflicting) == ([2], [3])


def test_all_mixed_dates_are_read_and_none_is_wrong() -> None:
    correct = {row["opportunity_id"]: row for row in _rows("crm-maven")}
    mixed = _rows("crm-maven-mixed-dates")
    rows = [list(mixed[0]), *(list(row.values()) for row in mixed)]
    found, _ = detect_table(Grid("deals.csv", "", rows), 0, SHAPES)
    assert isinstance(found, Table)
    columns = Columns(found)
    read = {
        "engage_date": columns.dates("created", before=("close date",)),
        "close_date": columns.dates("close date", after="created"),
    }
    right = 0
    for header, dates in read.items():
        for row, day in zip(mixed, dates, strict=True):
            expected = correct[row["opportunity_id"]][header]
            right += bool(expected)
            assert expected == str(day or "")
    assert right == 15_011


def _rows(folder: str) -> list[dict[str, str]]:
    with needs_shared("data", folder, "sales_pipeline.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_dotted_dates_are_day_first_unless_one_proves_otherwise() -> None:
    assert read_dates(["3.5.2026"], day_first=False).values == [date(2026, 5, 3)]
    read = read_dates(["3.5.2026", "3.25.2026", "4.6.2026", "4.30.2026"], day_first=True)
    assert read.values == [date(2026, 3, 5), date(2026, 3, 25), date(2026, 4, 6), date(2026, 4, 30)]
    assert not read.ambiguous


def test_contradicting_dotted_dates_leave_ambiguous_ones_blank() -> None:
    read = read_dates(["25.3.2026", "3.25.2026", "4.6.2026"], day_first=True)
    assert read.values == [date(2026, 3, 25), date(2026, 3, 25), None]
    assert (read.conflicting, read.examples) == ([2], (0, 1, 2))


@pytest.mark.parametrize(
    "cells",
    [
        ["26-01-15", "26-02-28", "26-03-05"],
        ["26-01-15"],
        ["25/12/31", "26/01/15", "26/01/16"],
        ["99-01-15", "98-02-28"],
    ],
)
def test_dates_that_may_start_with_a_two_digit_year_are_not_read(cells: list[Cell]) -> None:
    read = read_dates(cells, day_first=True)
    assert read.values == [None] * len(cells)
    assert read.faults == [(at, "Year could be first or last") for at in range(len(cells))]


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
def test_two_digits_at_the_end_are_the_year_if_the_first_are_days(cells: list[Cell], first: date) -> None:
    read = read_dates(cells, day_first=False)
    assert read.values[0] == first
    assert not read.faults


def test_an_order_proven_by_another_column_comes_before_the_locale() -> None:
    context = DateContext(adjacent={("/", 4): True})
    read = read_dates(["03/04/2026", "05/05/2026", "03-04-2026"], day_first=False, context=context)
    assert read.values == [date(2026, 4, 3), date(2026, 5, 5), date(2026, 3, 4)]
    assert (read.adjacent, read.assumed) == ([0], [2])
    assert read_dates(["03/04/2026", "03/25/2026"], day_first=False, context=context).values[0] == date(2026, 3, 4)


def test_a_row_that_contradicts_the_other_columns_order_is_left_blank() -> None:
    context = DateContext([(date(2026, 1, 1), date(2026, 3, 31))], {("/", 4): True})
    assert read_dates(["03/04/2026"], day_first=False, context=context).conflicting == [0]
