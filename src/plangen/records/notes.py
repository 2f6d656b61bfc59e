"""Notes: thanks, stories and context, in people's own words."""

from dataclasses import dataclass
from datetime import date

from plangen.elements.measure import RowKey
from plangen.periods import FiscalCalendar, Period
from plangen.problems import error
from plangen.records.roster import Roster
from plangen.records.spans import read_span
from plangen.tables.columns import Columns
from plangen.tables.shape import Shape

SHAPE = Shape(
    "Notes",
    ("salesperson", "topic", "text", "period", "account", "from"),
    (("salesperson",), ("topic",), ("text",)),
    names=("Remarks",),
)

TOPICS = {
    "strength": ("strengths",), "weakness": ("weaknesses",), "opportunity": ("opportunities",), "threat": ("threats",),
    "assumption": ("assumptions",), "worked": ("what worked", "went well"), "did not work": ("what did not work",),
    "do differently": (), "obstacle": ("obstacles",), "help needed": ("help",), "win story": ("success", "win"),
    "thanks": ("thank you", "kudos", "praise"), "context": (), "employee comment": ("comment", "own comment"),
    "private note": (), "manager only": ("for the manager only",),
}  # fmt: skip
"""What a note may be about; a note of another topic would stand on no page."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note; `period` is None when the row names none, `by` is who wrote it."""

    row: RowKey
    salesperson: str
    topic: str
    text: str
    period: Period | None = None
    by: str = ""


def read_notes(tables: list[Columns], roster: Roster, calendar: FiscalCalendar, as_of: date) -> list[Note]:
    """The notes of all tables, but for those of periods that begin after the as-of date."""
    notes = []
    for columns in tables:
        texts = zip(*(columns.texts(name) for name in ("salesperson", "text", "period", "from")), strict=True)
        rows = zip(columns.table.rows, columns.choices("topic", TOPICS), texts, strict=True)
        for row, topic, (name, text, code, by) in rows:
            person = roster.find(name)
            period = read_span(code, calendar) if code else None
            if person is None:
                message = "Nobody in Team has this name; the note is left out."
                place = columns.table.place(row, "salesperson")
                cure = "Correct the name, or add it to Team."
                columns.problems.append(error(place, "unknown person", message, value=name, cure=cure))
                columns.set_aside(row, "unknown person")
            elif not text:
                columns.set_aside(row, "no text")
            elif topic is None:
                columns.set_aside(row, "no topic")
            elif code and period is None:
                message, cure = "plangen cannot read this period; the note is left out.", "Write 2026-Q3 or 2026-09."
                place = columns.table.place(row, "period")
                columns.problems.append(error(place, "unknown period", message, value=code, cure=cure))
                columns.set_aside(row, "unknown period")
            elif period and period.start > as_of:
                columns.set_aside(row, "of a period after the as-of date")
            else:
                notes.append(Note(RowKey(columns.table.number, row), person.name, topic, text, period, by))
    return notes
