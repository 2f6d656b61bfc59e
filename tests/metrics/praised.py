"""Finds moments in invented deals."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from plangen.metrics.people.moments import moments
from plangen.metrics.people.recognition import Moment, PersonHistory, RecognitionType, TeamHistory
from plangen.metrics.results.history import History
from plangen.periods import Period
from plangen.records.deals.opportunities import Opportunity
from plangen.records.people.team import Person
from tests.metrics.invented import CALENDAR, Q3, person, plan, won

REACH = won(1, date(2023, 1, 2), created=date(2023, 1, 2), account="Early & Co", salesperson="Bo Ruiz")
"""A colleague's old deal, which makes the history go far back."""
ANA = person(120_000)
PLAN = plan()


def found(
    deals: Sequence[Opportunity],
    span: Period = Q3,
    who: Person = ANA,
    others: Sequence[Opportunity] = (REACH,),
    **known: Any,
) -> list[Moment]:
    everyone = [*deals, *others]
    team = TeamHistory(everyone, History(everyone, CALENDAR), 24)
    return moments(PersonHistory(who, deals, span, PLAN, **known), team)


def of(occasion: RecognitionType, moments: Sequence[Moment]) -> list[Moment]:
    return [moment for moment in moments if moment.recognition is occasion]
