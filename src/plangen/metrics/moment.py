"""What a moment of praise is, and what moments are looked for in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from plangen.elements.measure import Measure, RowKey
from plangen.metrics.history import History
from plangen.metrics.quota import QuotaPlan
from plangen.periods import Length, Period
from plangen.records.actions import Action
from plangen.records.activities import Activity
from plangen.records.opportunities import Opportunity
from plangen.records.stages import Outcome
from plangen.records.team import Person
from plangen.tables.folding import fold


class Occasion(StrEnum):
    """What there is to say thanks for; of two that are as rare, the earlier one here is said first."""

    FIRST_AFTER_JOINING = "first win after joining"
    WON_BACK = "a customer won back"
    BACK_ABOVE_PLAN = "back above plan after two periods below"
    FIRST_AT_ACCOUNT = "first win at an account"
    TOGETHER = "won together with a colleague"
    LARGEST = "largest deal of one's history"
    BEST_MONTH = "best month of twelve"
    OPEN_LONGEST = "won the deal that had been open longest"
    ALL_KEPT = "every commitment kept"
    ALL_TOUCHED = "all A accounts touched"
    EVERY_MONTH = "a win in every month of the quarter"
    YEARS = "years in the team"


@dataclass(frozen=True, slots=True)
class Moment:
    """What somebody did, and on which day it was true: the ingredients of a sentence, no adjective among them.

    `figure` is the one number of the sentence (an amount, days, years, a count), `account` and `deal` are where it was,
    `period` is the month or quarter it speaks of, `since` the day from which on it holds, `others` are the colleagues.
    `rows` are the person's own.
    """

    occasion: Occasion
    salesperson: str
    day: date
    figure: Measure
    rows: tuple[RowKey, ...] = ()
    account: str = ""
    deal: str = ""
    period: Period | None = None
    since: date | None = None
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Deeds:
    """What a person did, and the days in which a moment is looked for; of `period` only start and end are asked.

    `a_accounts` are the names of the person's accounts of class A; `actions` and `activities` may be everybody's.
    """

    person: Person
    deals: Sequence[Opportunity]
    period: Period
    plan: QuotaPlan
    actions: Sequence[Action] = ()
    activities: Sequence[Activity] = ()
    a_accounts: Sequence[str] = ()

    @cached_property
    def won(self) -> tuple[Opportunity, ...]:
        """The person's won deals up to the end of the period, in order of time; those from before the hire are not."""
        hired = self.person.hired or date.min
        found = [
            deal
            for deal in self.deals
            if deal.outcome is Outcome.WON and deal.closed and hired <= deal.closed < self.period.end
        ]
        return tuple(sorted(found, key=in_time))

    @cached_property
    def won_now(self) -> tuple[Opportunity, ...]:
        """Those of them that were won in the period."""
        return tuple(deal for deal in self.won if deal.closed in self.period)

    @cached_property
    def touches(self) -> Mapping[str, Sequence[Activity]]:
        """What the person did with each of the A accounts, in order of time."""
        found: dict[str, list[Activity]] = {fold(name): [] for name in self.a_accounts}
        for each in sorted(self.activities, key=lambda each: (each.day, each.row)):
            if each.salesperson == self.person.name and fold(each.account) in found:
                found[fold(each.account)].append(each)
        return found

    @cached_property
    def quarters(self) -> tuple[Period, ...]:
        """The quarters of which a day lies in the period."""
        return tuple(self._spans(Length.QUARTER))

    @cached_property
    def months(self) -> tuple[Period, ...]:
        """The months of which a day lies in the period."""
        return tuple(self._spans(Length.MONTH))

    def _spans(self, length: Length) -> Iterable[Period]:
        calendar = self.plan.calendar
        span = calendar.containing(self.period.start, length)
        while span.start < self.period.end:
            yield span
            span = calendar.after(span)

    def there_from(self, day: date) -> bool:
        """Whether the person was there on a day, as far as is known."""
        return self.person.hired is None or self.person.hired <= day


@dataclass(frozen=True)
class Chronicle:
    """The deals of the whole company in order of time, and how far back they reach; made once for all people."""

    everyone: Sequence[Opportunity]
    history: History
    look_back: int

    @cached_property
    def wins_at(self) -> Mapping[str, Sequence[Opportunity]]:
        """The won deals of each account, by anybody."""
        return self._at(Outcome.WON)

    @cached_property
    def losses_at(self) -> Mapping[str, Sequence[Opportunity]]:
        """The lost deals of each account, by anybody."""
        return self._at(Outcome.LOST)

    @cached_property
    def sharers(self) -> Mapping[str, frozenset[str]]:
        """Who won each deal that has more than one row, by the deal's id."""
        names: dict[str, set[str]] = defaultdict(set)
        for deal in self.everyone:
            if deal.id and deal.outcome is Outcome.WON:
                names[deal.id].add(deal.salesperson)
        return {key: frozenset(found) for key, found in names.items() if len(found) > 1}

    def _at(self, outcome: Outcome) -> Mapping[str, Sequence[Opportunity]]:
        found: dict[str, list[Opportunity]] = defaultdict(list)
        for deal in sorted(self.everyone, key=in_time):
            if deal.outcome is outcome and deal.closed and fold(deal.account):
                found[fold(deal.account)].append(deal)
        return found


def in_time(deal: Opportunity) -> tuple[date, RowKey]:
    """What puts closed deals in order of time."""
    return deal.closed or date.max, deal.row
