"""What contests are scored from: the people who take part, and the records of everyone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Self

from plangen.metrics.people.recognition import Moment
from plangen.metrics.results.new_business import LookBack
from plangen.metrics.results.quota import QuotaPlan
from plangen.records.contests.entries import Entry
from plangen.records.contests.scoring import ScoringRule
from plangen.records.deals.opportunities import Opportunity
from plangen.records.meetings.actions import Action
from plangen.records.meetings.activities import Activity
from plangen.records.people.team import Person


@dataclass(frozen=True, slots=True)
class Span:
    """The days from `first` through `last`, both included."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    @property
    def days(self) -> int:
        """The number of days; 0 if it ends before it starts."""
        return max((self.last - self.first).days + 1, 0)

    @property
    def before(self) -> Self:
        """As many days directly before it."""
        return replace(self, first=self.first - timedelta(days=self.days), last=self.first - timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Entrant:
    """A person who sells, and the name of their team."""

    person: Person
    team: str


@dataclass(frozen=True, slots=True)
class ContestRecords:
    """The people who sell, and everyone's records; `days_away` are the working days that each was away.

    `deals` leave out those closed before their owner was hired. `first_activity` is the date of the first one on file.
    """

    entrants: Sequence[Entrant]
    plan: QuotaPlan
    look_back: LookBack
    deals: Sequence[Opportunity] = ()
    activities: Sequence[Activity] = ()
    actions: Sequence[Action] = ()
    moments: Sequence[Moment] = ()
    scoring: Sequence[ScoringRule] = ()
    entries: Sequence[Entry] = ()
    days_away: Mapping[str, frozenset[date]] = field(default_factory=dict)
    first_activity: date | None = None

    @property
    def as_of(self) -> date:
        """The as-of date."""
        return self.plan.as_of
