"""What one fact sheet is about: a person, a period and an edition, at the desk."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeVar

from plangen.elements.figure import Comparison, Figure, Mark
from plangen.elements.measure import Measure, Unit, unknown
from plangen.facts.desk import DealMeasure, Desk
from plangen.facts.numerals import Numerals, compared
from plangen.facts.subjects import Subject
from plangen.metrics.flow import median_cycle
from plangen.metrics.history import FEWEST_FOR_AN_AVERAGE, average
from plangen.metrics.pipeline import CoverageWindow, to_be_covered
from plangen.metrics.results import average_deal, margin, win_rate
from plangen.periods import Length, Period
from plangen.records.book import Book
from plangen.records.events import Event
from plangen.records.opportunities import Opportunity
from plangen.records.team import Person

Section = TypeVar("Section")

RATIOS: tuple[DealMeasure, ...] = (win_rate, margin, average_deal, median_cycle)
NEAR_POINTS = Decimal("0.03")
NEAR_DAYS = Decimal("0.1")


@dataclass(frozen=True)
class Brief:
    """One document's question to the desk. `title` is the kind's, `limits` are the kind's."""

    desk: Desk
    kind: str
    title: str
    subject: Subject
    period: Period
    edition: str = "rep"
    limits: Mapping[str, int] = field(default_factory=dict)
    printed: Mapping[str, Decimal] = field(default_factory=dict)
    """What an earlier packet printed of this person, by name and period of each figure (restated.key_of)."""

    def once(self, section: "Callable[[Brief], Section]") -> Section:
        """A section of this brief, computed when it is asked for first: some sections rest on others."""
        if section not in self._computed:
            self._computed[section] = section(self)
        found: Section = self._computed[section]
        return found

    @cached_property
    def _computed(self) -> "dict[Callable[[Brief], Any], Any]":
        return {}

    @property
    def book(self) -> Book:
        """The Book."""
        return self.desk.book

    @property
    def numerals(self) -> Numerals:
        """How numbers and dates are written."""
        return self.desk.numerals

    @property
    def person(self) -> Person:
        """Whom it is about."""
        return self.subject.person

    @cached_property
    def deals(self) -> tuple[Opportunity, ...]:
        """The person's own deals."""
        return self.book.deals_of(self.person)

    @property
    def is_preread(self) -> bool:
        """Whether it is the copy that the person prepares before the meeting."""
        return self.edition == "preread"

    @property
    def for_manager(self) -> bool:
        """Whether it is the manager's own copy."""
        return self.edition == "manager"

    @cached_property
    def year_to_date(self) -> Period:
        """The fiscal year up to the end of the period."""
        year = self.book.calendar.containing(self.period.start, Length.YEAR)
        return Period(year.start, self.period.end, Length.YEAR, year.code, year.name, year.short)

    @cached_property
    def ahead(self) -> Period:
        """The period that the next commitments are for: the one after this, or this one while it runs."""
        return to_be_covered(self.book.as_of, self.period, self.book.calendar)

    @property
    def ahead_name(self) -> str:
        """The period ahead as a page names it: without its year while that is the same."""
        year = self.book.calendar.year_of
        if self.ahead.length is Length.MONTH:
            return self.numerals.month(self.ahead.start, long=True)
        return self.ahead.short if year(self.ahead.start) == year(self.period.start) else self.ahead.name

    @property
    def period_name(self) -> str:
        """The period as a page that names its year says it: Q3, September."""
        if self.period.length is Length.MONTH:
            return self.numerals.month(self.period.start, long=True)
        return self.period.short

    @cached_property
    def window(self) -> CoverageWindow:
        """The period ahead, with the working day that the as-of date is in it."""
        return CoverageWindow.at(self.book.as_of, self.ahead, self.book.holidays)

    @cached_property
    def over(self) -> bool:
        """Whether the period is complete; before, nothing gets a status."""
        return self.period.over_on(self.book.as_of)

    @cached_property
    def past(self) -> Sequence[Period]:
        """The whole periods among the four before this one in which the person was there from the first day."""
        return [each for each in self.desk.history.before(self.period) if self.there_from(each.start)]

    @property
    def is_new(self) -> bool:
        """Whether the person came within the period: there is no status then, and nobody is behind."""
        return self.person.hired is not None and self.person.hired in self.period

    @property
    def has_left(self) -> bool:
        """Whether the person is gone when the period ahead begins."""
        left = self.person.left
        return left is not None and left <= self.book.as_of and left < self.ahead.start

    def was_whole(self, period: Period) -> bool:
        """Whether a past period is whole in the files, and the person was there for the whole of it."""
        return self.desk.history.whole(period) and self.there_from(period.start)

    def there_from(self, day: date) -> bool:
        """Whether the person was there on a day, as far as is known."""
        return self.person.hired is None or self.person.hired <= day

    def usual(self, measure: DealMeasure) -> Measure:
        """The person's own average over past whole periods, of a measure of deals; rates of few deals do not count."""
        if measure in RATIOS:
            return self._pooled(measure)

        def known(period: Period) -> Measure:
            found = measure(self.deals, period)
            return unknown(found.unit, "few deals", n=found.n) if self.desk.is_few(found) else found

        return average(known, self.past)

    def _pooled(self, measure: DealMeasure) -> Measure:
        """A ratio over the past whole periods together: from sums, never a mean of ratios."""
        if len(self.past) < FEWEST_FOR_AN_AVERAGE:
            return unknown(Unit.SHARE, f"fewer than {FEWEST_FOR_AN_AVERAGE} whole periods")
        first, last = self.past[-1], self.past[0]
        found = measure(self.deals, Period(first.start, last.end, first.length, "", "", ""))
        return unknown(found.unit, "few deals", n=found.n) if found.known and self.desk.is_few(found) else found

    def figure(self, measure: Measure) -> Figure:
        """A measure made ready to print; rates with few records are marked."""
        return self.numerals.figure(measure, few=self.book.settings.few[0])

    def comparison(self, actual: Figure, target: Figure) -> Comparison:
        """An actual against its target, with its mark, from the figures as printed."""
        difference = self.numerals.difference(actual, target)
        return Comparison(actual, target, difference, self._mark(actual, target))

    def _mark(self, actual: Figure, target: Figure) -> Mark:
        if actual.printed is None or target.printed is None or self._too_few(actual) or not self.over or self.is_new:
            return Mark.NONE
        value, goal = compared(actual, target)
        gap = value - goal
        if actual.unit is Unit.SHARE:
            return Mark.AHEAD if gap >= 0 else Mark.NEAR if gap >= -NEAR_POINTS else Mark.BEHIND
        if actual.unit is Unit.DAYS:
            return Mark.AHEAD if gap <= 0 else Mark.NEAR if gap <= goal * NEAR_DAYS else Mark.BEHIND
        return self._mark_of_share(value / goal) if goal > 0 else Mark.NONE

    def _too_few(self, actual: Figure) -> bool:
        """Whether a figure gets no status: a rate of fewer deals than Settings ask for, a median of few."""
        few, enough = self.book.settings.few
        return actual.n < (few if actual.unit is Unit.DAYS else enough if actual.part is not None else 0)

    def _mark_of_share(self, share: Decimal) -> Mark:
        settings = self.book.settings
        return Mark.AHEAD if share >= settings.ahead_from else Mark.NEAR if share >= settings.near_from else Mark.BEHIND

    def attained(self, share: Figure) -> Mark:
        """How an attainment stands, from the percentage as printed."""
        return (
            self._mark_of_share(share.printed)
            if share.printed is not None and self.over and not self.is_new
            else Mark.NONE
        )

    @cached_property
    def meetings(self) -> Sequence[Event]:
        """The person's reviews from the end of the period on, by date: after a month those of months too."""
        kinds = ["quarterly review", *(["monthly review"] if self.period.length is Length.MONTH else [])]
        own = [
            event for event in self.book.events if event.kind in kinds and event.salesperson in ("", self.person.name)
        ]
        return sorted((event for event in own if event.day >= self.period.end), key=lambda event: event.day)

    @property
    def meeting(self) -> date | None:
        """The day of the review of this period: the first one within the period after it."""
        after = self.book.calendar.after(self.period)
        return next((event.day for event in self.meetings if event.day in after), None)

    @property
    def next_meeting(self) -> date | None:
        """The day of the review after that, or None; after a month not that of a quarter far ahead."""
        after = self.book.calendar.after(self.period)
        found = next((event.day for event in self.meetings if event.day >= after.end), None)
        if found is None or self.period.length is not Length.MONTH:
            return found
        return found if found in self.book.calendar.after(after) else None
