"""The commitments of a monthly review: the outcomes of past ones first, then blanks for new ones."""

from dataclasses import dataclass

from plangen.elements.field import Field, FieldKind
from plangen.facts.blocks.commitments import Commitments, to_change, write_in_row
from plangen.facts.blocks.past_commitments import manager_line, own_commitments, status_field
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.reserved_ids import reserved_ids
from plangen.records.addresses import row_address
from plangen.records.meetings.actions import Action

KEPT_TEXT = Limit("kept_text")
REASON_TEXT = Limit("reason_text")

KEPT_LIMIT = Limit("kept", 6)
WRITE_INS = 3
HELP_LINES = 3


@dataclass(frozen=True, slots=True)
class CommitmentDue:
    """A commitment: its number, text, and due date, its outcome to tick, and a blank for the reason.

    `note` is empty until it has been carried over three times.
    """

    number: str
    action: str
    by: str
    status: Field
    reason: Field
    note: str = ""


@dataclass(frozen=True, slots=True)
class CommitmentsDue:
    """The first block of the page. `more` counts those not shown, `empty` is printed if there are no rows.

    `manager` is a line on the manager's commitment, or empty.
    """

    rows: tuple[CommitmentDue, ...]
    more: str = ""
    empty: str = ""
    manager: str = ""


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One numbered line to write in: an obstacle, who can help, and by when."""

    number: str
    action: Field
    owner: Field
    by: Field


def commitments_due(scope: Scope) -> CommitmentsDue:
    """The commitments due in the month or still open when it started, then open ones due later."""
    due = sorted((each for each in own_commitments(scope) if _was_due_or_open(scope, each)), key=_in_order)
    later = sorted((each for each in own_commitments(scope) if _is_due_later(scope, each)), key=_in_order)
    listed = [*due, *later]
    shown = listed[: scope.most(KEPT_LIMIT)]
    more = len(listed) - len(shown)
    return CommitmentsDue(
        rows=tuple(_row(scope, each) for each in shown),
        more=f"{scope.number_format.count(more)} more" if more else "",
        empty="" if shown else "No commitments on file yet. The ones you make today will be here next time.",
        manager=manager_line(scope),
    )


def month_commitments(scope: Scope) -> Commitments:
    """Three write-in rows and the extra; carried commitments are in the first block of page one."""
    numbers = reserved_ids(scope, at_least=WRITE_INS + 1)
    write_ins = 0 if scope.has_left else WRITE_INS
    return Commitments(
        f"For {scope.ahead_name}", (), tuple(map(write_in_row, numbers[:write_ins])), write_in_row(numbers[WRITE_INS])
    )


def help_lines(scope: Scope) -> tuple[HelpLine, ...]:
    """Lines for obstacles and the help needed, each with its own reserved number."""
    rows = [(number, row_address("Actions", number)) for number in reserved_ids(scope)[WRITE_INS + 1 :][:HELP_LINES]]
    return tuple(
        HelpLine(
            number,
            Field(row.cell("action"), "Obstacle"),
            Field(row.cell("owner"), "Help needed from"),
            Field(row.cell("due"), "by", FieldKind.DATE),
        )
        for number, row in rows
    )


def _was_due_or_open(scope: Scope, action: Action) -> bool:
    """Whether a commitment was due by the end of the month, and was still open when the month started."""
    if action.due is None or action.due >= scope.period.end:
        return False
    ended = action.done_on is not None and action.done_on < scope.period.start
    return action.due in scope.period or action.is_open or (action.done_on is not None and not ended)


def _is_due_later(scope: Scope, action: Action) -> bool:
    """Whether a commitment is open and due after the month."""
    return action.is_open and (action.due is None or action.due >= scope.period.end)


def _in_order(action: Action) -> tuple[str, str]:
    return str(action.due or "9"), action.id


def _row(scope: Scope, action: Action) -> CommitmentDue:
    by = action.moved_to or action.due
    return CommitmentDue(
        action.id,
        scope.truncated(KEPT_TEXT, action.now or action.text),
        scope.number_format.short_day(by) if by else "",
        status_field(action),
        Field(
            row_address("Actions", action.id).cell("reason"),
            f"{action.id} reason",
            value=scope.truncated(REASON_TEXT, action.reason),
        ),
        to_change(scope, action),
    )
