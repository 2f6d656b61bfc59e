"""What was agreed last time, and what became of it; and thanks."""

import re
from dataclasses import dataclass
from datetime import date

from plangen.elements.field import Field, FieldKind
from plangen.facts.brief import Brief
from plangen.facts.cutting import fitted
from plangen.facts.moments import moments_of, said_of
from plangen.facts.names import short_name
from plangen.records.actions import Action, Status

CHOICES = (("kept", "kept"), ("moved", "moved"), ("let go", "let go"))


@dataclass(frozen=True, slots=True)
class Agreement:
    """A commitment with its number and the choice kept, moved or let go (pre-ticked where known)."""

    number: str
    action: str
    status: Field


@dataclass(frozen=True, slots=True)
class Agreed:
    """`heading` ("Agreed in July"), the rows, `more` ("and 2 more") and `empty`, said when there are no rows.

    `manager` is a line on what the manager promised, or empty.
    """

    heading: str
    rows: tuple[Agreement, ...]
    more: str = ""
    empty: str = ""
    manager: str = ""


@dataclass(frozen=True, slots=True)
class Thanks:
    """What somebody is thanked for, to follow "Thank you for"; empty text leaves `blank` for the pen."""

    text: str
    blank: Field


def agreed(brief: Brief) -> Agreed:
    """The person's own commitments that were due in the period or came into it open."""
    actions = sorted((each for each in own_commitments(brief) if was_on_the_table(brief, each)), key=_by_number)
    shown = actions[: brief.limits.get("agreed", len(actions))]
    months = {brief.numerals.month(each.opened, long=True) for each in shown if each.opened}
    heading = f"Agreed in {months.pop()}" if len(months) == 1 else f"Agreed for {brief.period.short}"
    more = len(actions) - len(shown)
    return Agreed(
        heading=heading,
        rows=tuple(_agreement(brief, each) for each in shown),
        more=f"and {more} more" if more else "",
        manager=managers_line(brief),
        empty="" if shown else "No commitments in the files yet. Those made today come back here.",
    )


def _agreement(brief: Brief, action: Action) -> Agreement:
    text = fitted(brief, "agreed_text", action.text)
    earlier = action.due is not None and action.due < brief.period.start
    since = f" (since {brief.numerals.month(action.due)} {action.due.year})" if earlier and action.due else ""
    return Agreement(action.id, f"{text}{since}", status_field(action))


def managers_promises(brief: Brief) -> list[Action]:
    """What the manager promised this person and what was due by the end of the period, open ones first."""
    own = [
        each for each in brief.book.actions if each.salesperson == brief.person.name and each.owner != brief.person.name
    ]
    due = [each for each in own if each.due is not None and each.due < brief.period.end]
    return sorted(due, key=lambda each: (not each.is_open, each.due or date.min, each.id))


def managers_line(brief: Brief) -> str:
    """One line on what the manager promised: what is open, else what was kept in the period."""
    promised = [each for each in managers_promises(brief) if each.is_open or (each.due and each.due in brief.period)]
    if not promised:
        return ""
    first = promised[0]
    owner = brief.book.roster.find(first.owner)
    ends = {Status.OPEN: "still open", Status.MOVED: "moved", Status.KEPT: "kept", Status.LET_GO: "let go"}
    who = short_name(owner.called if owner else first.owner)
    return f"{who}: {fitted(brief, 'agreed_text', first.text)}, {ends[first.status]}"


def own_commitments(brief: Brief) -> list[Action]:
    """The person's own commitments, of all periods."""
    name = brief.person.name
    return [
        each
        for each in brief.book.actions
        if each.salesperson == name and each.owner == name and each.kind == "commitment"
    ]


def status_field(action: Action) -> Field:
    """The choice of how a commitment ended, as an address in Actions."""
    known = action.status.value if action.status is not Status.OPEN else ""
    return Field(f"Actions/{action.id}/status", f"{action.id} status", FieldKind.CHOICE, CHOICES, known)


def thanks(brief: Brief) -> Thanks:
    """The latest finished extra of the period, a note of thanks, the rarest moment, else a line for the pen."""
    name, period = brief.person.name, brief.period
    extras = [
        each
        for each in brief.book.actions
        if each.salesperson == name
        and each.kind == "and then some"
        and each.status is Status.KEPT
        and each.done_on is not None
        and each.done_on in period
    ]
    notes = [each for each in brief.book.notes if each.salesperson == name and each.topic == "thanks"]
    note = next((each for each in notes if each.period == period), None)
    latest = max(extras, key=lambda each: (each.done_on or period.start, each.id), default=None)
    text = ""
    if latest:
        text = fitted(brief, "thanks_text", latest.text)
    elif note:
        text = fitted(brief, "thanks_text", note.text)
    elif found := moments_of(brief):
        text = fitted(brief, "thanks_text", said_of(brief, found[0]))
    blank = Field(f"Notes/{brief.person.code}:{brief.period.code}:thanks/text", "Thank you for")
    return Thanks(_following(text), blank)


def _following(text: str) -> str:
    """The text so that it follows "Thank you for": "Driving to Salinas" begins with a small letter."""
    first = text.split(" ", 1)[0]
    following = text[0].lower() + text[1:] if first.endswith("ing") and first[1:].islower() else text
    return f"{following}." if following and following[-1].isalnum() else following


def was_on_the_table(brief: Brief, action: Action) -> bool:
    """Whether a commitment was due in the period, or came into it open."""
    if action.due is None:
        return False
    if action.due in brief.period:
        return True
    came_in = action.due < brief.period.start
    return came_in and (action.is_open or (action.done_on is not None and action.done_on >= brief.period.start))


def _by_number(action: Action) -> tuple[date, list[tuple[int, str]]]:
    """By the day it was agreed, then by its number, in which 10 comes after 9."""
    parts = re.split(r"(\d+)", action.id)
    return action.opened or date.min, [(int(part) if part.isdigit() else -1, part) for part in parts]
