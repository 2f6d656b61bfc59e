"""Notes: thanks, stories, and context, as people wrote them."""

from dataclasses import dataclass
from datetime import date

from plangen.elements.measure import RowKey
from plangen.periods import FiscalCalendar, Period
from plangen.problems import error
from plangen.records.people.roster import Roster
from plangen.records.reading.period_text import parse_period
from plangen.tables.columns import Columns
from plangen.tables.shape import Shape

SHAPE = Shape(
    "Notes",
    ("salesperson", "topic", "text", "period", "line", "account", "from"),
    (("salesperson",), ("topic",), ("text",)),
    names=("Remarks",),
    keys=(("salesperson", "period", "topic", "line"),),
)

TOPICS = {
    "strength": ("strengths",), "to work on": ("weakness", "weaknesses"), "opportunity": ("opportunities",),
    "risk": ("risks", "threat", "threats"), "assumption": ("assumptions",), "worked": ("what worked", "went well"),
    "did not work": ("what did not work",), "do differently": (), "obstacle": ("obstacles",), "help needed": ("help",),
    "win story": ("success", "win"), "thanks": ("thank you", "kudos", "praise"), "context": (),
    "rep comment": ("employee comment", "comment", "own comment"), "private note": (),
    "manager only": ("for the manager only",), "going well": (), "pattern": (), "learned": (), "answer": (),
    "who and when": (), "question": (), "career": (), "ask": (), "next step": (), "talent": (),
}  # fmt: skip
"""Topics of notes; a note on any other topic wouldn't appear on any page."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note; `period` is None if the row has none, `by` is the author.

    `line` tells notes on one topic apart: the line on the page that it was written on.
    """

    row: RowKey
    salesperson: str
    topic: str
    text: str
    period: Period | None = None
    by: str = ""
    line: str = ""


def read_notes(tables: list[Columns], roster: Roster, calendar: FiscalCalendar, as_of: date) -> list[Note]:
    """The notes in all tables, without those for periods that start after the as-of date."""
    notes = []
    for columns in tables:
        texts = zip(*(columns.texts(name) for name in ("salesperson", "text", "period", "from", "line")), strict=True)
        rows = zip(columns.table.rows, columns.choices("topic", TOPICS), texts, strict=True)
        for row, topic, (name, text, code, by, line) in rows:
            person = roster.find(name)
            period = parse_period(code, calendar) if code else None
            if person is None:
                message = f"{roster.no_one()} Note skipped."
                place = columns.table.place(row, "salesperson")
                fix = roster.fix_for(name)
                columns.problems.append(error(place, "unknown person", message, value=name, fix=fix))
                columns.skip(row, "unknown person")
            elif not text:
                columns.skip(row, "no text")
            elif topic is None:
                columns.skip(row, "no topic")
            elif code and period is None:
                message, fix = "Unreadable period. Note skipped.", "Use 2026-Q3 or 2026-09."
                place = columns.table.place(row, "period")
                columns.problems.append(error(place, "unknown period", message, value=code, fix=fix))
                columns.skip(row, "unknown period")
            elif period and period.start > as_of:
                columns.skip(row, "period after the as-of date")
            else:
                notes.append(Note(RowKey(columns.table.number, row), person.name, topic, text, period, by, line))
    return notes
