"""What all fact sheets of a run share, worked out once from the Book."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from statistics import median
from typing import Any, TypeVar

from plangen.elements.measure import Measure, Unit, unknown
from plangen.facts.numerals import Numerals
from plangen.metrics.decisions import Standards
from plangen.metrics.flow import usual_stage_ages
from plangen.metrics.history import History
from plangen.metrics.leave import long_leave
from plangen.metrics.new_business import LookBack, net_new_share
from plangen.metrics.outlook import weighted_pipeline
from plangen.metrics.quota import QuotaPlan, quota
from plangen.metrics.results import RENEWAL, new_accounts, won_in
from plangen.periods import Period
from plangen.records.activities import Activity
from plangen.records.book import Book
from plangen.records.forecasts import Forecast
from plangen.records.opportunities import Opportunity
from plangen.records.stages import Outcome
from plangen.records.targets import BOOKINGS
from plangen.records.team import Person
from plangen.tables.folding import fold

Answer = TypeVar("Answer")
DealMeasure = Callable[[Sequence[Opportunity], Period], Measure]


@dataclass(frozen=True)
class Desk:
    """A Book with what is asked of it again and again."""

    book: Book

    @cached_property
    def numerals(self) -> Numerals:
        """How numbers and dates are written."""
        return Numerals(self.book.settings.locale, self.book.settings.currency)

    @cached_property
    def history(self) -> History:
        """How far back the files reach."""
        return History(self.book.opportunities, self.book.calendar)

    @cached_property
    def plan(self) -> QuotaPlan:
        """What quotas are worked out from."""
        book = self.book
        leave = long_leave(book.events, book.holidays)
        return QuotaPlan(book.targets, book.settings, book.as_of, leave, book.holidays)

    @cached_property
    def standards(self) -> Standards:
        """What open deals are held against."""
        book = self.book
        usual = usual_stage_ages(book.opportunities, book.as_of)
        return Standards(book.as_of, book.column_fill, book.settings.stale_days, book.stages, usual)

    @cached_property
    def has_quotas(self) -> bool:
        """Whether anybody has a quota, for whatever period."""
        return any(person.quotas for person in self.book.roster.people) or any(
            target.measure == BOOKINGS and target.scope != "all" for target in self.book.targets
        )

    def once(self, question: "Callable[[Desk, Period], Answer]", period: Period) -> Answer:
        """The answer to a question about a period that is the same for all fact sheets."""
        key = question, period
        if key not in self._answers:
            self._answers[key] = question(self, period)
        found: Answer = self._answers[key]
        return found

    @cached_property
    def _answers(self) -> "dict[tuple[Callable[[Desk, Period], Any], Period], Any]":
        return {}

    def has_quota_in(self, period: Period) -> bool:
        """Whether anybody has a quota in a period: one person without is then news, and printed."""
        if period not in self._quotas_in:
            people = self.book.roster.people
            self._quotas_in[period] = any(quota(person, period, self.plan).known for person in people)
        return self._quotas_in[period]

    @cached_property
    def _quotas_in(self) -> dict[Period, bool]:
        return {}

    @cached_property
    def has_open_amounts(self) -> bool:
        """Whether any open deal carries an amount."""
        return any(deal.is_open and deal.amount is not None for deal in self.book.opportunities)

    @cached_property
    def has_chances(self) -> bool:
        """Whether any open deal with an amount has a probability, of its own or of its stage."""
        return weighted_pipeline(self.book.opportunities, self.book.stages).known

    @cached_property
    def has_loss_reasons(self) -> bool:
        """Whether any deal says why it was lost."""
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
        """Whether anybody won a deal in a period."""
        if period not in self._won_in:
            self._won_in[period] = bool(won_in(self.book.opportunities, period))
        return self._won_in[period]

    @cached_property
    def _won_in(self) -> dict[Period, bool]:
        return {}

    @cached_property
    def new_accounts(self) -> DealMeasure:
        """New accounts, against all deals of the company."""
        months, since = self.book.settings.look_back_months, self.book.first_close
        return lambda deals, period: new_accounts(deals, self._known_of(deals, period), period, months, since)

    @cached_property
    def net_new(self) -> DealMeasure:
        """The share won from new customers, against all deals of the company."""
        return lambda deals, period: net_new_share(deals, period, self.look_back(deals, period))

    def look_back(self, deals: Sequence[Opportunity], period: Period) -> LookBack:
        """How the customers of deals that were won in a period are known."""
        book = self.book
        return LookBack(self._known_of(deals, period), book.settings.look_back_months, book.first_close)

    def _known_of(self, deals: Sequence[Opportunity], period: Period) -> Sequence[Opportunity]:
        """What the company won at the accounts of these deals of a period, and one deal with a type if any has one."""
        accounts = dict.fromkeys(fold(deal.account) for deal in won_in(deals, period))
        return [*(deal for name in accounts for deal in self._won_at.get(name, ())), *self._typed]

    @cached_property
    def _won_at(self) -> Mapping[str, Sequence[Opportunity]]:
        found: dict[str, list[Opportunity]] = defaultdict(list)
        for deal in self.book.opportunities:
            if deal.account and deal.outcome is Outcome.WON:
                found[fold(deal.account)].append(deal)
        return found

    @cached_property
    def _typed(self) -> Sequence[Opportunity]:
        return [deal for deal in self.book.opportunities if deal.kind][:1]

    def activities_of(self, person: Person) -> Sequence[Activity]:
        """A person's own activities."""
        return self._activities.get(person.name, ())

    @cached_property
    def _activities(self) -> Mapping[str, Sequence[Activity]]:
        found: dict[str, list[Activity]] = defaultdict(list)
        for each in self.book.activities:
            found[each.salesperson].append(each)
        return found

    @cached_property
    def first_logged(self) -> date | None:
        """The day of the first activity in the files, of anybody."""
        return min((each.day for each in self.book.activities), default=None)

    @cached_property
    def activity_types(self) -> tuple[str, ...]:
        """The types of activity in the files, the most frequent first."""
        counts: dict[str, Decimal] = defaultdict(Decimal)
        for each in self.book.activities:
            counts[each.type] += each.count
        return tuple(sorted(counts, key=lambda name: (-counts[name], name)))

    def forecasts_of(self, person: Person) -> Sequence[Forecast]:
        """What a person said would be won."""
        return self._forecasts.get(person.name, ())

    @cached_property
    def _forecasts(self) -> Mapping[str, Sequence[Forecast]]:
        found: dict[str, list[Forecast]] = defaultdict(list)
        for each in self.book.forecasts:
            found[each.salesperson].append(each)
        return found

    @cached_property
    def _said(self) -> dict[tuple[DealMeasure, Period], bool]:
        return {}

    @cached_property
    def _medians(self) -> dict[tuple[DealMeasure, Period, str], Measure]:
        return {}

    def can_be_said(self, measure: DealMeasure, period: Period) -> bool:
        """Whether a measure is known for the company as a whole."""
        key = measure, period
        if key not in self._said:
            self._said[key] = measure(self.book.opportunities, period).known
        return self._said[key]

    def median(self, measure: DealMeasure, period: Period, person: Person) -> Measure:
        """The median of a measure over the people of one role, when there are enough of them for a comparison.

        A rate that rests on few deals is left out: nothing is derived from it.
        """
        key = measure, period, fold(person.role)
        if key not in self._medians:
            self._medians[key] = self._median(measure, period, person)
        return self._medians[key]

    def is_few(self, measure: Measure) -> bool:
        """Whether a measure is a rate of so few records that nothing may be derived from it."""
        return measure.part is not None and measure.n < self.book.settings.few[0]

    def _median(self, measure: DealMeasure, period: Period, person: Person) -> Measure:
        peers = [
            each
            for each in self.book.roster.people
            if fold(each.role) == fold(person.role)
            and each.employed(period.start, period.end)
            and self.book.deals_of(each)
        ]
        found = [measure(self.book.deals_of(each), period) for each in peers]
        values = [each for each in found if each.value is not None and not self.is_few(each)]
        if len(values) < self.book.settings.people_for_comparisons:
            return unknown(values[0].unit if values else Unit.COUNT, "too few people to compare")
        middle = median(each.value for each in values if each.value is not None)
        return Measure(Decimal(middle), values[0].unit, len(values), variant=f"median of {len(values)} people")
