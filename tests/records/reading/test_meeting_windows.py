from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as some

from plangen.periods import FiscalCalendar, Length, month, working_days
from plangen.records.reading.meeting_windows import (
    MONDAY_MORNING,
    MeetingWindow,
    TeamMeeting,
    review_days,
    team_meeting_day,
)
from tests.sheets import book, sheet
from tests.sizes import EXAMPLES

SEPTEMBER = month(date(2026, 9, 1))


def test_a_monthly_review_is_in_the_first_working_days_after_the_month() -> None:
    days = review_days(SEPTEMBER, MeetingWindow(1, 8))
    assert (days.start, days.last_day) == (date(2026, 10, 1), date(2026, 10, 12))
    assert date(2026, 10, 12) in days
    assert date(2026, 10, 13) not in days


def test_a_window_may_start_later_and_holidays_move_it() -> None:
    holidays = [date(2026, 10, 1), date(2026, 10, 5)]
    assert review_days(SEPTEMBER, MeetingWindow(3, 4)).start == date(2026, 10, 5)
    days = review_days(SEPTEMBER, MeetingWindow(1, 3), holidays)
    assert (days.start, days.last_day) == (date(2026, 10, 2), date(2026, 10, 7))


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    some.dates(date(2000, 1, 1), date(2090, 1, 1)),
    some.integers(1, 20),
    some.integers(0, 20),
    some.lists(some.integers(0, 60), max_size=10),
)
def test_a_window_has_the_given_number_of_working_days(day: date, first: int, more: int, off: list[int]) -> None:
    period = month(day)
    holidays = [period.end + timedelta(days=each) for each in off]
    days = review_days(period, MeetingWindow(first, first + more), holidays)
    assert working_days(days.start, days.end, holidays) == more + 1
    assert working_days(period.end, days.end, holidays) == first + more
    assert days.start >= period.end


def test_the_review_window_depends_on_the_length_of_the_period() -> None:
    config = sheet(["setting", "value"], ["monthly reviews", "first 2 working days"], name="Settings")
    events = sheet(["date", "kind", "title"], ["2026-10-01", "holiday", "Day off"], name="Events")
    found = book(config, events)
    assert found.review_days(SEPTEMBER).last_day == date(2026, 10, 5)
    quarter = FiscalCalendar().containing(date(2026, 9, 1), Length.QUARTER)
    assert found.review_days(quarter).last_day == date(2026, 10, 22)


def test_the_team_meets_on_the_same_weekday_each_week() -> None:
    assert team_meeting_day(date(2026, 10, 15), MONDAY_MORNING) == date(2026, 10, 12)
    assert team_meeting_day(date(2026, 10, 12), TeamMeeting(4)) == date(2026, 10, 16)


def test_a_holiday_moves_the_team_meeting_to_the_next_working_day() -> None:
    assert team_meeting_day(date(2026, 10, 15), MONDAY_MORNING, [date(2026, 10, 12)]) == date(2026, 10, 13)
    assert team_meeting_day(date(2026, 10, 12), TeamMeeting(4), [date(2026, 10, 16)]) == date(2026, 10, 19)
