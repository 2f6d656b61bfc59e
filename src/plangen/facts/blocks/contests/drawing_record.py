"""The record of a drawing: its seed, and the tickets that were drawn."""

from plangen.facts.figures.contests import standings_of
from plangen.facts.scope.document import Scope
from plangen.metrics.contests.awards import drawn
from plangen.metrics.contests.drawing import seed_of
from plangen.records.contests.rows import Contest


def drawing_text(scope: Scope, contest: Contest) -> str:
    """The day and the seed of a drawing, and once it was held, each ticket with its number and of how many.

    Drawn October 1, seed “Ticket Drawing, 2026-10-01”: ticket 14 of 28, then 3 of 22.
    """
    number_format, found = scope.number_format, standings_of(scope, contest)
    day, seed = number_format.short_day(contest.audit, long=True), seed_of(contest.name, contest.audit)
    if not found.is_final:
        return f"Drawing: {day}, seed “{seed}”."
    tickets = [number_format.of(each.ticket, each.tickets) for each in drawn(found)]
    return f"Drawn {day}, seed “{seed}”: ticket {', then '.join(tickets)}." if tickets else "No ticket, so no drawing."
