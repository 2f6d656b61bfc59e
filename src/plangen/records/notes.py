"""Notes: thanks, stories and context, in people's own words."""

from dataclasses import dataclass

from plangen.elements.measure import RowKey
from plangen.periods import FiscalCalendar, Period
from plangen.problems import error
from plangen.records.roster import Roster
from plangen.tables.columns import Columns
from plangen.tables.folding import fold
from plangen.tables.shape import Shape

SHAPE = Shape(
    "Notes",
    ("salesperson", "topic", "text", "period", "account", "from"),
    (("salesperson",), ("topic",), ("text",)),
    names=("Remarks",),
)


@dataclass(frozen=True, slots=True)
class Note:
    """A note; `period` is None when the row names none, `by` is who wrote it."""

    row: RowKey
    salesperson: str
    topic: str
    text: str
    period: Period | None = None
    by: str = ""


def read_notes(tables: list[Columns], roster: Roster, calendar: FiscalCalendar) -> list[Note]:
    """The notes of all tables."""
    notes = []
    for columns in tables:
        texts = ("salesperson", "topic", "text", "period", "from")
        rows = zip(columns.table.rows, *(columns.texts(name) for name in texts), strict=True)
        for row, name, topic, text, code, by in rows:
            person = roster.find(name)
            period = calendar.parse(code) if code else None
            if person is None:
                message = "Nobody in Team has this name; the note is left out."
                place = columns.table.place(row, "salesperson")
                cure = "Correct the name, or add it to Team."
                columns.problems.append(error(place, "unknown person", message, value=name, cure=cure))
                columns.set_aside(row, "unknown person")
            elif not text or (code and period is None):
                columns.set_aside(row, "no text" if not text else "unknown period")
                if text:
                    message, cure = (
                        "plangen cannot read this period; the note is left out.",
                        "Write 2026-Q3 or 2026-09.",
                    )
                    place = columns.table.place(row, "period")
                    columns.problems.append(error(place, "unknown period", message, value=code, cure=cure))
            else:
                notes.append(Note(RowKey(columns.table.number, row), person.name, fold(topic), text, period, by))
    return notes
