"""The second tile of a year's scorecard, whose first tile already is about the year: pace, or the prior year."""

from plangen.elements.label import Label
from plangen.elements.tile import Tile
from plangen.facts.blocks.tiles import YEAR_TO_DATE, metric_tile
from plangen.facts.figures.listed import named
from plangen.facts.formatting.average_of import average_of
from plangen.facts.scope.document import Scope
from plangen.metrics.results.bookings import bookings, deals_won
from plangen.metrics.results.pace import Clock, pace, quota_to_date


def tile_of_a_year(scope: Scope) -> Tile:
    """Pace to quota of a running year; or else bookings of the prior year, if it is full; or else deals won."""
    found = _pace(scope) if not scope.is_over else None
    return found or _prior_year(scope) or _deals_won(scope)


def _pace(scope: Scope) -> Tile | None:
    """Bookings to date against the quota to date, which isn't the year's; None without either."""
    clock = Clock(scope.book.as_of, scope.book.holidays)
    to_date = quota_to_date(scope.person, scope.period, scope.workspace.plan, clock)
    won = bookings(scope.deals, scope.period)
    share = scope.figure(pace(won, to_date))
    if not share.known:
        return None
    booked, goal = scope.comparable(scope.figure(won), scope.figure(to_date))
    sub = f"{booked} of {goal} quota to date"
    return Tile("", Label("Pace to quota", YEAR_TO_DATE), share.short, sub, figures=(share,))


def _prior_year(scope: Scope) -> Tile | None:
    before = scope.book.calendar.before(scope.period)
    booked = scope.figure(bookings(scope.deals, before))
    if not scope.is_full_period(before) or not booked.known:
        return None
    return metric_tile("bookings", before.name, booked, f"{scope.number_format.count(booked.n)} won")


def _deals_won(scope: Scope) -> Tile:
    count = scope.figure(named("deals won").compute(scope, scope.period))
    average = scope.prior_average(deals_won)
    name = average_of(scope.number_format, average.n, scope.period.length)
    sub = f"{name}: {scope.figure(average)}" if average.known else count.reason
    return metric_tile("deals won", scope.period_name, count, sub)
