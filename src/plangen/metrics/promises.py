"""What was promised and kept, and how often something was carried on."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.periods import FiscalCalendar, Length, Period
from plangen.records.actions import Action, Status


def due_in(actions: Sequence[Action], name: str, period: Period) -> list[Action]:
    """A person's own commitments that were first due in a period."""
    own = [action for action in actions if action.salesperson == name and action.owner == name]
    return [action for action in own if action.kind == "commitment" and action.due is not None and action.due in period]


def kept(actions: Sequence[Action], name: str, period: Period) -> Measure:
    """How many of a person's own commitments were kept.

    Formula: k of n, n being the commitments of the person first due in the period without those let go, k those of
        them with status kept and done not after they were due. Moved and open ones count as not kept.
    Unit: count; part is k, n is n. It is never a percentage and never ranked.
    Source: Actions status, due, done on, kind, owner.
    Missing: "nothing was due".
    """
    due = [action for action in due_in(actions, name, period) if action.status is not Status.LET_GO]
    if not due:
        return unknown(Unit.COUNT, "nothing was due")
    done = [action for action in due if in_time(action)]
    return Measure(Decimal(len(done)), Unit.COUNT, len(due), tuple(action.row for action in due), part=len(done))


def in_time(action: Action) -> bool:
    """Whether a commitment was kept, and not after it was due."""
    if action.status is not Status.KEPT:
        return False
    return action.done_on is None or action.due is None or action.done_on <= action.due


def times_carried(action: Action, as_of: date, calendar: FiscalCalendar, length: Length = Length.QUARTER) -> int:
    """How often a commitment went on into another period: what the table says, plus the ends of periods since.

    Only ends of review periods between the first due date and the as-of date count, and only while it is open.
    """
    if not action.is_open or action.due is None:
        return action.carried
    ends = 0
    period = calendar.containing(action.due, length)
    while period.over_on(as_of):
        ends += 1
        period = calendar.after(period)
    return action.carried + ends
