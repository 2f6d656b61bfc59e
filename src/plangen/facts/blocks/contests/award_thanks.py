"""What a person is thanked for after a contest: the deed that won it, with its count."""

from decimal import Decimal

from plangen.facts.figures.contests import amount_text, score_names, standings_of
from plangen.facts.scope.contests import contest_awards
from plangen.facts.scope.document import Scope


def contest_thanks(scope: Scope) -> str:
    """As it continues “Thank you for”: 19 doors in 100 Doors; empty without an award of the period."""
    name = scope.person.name
    for contest in reversed(scope.book.contests):
        if contest.audit not in scope.period:
            continue
        if any(name in award.names for award in scope.workspace.once(contest_awards, contest)):
            own = standings_of(scope, contest).tally.of((name,))
            points = sum((each.points for each in own), Decimal(0))
            if points > 0:
                return f"{amount_text(scope, points, score_names(scope, contest))} in {contest.name}"
    return ""
