"""Commitments for the next period, by the salesperson and the manager, and the extra."""

from dataclasses import dataclass, replace

from plangen.elements.field import Field, FieldKind
from plangen.facts.blocks.past_commitments import manager_commitments, own_commitments, whole_commitment
from plangen.facts.formatting.names import initials, short_name
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.reserved_ids import reserved_ids
from plangen.metrics.people.commitments import times_carried
from plangen.periods import Length, Period
from plangen.records.addresses import RowAddress, row_address
from plangen.records.meetings.actions import Action

COMMITMENTS_LIMIT = Limit("commitments", 3)
SO_THAT_TEXT = Limit("so_that_text")
CARRIED_TEXT = Limit("carried_text")

TIMES_TO_CHANGE = 3
OTHER_ROWS = ("the manager's", "the extra")
"""The write-in rows after the person's own."""


@dataclass(frozen=True, slots=True)
class CarriedCommitment:
    """A commitment that is still open. `note` is empty until it has been carried over three times."""

    number: str
    action: str
    so_that: str
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class WriteInRow:
    """An empty row with its reserved number. `who` is empty for the salesperson, else "Ken will"."""

    number: str
    action: Field
    so_that: Field
    by: Field
    who: str = ""


@dataclass(frozen=True, slots=True)
class Commitments:
    """`heading` ("For Q4"), carried rows, write-in rows (the manager's last), and the extra: optional, never rated.

    `more` counts the carried rows printed only on the last page; if there are any, `all_carried` has all of them.
    """

    heading: str
    carried: tuple[CarriedCommitment, ...]
    pens: tuple[WriteInRow, ...]
    extra: WriteInRow
    more: str = ""
    all_carried: tuple[CarriedCommitment, ...] = ()


@dataclass(frozen=True, slots=True)
class Closing:
    """The bottom of page one: the next meeting's date (a blank if empty), and the initials to sign with."""

    next_meeting: str
    next_meeting_blank: Field
    initials: tuple[str, ...]


def commitments(scope: Scope) -> Commitments:
    """Open commitments, write-in rows to make three of them (at least one), the manager's row, and the extra."""
    carried = [_carried(scope, each) for each in _in_order(scope)]
    numbers = reserved_ids(scope, at_least=1 + len(OTHER_ROWS))
    most = min(scope.most(COMMITMENTS_LIMIT), len(numbers) - len(OTHER_ROWS))
    shown = tuple(carried[:most])
    blank_rows = 0 if scope.has_left else max(1, most - len(shown))
    write_ins = [write_in_row(number) for number in numbers[:blank_rows]]
    more = len(carried) - len(shown)
    return Commitments(
        heading=f"For {scope.ahead_name}",
        carried=shown,
        pens=tuple(write_ins) if scope.is_preread else (*write_ins, _managers_row(scope, numbers[blank_rows])),
        extra=write_in_row(numbers[blank_rows + 1]),
        more=f"{more} more on the last page" if more else "",
        all_carried=tuple(_carried(scope, each, in_full=True) for each in _in_order(scope)) if more else (),
    )


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
    return Closing(next_meeting, blank, (initials(scope.person.name), initials(manager.name) if manager else ""))


def review_event(scope: Scope, period: Period) -> RowAddress:
    """The row in Events of the person's review of a period."""
    kind = "monthly review" if period.length is Length.MONTH else "quarterly review"
    return row_address("Events", scope.person.code, period.code, kind)


def _managers_row(scope: Scope, number: str) -> WriteInRow:
    """The manager's open commitment under its own number, else an empty row."""
    manager = scope.manager
    will = f"{short_name(manager.first_name)} will" if manager else "My manager will"
    action = next((each for each in manager_commitments(scope) if each.is_open), None)
    if action is None:
        return write_in_row(number, will)
    row = write_in_row(action.id, f"{will}:")
    text = scope.truncated(SO_THAT_TEXT, action.now or action.text, whole_commitment(action))
    return replace(row, action=replace(row.action, value=text), by=replace(row.by, value=_due_date(scope, action)))


def _in_order(scope: Scope) -> list[Action]:
    return sorted(_open(scope), key=lambda each: (_due(each), each.id))


def _open(scope: Scope) -> list[Action]:
    return [
        each for each in own_commitments(scope) if each.is_open and (each.due is None or each.due < scope.ahead.end)
    ]


def _due(action: Action) -> str:
    return str(action.moved_to or action.due)


def _carried(scope: Scope, action: Action, *, in_full: bool = False) -> CarriedCommitment:
    text, so_that = action.now or action.text, action.so_that
    if not in_full:
        whole = whole_commitment(action)
        text, so_that = scope.truncated(CARRIED_TEXT, text, whole), scope.truncated(SO_THAT_TEXT, so_that, whole)
    return CarriedCommitment(action.id, text, so_that, _due_date(scope, action), to_change(scope, action))


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


def write_in_row(number: str, who: str = "") -> WriteInRow:
    """An empty row under a reserved number."""
    row = row_address("Actions", number)
    return WriteInRow(
        number,
        Field(row.cell("action"), "I will"),
        Field(row.cell("so that"), "so that"),
        Field(row.cell("due"), "by", FieldKind.DATE),
        who,
    )
