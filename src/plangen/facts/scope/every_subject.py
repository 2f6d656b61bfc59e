"""The subjects of a period, whatever their sort."""

from collections.abc import Callable, Mapping, Sequence

from plangen.doctypes.subjects import (
    CONTEST,
    FINISHED_CONTEST,
    MANAGER,
    MEETING,
    SALESPERSON,
    STARTED_CONTEST,
    TEAM,
    WINNER,
)
from plangen.facts.scope.contest_subjects import contests, finished_contests, started_contests, winners
from plangen.facts.scope.subjects import AnySubject, managers, meeting_teams, salespeople, teams
from plangen.facts.scope.workspace import Workspace
from plangen.periods import Period

SUBJECTS: Mapping[str, Callable[[Workspace, Period], Sequence[AnySubject]]] = {
    SALESPERSON.name: salespeople,
    TEAM.name: teams,
    MEETING.name: meeting_teams,
    MANAGER.name: managers,
    CONTEST.name: contests,
    STARTED_CONTEST.name: started_contests,
    WINNER.name: winners,
    FINISHED_CONTEST.name: finished_contests,
}
"""The subjects of a period, by the name of their sort."""
