"""The teams that meet on Mondays: an hour has time for sixteen people."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from plangen.doctypes.subjects import MEETING
from plangen.tables.values.folding import fold

if TYPE_CHECKING:
    from plangen.facts.scope.subjects import Subject, Team

MOST_PEOPLE = 16


def teams_that_meet(teams: "Iterable[Team]") -> "Iterator[Team]":
    """Each team without the units above it; of a larger one, the people of each manager."""
    for team in teams:
        if not team.teams:
            yield from _parts(replace(team, sort=MEETING))


def _parts(team: "Team") -> "Iterator[Team]":
    by_manager: dict[str, list[Subject]] = defaultdict(list)
    for each in team.people:
        by_manager[fold(each.manager_name)].append(each)
    if len(team.people) <= MOST_PEOPLE or len(by_manager) == 1:
        yield team
        return
    for people in by_manager.values():
        leader = people[0].manager
        name = f"{leader.name}'s team" if leader else f"{team.name}, no manager"
        yield replace(team, name=name, leader=leader, people=tuple(people))
