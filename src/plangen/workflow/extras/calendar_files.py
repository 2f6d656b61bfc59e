"""The calendar files next to the email drafts: each person's own meeting, a manager's with all of the team."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from plangen.batch.calendar_file import CalendarEntry, ics_file
from plangen.batch.jobs import MAX_NAME_LENGTH
from plangen.batch.packet_result import ExtraFile
from plangen.batch.recipients import Bundle
from plangen.facts.formatting.number_format import NumberFormat
from plangen.periods import Length
from plangen.problems import shown
from plangen.records.people.team import Person
from plangen.workflow.extras.email_drafts import Draft
from plangen.workflow.planning.packet_meetings import PacketMeeting
from plangen.workflow.planning.people import joined_names

SUFFIX = ".ics"


def calendar_files(
    drafts: Iterable[Draft], meetings: Sequence[PacketMeeting], as_of: date, formatting: tuple[NumberFormat, str]
) -> Iterator[ExtraFile]:
    """A file for each draft whose recipient has a meeting that isn't over; `formatting` has the time zone, too."""
    number_format, time_zone = formatting
    ahead = [each for each in meetings if each.day >= as_of]
    for draft in drafts:
        entries = list(_entries(draft.bundle, ahead, number_format))
        if entries:
            path = draft.path.with_suffix(SUFFIX)
            yield ExtraFile(path, partial(ics_file, entries, as_of, time_zone), draft.holds)


def _entries(bundle: Bundle, meetings: Sequence[PacketMeeting], number_format: NumberFormat) -> Iterator[CalendarEntry]:
    """The meetings of a bundle's recipient."""
    about = dict.fromkeys(subject.person for order in bundle.orders for subject in order.subject.people)
    everyone = list(about)
    for meeting in meetings:
        people = [person for person in everyone if meeting.is_with(person)]
        if people:
            others = [] if bundle.is_about_recipient or not meeting.people else people
            yield CalendarEntry(_key(meeting), _title(meeting, others, number_format), meeting.day, meeting.at)


def _title(meeting: PacketMeeting, people: Sequence[Person], number_format: NumberFormat) -> str:
    """The meeting in a calendar: Quarterly review Q3 2026, Ana Ruiz; a weekly one has its day."""
    is_weekly = meeting.period.length is Length.WEEK
    when = number_format.short_day(meeting.day) if is_weekly else number_format.period(meeting.period)
    what = f"{meeting.kind.capitalize()} {when}"
    names = joined_names([shown(person.name, MAX_NAME_LENGTH) for person in people])
    return f"{what}, {names}" if names else what


def _key(meeting: PacketMeeting) -> str:
    """What tells a meeting from all others, whatever its date."""
    people = (part for person in meeting.people for part in (person.name, person.email))
    return "/".join([meeting.kind, meeting.period.code, *people])
