"""What changed for one person since the prior period: one sentence on the metric that changed most."""

from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.figure import Figure
from plangen.elements.measure import Unit
from plangen.facts.scope.document import Scope
from plangen.facts.scope.workspace import DealMeasure
from plangen.metrics.results.bookings import average_deal, bookings, deals_won, margin, win_rate
from plangen.metrics.results.flow import median_cycle, pipeline_created
from plangen.periods import Period

LARGEST_CHANGE = Decimal(10)
"""The cap for a change: anything larger means that there was next to nothing before."""


@dataclass(frozen=True, slots=True)
class Change:
    """A metric in this period and the prior one, and the relative change."""

    name: str
    now: Figure
    before: Figure
    share: Decimal


def what_changed(scope: Scope) -> str:
    """The largest change as a sentence; a new hire's start date, or the bookings, if no change can be measured."""
    if scope.is_new and scope.person.hired:
        return f"Started {scope.number_format.short_day(scope.person.hired)}."
    if not scope.deals:
        return "No deals on file."
    prior = scope.book.calendar.before(scope.period)
    if not scope.is_full_period(prior):
        return _bookings_only(scope)
    found = [change for name, measure in _MEASURES if (change := _change(scope, name, measure)) is not None]
    if not found:
        return _bookings_compared(scope, prior)
    largest = max(found, key=lambda each: each.share)
    if not largest.share:
        return f"{largest.name} {largest.now}, same as {scope.name_of_part(prior)}."
    return f"{largest.name} {largest.now}, vs. {largest.before} in {scope.name_of_part(prior)}."


def _bookings_only(scope: Scope) -> str:
    """The bookings, if there is no prior period to compare with."""
    won = scope.figure(bookings(scope.deals, scope.period))
    text = f"Bookings {won}" if won.known else "No bookings"
    return f"{text}; no full prior {scope.period.length}."


def _bookings_compared(scope: Scope, prior: Period) -> str:
    """The bookings next to those of the prior period, if there was nothing in it to measure a change by."""
    now, before = (scope.figure(bookings(scope.deals, each)) for each in (scope.period, scope.comparable_part(prior)))
    if not now.known or not before.known:
        return f"Bookings {now}." if now.known else "No bookings."
    if now.printed == before.printed:
        return f"Bookings {now}, same as {scope.name_of_part(prior)}."
    return f"Bookings {now}, vs. {before} in {scope.name_of_part(prior)}."


def _change(scope: Scope, name: str, measure: DealMeasure) -> Change | None:
    """The change of one metric; None if either value is unknown or based on a small sample."""
    prior = scope.comparable_part(scope.book.calendar.before(scope.period))
    found = [measure(scope.deals, span) for span in (scope.period, prior)]
    if measure is pipeline_created and any(each.variant for each in found):
        # Deals that get their amounts only when won would make new pipeline look small.
        return None
    now, before = map(scope.figure, found)
    if now.printed is None or before.printed is None or now.few or before.few or not before.printed:
        return None
    few = scope.book.settings.small_samples[0]
    if now.unit in (Unit.DAYS, Unit.SHARE) and min(now.n, before.n) < few:
        return None
    share = abs(now.printed - before.printed) / abs(before.printed)
    return Change(name, now, before, min(share, LARGEST_CHANGE))


_MEASURES: tuple[tuple[str, DealMeasure], ...] = (
    ("Bookings", bookings),
    ("Deals won:", deals_won),
    ("Pipeline created", pipeline_created),
    ("Win rate", win_rate),
    ("Margin", margin),
    ("Average deal size", average_deal),
    ("Median sales cycle", median_cycle),
)
"""The metrics compared, as a sentence starts; of equal changes, the first is printed."""
