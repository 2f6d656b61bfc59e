"""Extras: what someone did beyond what was expected, once it is done."""

from collections.abc import Sequence

from plangen.periods import Period
from plangen.records.meetings.actions import Action, Status

EXTRA = "and then some"


def extras_done(actions: Sequence[Action], name: str, period: Period) -> list[Action]:
    """The extras that a person finished in a period, by the date they were done.

    Formula: the person's actions of kind “and then some” that are kept and were done in the period.
    Unit: actions.
    Source: Actions salesperson, kind, status, done on.
    Missing: empty if none was finished; an extra that wasn't done counts against no one.
    """
    found = [
        each
        for each in actions
        if each.salesperson == name
        and each.kind == EXTRA
        and each.status is Status.KEPT
        and each.done_on is not None
        and each.done_on in period
    ]
    return sorted(found, key=lambda each: (each.done_on or period.start, each.id))
