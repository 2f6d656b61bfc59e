"""The tiles of a scorecard: four with large numbers, and three in words below."""

from collections.abc import Callable
from dataclasses import replace

from plangen.elements.figure import Figure
from plangen.elements.label import Label
from plangen.elements.reasons import Variant
from plangen.elements.tile import Tile
from plangen.facts.blocks.tiles import (
    YEAR_TO_DATE,
    ahead_tile,
    commitments_note,
    commitments_tile,
    metric_tile,
    result_tile,
    year_tile,
)
from plangen.facts.figures.listed import activity, named
from plangen.facts.figures.monthly_forecasts import forecast_for
from plangen.facts.figures.quota_status import unsigned_difference, year_status
from plangen.facts.figures.win_rate_sample import win_rate_sample
from plangen.facts.formatting.reasons import VARIANTS, variant_text
from plangen.facts.pages.scorecard.parts import ScoreTiles
from plangen.facts.pages.scorecard.year import tile_of_a_year
from plangen.facts.scope.document import Scope
from plangen.metrics.results.bookings import bookings
from plangen.periods import Length

MOST_SECOND = 3
MOST_TYPES = 3


def score_tiles(scope: Scope) -> ScoreTiles:
    """The tiles of a scorecard, each metric once."""
    main = (result_tile(scope), _year(scope), ahead_tile(scope), _rate(scope))
    if main[3].name == main[1].name:
        main = (*main[:3], _cycle(scope))
    used = {tile.name for tile in main}
    second = [tile for make in _SECOND if (tile := make(scope)) is not None and tile.name not in used]
    return ScoreTiles(main, tuple(second[:MOST_SECOND]))


def _year(scope: Scope) -> Tile:
    """The gap to the quota of the year to date, or the amount over it; without quotas the year tile of a review."""
    if scope.period.length is Length.YEAR:
        return tile_of_a_year(scope)
    span = scope.year_to_date
    status = year_status(scope)
    if not scope.workspace.has_quota_in(span) or not status.against.difference.known:
        return year_tile(scope)
    shown = unsigned_difference(scope, status)
    to_date = "" if scope.is_over else " to date"
    tile = metric_tile(
        "gap",
        YEAR_TO_DATE,
        shown,
        f"{status.attainment}: {status.against.actual} of {status.against.target}{to_date}",
        scope.attainment_mark(status.attainment),
    )
    over = status.attainment.printed is not None and status.attainment.printed >= 1
    return replace(tile, label=Label("Over quota", YEAR_TO_DATE)) if over else tile


def _rate(scope: Scope) -> Tile:
    """Win rate; or else median sales cycle."""
    rate = scope.figure(named("win rate").compute(scope, scope.period))
    if not rate.known and scope.deals:
        return _cycle(scope)
    return metric_tile("win rate", scope.period_name, rate, win_rate_sample(scope, rate, scope.period) or rate.reason)


def _cycle(scope: Scope) -> Tile:
    """Median sales cycle; or else commitments kept."""
    cycle = scope.figure(named("median cycle").compute(scope, scope.period))
    if not cycle.known:
        return commitments_tile(scope)
    return metric_tile("median cycle", scope.period_name, cycle, f"{scope.number_format.count(cycle.n)} won")


def _words(name: str, label: str, text: str, sub: str, figures: tuple[Figure, ...]) -> Tile:
    """A smaller tile."""
    return Tile(name, label, text, sub, figures=figures, small=True)


def _forecast(scope: Scope) -> Tile | None:
    """The opening forecast of the period, the bookings, and the difference."""
    forecast = scope.figure(forecast_for(scope, scope.period))
    actual = scope.figure(bookings(scope.deals, scope.period))
    if not forecast.known or not actual.known:
        return None
    difference = scope.difference(actual, forecast)
    actual, forecast = scope.comparable(actual, forecast)
    so_far = "" if scope.is_over else " so far"
    text = f"{forecast}, actual {actual}{so_far}"
    figures = (forecast, actual, difference)
    return _words("", f"Forecast, {scope.period_name}", text, f"difference {difference}", figures)


def _activity(scope: Scope) -> Tile | None:
    """The number of logged activities by type; never with a mark."""
    counts = [
        (each, scope.figure(activity(each).compute(scope, scope.period))) for each in scope.workspace.activity_types
    ]
    known = [(activity_type, figure) for activity_type, figure in counts if figure.known][:MOST_TYPES]
    if not known:
        return None
    first, *others = [
        f"{figure} {activity_type if figure.printed == 1 else activity(activity_type).name}"
        for activity_type, figure in known
    ]
    sub = ", ".join([*others, VARIANTS[Variant.LOGGED]])
    return _words("", f"Activity, {scope.period_name}", first, sub, tuple(figure for _, figure in known))


def _decisions(scope: Scope) -> Tile | None:
    metric = named("deals that need a decision")
    measure = metric.compute(scope, scope.period)
    if not measure.known:
        return None
    count = scope.figure(measure)
    return _words(metric.name, metric.title, f"{count} {variant_text(measure)}", "", (count,))


def _kept(scope: Scope) -> Tile | None:
    metric = named("commitments kept")
    kept = scope.figure(metric.compute(scope, scope.period))
    return _words(metric.name, metric.title, kept.short, commitments_note(scope), (kept,)) if kept.known else None


def _with_count(name: str, counted: str) -> Callable[[Scope], Tile | None]:
    """A tile with a metric of the period, and the number of deals behind it unless `counted` is empty."""

    def tile(scope: Scope) -> Tile | None:
        metric = named(name)
        figure = scope.figure(metric.compute(scope, scope.period))
        if not figure.known:
            return None
        sub = f"{scope.number_format.count(figure.n)} {counted}" if counted else ""
        return _words(name, f"{metric.title}, {scope.period_name}", figure.short, sub, (figure,))

    return tile


_SECOND: tuple[Callable[[Scope], Tile | None], ...] = (
    _forecast,
    _activity,
    _decisions,
    _kept,
    _with_count("median cycle", "won"),
    _with_count("average deal", "won"),
    _with_count("deals won", ""),
)
"""The tiles of the second row, most important first: the first three with data are printed."""
