"""Notes: thanks, stories, and context, as people wrote them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from plangen.elements.measure import RowKey
from plangen.periods import FiscalCalendar, Length, Period
from plangen.problems import error
from plangen.records.meetings.training import EVERYONE
from plangen.records.people.roster import Roster
from plangen.records.reading.period_text import parse_period_of_form
from plangen.tables.columns import Columns
from plangen.tables.shape import Shape
from plangen.tables.values.folding import fold

SHAPE = Shape(
    "Notes",
    ("salesperson", "topic", "text", "period", "line", "account", "from", "response", "who", "by"),
    (("salesperson",), ("topic",), ("text",)),
    names=("Remarks",),
    keys=(("salesperson", "period", "topic", "line"),),
    # A sheet with only “Who” says whom each note is about.
    stand_ins=(("who", "salesperson"),),
)

ALL = "all"
TOPICS = {
    "strength": ("strengths",), "to work on": ("weakness", "weaknesses"), "opportunity": ("opportunities",),
    "risk": ("risks", "threat", "threats"), "assumption": ("assumptions", "assumed", "what i assumed"),
    "worked": ("what worked", "went well"), "did not work": ("what did not work",),
    "do differently": ("do differently each week", "what I'll change"), "obstacle": ("obstacles",),
    "help needed": ("help", "support needed"),
    "win story": ("success", "win"), "thanks": ("thank you", "kudos", "praise"), "context": (),
    "rep comment": ("employee comment", "comment", "own comment"), "private note": (),
    "manager only": ("for the manager only",), "going well": (), "pattern": (), "learned": (), "answer": (),
    "who and when": (), "question": (), "career": (), "ask": (), "next step": (), "talent": (),
    "my number": (), "each week": (), "quota basis": (), "year in review": (), "skill": (),
    "account": ("account note",),
    "competitor": ("competitors", "competition"), "theme": ("theme of the year", "my theme"),
    "what changes": ("changes", "change"), "talk": (), "review held": (),
    "focus skill": (), "check-in": ("check in",), "in the way": ("what's in the way",), "graduation": (),
}  # fmt: skip
"""Topics of notes; a note on any other topic wouldn't appear on any page."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note; `period` is None if the row has none, `by` is the author.

    A note for `team`, a team's name or `all`, has no `salesperson`.
    `line` tells notes on one topic apart: the line on the page that it was written on. `response` is what to do about
    it, or the answer to a competitor; `who` does it or helps, until `by_date`.
    """

    row: RowKey
    salesperson: str
    topic: str
    text: str
    period: Period | None = None
    by: str = ""
    line: str = ""
    response: str = ""
    who: str = ""
    by_date: date | None = None
    team: str = ""
    account: str = ""


def read_notes(tables: list[Columns], roster: Roster, calendar: FiscalCalendar, as_of: date) -> list[Note]:
    """The notes in all tables, without those for months and quarters that start after the as-of date."""
    return [note for columns in tables for note in _notes(columns, roster, calendar, as_of)]


def _notes(columns: Columns, roster: Roster, calendar: FiscalCalendar, as_of: date) -> Iterable[Note]:
    names = ("salesperson", "text", "period", "from", "line", "response", "who", "account")
    rows = zip(
        columns.table.rows,
        columns.choices("topic", TOPICS),
        zip(*(columns.texts(name) for name in names), strict=True),
        _due_dates(columns),
        strict=True,
    )
    teams = {fold(person.team): person.team for person in roster.people if person.team}
    for row, topic, (name, text, code, by, line, response, who, account), by_date in rows:
        person = roster.find(name)
        team = "" if person else ALL if fold(name) in EVERYONE else teams.get(fold(name), "")
        period = parse_period_of_form(code, calendar) if code else None
        if person is None and not team:
            _report_skipped(columns, row, "salesperson", roster.no_one().rstrip("."), (name, roster.fix_for(name)))
        elif not text:
            columns.skip(row, "no text")
        elif topic is None:
            columns.skip(row, "no topic")
        elif code and period is None:
            _report_skipped(columns, row, "period", "Unreadable period", (code, "Use 2026-Q3 or 2026-09."))
        elif period and period.start > as_of and not _is_planned(topic, period):
            columns.skip(row, "period after the as-of date")
        else:
            helper = roster.find(who) if who else None
            yield Note(
                RowKey(columns.table.number, row), person.name if person else "", topic, text, period, by, line,
                response, helper.name if helper else who, by_date, team, account,
            )  # fmt: skip


def _is_planned(topic: str, period: Period) -> bool:
    """Whether a note for a later period belongs to a plan, which is written before it starts."""
    return period.length in (Length.HALF, Length.YEAR, Length.WEEKS) and topic != "thanks"


def _due_dates(columns: Columns) -> list[date | None]:
    """The due dates; a column “By” without a digit has the names of authors, and isn't used."""
    texts = columns.texts("by")
    if any(texts) and not any(char.isdigit() for text in texts for char in text):
        header = columns.table.header_text(columns.table.columns["by"])
        columns.notes.append(f"“{header}” has no dates; not used")
        return [None] * len(texts)
    return columns.dates("by")


def _report_skipped(columns: Columns, row: int, column: str, what: str, value_and_fix: tuple[str, str]) -> None:
    value, fix = value_and_fix
    sort = {"salesperson": "unknown person", "period": "unknown period"}[column]
    place = columns.table.place(row, column)
    columns.problems.append(error(place, sort, f"{what}. Note skipped.", value=value, fix=fix))
    columns.skip(row, sort)
