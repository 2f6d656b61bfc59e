"""The four figures of page one: each place takes the first figure of its ladder that can be said."""

from dataclasses import dataclass
from datetime import timedelta

from plangen.elements.figure import Figure, Mark
from plangen.facts.agreed import own_commitments, was_on_the_table
from plangen.facts.brief import Brief
from plangen.facts.desk import DealMeasure
from plangen.facts.standing import coverage_ahead, standing
from plangen.metrics.flow import median_age, median_cycle
from plangen.metrics.pipeline import open_count, open_pipeline, past_coverage
from plangen.metrics.promises import due_in, in_time, kept, times_carried
from plangen.metrics.results import bookings, win_rate, won_deals
from plangen.periods import Period
from plangen.records.actions import Status

ORDINALS = {1: "1st", 2: "2nd", 3: "3rd"}


@dataclass(frozen=True, slots=True)
class Tile:
    """A caption, a large figure, and a line below it that may carry a mark."""

    label: str
    figure: Figure
    sub: str
    mark: Mark = Mark.NONE


def tiles(brief: Brief) -> tuple[Tile, ...]:
    """The four tiles."""
    return result_tile(brief), year_tile(brief), ahead_tile(brief), promises_tile(brief)


def result_tile(brief: Brief) -> Tile:
    """Attainment; won value against the own average; won deals against it."""
    if brief.desk.has_quota_in(brief.period):
        return _attainment(brief, brief.period, f"Attainment, {brief.period_name}")
    won = brief.figure(bookings(brief.deals, brief.period))
    if won.known or (not brief.deals and brief.desk.can_be_said(bookings, brief.period)):
        return Tile(f"Won, {brief.period_name}", won, _against_average(brief, bookings) or won.reason)
    count = brief.figure(won_deals(brief.deals, brief.period))
    return Tile(f"Deals won, {brief.period_name}", count, _against_average(brief, won_deals) or count.reason)


def year_tile(brief: Brief) -> Tile:
    """Attainment of the year to date; won value against the same days last year; win rate."""
    span = brief.year_to_date
    if brief.desk.has_quota_in(span):
        return _attainment(brief, span, "Attainment, year to date")
    won = brief.figure(bookings(brief.deals, span))
    last = brief.book.calendar.year_before(brief.book.calendar.containing(brief.period.start, span.length))
    if won.known and brief.desk.history.whole(last) and brief.there_from(last.start):
        before = brief.figure(bookings(brief.deals, _same_days(brief, last)))
        days = "months" if brief.over else "days"
        return Tile("Won, year to date", won, f"{before} in the same {days} of {last.name}")
    rate = brief.figure(win_rate(brief.deals, brief.period))
    if rate.known or not (won.known or brief.desk.can_be_said(bookings, span)):
        few = ", few" if rate.few else ""
        said = f"{brief.numerals.of(rate.part or 0, rate.n)}{few}" if rate.known else rate.reason
        return Tile(f"Win rate, {brief.period_name}", rate, said)
    return Tile("Won, year to date", won, won.reason)


def _same_days(brief: Brief, last: Period) -> Period:
    """The days of last year that correspond to this year's up to the end of the period, or up to today in it."""
    end = brief.book.calendar.year_before(brief.period).end
    ahead = brief.period.last_day - brief.book.as_of
    return Period(last.start, end - max(ahead, timedelta(0)), last.length, "", "", "")


def ahead_tile(brief: Brief) -> Tile:
    """Coverage of the period ahead; open pipeline by value; open deals, with their median age."""
    covered = brief.figure(coverage_ahead(brief))
    if covered.known:
        return Tile(f"Coverage, {brief.ahead_name}", covered, _usual(brief))
    value = brief.figure(open_pipeline(brief.deals))
    count = brief.figure(open_count(brief.deals))
    if value.known:
        return Tile("Open pipeline", value, brief.numerals.deals(value.n))
    if count.known:
        return Tile("Open deals", count, _ages(brief))
    return Tile("Open deals", count, count.reason)


