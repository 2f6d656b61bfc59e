"""The contests of a Book, scored once for all fact sheets."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from plangen.facts.scope.moments import all_moments
from plangen.facts.scope.subjects import Team, teams
from plangen.facts.scope.workspace import Workspace
from plangen.metrics.contests.awards import Award, awards
from plangen.metrics.contests.records import ContestRecords, Entrant
from plangen.metrics.contests.standings import Standings, standings
from plangen.metrics.results.new_business import LookBack
from plangen.periods import Length, Period, working_days
from plangen.records.contests.counted import Source
from plangen.records.contests.rows import Contest
from plangen.records.contests.rules import ContestType
from plangen.records.meetings.events import days

_WEEKDAYS = 5


def contest_period(contest: Contest) -> Period:
    """The days of a contest as a period."""
    end = contest.end + timedelta(days=1)
    return Period(contest.start, end, Length.QUARTER, contest.name, contest.name, contest.name)


def contest_teams(workspace: Workspace, contest: Contest) -> list[Team]:
    """The teams of the people employed on any day of a contest, without regions."""
    return [team for team in workspace.once(teams, contest_period(contest)) if not team.teams]


def contest_records(workspace: Workspace, contest: Contest) -> ContestRecords:
    """What a contest is scored from."""
    book = workspace.book
    entrants = [
        Entrant(subject.person, team.name) for team in workspace.once(contest_teams, contest) for subject in team.people
    ]
    is_about_moments = contest.counts is not None and contest.counts.source is Source.MOMENTS
    return ContestRecords(
        entrants,
        workspace.plan,
        LookBack(book.opportunities, book.settings.look_back_months, book.first_close),
        [deal for deal in book.opportunities if deal.counts],
        book.activities,
        book.actions,
        workspace.once(all_moments, contest_period(contest)) if is_about_moments else (),
        book.scoring,
        book.entries,
        workspace.once(_days_away, None),
        workspace.first_activity,
    )


def contest_standings(workspace: Workspace, contest: Contest) -> Standings:
    """The standings of a contest on the as-of date."""
    return standings(contest, workspace.once(contest_records, contest))


def contest_awards(workspace: Workspace, contest: Contest) -> Sequence[Award]:
    """The awards of a contest; none before its audit date."""
    return awards(workspace.once(contest_standings, contest))


def awards_so_far(workspace: Workspace, contest: Contest) -> Sequence[Award]:
    """The awards as scores are after the last day, final or not; a drawing is held on the audit date only."""
    found = workspace.once(contest_standings, contest)
    if found.is_final or not found.is_over or contest.type is ContestType.DRAWING:
        return workspace.once(contest_awards, contest)
    return awards(replace(found, is_final=True))


def standings_on(workspace: Workspace, contest: Contest, day: date) -> Standings:
    """The standings of a contest as of an earlier day, from the same records."""
    records = workspace.once(contest_records, contest)
    return standings(contest, replace(records, plan=replace(records.plan, as_of=day)))


def running_contests(workspace: Workspace) -> list[Contest]:
    """The contests that are running on the as-of date, by start date."""
    return [each for each in workspace.book.contests if workspace.book.as_of in each]


def contest_days(workspace: Workspace, contest: Contest) -> tuple[int, int]:
    """The working days of a contest that have passed, and all of them."""
    holidays, tomorrow = workspace.book.holidays, workspace.book.as_of + timedelta(days=1)
    end = contest.end + timedelta(days=1)
    return working_days(contest.start, min(end, tomorrow), holidays), working_days(contest.start, end, holidays)


def _days_away(workspace: Workspace, about: None) -> Mapping[str, frozenset[date]]:
    """The working days on which each person is away."""
    del about
    found: dict[str, set[date]] = defaultdict(set)
    for event in workspace.book.events:
        if event.kind == "away" and event.salesperson:
            free = workspace.book.holidays
            found[event.salesperson] |= {day for day in days(event) if day.weekday() < _WEEKDAYS and day not in free}
    return {name: frozenset(dates) for name, dates in found.items()}
