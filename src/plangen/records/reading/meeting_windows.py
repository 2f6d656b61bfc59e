"""Default meeting dates, used without an Events sheet: reviews after a period, and the weekly team meeting."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time, timedelta

from plangen.periods import Period, monday_of, nth_working_day


@dataclass(frozen=True, slots=True)
class MeetingWindow:
    """The working days after a period on which its review may be held: `first` through `last`, counted from 1."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class TeamMeeting:
    """The weekday and time of the weekly team meeting; Monday is 0."""

    weekday: int = 0
    at: time = time(8, 30)


FIRST_DAYS_OF_A_MONTH = MeetingWindow(1, 8)
DAYS_AFTER_A_QUARTER = MeetingWindow(1, 15)
MONDAY_MORNING = TeamMeeting()


@dataclass(frozen=True, slots=True)
class MeetingDays:
    """The days on which a meeting may be held, from `start` up to but not including `end`."""

    start: date
    end: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day < self.end

    @property
    def last_day(self) -> date:
        """The last day."""
        return self.end - timedelta(days=1)


def review_days(period: Period, window: MeetingWindow, holidays: Collection[date] = ()) -> MeetingDays:
    """The days on which a period's review may be held: working days after its end, without holidays."""
    first = nth_working_day(period.end, window.first, holidays)
    last = nth_working_day(period.end, window.last, holidays)
    return MeetingDays(first, last + timedelta(days=1))


def team_meeting_day(day: date, meeting: TeamMeeting, holidays: Collection[date] = ()) -> date:
    """The day of the team meeting in the week of a day; a holiday moves it to the next working day."""
    return nth_working_day(monday_of(day) + timedelta(days=meeting.weekday), 1, holidays)
