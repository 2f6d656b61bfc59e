"""What one fact sheet is about: a subject, a period, and an edition."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeVar

from plangen.doctypes.editions import EDITIONS, REP
from plangen.elements.figure import Comparison, Figure, Mark
from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.facts.formatting.number_format import NumberFormat
from plangen.facts.formatting.truncation import FullText, truncated
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.marks import mark_against, mark_of_share
from plangen.facts.scope.subjects import AnySubject, Manager, Subject, Team
from plangen.facts.scope.tables import TableSettings
from plangen.facts.scope.trace import Traced, traced, traced_comparable, traced_difference
from plangen.facts.scope.workspace import DealMeasure, Workspace
from plangen.metrics.pipeline.coverage import CoverageWindow, period_to_cover
from plangen.metrics.results.bookings import average_deal, margin, win_rate
from plangen.metrics.results.flow import median_cycle
from plangen.metrics.results.history import MIN_PERIODS_FOR_AVERAGE, average
from plangen.metrics.results.pace import same_days
from plangen.metrics.results.team import team_deals
from plangen.periods import Length, Period
from plangen.records.addresses import RowAddress, row_address
from plangen.records.book import Book
from plangen.records.deals.opportunities import Opportunity
from plangen.records.meetings.events import Event
from plangen.records.people.team import Person

Section = TypeVar("Section")

RATIOS: tuple[DealMeasure, ...] = (win_rate, margin, average_deal, median_cycle)


@dataclass(frozen=True)
class Scope:
    """One document to fill in. `title` and `limits` come from its document type.

    What a person's pages need (`person`, `deals` …) raises TypeError for a team, and `team` for a salesperson.
    """

    workspace: Workspace
    document_type: str
    title: str
    subject: AnySubject
    period: Period
    edition: str = REP.name
    limits: Mapping[str, int] = field(default_factory=dict)
    printed: Mapping[str, Decimal] = field(default_factory=dict)
    """The values that an earlier packet printed for this person, by metric and period (restated.key_of)."""
    tables: TableSettings = field(default_factory=TableSettings)

    def once(self, section: "Callable[[Scope], Section]") -> Section:
        """A section of this document, computed once: some sections use others."""
        if section not in self._computed:
            self._computing.append(section)
            try:
                self._computed[section] = section(self)
            finally:
                self._computing.pop()
        found: Section = self._computed[section]
        return found

    @cached_property
    def _computed(self) -> "dict[Callable[[Scope], Any], Any]":
        return {}

    @cached_property
    def _computing(self) -> "list[Callable[[Scope], Any] | None]":
        """The sections that are being computed, the innermost last."""
        return [None]

    @cached_property
    def _truncated(self) -> "defaultdict[Callable[[Scope], Any] | None, list[FullText]]":
        return defaultdict(list)

    @property
    def book(self) -> Book:
        """The Book."""
        return self.workspace.book

    @property
    def number_format(self) -> NumberFormat:
        """The format of numbers and dates."""
        return self.workspace.number_format

    @property
    def person(self) -> Person:
        """The salesperson or manager."""
        if not isinstance(self.subject, Subject | Manager):
            raise TypeError("a team isn't a person")
        return self.subject.person

    @property
    def manager(self) -> Person | None:
        """The salesperson's manager."""
        if not isinstance(self.subject, Subject):
            raise TypeError("only a salesperson has a manager")
        return self.subject.manager

    @property
    def team(self) -> Team:
        """The team, or the people who report to the manager."""
        if isinstance(self.subject, Manager):
            return self.subject.team
        if not isinstance(self.subject, Team):
            raise TypeError("a salesperson isn't a team")
        return self.subject

    def row(self, table: str, *key: str) -> RowAddress:
        """The row of a table that is about this person and period, with the rest of its key."""
        return row_address(table, self.person.code, self.period.code, *key)

    def noted(self, topic: str, line: str) -> str:
        """The note that was written on this line of the period's page; empty without one."""
        notes = (each for each in self.book.notes if each.salesperson == self.person.name and each.topic == topic)
        return next((each.text for each in notes if each.period == self.period and each.line == line), "")

    @cached_property
    def deals(self) -> tuple[Opportunity, ...]:
        """The person's deals, or those of a team's people, each once."""
        if isinstance(self.subject, Team):
            return tuple(team_deals([each.person for each in self.subject.people], self.book.deals_of))
        return self.book.deals_of(self.person)

    @property
    def is_preread(self) -> bool:
        """Whether this is the copy that the person fills in before the meeting."""
        return EDITIONS[self.edition].is_preread

    @property
    def for_manager(self) -> bool:
        """Whether this is the manager's copy."""
        return not EDITIONS[self.edition].is_handed_out

    @cached_property
    def year_to_date(self) -> Period:
        """The fiscal year through the end of the period."""
        year = self.book.calendar.containing(self.period.start, Length.YEAR)
        return Period(year.start, self.period.end, Length.YEAR, year.code, year.name, year.short)

    @cached_property
    def has_year(self) -> bool:
        """Whether deals on file start with the fiscal year or before; otherwise it has no year to date."""
        first = self.book.first_close
        return first is None or first.replace(day=1) <= self.year_to_date.start

    @cached_property
    def ahead(self) -> Period:
        """The period that the next commitments are for: the one after this, or this one if it isn't over."""
        return period_to_cover(self.book.as_of, self.period, self.book.calendar)

    @property
    def ahead_name(self) -> str:
        """The period ahead as printed, without its year if that is the same."""
        year = self.book.calendar.year_of
        if self.ahead.length is Length.MONTH:
            return self.number_format.month(self.ahead.start, long=True)
        return self.ahead.short if year(self.ahead.start) == year(self.period.start) else self.ahead.name

    @property
    def period_name(self) -> str:
        """The period as printed on a page that names the year: Q3, September."""
        if self.period.length is Length.MONTH:
            return self.number_format.month(self.period.start, long=True)
        return self.period.short

    @cached_property
    def window(self) -> CoverageWindow:
        """The period ahead, with the as-of date as a working day of it."""
        return CoverageWindow.at(self.book.as_of, self.ahead, self.book.holidays, self.book.snapshots)

    @cached_property
    def is_over(self) -> bool:
        """Whether the period is over; until then, nothing gets a mark."""
        return self.period.over_on(self.book.as_of)

    @cached_property
    def full_prior_periods(self) -> Sequence[Period]:
        """The full periods among the prior four, if the person was employed from their first day."""
        return [each for each in self.workspace.history.before(self.period) if self.employed_on(each.start)]

    def comparable_part(self, period: Period) -> Period:
        """The part of a past period to compare with this one: as many working days as this one has had so far."""
        return period if self.is_over else same_days(self.period, period, self.workspace.clock)

    def name_of_part(self, period: Period) -> str:
        """The name of a past period, or of the part that this one is compared with."""
        name = self.number_format.period(period)
        return name if self.is_over else f"{name}, same days"

    @property
    def is_new(self) -> bool:
        """Whether the person was hired within the period; nothing gets a mark then."""
        return self.person.hired is not None and self.person.hired in self.period

    @property
    def has_left(self) -> bool:
        """Whether the person has left before the period ahead starts."""
        left = self.person.left
        return left is not None and left <= self.book.as_of and left < self.ahead.start

    def is_full_period(self, period: Period) -> bool:
        """Whether a past period is fully covered by the files and the person was employed from its first day."""
        return self.workspace.history.is_full(period) and self.employed_on(period.start)

    def employed_on(self, day: date) -> bool:
        """Whether the person was hired by a date; True if the hire date is unknown."""
        return self.person.hired is None or self.person.hired <= day

    def prior_average(self, measure: DealMeasure) -> Measure:
        """The person's average of a metric over prior full periods; rates on a small sample are excluded."""
        if measure in RATIOS or measure is self.workspace.new_customer_share:
            return self._pooled(measure)

        def known(period: Period) -> Measure:
            found = measure(self.deals, self.comparable_part(period))
            small = unknown(found.unit, Reason.SMALL_SAMPLE, n=found.n)
            return small if self.workspace.is_small_sample(found) else found

        return average(known, self.full_prior_periods)

    def _pooled(self, measure: DealMeasure) -> Measure:
        """A ratio over all prior full periods: from sums, never a mean of ratios."""
        if len(self.full_prior_periods) < MIN_PERIODS_FOR_AVERAGE or not self.is_over:
            return unknown(Unit.SHARE, Reason.UNDER_PERIODS, details=(MIN_PERIODS_FOR_AVERAGE,))
        first, last = self.full_prior_periods[-1], self.full_prior_periods[0]
        found = measure(self.deals, Period(first.start, last.end, first.length, "", "", ""))
        is_small = found.known and self.workspace.is_small_sample(found)
        return unknown(found.unit, Reason.SMALL_SAMPLE, n=found.n) if is_small else found

    def most(self, limit: Limit) -> int:
        """The value of a limit in this document type."""
        return self.limits.get(limit.name, limit.default)

    def truncated(self, limit: Limit, text: str, whole: FullText | None = None) -> str:
        """The text, truncated after the characters of a limit.

        `whole` is what the document prints at its end if the text is truncated; without one, it prints no more of it.
        """
        return truncated(text, self.most(limit), whole, self._truncated[self._computing[-1]])

    def truncated_in(self, *sections: "Callable[[Scope], object]") -> tuple[FullText, ...]:
        """The whole of each text that these sections truncate, once, in their order."""
        for section in sections:
            self.once(section)
        return tuple(dict.fromkeys(whole for section in sections for whole in self._truncated[section]))

    def figure(self, measure: Measure) -> Figure:
        """A measure formatted for printing; rates on a small sample are marked."""
        found = self.number_format.figure(measure, few=self.book.settings.small_samples[0])
        return traced(self.workspace.trace, Traced(found, measure))

    def difference(self, actual: Figure, target: Figure) -> Figure:
        """Actual minus target, from the values as `comparable` prints them."""
        return traced_difference(self.workspace.trace, self.number_format, actual, target)

    def comparable(self, actual: Figure, target: Figure) -> tuple[Figure, Figure]:
        """Two figures to print next to their difference, in a unit that shows it."""
        return traced_comparable(self.workspace.trace, self.number_format, actual, target)

    def comparison(self, actual: Figure, target: Figure) -> Comparison:
        """An actual compared with its target, from the values as printed, with its mark."""
        shown, has_mark = self.comparable(actual, target), self.is_over and not self.is_new
        mark = mark_against(*shown, self.book.settings) if has_mark else Mark.NONE
        return Comparison(*shown, self.difference(actual, target), mark)

    def attainment_mark(self, share: Figure) -> Mark:
        """The mark of an attainment, from the percentage as printed."""
        value = share.printed if self.is_over and not self.is_new else None
        return Mark.NONE if value is None else mark_of_share(value, self.book.settings)

    @cached_property
    def meetings(self) -> Sequence[Event]:
        """The person's reviews after the period, by date; after a month, monthly reviews too."""
        kinds = ["quarterly review", *(["monthly review"] if self.period.length is Length.MONTH else [])]
        reviews = [
            event for event in self.book.events if event.kind in kinds and event.salesperson in ("", self.person.name)
        ]
        return sorted((event for event in reviews if event.day >= self.period.end), key=lambda event: event.day)

    @property
    def meeting(self) -> date | None:
        """The date of this period's review: the first one in the period after it."""
        after = self.book.calendar.after(self.period)
        return next((event.day for event in self.meetings if event.day in after), None)

    @property
    def next_meeting(self) -> date | None:
        """The date of the review after that; after a month, only if it is in the second month after."""
        after = self.book.calendar.after(self.period)
        found = next((event.day for event in self.meetings if event.day >= after.end), None)
        is_far = found and self.period.length is Length.MONTH and found not in self.book.calendar.after(after)
        return None if is_far else found
