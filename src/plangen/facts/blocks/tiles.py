"""The four tiles of page one; each slot shows the first of its metrics that the data allows."""

from dataclasses import replace
from datetime import timedelta

from plangen.elements.figure import Figure, Mark
from plangen.elements.label import Label
from plangen.elements.tile import Tile
from plangen.facts.blocks.beginning import has_no_wins_yet, tiles_of_a_beginner
from plangen.facts.blocks.past_commitments import own_commitments, was_due_or_open
from plangen.facts.figures.coverage_history import coverage_history
from plangen.facts.figures.listed import named
from plangen.facts.figures.quota_status import (
    QuotaStatus,
    coverage_ahead,
    period_pace,
    quota_status,
    set_to_close,
    to_go,
    year_status,
)
from plangen.facts.figures.win_rate_sample import win_rate_sample
from plangen.facts.formatting.average_of import average_of
from plangen.facts.scope.document import Scope
from plangen.facts.scope.workspace import DealMeasure
from plangen.metrics.people.commitments import commitments_due_in, commitments_kept, kept_on_time, times_carried
from plangen.metrics.pipeline.coverage import MIN_PAST_PERIODS, open_count, open_pipeline
from plangen.metrics.results.bookings import bookings, deals_won, win_rate
from plangen.metrics.results.flow import median_age, median_cycle
from plangen.metrics.results.pace import is_typical
from plangen.periods import Length, Period
from plangen.records.meetings.actions import Status

YEAR_TO_DATE = "year to date"
ORDINALS = {1: "1st", 2: "2nd", 3: "3rd"}


def metric_tile(metric: str, period: str, figure: Figure, sub: str, mark: Mark = Mark.NONE) -> Tile:
    """A tile labeled with the title of a metric and its period, which may be empty."""
    listed = named(metric)
    return Tile(listed.name, Label(listed.title, period), figure.short, sub, mark, (figure,))


def tiles(scope: Scope) -> tuple[Tile, ...]:
    """The four tiles; someone hired in the period starts with what there is before the first win."""
    usual = result_tile(scope), year_tile(scope), ahead_tile(scope), commitments_tile(scope)
    if not has_no_wins_yet(scope):
        return usual
    found = [each for each in tiles_of_a_beginner(scope) if each is not None]
    used = {each.name for each in found}
    others = {each.name: each for each in usual if each.name not in used}
    return (*found, *others.values())[: len(usual)]


def result_tile(scope: Scope) -> Tile:
    """Attainment; or else bookings against the person's average; or else deals won."""
    if scope.workspace.has_quota_in(scope.period) and _has_attainment(scope, scope.period):
        tile = _attainment(scope, quota_status(scope, scope.period), scope.period_name, _pace(scope))
        return replace(tile, note=_attainment_before(scope))
    booked = scope.figure(bookings(scope.deals, scope.period))
    if booked.known or (not scope.deals and scope.workspace.is_known_company_wide(bookings, scope.period)):
        return metric_tile("bookings", scope.period_name, booked, _average(scope, bookings) or booked.reason)
    count = scope.figure(deals_won(scope.deals, scope.period))
    return metric_tile("deals won", scope.period_name, count, _average(scope, deals_won) or count.reason)


def _has_attainment(scope: Scope, period: Period) -> bool:
    """Whether the person's attainment is known; if it isn't, the tile shows the next metric, and the headline why."""
    return quota_status(scope, period).attainment.known


def year_tile(scope: Scope) -> Tile:
    """Attainment of the year to date; or else bookings against the same dates last year; or else win rate."""
    span = scope.year_to_date
    if not scope.has_year:
        return _rate_tile(scope)
    if scope.workspace.has_quota_in(span) and year_status(scope).attainment.known:
        return replace(_attainment(scope, year_status(scope), YEAR_TO_DATE), note=_last_year(scope))
    booked = scope.figure(bookings(scope.deals, span))
    if booked.known and (before := _last_year(scope)):
        return metric_tile("bookings", YEAR_TO_DATE, booked, before)
    rate = win_rate(scope.deals, scope.period)
    if rate.known or not (booked.known or scope.workspace.is_known_company_wide(bookings, span)):
        return _rate_tile(scope)
    return metric_tile("bookings", YEAR_TO_DATE, booked, booked.reason)


