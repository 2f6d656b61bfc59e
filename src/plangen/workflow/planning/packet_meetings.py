"""The meetings that packets are for: those with a date in Events, else on the days that Settings allows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import count, takewhile

from plangen.doctypes.document_type import DocumentType
from plangen.doctypes.packet import Meeting, Packet
from plangen.facts.scope.subjects import salespeople
from plangen.facts.scope.workspace import Workspace
from plangen.periods import Length, Period, monday_of
from plangen.records.book import Book
from plangen.records.meetings.events import Event
from plangen.records.people.team import Person
from plangen.records.reading.meeting_windows import team_meeting_day
from plangen.records.setting_values import parse_clock
from plangen.workflow.planning.period_choice import period_of_meeting

SETTINGS: Mapping[Meeting, str] = {
    Meeting.TEAM: "team meeting",
    Meeting.MONTHLY_REVIEW: "monthly reviews",
    Meeting.QUARTERLY_REVIEW: "quarterly reviews",
}
"""The setting for the days of meetings without a date in Events."""


@dataclass(frozen=True, slots=True)
class PacketMeeting:
    """A meeting about a period on a `day`; without a set date, on any day through `last_day`.

    `people` are those whom it is with; empty: everyone. `at` is when it starts, if that's known. `by_default` is the
    setting that would change its day if it is on plangen's default one; empty if its day was entered or set.
    """

    kind: Meeting
    period: Period
    day: date
    last_day: date
    at: time | None = None
    title: str = ""
    people: tuple[Person, ...] = ()
    by_default: str = ""

    @property
    def has_date(self) -> bool:
        """Whether its date is set."""
        return self.day == self.last_day

    def is_with(self, person: Person) -> bool:
        """Whether a person takes part."""
        return not self.people or person in self.people


@dataclass(frozen=True, slots=True)
class PacketSchedule:
    """A packet, and when its meetings are held."""

    workspace: Workspace
    packet: Packet
    document_types: Sequence[DocumentType]

    @property
    def _book(self) -> Book:
        return self.workspace.book

    def between(self, first: date, last: date) -> list[PacketMeeting]:
        """The meetings that are held from a day through another one, or may be, by date."""
        found = [
            *(each for each in self._entered() if first <= each.day <= last),
            *(each for each in self._weekly(first, last) if first <= each.day <= last),
            *self._in_windows(first, last),
        ]
        return sorted(found, key=lambda each: (each.day, each.at or time.min))

    def about(self, period: Period) -> list[PacketMeeting]:
        """The meetings about a period with a set date, by date."""
        weekly = self._weekly(period.start - timedelta(weeks=1), period.last_day)
        found = [each for each in (*self._entered(), *weekly) if each.period == period]
        return sorted(found, key=lambda each: (each.day, each.at or time.min))

    def _entered(self) -> Iterator[PacketMeeting]:
        """The meetings in Events."""
        for event in self._book.events:
            if event.kind in self.packet.needed_for:
                kind = Meeting(event.kind)
                person = self._book.roster.find(event.salesperson) if event.salesperson else None
                people = (person,) if person else ()
                at, period = parse_clock(event.time), self._period_of(event, self.packet.needed_for[kind])
                yield PacketMeeting(kind, period, event.day, event.day, at, event.title, people)

    def _period_of(self, event: Event, length: Length) -> Period:
        """The period that an event names, or else the one that a meeting on its day is about."""
        named = self._book.calendar.parse(event.period) if event.period else None
        return named if named and named.length is length else self._period_on(event.day, length)

    def _period_on(self, day: date, length: Length) -> Period:
        return period_of_meeting(day, self.document_types, length, self._book)

    def _weekly(self, first: date, last: date) -> Iterator[PacketMeeting]:
        """The team meetings on the weekday in Settings, in weeks without one in Events."""
        length = self.packet.needed_for.get(Meeting.TEAM)
        if length is None:
            return
        # A holiday can move a meeting into the week after its own.
        mondays = (monday_of(first) + timedelta(weeks=at) for at in count(-1))
        entered = {monday_of(event.day) for event in self._book.events if event.kind == Meeting.TEAM}
        setting = self._book.settings.team_meeting
        for monday in takewhile(lambda day: day <= last, mondays):
            if monday not in entered:
                day = team_meeting_day(monday, setting, self._book.holidays)
                period, by_default = self._period_on(day, length), self._unset(Meeting.TEAM)
                yield PacketMeeting(Meeting.TEAM, period, day, day, setting.at, by_default=by_default)

    def _in_windows(self, first: date, last: date) -> Iterator[PacketMeeting]:
        """The reviews without a date in Events, on the days in Settings."""
        for kind in (Meeting.MONTHLY_REVIEW, Meeting.QUARTERLY_REVIEW):
            length = self.packet.needed_for.get(kind)
            for period in self._reviewed_from(first, last, length) if length else ():
                days = self._book.review_days(period)
                is_open = days.start <= last and not self._is_replaced(kind, period)
                if people := self._without_date(kind, period) if is_open else ():
                    start, by_default = max(days.start, first), self._unset(kind)
                    yield PacketMeeting(kind, period, start, days.last_day, people=people, by_default=by_default)

    def _unset(self, kind: Meeting) -> str:
        """The setting for the days of such meetings if Settings doesn't have it; else empty."""
        return "" if SETTINGS[kind] in self._book.settings.places else SETTINGS[kind]

    def _reviewed_from(self, first: date, last: date, length: Length) -> Iterator[Period]:
        """The periods through a day that may still be reviewed on another one, latest first."""
        period = self._book.calendar.containing(last, length)
        periods = (self._book.calendar.before(period, at) for at in count())
        return takewhile(lambda each: self._book.review_days(each).last_day >= first, periods)

    def _is_replaced(self, kind: Meeting, period: Period) -> bool:
        """Whether a quarterly review takes the place of the one of the quarter's last month."""
        quarter = self._book.calendar.containing(period.start, Length.QUARTER)
        has_quarterly = Meeting.QUARTERLY_REVIEW in self.packet.needed_for
        return kind is Meeting.MONTHLY_REVIEW and has_quarterly and period.end == quarter.end

    def _without_date(self, kind: Meeting, period: Period) -> tuple[Person, ...]:
        """The people of a period who are still here and whose review has no date."""
        entered = [each for each in self._entered() if (each.kind, each.period) == (kind, period)]
        if any(not each.people for each in entered):
            return ()
        named = {person for each in entered for person in each.people}
        here = (each.person for each in self.workspace.once(salespeople, period))
        as_of = self._book.as_of
        return tuple(each for each in here if each not in named and not (each.left and each.left <= as_of))
