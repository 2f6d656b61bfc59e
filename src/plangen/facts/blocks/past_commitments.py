"""Past commitments and their outcomes; and thanks."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from plangen.elements.field import Field, FieldKind
from plangen.elements.table import Column, Look, Row, Table, TableSpec
from plangen.facts.blocks.contests.award_thanks import contest_thanks
from plangen.facts.blocks.thanks import moments_of, thanks_for
from plangen.facts.formatting.measured_text import lines_of
from plangen.facts.formatting.names import short_name
from plangen.facts.formatting.truncation import FullText
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.metrics.people.commitments import kept_on_time
from plangen.periods import Length
from plangen.records.addresses import row_address
from plangen.records.meetings.actions import Action, Status

AGREED_LIMIT = Limit("agreed")
AGREED_TEXT = Limit("agreed_text")
THANKS_TEXT = Limit("thanks_text")

LATE = "kept late"
ROOM, THANKS_LINE, THANKS_WIDTH = 43.0, 4.6, 82.0
ACTION_WIDTH, LINE, PADDING = 50.0, 3.9, 0.8
"""In millimeters: the room for commitments and thanks, and the lines of each."""
PAST_COMMITMENTS = TableSpec(
    "past_commitments",
    (
        Column("action", width=52, below="number", is_title=True),
        Column("kept", "status_kept", Look.BOX, 9),
        Column("moved", "status_moved", Look.BOX, 12),
        Column("dropped", "status_dropped", Look.BOX),
    ),
)
CHOICES = tuple((str(status), str(status)) for status in (Status.KEPT, Status.MOVED, Status.DROPPED))
ENDINGS = {Status.OPEN: "still open", Status.MOVED: "moved", Status.KEPT: "kept", Status.DROPPED: "dropped"}


@dataclass(frozen=True, slots=True)
class PastCommitment:
    """A commitment with its number and its outcome to tick: kept, moved, or dropped (ticked if known)."""

    number: str
    action: str
    status: Field


@dataclass(frozen=True, slots=True)
class PastCommitments:
    """`heading` ("Agreed in July"), the rows, `more` ("2 more"), and `empty`, printed if there are no rows.

    `manager` is a line on the manager's commitment, or empty. `table` has all of them, each outcome under its word.
    """

    heading: str
    rows: tuple[PastCommitment, ...]
    table: Annotated[Table, PAST_COMMITMENTS]
    more: str = ""
    empty: str = ""
    manager: str = ""


@dataclass(frozen=True, slots=True)
class Thanks:
    """What follows "Thank you for"; if `text` is empty, `blank` is printed to write in."""

    text: str
    blank: Field


def past_commitments(scope: Scope) -> PastCommitments:
    """The person's commitments that were due in the period, or still open when it started."""
    actions = sorted((each for each in own_commitments(scope) if was_due_or_open(scope, each)), key=_by_number)
    of_manager = _of_manager(scope) if not actions or _has_room_for_both(scope, actions[0]) else []
    shown = _that_fit(scope, actions[: scope.most(AGREED_LIMIT) - bool(of_manager)], of_manager)
    months = {scope.number_format.month(each.opened, long=True) for each in (*shown, *of_manager) if each.opened}
    heading = f"Agreed in {months.pop()}" if len(months) == 1 else f"Agreed for {scope.period.short}"
    hidden = len(actions) - len(shown)
    more = f"{scope.number_format.count(hidden)} more in Actions" if hidden else ""
    empty = "" if shown or of_manager else "No commitments on file yet. What you agree on today will show up here."
    own = tuple(_past_commitment(scope, each) for each in shown)
    rows = [_row(each.action, _number(each.number, action), action) for each, action in zip(own, shown, strict=True)]
    rows += [_row(f"{_owner(scope, each)}: {each.text}", "", each) for each in of_manager]
    table = scope.tables.table(
        PAST_COMMITMENTS, rows, heading=heading, headers={"action": heading}, more=more, empty=empty
    )
    return PastCommitments(heading, own, table, more, empty, manager_line(scope))


def _that_fit(scope: Scope, actions: Sequence[Action], of_manager: Sequence[Action]) -> Sequence[Action]:
    """The first commitments that have room next to the chart, above the thanks and the manager's: at least one."""
    room = _room(scope) - sum(_height(scope, each, has_number=False) for each in of_manager)
    fitting: list[Action] = []
    for each in actions:
        room -= _height(scope, each, has_number=True)
        if room < 0 and fitting:
            break
        fitting.append(each)
    return fitting


def _room(scope: Scope) -> float:
    """The room next to the chart, above the thanks, in millimeters."""
    return ROOM - THANKS_LINE * lines_of(f"Thank you for {scope.once(thanks).text}", THANKS_WIDTH, 10)


def _has_room_for_both(scope: Scope, first: Action) -> bool:
    """Whether the person's first commitment and the manager's have room; if not, the manager's is left out."""
    both = [
        _height(scope, first, has_number=True),
        *(_height(scope, each, has_number=False) for each in _of_manager(scope)),
    ]
    return sum(both) <= _room(scope)


def _height(scope: Scope, action: Action, *, has_number: bool) -> float:
    """The height of a row in millimeters."""
    return LINE * (lines_of(scope.truncated(AGREED_TEXT, action.text), ACTION_WIDTH, 9) + has_number) + PADDING


def _number(number: str, action: Action) -> str:
    """The number of a commitment, and whether it was kept after its date."""
    is_late = action.status is Status.KEPT and not kept_on_time(action)
    return f"{number} · {LATE}" if is_late else number


