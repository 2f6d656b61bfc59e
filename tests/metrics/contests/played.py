"""Invented contests: four people, two teams, and the records that score."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from plangen.elements.measure import RowKey
from plangen.metrics.contests.records import ContestRecords, Entrant
from plangen.metrics.contests.standings import Standings, standings
from plangen.metrics.results.new_business import LookBack
from plangen.records.contests.counted import Counted, counted
from plangen.records.contests.entries import Entry
from plangen.records.contests.rows import Contest
from plangen.records.contests.rules import ContestType
from plangen.records.contests.scoring import ScoringRule
from plangen.records.deals.opportunities import Opportunity
from plangen.records.meetings.activities import Activity
from plangen.records.people.team import Person
from tests.metrics.invented import person, plan

START, END, AUDIT = date(2026, 9, 7), date(2026, 10, 2), date(2026, 10, 12)
"""Four weeks of five working days."""
RUNNING, FINAL = date(2026, 9, 22), date(2026, 10, 15)
ANA, OMAR, PRIYA, ZOE, EWA = "Ana Ruiz", "Omar Haddad", "Priya Raman", "Zoë Lindqvist", "Ewa Wójcik"
OLD = date(2024, 1, 1)
_rows = count(1)


def contest(kind: str = ContestType.RANKING, measure: str = "meetings", **known: Any) -> Contest:
    name = known.pop("name", "September Sprint")
    targets = tuple(Decimal(each) for each in known.pop("targets", ()))
    return Contest(
        RowKey(9, 0), name, START, END, AUDIT, known.pop("enter_by", AUDIT), ContestType(kind), counted(measure),
        targets=targets, **known,
    )  # fmt: skip


def meeting(who: str, day: date = START, times: int = 1, account: str = "", **known: Any) -> Activity:
    return Activity(RowKey(4, next(_rows)), day, who, "meeting", Decimal(times), account, **known)


def entry(who: str, day: date = START, **known: Any) -> Entry:
    return Entry(RowKey(5, next(_rows)), "September Sprint", day, who, **known)


def event(name: str, points: float, *counts: str, **known: Any) -> ScoringRule:
    sources: Iterable[Counted | None] = (counted(each) for each in counts or (name,))
    found = tuple(each for each in sources if each is not None)
    return ScoringRule(RowKey(6, next(_rows)), "September Sprint", name, Decimal(str(points)), counts=found, **known)


def team(*names: str, teams: Mapping[str, str] | None = None, **known: Mapping[str, Any]) -> list[Entrant]:
    """Entrants of team West unless `teams` says otherwise; `known` has what is known of a person, by first name."""
    every = names or (ANA, OMAR, PRIYA, ZOE)
    people = {name: person(1_200_000, name=name, hired=OLD, **known.get(name.split()[0].lower(), {})) for name in every}
    return [Entrant(each, (teams or {}).get(name, "West")) for name, each in people.items()]


def newcomer(name: str = EWA, team_name: str = "West") -> Entrant:
    return Entrant(Person(name, hired=START - timedelta(days=7)), team_name)


def records(
    *activities: Activity, entrants: Sequence[Entrant] | None = None, as_of: date = RUNNING, **known: Any
) -> ContestRecords:
    deals: Sequence[Opportunity] = known.pop("deals", ())
    back = LookBack(deals, 24, known.pop("since", OLD))
    return ContestRecords(
        team() if entrants is None else entrants, plan(as_of=as_of), back, deals, activities,
        first_activity=known.pop("first_activity", OLD), **known,
    )  # fmt: skip


def played(of: Contest, found: ContestRecords, as_of: date | None = None) -> Standings:
    if as_of is not None:
        found = replace(found, plan=plan(*found.plan.targets, as_of=as_of))
    return standings(of, found)


def ranks(found: Standings) -> dict[str, int | None]:
    return {each.contender.name: each.rank for each in found.placed}


def scores(found: Standings) -> dict[str, Decimal | None]:
    return {each.contender.name: each.contender.score.value for each in found.placed}