def _last_year(scope: Scope) -> str:
    """The bookings of the same months or dates of last year; empty if they aren't all known."""
    calendar = scope.book.calendar
    last = calendar.year_before(calendar.containing(scope.period.start, scope.year_to_date.length))
    before = scope.figure(bookings(scope.deals, _same_days(scope, last)))
    if not (before.known and scope.workspace.history.is_full(last) and scope.employed_on(last.start)):
        return ""
    return f"same {'months' if scope.is_over else 'dates'} of {last.name}: {before}"


def _attainment_before(scope: Scope) -> str:
    """The attainment of the prior period, once this one is over; empty if it isn't known."""
    prior = scope.book.calendar.before(scope.period)
    if not scope.is_over or not scope.is_full_period(prior):
        return ""
    before = quota_status(scope, prior).attainment
    return f"{name_of(scope, prior)}: {before}" if before.known else ""


def name_of(scope: Scope, period: Period) -> str:
    """A period as a tile names it: “Q2” or “August”."""
    return scope.number_format.month(period.start, long=True) if period.length is Length.MONTH else period.short


def name_of_part(scope: Scope, period: Period) -> str:
    """A past period as a tile names it, or its part that a running period is compared with: “Q2, same days”."""
    return name_of(scope, period) if scope.is_over else f"{name_of(scope, period)}, same days"


def _rate_tile(scope: Scope) -> Tile:
    rate = scope.figure(win_rate(scope.deals, scope.period))
    return metric_tile("win rate", scope.period_name, rate, win_rate_sample(scope, rate, scope.period) or rate.reason)


def _same_days(scope: Scope, last: Period) -> Period:
    """The days of last year that match this year's up to the end of the period or the as-of date."""
    end = scope.book.calendar.year_before(scope.period).end
    ahead = scope.period.last_day - scope.book.as_of
    return Period(last.start, end - max(ahead, timedelta(0)), last.length, "", "", "")


def ahead_tile(scope: Scope) -> Tile:
    """Coverage of the period ahead; or else open pipeline; or else open deals with their median age."""
    coverage = scope.figure(coverage_ahead(scope))
    if coverage.known:
        value = scope.figure(set_to_close(scope))
        covers = f"{value} for {to_go(scope)} to go" if value.known else ""
        return replace(metric_tile("coverage", scope.ahead_name, coverage, covers), note=_typical(scope))
    value = scope.figure(open_pipeline(scope.deals))
    count = scope.figure(open_count(scope.deals))
    if value.known:
        tile = metric_tile("open pipeline", "", value, scope.number_format.deals(value.n))
        return replace(tile, note=_median_age(scope))
    return metric_tile("open deals", "", count, _median_age(scope) if count.known else count.reason)


def _median_age(scope: Scope) -> str:
    ages = scope.figure(median_age(scope.deals, scope.book.as_of))
    return f"median age {ages}" if ages.known else ""


def commitments_tile(scope: Scope) -> Tile:
    """Commitments kept; or else median sales cycle; or else open deals, if the tile before shows coverage."""
    kept = scope.figure(commitments_kept(scope.book.actions, scope.person.name, scope.period, scope.book.as_of))
    if kept.known:
        note = ", ".join(filter(None, (commitments_note(scope), _carried_over(scope))))
        return replace(metric_tile("commitments kept", "", kept, note), note=commitments_before(scope))
    cycle = scope.figure(median_cycle(scope.deals, scope.period))
    if cycle.known:
        return metric_tile("median cycle", scope.period_name, cycle, f"{scope.number_format.count(cycle.n)} won")
    opened = scope.figure(open_count(scope.deals))
    if opened.known and opened.n and coverage_ahead(scope).known:
        return metric_tile("open deals", "", opened, _median_age(scope))
    if scope.workspace.is_known_company_wide(median_cycle, scope.period):
        return metric_tile("median cycle", scope.period_name, cycle, cycle.reason)
    return metric_tile("commitments kept", "", kept, kept.reason)


