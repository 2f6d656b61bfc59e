from datetime import date, timedelta

import pytest

from plangen.records.book import Book
from plangen.records.meetings import repeats
from plangen.records.meetings.events import KINDS
from plangen.records.meetings.repeats import MEETINGS, nth_date
from plangen.sources.grid import Cell
from tests.sheets import book, sheet

TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], name="Team")
HEADERS: list[Cell] = ["date", "end", "type", "title", "salesperson", "repeats", "until"]
AS_OF = date(2026, 10, 5)


def with_events(*rows: list[Cell], as_of: date = AS_OF) -> Book:
    return book(sheet(HEADERS, *rows, name="Events"), TEAM, as_of=as_of)


def days_of(found: Book, kind: str) -> list[date]:
    return [event.day for event in found.events if event.kind == kind]


def test_a_weekly_event_has_a_date_every_week_through_its_last_one() -> None:
    found = with_events(["2026-10-06", "", "team meeting", "Team", "", "weekly", "2026-10-27"])
    assert days_of(found, "team meeting") == [date(2026, 10, day) for day in (6, 13, 20, 27)]
    assert not found.problems


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ("monthly", [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]),
        ("quarterly", [date(2026, 1, 31), date(2026, 4, 30), date(2026, 7, 31), date(2026, 10, 31)]),
        ("yearly", [date(2026, 1, 31), date(2027, 1, 31), date(2028, 1, 31), date(2029, 1, 31)]),
    ],
)
def test_a_date_that_a_month_lacks_is_its_last_day(how: str, expected: list[date]) -> None:
    assert [nth_date(date(2026, 1, 31), how, number) for number in range(4)] == expected
    assert nth_date(date(2024, 2, 29), "yearly", 1) == date(2025, 2, 28)
    assert nth_date(date(2024, 2, 29), "yearly", 4) == date(2028, 2, 29)


def test_a_later_meeting_moves_from_a_weekend_or_holiday_to_the_next_working_day() -> None:
    found = with_events(
        ["2026-11-23", "", "team meeting", "", "", "weekly", "2027-01-04"],
        ["2026-12-21", "", "holiday", "Year's end", "", "", ""],
        ["2025-12-28", "2025-12-29", "holiday", "Also year's end", "", "Every year", ""],
        ["2026-07-05", "", "monthly review", "", "", "monthly", "2026-09-30"],
    )
    assert date(2026, 12, 28) in found.holidays
    meetings = days_of(found, "team meeting")
    assert meetings[3:] == [date(2026, 12, 14), date(2026, 12, 22), date(2026, 12, 30), date(2027, 1, 4)]
    # The first date is as entered, though it is a Sunday.
    assert days_of(found, "monthly review") == [date(2026, 7, 5), date(2026, 8, 5), date(2026, 9, 7)]


def test_days_away_and_campaigns_stay_on_their_dates_and_keep_their_length() -> None:
    found = with_events(
        ["2026-10-02", "", "away", "", "Ana Ruiz", "weekly", "2026-10-16"],
        ["2026-10-09", "", "holiday", "", "", "", ""],
        ["2026-09-30", "2026-10-02", "marketing", "Fair", "", "monthly", "2026-11-30"],
    )
    assert days_of(found, "away") == [date(2026, 10, day) for day in (2, 9, 16)]
    fairs = [(event.day, event.end) for event in found.events if event.kind == "marketing"]
    assert fairs == [
        (date(2026, 9, 30), date(2026, 10, 2)),
        (date(2026, 10, 30), date(2026, 11, 1)),
        (date(2026, 11, 30), date(2026, 12, 2)),
    ]


def test_without_a_last_date_an_event_repeats_through_the_next_fiscal_year() -> None:
    rows = sheet(HEADERS, ["2026-10-06", "", "team meeting", "", "", "weekly", ""], name="Events")
    february = sheet(["setting", "value"], ["fiscal year starts", "February"], name="Settings")
    calendar, fiscal = (days_of(each, "team meeting")[-1] for each in (book(rows, TEAM), book(rows, TEAM, february)))
    assert calendar == date(2027, 12, 28)
    assert fiscal == date(2028, 1, 25)


def test_a_last_date_that_cannot_be_is_reported_and_the_event_counts_once() -> None:
    found = with_events(
        ["2026-10-06", "", "team meeting", "", "", "weekly", "2026-10-05"],
        ["2026-10-07", "", "training", "", "", "", "2026-12-31"],
        ["2026-10-08", "", "training", "", "", "fortnightly", ""],
        ["2026-10-12", "", "training", "", "", "no", ""],
    )
    assert [event.day for event in found.events] == [AS_OF + timedelta(days=at) for at in (1, 2, 3, 7)]
    assert sorted(problem.place.cell for problem in found.problems) == ["F4", "G2", "G3"]


def test_events_that_repeat_too_often_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repeats, "MOST", 100)
    weekly: list[list[Cell]] = [[f"2020-01-0{day}", "", "marketing", "", "", "weekly", ""] for day in (6, 7, 8)]
    found = with_events(*weekly)
    [problem] = found.problems
    assert (problem.place.cell, problem.sort) == ("F2", "too many repeats")
    assert len(found.events) < 500


def test_the_types_that_are_meetings_are_known() -> None:
    assert set(KINDS) > MEETINGS
