"""The cover of the kickoff handout, and what happens that day."""

from dataclasses import dataclass
from math import ceil, floor
from typing import Annotated

from plangen.elements.field import Field, FieldKind
from plangen.elements.table import Column, Look, RowLook, Table, TableSpec
from plangen.facts.blocks.page_head import PageHead, page_head
from plangen.facts.pages.kickoff.meeting import agenda, hours, kickoff_meeting
from plangen.facts.pages.kickoff.teams import by_family
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import Team
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.team import everyone as whole_team
from plangen.facts.scope.team import printed_name
from plangen.records.addresses import row_address
from plangen.records.meetings.events import KICKOFF
from plangen.tables.values.folding import fold

COLUMNS, MANY_NAMES, MOST_NAMES = 3, 12, 24
ROW_HEIGHT, BLANK_ROWS = 11, 8
BREAK_HEIGHT, FREE, PEN_HEIGHT, FEWEST_LINES = 6.8, 199, 8.2, 5
"""The heights of a break, of all rows and the lines below them, and of a line, in millimeters."""

AGENDA_ROWS = TableSpec(
    "kickoff_agenda",
    (
        Column("time", width=26, look=Look.TOPIC, is_kept=True),
        Column("topic", look=Look.TOPIC, is_kept=True),
        Column("owner", look=Look.NUMBER, width=44, is_kept=True),
    ),
)


LONG_THEME = 48
"""The most characters of a theme in the largest type."""


@dataclass(frozen=True, slots=True)
class CoverFact:
    """One of the facts at the foot of the cover, and a second line; `blank` is for an unknown `prompt`."""

    text: str
    note: str = ""
    blank: Field | None = None
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """The theme, or the name of the kickoff in its place; what, when, and where; and the people in columns."""

    company: str
    theme: str
    is_long: bool
    has_many_names: bool
    facts: tuple[CoverFact, CoverFact, CoverFact]
    names: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Today:
    """The page: its head, the agenda, and how many lines to write on fill it."""

    head: PageHead
    agenda: Annotated[Table, AGENDA_ROWS]
    lines: int


def kickoff_cover(scope: Scope) -> Cover:
    """The cover."""
    meeting, words = scope.once(kickoff_meeting), scope.tables
    names = _names(scope)
    size = ceil(len(names) / COLUMNS)
    columns = tuple(tuple(names[at : at + size]) for at in range(0, len(names), size or 1))
    theme = meeting.theme or meeting.name
    what = CoverFact(meeting.name, scope.team.name) if meeting.theme else CoverFact(scope.team.name)
    when = (
        CoverFact(meeting.day, meeting.hours)
        if meeting.day
        else _blank(scope, "date", words.word("date"), FieldKind.DATE)
    )
    where = (
        CoverFact(meeting.place, meeting.town)
        if meeting.place
        else _blank(scope, "place", words.word("place"), FieldKind.TEXT)
    )
    facts = (what, when, where)
    is_long, has_many = len(theme) > LONG_THEME, len(names) > MANY_NAMES
    return Cover(scope.book.settings.company, theme, is_long, has_many, facts, columns)


def _blank(scope: Scope, column: str, name: str, kind: FieldKind) -> CoverFact:
    """A line to write in a column of the kickoff's row in Events, after its name."""
    address = row_address("Events", scope.team.name, scope.period.code, KICKOFF).cell(column)
    return CoverFact("", blank=Field(address, f"{name} of the kickoff", kind), prompt=name)


def _names(scope: Scope) -> list[str]:
    """Everyone on the team with its managers, by family name; none if there are too many, or none may be named."""
    members = {each.person: printed_name(scope, each) for each in whole_team(scope).members}
    leaders = [each.manager for each in (scope.team, *_teams(scope.team)) if each.manager is not None]
    for leader in leaders:
        is_listed = any(fold(each.name) == fold(leader.name) for each in members)
        if not is_listed:
            members[leader] = leader.code if scope.book.settings.names_on_team_pages == "initials" else leader.name
    if len(members) > MOST_NAMES or scope.book.settings.names_on_team_pages == "none":
        return []
    return [name for _, name in sorted(members.items(), key=lambda each: by_family(each[0]))]


def _teams(team: Team) -> list[Team]:
    """The teams of a region or company, and theirs."""
    return [below for each in team.teams for below in (each, *_teams(each))]


def kickoff_today(scope: Scope) -> Today:
    """The agenda of the day; rows to write on without one."""
    meeting, items, words = scope.once(kickoff_meeting), scope.once(agenda), scope.tables
    rows = [
        table_row(
            AGENDA_ROWS,
            RowLook.PLAIN if each.owner else RowLook.QUIET,
            time=hours(scope, each.time),
            topic=each.title,
            owner=each.owner,
        )
        for each in items
    ]
    # The times and topics of an agenda are plain without a header; empty rows aren't.
    headers = {} if rows else {"time": words.word("time"), "topic": words.word("topic"), "owner": words.word("owner")}
    rows = rows or [table_row(AGENDA_ROWS, time="", topic="", owner="") for _ in range(BLANK_ROWS)]
    head = page_head(
        "Today", meeting.name, ", ".join(part for part in (meeting.place, meeting.town) if part), meeting.hours
    )
    table = scope.tables.table(AGENDA_ROWS, rows, heading="Today", headers=headers, row_height=ROW_HEIGHT)
    used = sum(BREAK_HEIGHT if row.look is RowLook.QUIET else ROW_HEIGHT for row in rows)
    return Today(head, table, max(floor((FREE - used) / PEN_HEIGHT), FEWEST_LINES))
