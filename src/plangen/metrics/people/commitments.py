"""Commitments kept, and how often a commitment was carried over."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.periods import FiscalCalendar, Length, Period
from plangen.records.meetings.actions import Action, Status


def commitments_due_in(actions: Sequence[Action], name: str, period: Period, as_of: date) -> list[Action]:
    """A person's own commitments first due in a period, up to the as-of date."""
    mine = [action for action in actions if action.salesperson == name and action.owner == name]
    due = [(action, action.due) for action in mine if action.kind == "commitment" and action.due is not None]
    return [action for action, day in due if day in period and day <= as_of]


def commitments_kept(actions: Sequence[Action], name: str, period: Period, as_of: date) -> Measure:
    """Commitments kept by the due date, out of those first due in the period.

    Formula: commitments with status kept and done on or before the due date, of those first due in the period and by
        the as-of date. Dropped ones are excluded; moved and open ones count as not kept.
    Unit: kept of due; never a percentage, never ranked.
    Source: Actions status, due, done on, kind, owner.
    Missing: "no commitments due".
    """
    due = [action for action in commitments_due_in(actions, name, period, as_of) if action.status is not Status.DROPPED]
    if not due:
        return unknown(Unit.COUNT, Reason.NO_COMMITMENTS_DUE)
    done = [action for action in due if kept_on_time(action)]
    return Measure(Decimal(len(done)), Unit.COUNT, len(due), tuple(action.row for action in due), part=len(done))


def kept_on_time(action: Action) -> bool:
    """Whether a commitment was kept on or before its due date."""
    if action.status is not Status.KEPT:
        return False
    return action.done_on is None or action.due is None or action.done_on <= action.due


def times_carried(action: Action, as_of: date, calendar: FiscalCalendar, length: Length = Length.QUARTER) -> int:
    """How often a commitment was carried over into another period.

    An open commitment adds the review periods that ended since its first due date to the number in Actions.
    """
    if not action.is_open or action.due is None:
        return action.carried
    ends = 0
    period = calendar.containing(action.due, length)
    while period.over_on(as_of):
        ends += 1
        period = calendar.after(period)
    return action.carried + ends
