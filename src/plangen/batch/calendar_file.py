"""Meetings in, the bytes of a calendar file (.ics, RFC 5545) out; a person opens it to add them to a calendar."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from plangen.batch.manifest import digest

LONGEST_LINE = 75
"""Bytes of a line; a longer one continues on the next, after a blank."""
MEETING_TIME = "PT1H"
"""An hour: Events has no end time."""
_ESCAPED = re.compile(r"[\\;,]")


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A meeting: its title, its day, and when it starts; without a time, it takes the whole day.

    `about` tells it from all others, so that a new date replaces the one in a calendar.
    """

    about: str
    title: str
    day: date
    at: time | None = None


def ics_file(entries: Sequence[CalendarEntry], stamp: date, time_zone: str = "") -> bytes:
    """The bytes of a calendar file, dated `stamp`; without a time zone, times are those of whoever opens it."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//plangen//plangen//EN", "METHOD:PUBLISH"]
    for entry in entries:
        lines += _lines(entry, stamp, time_zone)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _folded(line)).encode()


def _lines(entry: CalendarEntry, stamp: date, time_zone: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{digest(entry.about.encode())[:32]}@plangen"
    # The file's own date, not the clock's: the same inputs give the same bytes.
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield from _when(entry, time_zone)
    yield f"SUMMARY:{_text(entry.title)}"
    yield "END:VEVENT"


def _when(entry: CalendarEntry, time_zone: str) -> Iterator[str]:
    """The lines with the start and the duration or end."""
    if entry.at is None:
        yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}"
        return
    start = datetime.combine(entry.day, entry.at)
    if time_zone:
        yield f"DTSTART:{start.replace(tzinfo=ZoneInfo(time_zone)).astimezone(UTC):%Y%m%dT%H%M%S}Z"
    else:
        yield f"DTSTART:{start:%Y%m%dT%H%M%S}"
    yield f"DURATION:{MEETING_TIME}"


def _text(text: str) -> str:
    """A text as the value of a property, on one line."""
    return _ESCAPED.sub(r"\\\g<0>", " ".join(text.split()))


def _folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 bytes, the later ones after a blank; no character is split."""
    part = ""
    for character in line:
        if len((part + character).encode()) > LONGEST_LINE:
            yield part
            part = " "
        part += character
    yield part
