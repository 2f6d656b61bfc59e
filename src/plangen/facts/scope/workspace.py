"""What all fact sheets of a run share, computed once from the Book."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from statistics import median
from typing import Any, TypeVar

from plangen.doctypes.document_type import DocumentType
from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.elements.reasons import Reason, Variant
from plangen.facts.formatting.number_format import NumberFormat
from plangen.facts.scope.trace import Traced
from plangen.metrics.pipeline.decisions import FlagRules
from plangen.metrics.pipeline.outlook import weighted_pipeline
from plangen.metrics.pipeline.snapshots import pushes
from plangen.metrics.pipeline.stage_history import typical_stage_days
from plangen.metrics.results.bookings import RENEWAL, new_accounts, won_in
from plangen.metrics.results.flow import long_cycle
from plangen.metrics.results.history import History
from plangen.metrics.results.leave import long_leave
from plangen.metrics.results.new_business import LookBack, new_customer_share
from plangen.metrics.results.pace import Clock, typical_pace
from plangen.metrics.results.quota import QuotaPlan, quota
from plangen.periods import Period
from plangen.records.book import Book
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome
from plangen.records.meetings.activities import Activity
from plangen.records.meetings.forecasts import Forecast
from plangen.records.people.team import Person
from plangen.records.targets.rows import BOOKINGS
from plangen.tables.values.folding import fold

Result = TypeVar("Result")
About = TypeVar("About", bound=Hashable)
DealMeasure = Callable[[Sequence[Opportunity], Period], Measure]


@dataclass(frozen=True)
class Workspace:
    """A Book, with the values that many sections use.

    `document_types` are all there are, in the order in which they reserve ids. A `trace` gets every figure that is
    formatted; without one, nothing is kept.
    """

    book: Book
    document_types: Sequence[DocumentType] = ()
    trace: list[Traced] | None = field(default=None, compare=False)

    @cached_property
    def number_format(self) -> NumberFormat:
        """The format of numbers and dates."""
        return NumberFormat(self.book.settings.locale, self.book.settings.currency)

    @cached_property
    def history(self) -> History:
        """How far back the deals go."""
        return History(self.book.opportunities, self.book.calendar)

    @cached_property
    def plan(self) -> QuotaPlan:
        """What quotas are computed from."""
        book = self.book
        leave = long_leave(book.events, book.holidays)
        return QuotaPlan(book.targets, book.settings, book.as_of, leave, book.holidays)

    @cached_property
    def clock(self) -> Clock:
        """The as-of date and the holidays."""
        return Clock(self.book.as_of, self.book.holidays)

    def typical_pace(self, person: Person, period: Period) -> Measure:
        """The share of a period's bookings that the people in a person's role have typically booked by now."""
        key = fold(person.role), period
        if key not in self._paces:
            peers = {each.name for each in self.book.roster.people if fold(each.role) == key[0]}
            deals = [deal for deal in self.book.opportunities if deal.salesperson in peers and deal.counts]
            self._paces[key] = typical_pace(deals, self.history, period, self.clock)
        return self._paces[key]

    @cached_property
    def _paces(self) -> dict[tuple[str, Period], Measure]:
        return {}

    @cached_property
    def standards(self) -> FlagRules:
        """What open deals are checked against."""
        book = self.book
        stage_ages = typical_stage_days(book.opportunities, book.as_of)
        longest = long_cycle(book.opportunities)
        return FlagRules(
            book.as_of,
            book.fill_rates,
            book.settings.stale_days,
            book.stages,
            stage_ages,
            self.pushes,
            long_cycle=longest,
        )

    @cached_property
    def pushes(self) -> Mapping[RowKey, int]:
        """How often each open deal was pushed, by the snapshots."""
        return pushes(self.book.snapshots, self.book.opportunities) if self.book.snapshots else {}

    @cached_property
    def has_quotas(self) -> bool:
        """Whether anyone has a quota for any period."""
        return any(person.quotas for person in self.book.roster.people) or any(
            target.measure == BOOKINGS and target.scope != "all" for target in self.book.targets
        )

    def once(self, function: "Callable[[Workspace, About], Result]", about: About) -> Result:
        """What a function of the workspace and a period (or a contest) returns, computed once for all fact sheets."""
        key = function, about
        if key not in self._results:
            self._results[key] = function(self, about)
        found: Result = self._results[key]
        return found

    @cached_property
    def _results(self) -> "dict[tuple[Callable[[Workspace, Any], Any], Hashable], Any]":
        return {}

    def has_quota_in(self, period: Period) -> bool:
        """Whether anyone has a quota in a period; if so, a person without one is reported."""
        if period not in self._quotas_in:
            people = self.book.roster.people
            self._quotas_in[period] = any(quota(person, period, self.plan).known for person in people)
        return self._quotas_in[period]

    @cached_property
    def _quotas_in(self) -> dict[Period, bool]:
        return {}

    @cached_property
    def has_open_amounts(self) -> bool:
        """Whether any open deal has an amount."""
        return any(deal.is_open and deal.amount is not None for deal in self.book.opportunities)

    @cached_property
    def has_probabilities(self) -> bool:
        """Whether any open deal with an amount has a probability, or its stage has one."""
        return weighted_pipeline(self.book.opportunities, self.book.stages).known

    @cached_property
    def newest_date(self) -> date | None:
        """The newest date in the deals up to the as-of date."""
        return self.book.newest_date(self.book.as_of)

    @cached_property
    def has_loss_reasons(self) -> bool:
        """Whether any deal has a loss reason."""
        return any(deal.loss_reason for deal in self.book.opportunities)

    @cached_property
    def has_open(self) -> bool:
        """Whether any deal is open."""
        return any(deal.is_open for deal in self.book.opportunities)

    @cached_property
    def has_renewals(self) -> bool:
        """Whether any deal is a renewal."""
        return any(deal.kind == RENEWAL for deal in self.book.opportunities)

    def has_won_in(self, period: Period) -> bool:
        """Whether anyone won a deal in a period."""
        if period not in self._won_in:
            self._won_in[period] = bool(won_in(self.book.opportunities, period))
        return self._won_in[period]

    @cached_property
    def _won_in(self) -> dict[Period, bool]:
        return {}

    @cached_property
    def new_accounts(self) -> DealMeasure:
        """New accounts, compared with all deals of the company."""
        months, since = self.book.settings.look_back_months, self.book.first_close
        return lambda deals, period: new_accounts(deals, self._company_wins(deals, period), period, months, since)

    @cached_property
    def new_customer_share(self) -> DealMeasure:
        """The new-customer share, compared with all deals of the company."""
        return lambda deals, period: new_customer_share(deals, period, self.look_back(deals, period))

    def look_back(self, deals: Sequence[Opportunity], period: Period) -> LookBack:
        """What tells existing customers from new ones among the deals won in a period."""
        book = self.book
        return LookBack(self._company_wins(deals, period), book.settings.look_back_months, book.first_close)

    def _company_wins(self, deals: Sequence[Opportunity], period: Period) -> Sequence[Opportunity]:
        """The company's wins at the accounts of the deals won in a period, and one deal with a type if any has one."""
        accounts = dict.fromkeys(fold(deal.account) for deal in won_in(deals, period))
        return [*(deal for name in accounts for deal in self._wins_at.get(name, ())), *self._typed_deal]

    def wins_at(self, account: str) -> Sequence[Opportunity]:
        """The company's wins at an account, given by its folded name."""
        return self._wins_at.get(account, ())

    @cached_property
    def _wins_at(self) -> Mapping[str, Sequence[Opportunity]]:
        found: dict[str, list[Opportunity]] = defaultdict(list)
        for deal in self.book.opportunities:
            if deal.account and deal.outcome is Outcome.WON:
                found[fold(deal.account)].append(deal)
        return found

    @cached_property
    def _typed_deal(self) -> Sequence[Opportunity]:
        return [deal for deal in self.book.opportunities if deal.kind][:1]

    def activities_of(self, person: Person) -> Sequence[Activity]:
        """A person's activities."""
        return self._activities.get(person.name, ())

    @cached_property
    def _activities(self) -> Mapping[str, Sequence[Activity]]:
        found: dict[str, list[Activity]] = defaultdict(list)
        for each in self.book.activities:
            found[each.salesperson].append(each)
        return found

    @cached_property
    def first_activity(self) -> date | None:
        """The date of the first activity on file, anyone's."""
        return min((each.day for each in self.book.activities), default=None)

    @cached_property
    def activity_types(self) -> tuple[str, ...]:
        """The types of activity on file, most frequent first."""
        counts: dict[str, Decimal] = defaultdict(Decimal)
        for each in self.book.activities:
            counts[each.type] += each.count
        return tuple(sorted(counts, key=lambda name: (-counts[name], name)))

    def forecasts_of(self, person: Person) -> Sequence[Forecast]:
        """A person's forecasts."""
        return self._forecasts.get(person.name, ())

    @cached_property
    def _forecasts(self) -> Mapping[str, Sequence[Forecast]]:
        found: dict[str, list[Forecast]] = defaultdict(list)
        for each in self.book.forecasts:
            found[each.salesperson].append(each)
        return found

    @cached_property
    def _known(self) -> dict[tuple[DealMeasure, Period], bool]:
        return {}

    @cached_property
    def _medians(self) -> dict[tuple[DealMeasure, Period, str], Measure]:
        return {}

    def is_known_company_wide(self, measure: DealMeasure, period: Period) -> bool:
        """Whether a metric is known for the company."""
        key = measure, period
        if key not in self._known:
            self._known[key] = measure(self.book.opportunities, period).known
        return self._known[key]

    def median(self, measure: DealMeasure, period: Period, person: Person) -> Measure:
        """The median of a metric over the people in a person's role, if there are enough of them to compare.

        Rates on a small sample are excluded.
        """
        key = measure, period, fold(person.role)
        if key not in self._medians:
            self._medians[key] = self._median(measure, period, person)
        return self._medians[key]

    def is_small_sample(self, measure: Measure) -> bool:
        """Whether a measure is a rate based on too few records to draw conclusions from."""
        return measure.part is not None and measure.n < self.book.settings.small_samples[0]

    def _median(self, measure: DealMeasure, period: Period, person: Person) -> Measure:
        peers = [
            each
            for each in self.book.roster.people
            if fold(each.role) == fold(person.role)
            and each.employed(period.start, period.end)
            and self.book.deals_of(each)
        ]
        found = [measure(self.book.deals_of(each), period) for each in peers]
        values = [each for each in found if each.value is not None and not self.is_small_sample(each)]
        if len(values) < self.book.settings.people_for_comparisons:
            return unknown(values[0].unit if values else Unit.COUNT, Reason.FEW_PEOPLE)
        middle = median(each.value for each in values if each.value is not None)
        return Measure(
            Decimal(middle), values[0].unit, len(values), variant=Variant.MEDIAN_OF_PEOPLE, details=(len(values),)
        )
