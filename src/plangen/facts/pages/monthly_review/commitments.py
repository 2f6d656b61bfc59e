"""The commitments of a monthly review: the outcomes of past ones first, then blanks for new ones."""

from typing import Annotated

from plangen.elements.field import Field, FieldKind
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec, Tone
from plangen.facts.blocks.commitments import Commitments, commitment_table, extra_row, to_change, write_in_row
from plangen.facts.blocks.past_commitments import (
    is_planned_for_later,
    manager_line,
    own_commitments,
    status_field,
)
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


ROW_HEIGHT = 7
DUE = TableSpec(
    "commitments_due",
    (
        Column("number", "kept", width=24),
        Column("action", below="note"),
        Column("due", "by", width=15),
        Column("status", "what_became", Look.TICK, 47),
        Column("reason", "reason", Look.WRITE_IN, 40, Tone.QUIET),
    ),
)
"""`note` is empty until a commitment has been carried over three times."""
HELP = TableSpec(
    "help_lines",
    (
        Column("number", width=24),
        Column("action", "in_my_way"),
        Column("owner", "help_from", width=52),
        Column("due", "by", width=24),
    ),
)


def commitments_due(scope: Scope) -> Annotated[Table, DUE]:
    """The commitments due in the month or still open when it started, then open ones due later."""
    due = sorted((each for each in own_commitments(scope) if _was_due_or_open(scope, each)), key=_in_order)
    later = sorted((each for each in own_commitments(scope) if _is_due_later(scope, each)), key=_in_order)
    listed = [*due, *later]
    shown = listed[: scope.most(KEPT_LIMIT)]
    more = len(listed) - len(shown)
    return scope.tables.table(
        DUE,
        [_row(scope, each) for each in shown],
        heading=scope.tables.word("kept"),
        more=f"{scope.number_format.count(more)} more" if more else "",
        empty="" if shown else "No commitments on file yet. The ones you make today will be here next time.",
        note=manager_line(scope),
        row_height=ROW_HEIGHT,
    )


def month_commitments(scope: Scope) -> Commitments:
    """Three write-in rows and the extra; carried commitments are in the first block of page one."""
    numbers = reserved_ids(scope, at_least=WRITE_INS + 1)
    write_ins = 0 if scope.has_left else WRITE_INS
    rows = [*map(write_in_row, numbers[:write_ins]), extra_row(scope, numbers[WRITE_INS])]
    return Commitments(commitment_table(scope, rows), commitment_table(scope, ()))


def help_lines(scope: Scope) -> Annotated[Table, HELP]:
    """Lines for obstacles and the help needed, each with its own reserved number."""
    numbers = reserved_ids(scope)[WRITE_INS + 1 :][:HELP_LINES]
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
    return table_row(
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
