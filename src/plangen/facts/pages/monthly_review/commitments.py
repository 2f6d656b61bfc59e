"""The commitments of a monthly review: the outcomes of past ones first, then blanks for new ones."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

from plangen.elements.field import Field, FieldKind
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec, Tone
from plangen.facts.blocks.commitments import Commitments, commitment_table, extra_row, to_change, write_in_row
from plangen.facts.blocks.decisions import decision_list
from plangen.facts.blocks.past_commitments import (
    is_planned_for_later,
    manager_line,
    outcome_boxes,
    own_commitments,
    status_field,
    thanks,
)
from plangen.facts.formatting.measured_text import lines_of
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.reserved_ids import reserved_ids
from plangen.facts.scope.tables import table_row
from plangen.records.addresses import row_address
from plangen.records.meetings.actions import Action

KEPT_TEXT = Limit("kept_text")
REASON_TEXT = Limit("reason_text")

KEPT_LIMIT = Limit("kept", 6)
WRITE_INS = 3
HELP_LINES = 3


ROW_HEIGHT, ROOM, LINE = 9.6, 58.0, 3.95
THANKS_LINE, THANKS_WIDTH = 4.6, 82.0
ACTION_WIDTH, REASON_WIDTH = 59.0, 35.0
"""In millimeters: a row, the room for all of them, a line, and the widths of the texts."""
MANY_DECISIONS = 8
"""With more deals that need a decision than this, the page has room for one obstacle."""
DUE = TableSpec(
    "commitments_due",
    (
        Column("number", "kept", width=22, tone=Tone.QUIET, is_title=True),
        Column("action", width=61, below="note"),
        Column("due", "by_head", width=18),
        Column("kept", "status_kept", Look.BOX, 10),
        Column("moved", "status_moved", Look.BOX, 12),
        Column("dropped", "status_dropped", Look.BOX, 14),
        Column("reason", "reason", Look.WRITE_IN),
    ),
    values=("status",),
)
"""`note` is empty until a commitment has been carried over three times."""
HELP = TableSpec(
    "help_lines",
    (
        Column("number", "obstacles", width=22, tone=Tone.QUIET, is_title=True),
        Column("action", width=68),
        Column("owner", "help_from", width=45),
        Column("due", "by"),
    ),
)


def commitments_due(scope: Scope) -> Annotated[Table, DUE]:
    """The commitments due in the month or still open when it started, then open ones due later."""
    due = sorted((each for each in own_commitments(scope) if _was_due_or_open(scope, each)), key=_in_order)
    later = sorted((each for each in own_commitments(scope) if _is_due_later(scope, each)), key=_in_order)
    listed = [*due, *later]
    rows = _that_fit([_row(scope, each) for each in listed[: scope.most(KEPT_LIMIT)]], _room(scope))
    more = len(listed) - len(rows)
    return scope.tables.table(
        DUE,
        rows,
        heading=scope.tables.word("kept"),
        more=f"{scope.number_format.count(more)} more in Actions" if more else "",
        empty="" if rows else "No commitments on file yet. What you agree on today will show up here.",
        note=manager_line(scope),
        row_height=ROW_HEIGHT,
    )


def height_of_due(scope: Scope) -> float:
    """The height in millimeters of the commitments due, and of long thanks: what other blocks give way to."""
    return sum(map(_height, scope.once(commitments_due).rows)) + _long_thanks(scope)


def _height(row: Row) -> float:
    lines = lines_of(row.plain("action"), ACTION_WIDTH, 9) + bool(row.plain("note"))
    return max(ROW_HEIGHT, LINE * max(lines, lines_of(row.plain("reason"), REASON_WIDTH, 9)))


def _room(scope: Scope) -> float:
    """The room for the rows in millimeters; thanks of more than two lines take some of it."""
    return ROOM - _long_thanks(scope)


def _long_thanks(scope: Scope) -> float:
    """The height of the lines of thanks after the second."""
    return THANKS_LINE * max(lines_of(f"Thank you for {scope.once(thanks).text}", THANKS_WIDTH, 10) - 2, 0)


def _that_fit(rows: Sequence[Row], room: float) -> Sequence[Row]:
    """The first rows that page one has room for: at least one."""
    fitting: list[Row] = []
    for row in rows:
        room -= _height(row)
        if room < 0 and fitting:
            break
        fitting.append(row)
    return fitting


def month_commitments(scope: Scope) -> Commitments:
    """Three write-in rows and the extra; carried commitments are in the first block of page one."""
    numbers = reserved_ids(scope, at_least=WRITE_INS + 1)
    write_ins = 0 if scope.has_left else WRITE_INS
    rows = [*map(write_in_row, numbers[:write_ins]), extra_row(scope, numbers[WRITE_INS])]
    return Commitments(commitment_table(scope, rows), commitment_table(scope, ()))


def help_lines(scope: Scope) -> Annotated[Table, HELP]:
    """Lines for obstacles and the help needed, each with its own reserved number."""
    count = HELP_LINES if len(scope.once(decision_list).decisions) <= MANY_DECISIONS else 1
    numbers = reserved_ids(scope)[WRITE_INS + 1 :][:count]
    rows = [
        table_row(
            HELP,
            RowLook.BLANK,
            number=number,
            action=Field(address.cell("action"), "Obstacle"),
            owner=Field(address.cell("owner"), "Help needed from"),
            due=Field(address.cell("due"), "by", FieldKind.DATE),
        )
        for number, address in ((each, row_address("Actions", each)) for each in numbers)
    ]
    return scope.tables.table(HELP, rows, heading=scope.tables.word("in_my_way"))


def _was_due_or_open(scope: Scope, action: Action) -> bool:
    """Whether a commitment was due by the end of the month, and was still open when the month started."""
    if action.due is None or action.due >= scope.period.end:
        return False
    ended = action.done_on is not None and action.done_on < scope.period.start
    return action.due in scope.period or action.is_open or (action.done_on is not None and not ended)


def _is_due_later(scope: Scope, action: Action) -> bool:
    """Whether a commitment is open and due after the month."""
    is_later = action.is_open and (action.due is None or action.due >= scope.period.end)
    return is_later and not is_planned_for_later(scope, action)


def _in_order(action: Action) -> tuple[str, str]:
    return str(action.due or "9"), action.id


def _row(scope: Scope, action: Action) -> Row:
    by = action.moved_to or action.due
    row = table_row(
        DUE,
        number=action.id,
        action=scope.truncated(KEPT_TEXT, action.now or action.text),
        due=scope.number_format.short_day(by) if by else "",
        status=status_field(action),
        reason=Field(
            row_address("Actions", action.id).cell("reason"),
            f"{action.id} reason",
            value=scope.truncated(REASON_TEXT, action.reason),
        ),
        note=to_change(scope, action),
    )
    return replace(row, cells={**row.cells, **outcome_boxes(action)})
