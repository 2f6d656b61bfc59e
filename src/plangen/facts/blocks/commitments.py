"""Commitments for the next period, by the salesperson and the manager, and the extra."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from plangen.elements.field import Field, FieldKind
from plangen.elements.table import Column, Row, RowLook, Table, TableSpec, Tone
from plangen.facts.blocks.past_commitments import manager_commitments, own_commitments, whole_commitment
from plangen.facts.formatting.measured_text import lines_of
from plangen.facts.formatting.names import initials, short_name
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.reserved_ids import reserved_ids
from plangen.facts.scope.tables import table_row
from plangen.metrics.people.commitments import times_carried
from plangen.periods import Length, Period
from plangen.records.addresses import RowAddress, row_address
from plangen.records.meetings.actions import Action

COMMITMENTS_LIMIT = Limit("commitments", 3)
SO_THAT_TEXT = Limit("so_that_text")
CARRIED_TEXT = Limit("carried_text")

TIMES_TO_CHANGE = 3
ROOM, TALL, LINE, LEAST_HEIGHT = 27.0, 14.0, 4.06, 6.6
ACTION_WIDTH, SO_THAT_WIDTH = 63.0, 43.0
"""In millimeters: the room for carried rows, the height that costs a row to write in, lines, and widths of texts."""
OTHER_ROWS = ("the manager’s", "the extra")
"""The write-in rows after the person's own."""


COMMITMENTS = TableSpec(
    "commitments",
    (
        Column("number", width=25, tone=Tone.QUIET, hint="i_will", is_title=True, is_tinted=True),
        Column("action", width=65, before="who", below="note", is_tinted=True),
        Column("so_that", "so_that", width=45, is_tinted=True),
        Column("due", "by", is_tinted=True),
    ),
    values=("lead", "prompt"),
)
"""`who` is empty for the salesperson, else "Ken will"; `note` is empty until one has been carried over three times."""


@dataclass(frozen=True, slots=True)
class Commitments:
    """The table of carried rows, rows to write in (the manager's last), and the extra: optional, never rated.

    `more` counts the carried rows that don't fit and names the heading of `all_carried`, which then has all of them.
    """

    table: Annotated[Table, COMMITMENTS]
    all_carried: Annotated[Table, COMMITMENTS]
    more: str = ""

    @property
    def heading(self) -> str:
        """The period that the commitments are for."""
        return self.table.heading

    @property
    def carried(self) -> tuple[Row, ...]:
        """The carried rows."""
        return tuple(row for row in self.table.rows if row.look is RowLook.PLAIN)

    @property
    def pens(self) -> tuple[Row, ...]:
        """The rows to write in."""
        return tuple(row for row in self.table.rows if row.look is RowLook.BLANK)

    @property
    def extra(self) -> Row:
        """The row of the extra."""
        return self.table.rows[-1]


@dataclass(frozen=True, slots=True)
class Closing:
    """The bottom of page one: the next meeting's date (a blank if empty), and the initials to sign with.

    `signers` are the first names of those who initial the page, each over a box.
    """

    next_meeting: str
    next_meeting_blank: Field
    initials: tuple[str, ...]
    signers: tuple[str, ...] = ()


def commitments(scope: Scope) -> Commitments:
    """Open commitments, write-in rows to make three of them (at least one), the manager's row, and the extra."""
    carried = [_carried(scope, each) for each in _in_order(scope)]
    numbers = reserved_ids(scope, at_least=1 + len(OTHER_ROWS))
    most = min(scope.most(COMMITMENTS_LIMIT), len(numbers) - len(OTHER_ROWS))
    shown = _that_fit(carried[:most])
    blank_rows = 0 if scope.has_left else max(1, most - len(shown) - (_height_of(shown) > TALL))
    blanks = [write_in_row(number) for number in numbers[:blank_rows]]
    blanks += [] if scope.is_preread else [_managers_row(scope, numbers[blank_rows])]
    more = len(carried) - len(shown)
    in_full = [_carried(scope, each, in_full=True) for each in _in_order(scope)] if more else []
    return Commitments(
        commitment_table(scope, [*shown, *blanks, extra_row(scope, numbers[blank_rows + 1])]),
        commitment_table(scope, in_full),
        f"{scope.number_format.count(more)} more under “{scope.tables.word('all_commitments')}”" if more else "",
    )


def _that_fit(rows: Sequence[Row]) -> Sequence[Row]:
    """The first carried rows that page one has room for: at least one; the last page has all."""
    fitting: list[Row] = []
    for row in rows:
        if fitting and _height_of([*fitting, row]) > ROOM:
            break
        fitting.append(row)
    return fitting


