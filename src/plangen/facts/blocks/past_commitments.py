"""Past commitments and their outcomes; and thanks."""

import re
from dataclasses import dataclass
from datetime import date

from plangen.elements.field import Field, FieldKind
from plangen.facts.blocks.contests.award_thanks import contest_thanks
from plangen.facts.blocks.thanks import moments_of, thanks_for
from plangen.facts.formatting.names import short_name
from plangen.facts.formatting.truncation import FullText
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.periods import Length
from plangen.records.addresses import row_address
from plangen.records.meetings.actions import Action, Status

AGREED_LIMIT = Limit("agreed")
AGREED_TEXT = Limit("agreed_text")
THANKS_TEXT = Limit("thanks_text")

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

    `manager` is a line on the manager's commitment, or empty.
    """

    heading: str
    rows: tuple[PastCommitment, ...]
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
    shown = actions[: scope.most(AGREED_LIMIT)]
    months = {scope.number_format.month(each.opened, long=True) for each in shown if each.opened}
    heading = f"Agreed in {months.pop()}" if len(months) == 1 else f"Agreed for {scope.period.short}"
    more = len(actions) - len(shown)
    return PastCommitments(
        heading=heading,
        rows=tuple(_past_commitment(scope, each) for each in shown),
        more=f"{more} more" if more else "",
        manager=manager_line(scope),
        empty="" if shown else "No commitments on file yet. The ones you make today will be here next time.",
    )


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
    found = [each for each in manager_commitments(scope) if each.is_open or (each.due and each.due in scope.period)]
    if not found:
        return ""
    first = found[0]
    owner = scope.book.roster.find(first.owner)
    who = short_name(owner.first_name if owner else first.owner)
    return f"{who}: {scope.truncated(AGREED_TEXT, first.text)}, {ENDINGS[first.status]}"


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
