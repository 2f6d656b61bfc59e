"""Events: reviews, kickoffs with their agenda, training, marketing, holidays, and days away."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from plangen.elements.measure import RowKey
from plangen.problems import error
from plangen.records.people.roster import Roster
from plangen.tables.columns import Columns
from plangen.tables.shape import Shape
from plangen.tables.values.unread import Unread

SHAPE = Shape(
    "Events",
    ("date", "end", "type", "title", "place", "salesperson", "period", "owner", "time", "repeats", "until"),
    (("date",), ("type",)),
    names=("Dates", "Calendar", "Meetings", "Holidays"),
    keys=(("salesperson", "period", "type"),),
)

KICKOFF, AGENDA = "kickoff", "agenda"
KINDS = {
    "kickoff": ("sales kickoff",), "agenda": ("agenda item", "session"),
    "team meeting": ("monday meeting",), "monthly review": ("month review",),
    "quarterly review": ("quarter review", "qbr", "review"), "training": (), "marketing": ("campaign",),
    "holiday": ("public holiday", "bank holiday", "closed"),
    "away": (
        "leave", "vacation", "absence", "absent", "sick", "sick leave", "parental leave", "time off", "pto",
        "out of office",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """An event from `day` through `end`; one of kind `agenda` is an item of the kickoff on its day.

    The reason for an absence is never read: an away event has no title. `owner` is a name in Team, or as entered.
    """

    row: RowKey
    day: date
    end: date
    kind: str
    title: str = ""
    salesperson: str = ""
    time: str = ""
    period: str = ""
    """The period that a review is about, as entered on a form."""
    place: str = ""
    owner: str = ""


_TEXTS = ("title", "salesperson", "time", "period", "place", "owner")
_HOURS, _MINUTES = 24, 60
_CLOCKS = re.compile(r"\b(\d{1,2})[:.h](\d{2})\b")


def read_events(tables: list[Columns], roster: Roster) -> list[Event]:
    """The events in all tables."""
    events = []
    for columns in tables:
        rows = zip(
            columns.table.rows,
            columns.dates("date"),
            columns.dates("end"),
            columns.choices("type", KINDS, unread=Unread.EVENT_SKIPPED),
            *(_times(columns) if name == "time" else columns.texts(name) for name in _TEXTS),
            strict=True,
        )
        for row, day, end, kind, title, name, time, period, place, owner in rows:
            person = roster.find(name)
            if day is None or kind is None:
                columns.skip(row, "no date or type")
            elif end and end < day:
                message, fix = "Ends before it starts. Event skipped.", "Change one of the dates."
                cell = columns.table.place(row, "end")
                columns.problems.append(error(cell, "ends before it starts", message, value=end, fix=fix))
                columns.skip(row, "ends before it starts")
            elif name and person is None:
                message = f"{roster.no_one()} Event skipped."
                cell = columns.table.place(row, "salesperson")
                fix = roster.fix_for(name)
                columns.problems.append(error(cell, "unknown person", message, value=name, fix=fix))
                columns.skip(row, "unknown person")
            else:
                key = RowKey(columns.table.number, row)
                kept_title, who = "" if kind == "away" else title, person.name if person else ""
                led = roster.find(owner) if owner else None
                events.append(
                    Event(key, day, end or day, kind, kept_title, who, time, period, place, led.name if led else owner)
                )
    return events


def _times(columns: Columns) -> Sequence[str]:
    """The times as entered, a time or words such as “all day”; one that no clock shows is reported, and left blank."""
    times = columns.texts("time")
    for at, text in enumerate(times):
        if any(int(hour) >= _HOURS or int(minute) >= _MINUTES for hour, minute in _CLOCKS.findall(text)):
            place = columns.table.place(columns.table.rows[at], "time")
            fix = "Use a time such as 9:00 AM or 9:00–16:30."
            columns.problems.append(error(place, "not a time", "Not a time. Left blank.", value=text, fix=fix))
            times[at] = ""
    return times


def days(event: Event) -> list[date]:
    """All days of an event."""
    return [event.day + timedelta(days=offset) for offset in range((event.end - event.day).days + 1)]
