"""The moments of everyone, computed once for all fact sheets."""

from plangen.facts.scope.workspace import Workspace
from plangen.metrics.people.moments import moments
from plangen.metrics.people.recognition import Moment, PersonHistory, TeamHistory
from plangen.periods import Period


def all_moments(workspace: Workspace, period: Period) -> list[Moment]:
    """Everyone's moments within a period, in order of time."""
    book = workspace.book
    team = TeamHistory(book.opportunities, workspace.history, book.settings.look_back_months)
    owners = {account.name: book.roster.find(account.salesperson) for account in book.accounts if account.tier == "A"}
    found = []
    for person in book.roster.people:
        accounts = [name for name, owner in owners.items() if owner == person]
        activities = workspace.activities_of(person)
        history = PersonHistory(
            person, book.deals_of(person), period, workspace.plan, book.actions, activities, accounts
        )
        found += moments(history, team)
    return sorted(found, key=lambda each: (each.day, each.salesperson))