def _height_of(rows: Sequence[Row]) -> float:
    """The height of carried rows in millimeters."""
    widths = {"action": ACTION_WIDTH, "so_that": SO_THAT_WIDTH}
    lines = (
        max(lines_of(row.plain(name), width, 9) for name, width in widths.items()) + bool(row.plain("note"))
        for row in rows
    )
    return sum(max(LEAST_HEIGHT, LINE * each) for each in lines)


def commitment_table(scope: Scope, rows: Sequence[Row]) -> Table:
    """A table of commitments for the period ahead."""
    heading = f"Commitments for {scope.ahead_name}"
    return scope.tables.table(COMMITMENTS, rows, heading=heading, headers={"number": heading})


def printed_in_full(scope: Scope) -> frozenset[str]:
    """The numbers of the commitments that the last page lists in full, as page one didn't hold them."""
    return frozenset(each.id for each in _in_order(scope)) if scope.once(commitments).more else frozenset()


def closing(scope: Scope) -> Closing:
    """The next meeting, and the initials of salesperson and manager; a pre-read has no initials."""
    next_meeting = scope.number_format.long_day(scope.next_meeting) if scope.next_meeting else ""
    blank = Field(review_event(scope, scope.ahead).cell("date"), "Next meeting", FieldKind.DATE)
    if scope.is_preread:
        return Closing(next_meeting, blank, ())
    manager = scope.manager
    signers = (scope.person.first_name, manager.first_name if manager else scope.tables.word("manager"))
    return Closing(
        next_meeting,
        blank,
        (initials(scope.person.name), initials(manager.name) if manager else ""),
        tuple(map(short_name, signers)),
    )


def review_event(scope: Scope, period: Period) -> RowAddress:
    """The row in Events of the person's review of a period."""
    kind = "monthly review" if period.length is Length.MONTH else "quarterly review"
    return row_address("Events", scope.person.code, period.code, kind)


def _managers_row(scope: Scope, number: str) -> Row:
    """The manager's open commitment under its own number, else an empty row."""
    manager = scope.manager
    will = f"{short_name(manager.first_name)} will" if manager else "My manager will"
    action = next((each for each in manager_commitments(scope) if each.is_open), None)
    if action is None:
        return write_in_row(number, will)
    text = scope.truncated(SO_THAT_TEXT, action.now or action.text, whole_commitment(action))
    return write_in_row(action.id, f"{will}:", action=text, due=_due_date(scope, action))


def _in_order(scope: Scope) -> list[Action]:
    return sorted(open_commitments(scope), key=lambda each: (_due(each), each.id))


def open_commitments(scope: Scope) -> list[Action]:
    """The person's open commitments that are due by the end of the period ahead, or without a date."""
    return [
        each for each in own_commitments(scope) if each.is_open and (each.due is None or each.due < scope.ahead.end)
    ]


def _due(action: Action) -> str:
    return str(action.moved_to or action.due)


def _carried(scope: Scope, action: Action, *, in_full: bool = False) -> Row:
    text, so_that = action.now or action.text, action.so_that
    if not in_full:
        whole = whole_commitment(action)
        text, so_that = scope.truncated(CARRIED_TEXT, text, whole), scope.truncated(SO_THAT_TEXT, so_that, whole)
    due, note = _due_date(scope, action), to_change(scope, action)
    return table_row(COMMITMENTS, number=action.id, action=text, so_that=so_that, due=due, note=note)


def to_change(scope: Scope, action: Action) -> str:
    """What to do about a commitment carried over three times or more; empty for any other."""
    times = times_carried(action, scope.book.as_of, scope.book.calendar)
    return f"carried {times} times: change it, get help, or drop it, and say why" if times >= TIMES_TO_CHANGE else ""


def _due_date(scope: Scope, action: Action) -> str:
    """The due date as printed: "Nov 30", or "was due Sep 25" if it has passed."""
    by = action.moved_to or action.due
    if by is None:
        return ""
    return f"{'was due ' if by < scope.book.as_of else ''}{scope.number_format.short_day(by)}"


def write_in_row(number: str, who: str = "", *, action: str = "", due: str = "") -> Row:
    """A row to write in under a reserved number."""
    address = row_address("Actions", number)
    return table_row(
        COMMITMENTS,
        RowLook.BLANK,
        number=number,
        who=who,
        action=Field(address.cell("action"), "I will", value=action),
        so_that=Field(address.cell("so that"), "so that"),
        due=Field(address.cell("due"), "by", FieldKind.DATE, value=due),
    )


def extra_row(scope: Scope, number: str) -> Row:
    """The row of the extra, under a reserved number."""
    blank = write_in_row(number)
    words = {"lead": scope.tables.word("and_then_some"), "prompt": scope.tables.word("and_then_some_prompt")}
    return replace(blank, look=RowLook.EXTRA, cells={**blank.cells, **words})