def commitments_before(scope: Scope) -> str:
    """The commitments kept in the prior period; empty if none were due."""
    prior = scope.book.calendar.before(scope.period)
    before = scope.figure(commitments_kept(scope.book.actions, scope.person.name, prior, scope.book.as_of))
    return f"{name_of(scope, prior)}: {before}" if before.known else ""


def _pace(scope: Scope) -> str:
    """The pace of a running period, and whether it is against a straight line; empty once it is over.

    A running year has a tile with its pace against the quota to date.
    """
    found = period_pace(scope)
    if scope.is_over or scope.period.length is Length.YEAR or not found.known:
        return ""
    straight = "" if is_typical(scope.workspace.typical_pace(scope.person, scope.period)) else ", straight line"
    return f"pace {scope.figure(found)} of expected{straight}"


def _attainment(scope: Scope, status: QuotaStatus, period: str, pace: str = "") -> Tile:
    if not status.attainment.known:
        fix = f": {status.attainment.fix}" if status.attainment.fix else ""
        return metric_tile("attainment", period, status.attainment, f"{status.attainment.reason}{fix}")
    amounts = f"{status.against.actual} of {status.against.target} {status.quota_name}".strip()
    sub = "; ".join(filter(None, (amounts, pace)))
    return metric_tile("attainment", period, status.attainment, sub, scope.attainment_mark(status.attainment))


def _average(scope: Scope, measure: DealMeasure) -> str:
    """The person's average over prior full periods; empty if unknown."""
    average = scope.prior_average(measure)
    if not average.known or not scope.deals:
        return ""
    return f"{average_of(scope.number_format, average.n, scope.period.length)}: {scope.figure(average)}"


def _typical(scope: Scope) -> str:
    """The person's coverage at the same point of prior periods, in words; empty if unknown."""
    found = typical_coverage(scope)
    return f"typical by now: {found}" if found else ""


def typical_coverage(scope: Scope) -> str:
    """The person's coverage at the same point of prior periods, from lowest to highest; empty if unknown."""
    past = scope.once(coverage_history)
    if len(past) < MIN_PAST_PERIODS:
        return ""
    known = [(each.coverage.value, each.coverage) for each in past if each.coverage.value is not None]
    known.sort(key=lambda each: each[0])
    low, high = (scope.figure(measure).bare for _, measure in (known[0], known[-1]))
    return f"{low}×" if low == high else f"{low}–{high}×"


def commitments_note(scope: Scope) -> str:
    """The number of commitments kept late, moved, still open, and dropped; the first two that apply."""
    due = commitments_due_in(scope.book.actions, scope.person.name, scope.period, scope.book.as_of)
    late = sum(action.status is Status.KEPT and not kept_on_time(action) for action in due)
    moved = [action for action in due if action.status is Status.MOVED]
    times = max((times_carried(action, scope.book.as_of, scope.book.calendar) for action in moved), default=0)
    nth = ORDINALS.get(times, f"{times}th")
    again = "" if times < 2 else f", {nth} time" if len(moved) == 1 else f", one for the {nth} time"  # noqa: PLR2004 - again
    parts = [
        _counted(scope, late, "kept late"),
        f"{_counted(scope, len(moved), 'moved')}{again if moved else ''}",
        _counted(scope, sum(action.status is Status.OPEN for action in due), "still open"),
        _counted(scope, sum(action.status is Status.DROPPED for action in due), "dropped"),
    ]
    return ", ".join([part for part in parts if part][:2])


def _carried_over(scope: Scope) -> str:
    """The number of listed commitments that were due before the period; the tile doesn't count them."""
    listed = [each.due for each in own_commitments(scope) if was_due_or_open(scope, each)]
    return _counted(scope, sum(due is not None and due < scope.period.start for due in listed), "carried over")


def _counted(scope: Scope, count: int, words: str) -> str:
    return f"{scope.number_format.spelled_out(count)} {words}" if count else ""
