"""What all fact sheets of a run share, worked out once from the Book."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from statistics import median

from plangen.elements.measure import Measure, Unit, unknown
from plangen.facts.numerals import Numerals
from plangen.metrics.decisions import Standards
from plangen.metrics.history import History
from plangen.metrics.quota import QuotaPlan, quota
from plangen.metrics.results import RENEWAL, new_accounts, won_in
from plangen.periods import Period
from plangen.records.book import Book
from plangen.records.opportunities import Opportunity
from plangen.records.targets import BOOKINGS
from plangen.records.team import Person
from plangen.tables.folding import fold

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
        return QuotaPlan(self.book.targets, self.book.settings, self.book.as_of)

    @cached_property
    def standards(self) -> Standards:
        """What open deals are held against."""
        settings = self.book.settings
        return Standards(self.book.as_of, self.book.column_fill, settings.stale_days, self.book.stages)

    @cached_property
    def has_quotas(self) -> bool:
        """Whether anybody has a quota, for whatever period."""
        return any(person.quotas for person in self.book.roster.people) or any(
            target.measure == BOOKINGS and target.scope != "all" for target in self.book.targets
        )

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
        book = self.book
        look_back = book.settings.look_back_months
        return lambda deals, period: new_accounts(deals, book.opportunities, period, look_back, book.first_close)

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
