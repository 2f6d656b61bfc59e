"""Invented deals, people and plans for the tests of the metrics."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from plangen.elements.measure import RowKey
from plangen.metrics.pipeline.decisions import FlagRules
from plangen.metrics.results.quota import QuotaPlan
from plangen.periods import FiscalCalendar, Period
from plangen.problems import Place
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome, StageMap
from plangen.records.people.team import Person, Quota
from plangen.records.settings import Settings
from plangen.records.targets.rows import Target

CALENDAR = FiscalCalendar()
AS_OF = date(2026, 10, 5)
_rows = count()


def period(code: str, calendar: FiscalCalendar = CALENDAR) -> Period:
    found = calendar.parse(code)
    assert found is not None
    return found


Q3 = period("2026-Q3")


def deal(outcome: Outcome, amount: int | None, **known: Any) -> Opportunity:
    row = known.pop("row", None) or RowKey(0, next(_rows))
    money = None if amount is None else Decimal(amount)
    return Opportunity(row, known.pop("salesperson", "Ana Ruiz"), outcome, amount=money, **known)


def won(amount: int | None, closed: date = date(2026, 8, 14), **known: Any) -> Opportunity:
    return deal(Outcome.WON, amount, closed=closed, **known)


def lost(closed: date = date(2026, 8, 14), amount: int | None = None, **known: Any) -> Opportunity:
    return deal(Outcome.LOST, amount, closed=closed, **known)


def opened(amount: int | None, close: date | None = None, **known: Any) -> Opportunity:
    return deal(Outcome.OPEN, amount, close=close, **known)


def person(yearly: int | None = None, year: str = "2026", **known: Any) -> Person:
    quotas = () if yearly is None else (Quota(year, Decimal(yearly), Place("team.xlsx", "Team", "G2")),)
    return Person(known.pop("name", "Ana Ruiz"), row=RowKey(1, 1), quotas=quotas, **known)


def plan(*targets: Target, as_of: date = AS_OF, leave: Any = None, **settings: Any) -> QuotaPlan:
    return QuotaPlan(targets, Settings(**settings), as_of, leave or {})


def target(who: str, measure: str, code: str, amount: str) -> Target:
    scope = {"Ana Ruiz": "person", "all": "all"}.get(who, "role")
    return Target(RowKey(2, next(_rows)), who, scope, measure, period(code), Decimal(amount))


def standards(*filled: str, stages: StageMap | None = None, stale_days: int = 30, share: float = 1.0) -> FlagRules:
    """Standards with only these columns filled in, so only their rules apply."""
    return FlagRules(AS_OF, dict.fromkeys(filled, share), stale_days, stages or StageMap({}, {}))


def value(measure: Any, places: int = 4) -> Decimal | None:
    """A metric's value to four digits, as in the examples."""
    return None if measure.value is None else round(measure.value, places)


def by_person(deals: Sequence[Opportunity]) -> dict[str, list[Opportunity]]:
    names = sorted({each.salesperson for each in deals})
    return {name: [each for each in deals if each.salesperson == name] for name in names}
