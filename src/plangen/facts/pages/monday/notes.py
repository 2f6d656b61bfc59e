"""The notes page: what is still open from earlier Mondays, and numbered lines for what the team agrees on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Annotated

from plangen.elements.field import Field, FieldKind
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec, Tone, Value
from plangen.facts.blocks.page_head import PageHead, page_head
from plangen.facts.formatting.measured_text import lines_of, shortened
from plangen.facts.formatting.meeting_times import meeting_day
from plangen.facts.formatting.names import short_name
from plangen.facts.pages.monday.agenda import Blank, BlankRow
from plangen.facts.pages.monday.meeting import (
    attendees,
    full_day,
    leader_name,
    meeting,
    note_row,
    note_takers,
    plain_day,
    present,
)
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.reserved_ids import reserved_ids
from plangen.facts.scope.tables import table_row
from plangen.periods import nth_working_day
from plangen.records.addresses import row_address
from plangen.records.meetings.actions import Action, Status

OPEN_LIMIT, ACTION_TEXT = Limit("still_open", 6), Limit("action_text")
WE_WILL_ROWS, HELP_ROWS, THANKS_ROWS = 8, 3, 2
NUMBERS = WE_WILL_ROWS + HELP_ROWS + 1
TEAM_NUMBER = re.compile(r"(T[^-]*)-\d\dW\d\d-\d+")
"""The id of an action from a notes page: the team's code, the week, and the line."""
CHOICES = tuple((str(status), str(status)) for status in (Status.KEPT, Status.MOVED))
OPEN_HEIGHT, MOST_OPEN = 8, 48
"""The height of an open action of one line or two, and of all of them at most, in millimeters."""
ACTION_WIDTH, SIZE, LINE, AROUND = 74, 9, 4.1, 0.8
"""The width of an action, its size in points, and the heights of its lines and of what is around them."""
HIGHEST, LOWEST, FREE = 12.4, 8.2, 138.0
"""The height of a row to write in, and what there is for them and the open actions, in millimeters."""
HEAD_HEIGHT, PRESENT_HEIGHT = 10, 7
NAMES_A_ROW = 6

STILL_OPEN = TableSpec(
    "still_open",
    (
        Column("number", "still_open", width=26, tone=Tone.QUIET, is_title=True),
        Column("action"),
        Column("owner", "owner", width=22),
        Column("due", "due", width=20),
        Column("status", "what_became", Look.TICK, 32),
    ),
)
WE_WILL = TableSpec(
    "we_will",
    (
        Column("number", "we_will", width=26, tone=Tone.QUIET, is_title=True, is_tinted=True),
        Column("action", look=Look.WRITE_IN, is_tinted=True),
        Column("owner", "owner", Look.WRITE_IN, 30, is_tinted=True),
        Column("due", "due", Look.WRITE_IN, 26, is_tinted=True),
    ),
)
MANAGER_WILL = TableSpec(
    "manager_will",
    (
        Column("number", "help_needed", width=26, tone=Tone.QUIET, is_title=True, is_tinted=True),
        Column("action", look=Look.WRITE_IN, is_tinted=True),
        Column("salesperson", "for_whom", Look.WRITE_IN, 30, is_tinted=True),
        Column("due", "due", Look.WRITE_IN, 26, is_tinted=True),
    ),
)
TEAMMATES = TableSpec(
    "teammates",
    (
        Column("who", "thank_you_teammate", Look.WRITE_IN, 60, is_title=True),
        Column("text", "for_helping", Look.WRITE_IN),
    ),
)


@dataclass(frozen=True, slots=True)
class NumberedBlank:
    """A blank with its reserved number."""

    number: str
    blank: Field


@dataclass(frozen=True, slots=True)
class NotesPage:
    """The notes page; `approved` is the label of the box that the manager initials, empty without a manager."""

    head: PageHead
    present: tuple[BlankRow, ...]
    still_open: Annotated[Table, STILL_OPEN]
    we_will: Annotated[Table, WE_WILL]
    manager_will: Annotated[Table, MANAGER_WILL]
    extra: NumberedBlank
    teammates: Annotated[Table, TEAMMATES]
    out_by: str
    approved: str


def monday_notes(scope: Scope) -> NotesPage:
    """The notes page of the team's meeting."""
    numbers = reserved_ids(scope, at_least=NUMBERS)
    actions = scope.once(open_actions)
    present, shown = _present(scope), _shown(scope, actions)
    height, leader = _height(scope, shown), leader_name(scope)
    return NotesPage(
        _head(scope, actions),
        present,
        _still_open(scope, actions, shown),
        _write_ins(scope, WE_WILL, numbers[:WE_WILL_ROWS], height),
        _write_ins(scope, MANAGER_WILL, numbers[WE_WILL_ROWS : NUMBERS - 1], height),
        NumberedBlank(numbers[-1], Field(row_address("Actions", numbers[-1]).cell("action"), "…and then some")),
        _teammates(scope),
        _out_by(scope),
        f"{scope.tables.word('approved')}, {leader}" if leader else "",
    )


def _height(scope: Scope, shown: Sequence[str]) -> float:
    """The height of a row to write in, so that the page is filled."""
    taken = HEAD_HEIGHT + sum(map(_height_of, shown)) if shown else 0
    taken += PRESENT_HEIGHT * (len(_present(scope)) - 1)
    return round(min(HIGHEST, max(LOWEST, (FREE - taken) / (WE_WILL_ROWS + HELP_ROWS))), 1)


def _height_of(text: str) -> float:
    """The height of an open action."""
    return max(OPEN_HEIGHT, AROUND + LINE * lines_of(text, ACTION_WIDTH, SIZE))


