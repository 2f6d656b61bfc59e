"""When meetings fall where no sheet Events gives their dates: reviews in the days after a period, the team's weekly."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time, timedelta

from plangen.periods import Period, nth_working_day


@dataclass(frozen=True, slots=True)
class Window:
    """The working days after a period in which its review is held, from the `first` to the `last`, counted from 1."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class TeamMeeting:
    """When the team meets every week; Monday is 0."""

    weekday: int = 0
    at: time = time(8, 30)


FIRST_DAYS_OF_A_MONTH = Window(1, 8)
DAYS_AFTER_A_QUARTER = Window(1, 15)
MONDAY_MORNING = TeamMeeting()


@dataclass(frozen=True, slots=True)
class MeetingDays:
    """The days from `start` up to, but not with, `end` on which a meeting may be held."""

    start: date
    end: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day < self.end

    @property
    def last_day(self) -> date:
        """The last of the days."""
        return self.end - timedelta(days=1)


def review_days(period: Period, window: Window, holidays: Collection[date] = ()) -> MeetingDays:
    """The days in which the review of a period falls: working days after its end, without holidays."""
    first = nth_working_day(period.end, window.first, holidays)
    last = nth_working_day(period.end, window.last, holidays)
    return MeetingDays(first, last + timedelta(days=1))


def team_meeting_day(meeting: TeamMeeting, day: date) -> date:
    """The day of the team's meeting on or after a day; a holiday on it is the team's to see."""
    return day + timedelta(days=(meeting.weekday - day.weekday()) % 7)
