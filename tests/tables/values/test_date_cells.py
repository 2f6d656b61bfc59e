from datetime import date, datetime

import pytest

from plangen.sources.grid import Cell
from plangen.tables.values.dates import DateContext, read_dates


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
        datetime(2026, 3, 5, 14, 15),  # noqa: DTZ001 - spreadsheets have no time zones
        date(2026, 3, 5),
        46086,
        46086.0,
        "46086.5",
    ],
)
def test_dates_are_read_in_every_common_format(cell: Cell) -> None:
    read = read_dates([cell], day_first=False)
    assert read.values == [date(2026, 3, 5)]
    assert not read.faults
    assert not read.assumed


@pytest.mark.parametrize("cell", [None, "", "  ", "-", "–", "TBD", "n/a"])
def test_a_blank_is_not_an_error(cell: Cell) -> None:
    assert read_dates([cell], day_first=False).values == [None]
    assert not read_dates([cell], day_first=False).faults


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        ("30-JUN-0013", "Year 13 is out of range"),
        ("2026-02-30", "Not a real date"),
        ("13/13/2026", "Not a real date"),
        ("soon", "Not a date"),
        ("3/5/2026 to 4/5/2026", "Not a date"),
        ("5 Marble 2026", "Not a date"),
        (2026, "Not a date"),
        (True, "Not a date"),
        (float("nan"), "Not a date"),
        (float("inf"), "Not a date"),
        (1e300, "Not a date"),
    ],
)
def test_a_cell_that_is_not_a_date_is_reported(cell: Cell, fault: str) -> None:
    read = read_dates([cell], day_first=False)
    assert read.values == [None]
    assert read.faults == [(0, fault)]


def test_serial_dates_of_a_1904_workbook_are_read() -> None:
    assert read_dates([44624], day_first=False, context=DateContext(from_1904=True)).values == [date(2026, 3, 5)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5. März 2026", 3),
        ("5 Mrz 2026", 3),
        ("05-Okt-26", 10),
        ("Donnerstag, 5. Dezember 2026", 12),
        ("5 févr. 2026", 2),
        ("1er août 2026", 8),
        ("5 de marzo de 2026", 3),
        ("5 ene 2026", 1),
        ("5 gennaio 2026", 1),
        ("5 mei 2026", 5),
        ("5 mrt. 2026", 3),
        ("5 de fevereiro de 2026", 2),
        ("5. června 2026", 6),
        ("5. července 2026", 7),
        ("5. listopadu 2026", 11),
        ("Mar-05-2026", 3),
        ("Sept 5, 2026", 9),
    ],
)
def test_month_names_are_read_in_many_languages(text: str, number: int) -> None:
    (day,) = read_dates([text], day_first=False).values
    assert day
    assert (day.year, day.month) == (2026, number)


@pytest.mark.parametrize("text", ["5 jui 2026", "5 lis 2026", "5 srp 2026", "5 ma 2026", "5 maj 2026", "5 červ 2026"])
def test_a_word_that_could_be_several_months_is_not_read(text: str) -> None:
    assert read_dates([text], day_first=False).faults == [(0, "Not a date")]


def test_an_eight_digit_number_is_a_date_if_it_is_a_real_one() -> None:
    read = read_dates([20260305, 20260305.0, 20261305, 20260305.5, 19691231], day_first=False)
    assert read.values == [date(2026, 3, 5), date(2026, 3, 5), None, None, None]
    assert [at for at, _ in read.faults] == [2, 3, 4]
