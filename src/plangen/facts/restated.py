"""Figures that an earlier packet printed for the same period, and what is said where they are others by now."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from plangen.elements.measure import Measure
from plangen.facts.brief import Brief
from plangen.facts.measures import named
from plangen.metrics.restated import is_restated
from plangen.periods import Period

KEPT_SECTIONS = frozenset({"results", "month_results", "score_table"})
"""The sections whose figures are kept with a packet; a document without any of them keeps none."""
KEPT_FIGURES = ("bookings", "deals won", "new accounts", "margin", "win rate", "average deal", "median cycle")
"""The names, in the list of measures, of the figures that are kept."""


def was(brief: Brief, name: str, period: Period, now: Measure) -> str:
    """What an earlier packet printed for a period: “, was $194.0K”; nothing where that is still true.

    Figures differ where they are more than half a percent apart, as they were worked out, and when they are printed.
    """
    before = brief.printed.get(key_of(name, period))
    if before is None or not is_restated(now, before):
        return ""
    then, today = brief.figure(replace(now, value=before, part=None)), brief.figure(now)
    return f", was {then}" if then.short != today.short else ""


def restated_since(brief: Brief) -> Iterable[str]:
    """One line for each earlier period that stands beside this one: its figures that are others by now."""
    calendar = brief.book.calendar
    for period in (calendar.before(brief.period), calendar.year_before(brief.period)):
        found = [said for name in KEPT_FIGURES if (said := _then_and_now(brief, name, period))]
        if found:
            yield f"{brief.numerals.period(period)} is not as it was printed then: {'; '.join(found)}."


def _then_and_now(brief: Brief, name: str, period: Period) -> str:
    """A figure of an earlier period with what was printed for it; nothing where that is still true."""
    listed = named(name)
    if listed.of_deals is None or key_of(name, period) not in brief.printed:
        return ""
    now = listed.of_deals(brief.desk)(brief.deals, period)
    before = was(brief, name, period, now)
    return f"{listed.title} {brief.figure(now)}{before}" if before else ""


def key_of(name: str, period: Period) -> str:
    """The name under which a figure of a period is kept."""
    return f"{name} {period.code}"


def kept_figures(brief: Brief, sections: frozenset[str]) -> Mapping[str, str]:
    """The figures of the period that a document with these sections prints, as they were worked out, by name."""
    if not sections & KEPT_SECTIONS or not brief.deals:
        return {}
    found = {name: _value(brief, name) for name in KEPT_FIGURES}
    return {key_of(name, brief.period): str(value) for name, value in found.items() if value is not None}


def _value(brief: Brief, name: str) -> Decimal | None:
    listed = named(name)
    if listed.of_deals is None:
        return None
    return listed.of_deals(brief.desk)(brief.deals, brief.period).value
