"""Numbers that an earlier packet printed for the same period, and the notes if they have changed since."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from plangen.elements.measure import Measure
from plangen.facts.figures.listed import named
from plangen.facts.scope.document import Scope
from plangen.metrics.results.restated import is_restated
from plangen.periods import Period

KEPT_FIGURES = ("bookings", "deals won", "new accounts", "margin", "win rate", "average deal", "median cycle")
"""The names, in the list of metrics, of the numbers that are kept."""


def restated_note(scope: Scope, name: str, period: Period, now: Measure) -> str:
    """What an earlier packet printed for a period: “was $194.0K”; empty if it hasn't changed.

    A change counts if it exceeds half a percent and shows in print.
    """
    before = scope.printed.get(kept_key(name, period))
    if before is None or not is_restated(now, before):
        return ""
    then, today = scope.figure(replace(now, value=before, part=None)), scope.figure(now)
    return f"was {then}" if then.short != today.short else ""


def restated_notes(scope: Scope) -> Iterable[str]:
    """One note for the prior period and one for the year before, if their numbers have changed since printed."""
    calendar = scope.book.calendar
    for period in (calendar.before(scope.period), calendar.year_before(scope.period)):
        changes = [change for name in KEPT_FIGURES if (change := _now_and_then(scope, name, period))]
        if changes:
            yield f"{scope.number_format.period(period)} restated since printed: {'; '.join(changes)}."


def _now_and_then(scope: Scope, name: str, period: Period) -> str:
    """A metric of a past period with what was printed for it; empty if it hasn't changed."""
    listed = named(name)
    if listed.of_deals is None or kept_key(name, period) not in scope.printed:
        return ""
    now = listed.of_deals(scope.workspace)(scope.deals, period)
    before = restated_note(scope, name, period, now)
    return f"{listed.title} {scope.figure(now)}, {before}" if before else ""


def kept_key(name: str, period: Period) -> str:
    """The key of a metric of a period among the kept numbers."""
    return f"{name} {period.code}"


def kept_figures(scope: Scope) -> Mapping[str, str]:
    """The exact numbers of the period to keep with a document, by key; none if the subject has no deals."""
    if not scope.deals:
        return {}
    values = {name: _value(scope, name) for name in KEPT_FIGURES}
    return {kept_key(name, scope.period): str(value) for name, value in values.items() if value is not None}


def _value(scope: Scope, name: str) -> Decimal | None:
    listed = named(name)
    if listed.of_deals is None:
        return None
    return listed.of_deals(scope.workspace)(scope.deals, scope.period).value