def _ages(brief: Brief) -> str:
    ages = brief.figure(median_age(brief.deals, brief.book.as_of))
    return f"median age {ages}" if ages.known else ""


def promises_tile(brief: Brief) -> Tile:
    """Commitments kept; the median cycle; open deals, where the tile before does not say them."""
    promised = brief.figure(kept(brief.book.actions, brief.person.name, brief.period))
    if promised.known:
        return Tile("Commitments kept", promised, ", ".join(filter(None, (not_in_time(brief), _from_before(brief)))))
    cycle = brief.figure(median_cycle(brief.deals, brief.period))
    if cycle.known:
        return Tile(f"Median cycle, {brief.period_name}", cycle, f"{brief.numerals.count(cycle.n)} won")
    opened = brief.figure(open_count(brief.deals))
    if opened.known and opened.n and coverage_ahead(brief).known:
        return Tile("Open deals", opened, _ages(brief))
    if brief.desk.can_be_said(median_cycle, brief.period):
        return Tile(f"Median cycle, {brief.period_name}", cycle, cycle.reason)
    return Tile("Commitments kept", promised, promised.reason)


def _attainment(brief: Brief, span: Period, label: str) -> Tile:
    found = standing(brief, span)
    if not found.share.known:
        cure = f": {found.share.cure}" if found.share.cure else ""
        return Tile(label, found.share, f"{found.share.reason}{cure}")
    quota = f"{found.quota_is} {found.goal}".strip()
    return Tile(label, found.share, f"{found.won} of {quota}", brief.attained(found.share))


def _against_average(brief: Brief, measure: DealMeasure) -> str:
    """What the figure is held against: the own average of whole periods, or nothing."""
    usual = brief.usual(measure)
    if not usual.known or not brief.deals:
        return ""
    return f"average of {brief.numerals.spelled(usual.n)} {brief.period.length}s {brief.figure(usual)}"


def _usual(brief: Brief) -> str:
    past = past_coverage(brief.person, brief.deals, brief.desk.history, brief.desk.plan, brief.window)
    if not past:
        return ""
    values = sorted(each.coverage.value for each in past if each.coverage.value is not None)
    low, high = (brief.numerals.number(value, 1) for value in (values[0], values[-1]))
    return f"usual at this point {low}–{high}×" if low != high else f"usual at this point {low}×"


def not_in_time(brief: Brief) -> str:
    """What became of those that were not kept in time."""
    due = due_in(brief.book.actions, brief.person.name, brief.period)
    moved = [action for action in due if action.status is Status.MOVED]
    times = max((times_carried(action, brief.book.as_of, brief.book.calendar) for action in moved), default=0)
    nth = ORDINALS.get(times, f"{times}th")
    again = "" if times < 2 else f", {nth} time" if len(moved) == 1 else f", one for the {nth} time"  # noqa: PLR2004 - again
    parts = [
        _so_many(
            brief, len([action for action in due if action.status is Status.KEPT and not in_time(action)]), "kept late"
        ),
        f"{_so_many(brief, len(moved), 'moved')}{again if moved else ''}",
        _so_many(brief, sum(action.status is Status.OPEN for action in due), "still open"),
        _so_many(brief, sum(action.status is Status.LET_GO for action in due), "let go"),
    ]
    return ", ".join([part for part in parts if part][:2])


def _from_before(brief: Brief) -> str:
    """How many of the commitments in the list were due before the period, and are none of those counted."""
    listed = [each.due for each in own_commitments(brief) if was_on_the_table(brief, each)]
    return _so_many(brief, sum(due is not None and due < brief.period.start for due in listed), "from before")


def _so_many(brief: Brief, count: int, what: str) -> str:
    return f"{brief.numerals.spelled(count)} {what}" if count else ""
