from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.periods import (
    FISCAL_LENGTHS,
    FiscalCalendar,
    Length,
    months,
    nth_working_day,
    parse_week,
    parse_weeks,
    week_of,
    weeks_from,
    working_days,
)


@pytest.mark.parametrize(
    ("first", "by_end", "day", "code"),
    [
        (7, True, date(2008, 1, 15), "FY2008-Q3"),
        (10, True, date(2008, 1, 15), "FY2008-Q2"),
        (2, True, date(2026, 2, 1), "FY2027-Q1"),
        (2, True, date(2026, 1, 31), "FY2026-Q4"),
        (4, False, date(2026, 11, 23), "FY2026-Q3"),
        (1, True, date(2026, 9, 30), "2026-Q3"),
    ],
)
def test_fiscal_quarters_have_the_expected_codes(first: int, by_end: bool, day: date, code: str) -> None:
    assert FiscalCalendar(first, by_end).containing(day, Length.QUARTER).code == code


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(1, 12), st.booleans(), st.sampled_from(FISCAL_LENGTHS))
def test_a_date_is_in_its_period_and_the_code_parses_back(day: date, first: int, by_end: bool, length: Length) -> None:
    calendar = FiscalCalendar(first, by_end)
    period = calendar.containing(day, length)
    assert day in period
    assert calendar.parse(period.code) == period
    assert calendar.before(calendar.after(period)) == period
    assert calendar.before(period).end == period.start
    assert len(list(months(period))) == length.months


def test_a_code_without_fy_is_a_calendar_period() -> None:
    calendar = FiscalCalendar(7)
    plain = calendar.parse("2026-Q3")
    assert plain is not None
    assert plain.start == date(2026, 7, 1)
    assert plain.code == "FY2027-Q1", "a calendar quarter with the same dates as a fiscal one has its code"


def test_a_calendar_quarter_that_is_not_fiscal_keeps_its_calendar_code() -> None:
    plain = FiscalCalendar(2).parse("2026-Q3")
    assert plain is not None
    assert plain.code == "2026-Q3"


@pytest.mark.parametrize("text", ["2026-Q5", "Q3", "2026-13", "soon", "", "0001", "26-Q1"])
def test_an_invalid_code_is_none(text: str) -> None:
    assert FiscalCalendar().parse(text) is None


@pytest.mark.parametrize(
    ("text", "code"), [("2026q3", "2026-Q3"), ("2026 Q3", "2026-Q3"), ("fy2026", "2026"), ("2026-09", "2026-09")]
)
def test_codes_are_read_as_people_type_them(text: str, code: str) -> None:
    period = FiscalCalendar().parse(text)
    assert period is not None
    assert period.code == code


def test_a_period_ends_with_its_last_day() -> None:
    calendar = FiscalCalendar()
    assert calendar.last_complete(date(2026, 9, 30), Length.QUARTER).code == "2026-Q3"
    assert calendar.last_complete(date(2026, 9, 29), Length.QUARTER).code == "2026-Q2"


def test_holidays_are_not_working_days() -> None:
    assert working_days(date(2026, 7, 1), date(2026, 7, 8)) == 5
    assert working_days(date(2026, 7, 1), date(2026, 7, 8), {date(2026, 7, 3), date(2026, 7, 4)}) == 4


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(-70, 70))
def test_the_nth_working_day_agrees_with_the_count_of_working_days(start: date, count: int) -> None:
    day = nth_working_day(start, count)
    if count >= 0:
        after = date.fromordinal(day.toordinal() + 1)
        assert working_days(start, after) == count
    else:
        assert working_days(date.fromordinal(day.toordinal() + 1), start) == -count


def test_13_weeks_start_on_the_monday_on_or_after_a_day() -> None:
    assert weeks_from(date(2026, 10, 9)) == weeks_from(date(2026, 10, 12))
    assert weeks_from(date(2026, 10, 13)).start == date(2026, 10, 19)
    assert weeks_from(date(2026, 10, 9)).last_day == date(2027, 1, 10)


@pytest.mark.parametrize("text", ["from 2026-10-12", "2026-10-12", "2026-10-10", "2026-W42", "2026w42"])
def test_13_weeks_are_typed_as_their_first_day_or_their_first_week(text: str) -> None:
    assert parse_weeks(text) == weeks_from(date(2026, 10, 12))


@pytest.mark.parametrize("text", ["2026-Q4", "2026-10", "2026-W60", "2026-02-30", ""])
def test_any_other_text_is_not_13_weeks(text: str) -> None:
    assert parse_weeks(text) is None


def test_13_weeks_follow_each_other() -> None:
    calendar, weeks = FiscalCalendar(), weeks_from(date(2026, 10, 12))
    assert calendar.after(weeks).start == weeks.end
    assert calendar.before(calendar.after(weeks)) == weeks
    assert calendar.year_before(weeks).start == date(2025, 10, 13)
    assert calendar.containing(date(2026, 10, 14), Length.WEEKS) == weeks


@given(st.dates(date(2001, 1, 1), date(2090, 1, 1)))
def test_a_week_goes_from_monday_to_sunday_and_its_code_and_days_name_it(day: date) -> None:
    week = week_of(day)
    assert day in week
    assert (week.start.weekday(), (week.end - week.start).days, week.length) == (0, 7, Length.WEEK)
    assert parse_week(week.code) == parse_week(str(day)) == week
    calendar = FiscalCalendar(2)
    assert calendar.containing(day, Length.WEEK) == week
    assert calendar.after(calendar.before(week)) == week
    assert calendar.year_before(week).start.weekday() == 0


@pytest.mark.parametrize("text", ["2026-W54", "2026-02-30", "W42", "2026-Q3", ""])
def test_other_texts_are_not_weeks(text: str) -> None:
    assert parse_week(text) is None