def _shown(scope: Scope, actions: Sequence[Action]) -> list[str]:
    """The texts of the open actions that there is room for, at least one."""
    room = MOST_OPEN - PRESENT_HEIGHT * (len(_present(scope)) - 1)
    most = int((room - AROUND) / LINE)
    texts = [scope.truncated(ACTION_TEXT, each.now or each.text) for each in actions[: scope.most(OPEN_LIMIT)]]
    texts = [shortened(each, ACTION_WIDTH, SIZE, most, end="… (Actions)") for each in texts]
    ends = accumulate(map(_height_of, texts))
    return texts[: sum(end <= room for end in ends)]


def open_actions(scope: Scope) -> Sequence[Action]:
    """The open actions from earlier notes pages of the team, the first due first."""
    leader = scope.team.leader
    names = {*(each.person.name for each in scope.once(attendees)), *((leader.name,) if leader else ())}
    codes = {each.code for each in scope.book.roster.people}
    found = [
        each
        for each in scope.book.actions
        if each.is_open
        and (number := TEAM_NUMBER.fullmatch(each.id)) is not None
        and number[1] not in codes
        and names & {each.owner, each.salesperson}
    ]
    return sorted(found, key=lambda each: (_due(each) or date.max, each.row))


def _due(action: Action) -> date | None:
    return action.moved_to or action.due


def _head(scope: Scope, actions: Sequence[Action]) -> PageHead:
    """How many actions are open, and who takes notes."""
    count, first = len(actions), next((day for each in actions if (day := _due(each))), None)
    title = scope.tables.word("nothing_open")
    if count:
        verb = "action is" if count == 1 else "actions are"
        lead = "due" if count == 1 else "the first due"
        due = f", {lead} {plain_day(scope, first)}" if first else ""
        title = f"{scope.number_format.count(count)} {verb} still open{due}."
    taker = note_takers(scope)[0]
    notes = f"notes: {taker}" if taker else ""
    return page_head(
        title, scope.tables.word("notes_page"), full_day(scope, scope.once(meeting).day), scope.team.name, notes
    )


def _present(scope: Scope) -> tuple[BlankRow, ...]:
    """A box to tick for everyone who isn't away, and the manager."""
    people = [(name, each.person.code) for each, name in scope.once(present)]
    leader = scope.team.leader
    if leader is not None and leader not in {each.person for each in scope.once(attendees)}:
        people.append((leader_name(scope), leader.code or leader.name))
    cells = [
        Blank(
            name,
            Field(
                row_address("Weeks", code, scope.period.code).cell("attended"),
                f"{name}: present",
                FieldKind.CHOICE,
                (("yes", name),),
            ),
        )
        for name, code in people
    ]
    rows = [cells[at : at + NAMES_A_ROW] for at in range(0, len(cells), NAMES_A_ROW)]
    return tuple(BlankRow((*row, *[Blank("", None)] * (NAMES_A_ROW - len(row)))) for row in rows)


def _still_open(scope: Scope, actions: Sequence[Action], shown: Sequence[str]) -> Table:
    rest = len(actions) - len(shown)
    return scope.tables.table(
        STILL_OPEN,
        [_open_row(scope, action, text) for action, text in zip(actions, shown, strict=False)],
        heading=scope.tables.word("still_open"),
        more=f"{scope.number_format.count(rest)} more in Actions" if rest else "",
        row_height=OPEN_HEIGHT,
    )


def _open_row(scope: Scope, action: Action, text: str) -> Row:
    owner, due = scope.book.roster.find(action.owner), _due(action)
    status = Field(row_address("Actions", action.id).cell("status"), f"{action.id} status", FieldKind.CHOICE, CHOICES)
    return table_row(
        STILL_OPEN,
        number=action.id,
        action=text,
        owner=short_name(owner.first_name if owner else action.owner.split(" ", 1)[0]),
        due=scope.number_format.short_day(due) if due else "",
        status=status,
    )


def _write_ins(scope: Scope, spec: TableSpec, numbers: Sequence[str], height: float) -> Table:
    """A numbered row for each action to write in."""
    rows = []
    for number in numbers:
        address = row_address("Actions", number)
        blanks: dict[str, Value] = {
            name: Field(address.cell(name), f"{number} {name}", FieldKind.DATE if name == "due" else FieldKind.TEXT)
            for name in spec.names[1:]
        }
        rows.append(Row({"number": number, **blanks}, RowLook.BLANK))
    headers = {}
    if spec is MANAGER_WILL and (leader := leader_name(scope)):
        headers = {"number": f"{scope.tables.word('help_needed')}: {leader} will"}
    return scope.tables.table(
        spec, rows, heading=scope.tables.word(spec.columns[0].header), headers=headers, row_height=height
    )


def _teammates(scope: Scope) -> Table:
    """Lines to thank teammates on; the first line of thanks is on the agenda."""
    rows = []
    for line in range(2, THANKS_ROWS + 2):
        address = note_row(scope, "thanks", str(line))
        who, text = (Field(address.cell(name), f"Thank you, line {line}: {name}") for name in ("who", "text"))
        rows.append(table_row(TEAMMATES, RowLook.BLANK, who=who, text=text))
    return scope.tables.table(TEAMMATES, rows, heading=scope.tables.word("thank_you_teammate"), row_height=OPEN_HEIGHT)


def _out_by(scope: Scope) -> str:
    """By when the notes go out: within a working day of the meeting, once the manager approves."""
    found, leader = scope.once(meeting), leader_name(scope)
    day = nth_working_day(found.day, 2, scope.book.holidays)
    at = scope.number_format.clock(f"{found.end:%H:%M}")
    approval = f", once {leader} approves" if leader else ""
    return f"Out to the team by {meeting_day(scope.number_format, day)}, {at}{approval}."
