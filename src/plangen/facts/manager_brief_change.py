"""What changed for one person since the period before: one sentence on the figure that changed most."""

from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.figure import Figure
from plangen.elements.measure import Unit
from plangen.facts.brief import Brief
from plangen.facts.desk import DealMeasure
from plangen.metrics.flow import median_cycle, pipeline_created
from plangen.metrics.results import average_deal, bookings, margin, win_rate, won_deals

MOST_TIMES = Decimal(10)
"""A change by more than so many times says that there was next to nothing before."""


@dataclass(frozen=True, slots=True)
class Change:
    """A figure of the period and the same of the one before, and by how much of that it changed."""

    name: str
    now: Figure
    before: Figure
    share: Decimal


def what_changed(brief: Brief) -> str:
    """The largest change as a sentence; who is new, and what there is, where nothing can be compared."""
    if brief.is_new and brief.person.hired:
        return f"New since {brief.numerals.short_day(brief.person.hired)}."
    if not brief.deals:
        return "No deals in the files."
    earlier = brief.book.calendar.before(brief.period)
    if not brief.desk.history.whole(earlier) or not brief.there_from(earlier.start):
        return _alone(brief)
    found = [change for name, measure in _MEASURES if (change := _change(brief, name, measure)) is not None]
    if not found:
        return _alone(brief)
    largest = max(found, key=lambda each: each.share)
    if not largest.share:
        return f"{largest.name} {largest.now}, as in {_earlier(brief)}."
    return f"{largest.name} {largest.now}, after {largest.before} in {_earlier(brief)}."


def _alone(brief: Brief) -> str:
    """What was won, where there is nothing to hold it against."""
    won = brief.figure(bookings(brief.deals, brief.period))
    said = f"Won {won}" if won.known else "Nothing won"
    return f"{said}; no earlier whole {brief.period.length}."


def _earlier(brief: Brief) -> str:
    return brief.numerals.period(brief.book.calendar.before(brief.period))


def _change(brief: Brief, name: str, measure: DealMeasure) -> Change | None:
    """The change of one measure; None where either is unknown, or rests on few deals."""
    found = [measure(brief.deals, span) for span in (brief.period, brief.book.calendar.before(brief.period))]
    if measure is pipeline_created and any(each.variant for each in found):
        # Deals get their amounts as they are won: what has just come in would seem to be little.
        return None
    now, before = map(brief.figure, found)
    if now.printed is None or before.printed is None or now.few or before.few or not before.printed:
        return None
    few = brief.book.settings.few[0]
    if now.unit in (Unit.DAYS, Unit.SHARE) and min(now.n, before.n) < few:
        return None
    share = abs(now.printed - before.printed) / abs(before.printed)
    return Change(name, now, before, min(share, MOST_TIMES))


_MEASURES: tuple[tuple[str, DealMeasure], ...] = (
    ("Won", bookings),
    ("Deals won:", won_deals),
    ("New deals worth", pipeline_created),
    ("Win rate", win_rate),
    ("Margin", margin),
    ("Average deal", average_deal),
    ("Median cycle", median_cycle),
)
"""What is compared, as a sentence begins; of two changes that are as large the first is said."""