def _row(text: str, number: str, action: Action) -> Row:
    """A commitment with a box for each outcome."""
    row = table_row(PAST_COMMITMENTS, action=text, number=number)
    return replace(row, cells={**row.cells, **outcome_boxes(action)})


def outcome_boxes(action: Action) -> Mapping[str, Field]:
    """A box for each outcome of a commitment, without its word, which is in the header of the column."""
    outcome = status_field(action)
    return {value: replace(outcome, choices=((value, ""),)) for value, _ in CHOICES}


def _past_commitment(scope: Scope, action: Action) -> PastCommitment:
    text = scope.truncated(AGREED_TEXT, action.text, whole_commitment(action))
    earlier = action.due is not None and action.due < scope.period.start
    since = f" (since {scope.number_format.month(action.due)} {action.due.year})" if earlier and action.due else ""
    return PastCommitment(action.id, f"{text}{since}", status_field(action))


def whole_commitment(action: Action) -> FullText:
    """All of a commitment, under its number: the action, its new wording, and its purpose."""
    parts = (action.text, action.now, action.so_that and f"so that {action.so_that}")
    return FullText(action.id, " · ".join(part for part in parts if part))


def manager_commitments(scope: Scope) -> list[Action]:
    """The manager's commitments to this person that were due by the end of the period, open ones first."""
    given = [
        each for each in scope.book.actions if each.salesperson == scope.person.name and each.owner != scope.person.name
    ]
    due = [each for each in given if each.due is not None and each.due < scope.period.end]
    return sorted(due, key=lambda each: (not each.is_open, each.due or date.min, each.id))


def manager_line(scope: Scope) -> str:
    """One line on a manager's commitment: one still open, else one due in the period."""
    return "".join(
        f"{_owner(scope, each)}: {scope.truncated(AGREED_TEXT, each.text)}, {ENDINGS[each.status]}"
        for each in _of_manager(scope)
    )


def _of_manager(scope: Scope) -> list[Action]:
    """The manager's commitment that page one has: one still open, else one due in the period; none, or one."""
    due = [each for each in manager_commitments(scope) if each.is_open or (each.due and each.due in scope.period)]
    return due[:1]


def _owner(scope: Scope, action: Action) -> str:
    """The first name of the person who committed to it."""
    owner = scope.book.roster.find(action.owner)
    return short_name(owner.first_name if owner else action.owner)


def own_commitments(scope: Scope) -> list[Action]:
    """The person's commitments, from all periods."""
    name = scope.person.name
    return [
        each
        for each in scope.book.actions
        if each.salesperson == name and each.owner == name and each.kind == "commitment"
    ]


def is_planned_for_later(scope: Scope, action: Action) -> bool:
    """Whether an action is for a goal and due after the quarter that follows the period: no review asks for it yet."""
    due, quarter = action.moved_to or action.due, scope.book.calendar.containing(scope.period.end, Length.QUARTER)
    return bool(action.goal) and due is not None and due >= quarter.end


def status_field(action: Action) -> Field:
    """The outcome of a commitment to tick, addressed to its row in Actions."""
    known = action.status.value if action.status is not Status.OPEN else ""
    address = row_address("Actions", action.id).cell("status")
    return Field(address, f"{action.id} status", FieldKind.CHOICE, CHOICES, known)


def thanks(scope: Scope) -> Thanks:
    """The latest finished extra of the period, else a note, an award of a contest, the rarest moment, or a blank."""
    name, period = scope.person.name, scope.period
    extras = [
        each
        for each in scope.book.actions
        if each.salesperson == name
        and each.kind == "and then some"
        and each.status is Status.KEPT
        and each.done_on is not None
        and each.done_on in period
    ]
    notes = [each for each in scope.book.notes if each.salesperson == name and each.topic == "thanks"]
    note = next((each for each in notes if each.period == period), None)
    latest = max(extras, key=lambda each: (each.done_on or period.start, each.id), default=None)
    text = ""
    if latest:
        text = latest.text
    elif note:
        text = note.text
    elif won := contest_thanks(scope):
        text = won
    elif found := moments_of(scope):
        text = thanks_for(scope, found[0])
    text = scope.truncated(THANKS_TEXT, text, FullText("Thank you for", text))
    blank = Field(scope.row("Notes", "thanks", "1").cell("text"), "Thank you for")
    return Thanks(after_thank_you_for(text), blank)


def after_thank_you_for(text: str) -> str:
    """The text as it continues "Thank you for": "Driving to Salinas" becomes "driving to Salinas."."""
    first = text.split(" ", 1)[0]
    continued = text[0].lower() + text[1:] if first.endswith("ing") and first[1:].islower() else text
    return f"{continued}." if continued and continued[-1].isalnum() else continued


def was_due_or_open(scope: Scope, action: Action) -> bool:
    """Whether a commitment was due in the period, or was still open when it started."""
    if action.due is None:
        return False
    if action.due in scope.period:
        return True
    due_before = action.due < scope.period.start
    return due_before and (action.is_open or (action.done_on is not None and action.done_on >= scope.period.start))


def _by_number(action: Action) -> tuple[date, list[tuple[int, str]]]:
    """A sort key: the date agreed, then the number, with 10 after 9."""
    parts = re.split(r"(\d+)", action.id)
    return action.opened or date.min, [(int(part) if part.isdigit() else -1, part) for part in parts]
