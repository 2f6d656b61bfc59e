"""The meeting itself: its day and times, who takes notes, and the heads of its documents."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from plangen.facts.blocks.masthead import Masthead, foot_line, only_for
from plangen.facts.formatting.meeting_times import clock_range, meeting_day, month_day
from plangen.facts.formatting.names import short_name
from plangen.facts.scope.document import Scope
from plangen.facts.scope.reserved_ids import code_of
from plangen.facts.scope.team import everyone
from plangen.metrics.plans.monday import in_turn
from plangen.periods import Length, Period, month
from plangen.records.addresses import RowAddress, row_address
from plangen.records.people.team import Person
from plangen.tables.values.folding import fold

HOUR = timedelta(hours=1)
RATINGS_A_ROW, MOST_ON_ONE_PAGE = 5, 8
"""How many people leave room on the agenda, and up to how many it is one page."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting's day, when it starts and ends, and the day of the one before."""

    day: date
    start: time
    end: time
    before: date

    @property
    def month(self) -> Period:
        """The month that it is in."""
        return month(self.day)

    @property
    def last_week(self) -> Period:
        """The days since the meeting before."""
        return Period(self.before, self.day, Length.WEEK, "", "", "")


@dataclass(frozen=True, slots=True)
class MeetingHead:
    """The head of the agenda: the day, the gray line with who takes notes now and next, and the theme of the year."""

    day: str
    line: str
    notes: str
    next_notes: str
    theme: str


def meeting(scope: Scope) -> Meeting:
    """The meeting of the week."""
    book, week = scope.book, scope.period
    start = book.team_meeting_time(week)
    end = time((start.hour + 1) % 24, start.minute)
    return Meeting(book.team_meeting_day(week), start, end, book.team_meeting_day(book.calendar.before(week)))


def attendees(scope: Scope) -> Sequence[Scope]:
    """The salespeople of the meeting, by name."""
    day = scope.once(meeting).day
    employed = [each for each in everyone(scope).members if _is_employed(each.person, day)]
    return sorted(employed, key=lambda each: (fold(each.person.first_name), fold(each.person.name)))


def is_full(scope: Scope) -> bool:
    """Whether the team is so large that the agenda is hardly one page."""
    return RATINGS_A_ROW < len(scope.once(attendees)) <= MOST_ON_ONE_PAGE


def first_names(scope: Scope) -> Sequence[str]:
    """The first name of each of the attendees, with an initial if two have the same; or codes, as Settings says."""
    people = [each.person for each in scope.once(attendees)]
    if scope.book.settings.names_on_team_pages == "initials":
        return [each.code for each in people]
    short = [short_name(each.first_name) for each in people]
    return [
        name if short.count(name) == 1 else f"{name} {each.family[:1]}."
        for name, each in zip(short, people, strict=True)
    ]


def present(scope: Scope) -> Sequence[tuple[Scope, str]]:
    """The attendees with their first names, without those who are away that day; everyone if all are.

    Shared paper says nothing about time off, so someone away has no turn and no blanks, and no one prints why.
    """
    people = list(zip(scope.once(attendees), first_names(scope), strict=True))
    gone = away(scope, scope.once(meeting).day)
    return [each for each in people if each[0].person.name not in gone] or people


def leader_name(scope: Scope) -> str:
    """The manager's first name; empty without one."""
    leader = scope.team.leader
    return short_name(leader.first_name) if leader else ""


def away(scope: Scope, day: date) -> frozenset[str]:
    """The names of the people who are away on a day."""
    return frozenset(
        each.salesperson for each in scope.book.events if each.kind == "away" and each.day <= day <= each.end
    )


def note_takers(scope: Scope) -> tuple[str, str]:
    """Who takes notes, and who does at the next meeting, by name; empty if everyone is away, or it is the same."""
    book, names = scope.book, [each.person.name for each in scope.once(attendees)]
    following = book.calendar.after(scope.period)
    days = ((scope.period, scope.once(meeting).day), (following, book.team_meeting_day(following)))
    now, later = (next(iter(in_turn(names, week.start, away(scope, day))), "") for week, day in days)
    return now, later if later != now else ""


def meeting_masthead(scope: Scope) -> Masthead:
    """The header and footer of the meeting's documents."""
    settings, day = scope.book.settings, scope.number_format.day(scope.once(meeting).day)
    as_of = scope.number_format.day(scope.book.as_of)
    foot = [scope.subject.name, f"{scope.title}, {day}", f"as of {as_of}"]
    return Masthead(
        title=f"{scope.title} {day}, {scope.subject.name}",
        company=settings.company,
        name=meeting_day(scope.number_format, scope.once(meeting).day),
        line=(scope.subject.name,),
        foot=foot_line(foot, scope.book),
        author=settings.manager,
        only=only_for(scope.edition),
    )


def meeting_head(scope: Scope) -> MeetingHead:
    """The head of the agenda."""
    found, settings = scope.once(meeting), scope.book.settings
    now, later = note_takers(scope)
    shown = dict(zip((each.person.name for each in scope.once(attendees)), first_names(scope), strict=True))
    hours = clock_range(scope.number_format, found.start, found.end)
    team = scope.team.name if fold(scope.team.name).endswith("team") else f"{scope.team.name} team"
    return MeetingHead(
        meeting_day(scope.number_format, found.day),
        f"{team} meeting, {hours}",
        shown.get(now, ""),
        shown.get(later, ""),
        settings.theme_of_the_year,
    )


def note_row(scope: Scope, topic: str, line: str) -> RowAddress:
    """The row of Notes for what the team writes on a line of the meeting's pages."""
    return row_address("Notes", code_of(scope), scope.period.code, topic, line)


def full_day(scope: Scope, day: date) -> str:
    """A day as the head of a page prints it: October 12, 2026."""
    return scope.number_format.day(day, long=True)


def plain_day(scope: Scope, day: date) -> str:
    """A day in a sentence: October 12."""
    return month_day(scope.number_format, day)


def in_month(member: Scope, span: Period) -> Scope:
    """A person's scope in a month, for what is computed for its period."""
    return replace(member, period=span)


def _is_employed(person: Person, day: date) -> bool:
    return (person.hired is None or person.hired <= day) and (person.left is None or person.left >= day)
