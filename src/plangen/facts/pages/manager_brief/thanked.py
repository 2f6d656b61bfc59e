"""Whom a manager hasn't thanked lately."""

from collections.abc import Sequence
from datetime import date, timedelta

from plangen.facts.scope.document import Scope
from plangen.periods import Period
from plangen.records.meetings.actions import Status

THANKS_WEEKS = 4
LONGEST_LIST = 5


def not_thanked(scope: Scope, members: Sequence[Scope]) -> str:
    """The people without thanks in the last four weeks: no finished extra, no note of a period that ends in them."""
    if not scope.book.has("Actions", "action") and not scope.book.has("Notes", "text"):
        return ""
    since = scope.book.as_of - timedelta(weeks=THANKS_WEEKS)
    names = [each.person.first_name for each in members if not _was_thanked(each, since)]
    if names:
        return f"No thank-you in the last four weeks: {listed(names)}."
    noted = {each for member in members for each in _periods_of_notes(member) if each.end > since}
    periods = [scope.number_format.period(each) for each in sorted(noted, key=lambda each: each.start)]
    return f"Everyone thanked in {' or '.join([*periods, 'the last four weeks'])}."


def _periods_of_notes(member: Scope) -> Sequence[Period]:
    name, notes = member.person.name, member.book.notes
    return [each.period for each in notes if each.salesperson == name and each.topic == "thanks" and each.period]


def _was_thanked(member: Scope, since: date) -> bool:
    name = member.person.name
    extras = [
        each.done_on
        for each in member.book.actions
        if each.salesperson == name and each.kind == "and then some" and each.status is Status.KEPT
    ]
    notes = _periods_of_notes(member)
    return any(day is not None and day > since for day in extras) or any(span.end > since for span in notes)


def listed(names: Sequence[str]) -> str:
    """The first names of a list, and how many more there are."""
    more = len(names) - LONGEST_LIST
    return ", ".join(names[:LONGEST_LIST]) + (f", {more} more" if more > 0 else "")
