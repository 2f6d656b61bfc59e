"""Recognition: what a moment is, and the history moments are found in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from plangen.elements.measure import Measure, RowKey
from plangen.metrics.results.history import History
from plangen.metrics.results.quota import QuotaPlan
from plangen.periods import Length, Period
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome
from plangen.records.meetings.actions import Action
from plangen.records.meetings.activities import Activity
from plangen.records.people.team import Person
from plangen.tables.values.folding import fold


class RecognitionType(StrEnum):
    """What to thank a person for; among equally rare types, the first one here comes first."""

    FIRST_AFTER_JOINING = "first win after joining"
    WON_BACK = "customer won back"
    BACK_OVER_QUOTA = "back over quota after two quarters below"
    FIRST_AT_ACCOUNT = "first win at an account"
    SHARED_WIN = "shared win with a colleague"
    LARGEST = "largest deal to date"
    BEST_MONTH = "best month of twelve"
    OPEN_LONGEST = "won the oldest open deal"
    ALL_KEPT = "every commitment kept"
    ALL_CONTACTED = "all A accounts contacted"
    EVERY_MONTH = "a win in every month of the quarter"
    ANNIVERSARY = "work anniversary"


@dataclass(frozen=True, slots=True)
class Moment:
    """Something to thank a person for, and the date it became true: facts for a sentence, with no adjective.

    `figure` is the one number of the sentence (an amount, days, years, a count), `account` and `deal` say where,
    `period` is the month or quarter it is about, `since` the date it holds from, `others` the colleagues. `rows` are
    the person's own.
    """

    recognition: RecognitionType
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
class PersonHistory:
    """A person's records, and the period to find moments in; only the start and end of `period` are used.

    `a_accounts` are the names of the person's tier A accounts; `actions` and `activities` may include other people's.
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
        """The person's won deals from the hire date to the end of the period, by close date."""
        hired = self.person.hired or date.min
        found = [
            deal
            for deal in self.deals
            if deal.outcome is Outcome.WON and deal.closed and hired <= deal.closed < self.period.end
        ]
        return tuple(sorted(found, key=by_close_date))

    @cached_property
    def won_now(self) -> tuple[Opportunity, ...]:
        """The person's deals won in the period, without credits."""
        return tuple(deal for deal in self.won if deal.closed in self.period and not deal.is_credit)

    @cached_property
    def touches(self) -> Mapping[str, Sequence[Activity]]:
        """The person's activities at each tier A account, by date."""
        found: dict[str, list[Activity]] = {fold(name): [] for name in self.a_accounts}
        for each in sorted(self.activities, key=lambda each: (each.day, each.row)):
            if each.salesperson == self.person.name and fold(each.account) in found:
                found[fold(each.account)].append(each)
        return found

    @cached_property
    def quarters(self) -> tuple[Period, ...]:
        """The quarters that overlap the period."""
        return tuple(self._spans(Length.QUARTER))

    @cached_property
    def months(self) -> tuple[Period, ...]:
        """The months that overlap the period."""
        return tuple(self._spans(Length.MONTH))

    def _spans(self, length: Length) -> Iterable[Period]:
        calendar = self.plan.calendar
        span = calendar.containing(self.period.start, length)
        while span.start < self.period.end:
            yield span
            span = calendar.after(span)

    def was_hired_by(self, day: date) -> bool:
        """Whether the person was hired on or before a date, or the hire date is unknown."""
        return self.person.hired is None or self.person.hired <= day


@dataclass(frozen=True)
class TeamHistory:
    """All deals of the company and how far back they go; created once for all people."""

    deals: Sequence[Opportunity]
    history: History
    look_back: int

    @cached_property
    def wins_by_account(self) -> Mapping[str, Sequence[Opportunity]]:
        """The won deals at each account, no credits, of all salespeople, by close date."""
        return self._by_account(Outcome.WON)

    @cached_property
    def losses_by_account(self) -> Mapping[str, Sequence[Opportunity]]:
        """The lost deals at each account, of all salespeople, by close date."""
        return self._by_account(Outcome.LOST)

    @cached_property
    def shared_wins(self) -> Mapping[str, frozenset[str]]:
        """The salespeople of each won deal that has more than one, by deal id."""
        names: dict[str, set[str]] = defaultdict(set)
        for deal in self.deals:
            if deal.id and deal.outcome is Outcome.WON:
                names[deal.id].add(deal.salesperson)
        return {key: frozenset(found) for key, found in names.items() if len(found) > 1}

    def _by_account(self, outcome: Outcome) -> Mapping[str, Sequence[Opportunity]]:
        found: dict[str, list[Opportunity]] = defaultdict(list)
        for deal in sorted(self.deals, key=by_close_date):
            if deal.outcome is outcome and deal.closed and fold(deal.account) and not deal.is_credit:
                found[fold(deal.account)].append(deal)
        return found


def by_close_date(deal: Opportunity) -> tuple[date, RowKey]:
    """The sort key that puts closed deals in order of close date."""
    return deal.closed or date.max, deal.row
