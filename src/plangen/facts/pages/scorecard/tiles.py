"""The tiles of a scorecard: four with large numbers, and four smaller ones below."""

from collections.abc import Callable
from dataclasses import replace

from plangen.elements.figure import Figure, Mark
from plangen.elements.label import Label
from plangen.elements.reasons import Variant
from plangen.elements.tile import Tile
from plangen.facts.blocks.tiles import (
    YEAR_TO_DATE,
    ahead_tile,
    commitments_note,
    commitments_tile,
    metric_tile,
    name_of_part,
    result_tile,
    year_tile,
)
from plangen.facts.figures.listed import activity, named
from plangen.facts.figures.monthly_forecasts import forecast_for
from plangen.facts.figures.named import NamedMetric
from plangen.facts.figures.quota_status import unsigned_difference, year_status
from plangen.facts.figures.win_rate_sample import win_rate_sample
from plangen.facts.formatting.reasons import VARIANTS, variant_text
from plangen.facts.pages.scorecard.parts import ScoreTiles
from plangen.facts.pages.scorecard.year import tile_of_a_year
from plangen.facts.scope.document import Scope
from plangen.metrics.pipeline.coverage import open_pipeline
from plangen.metrics.pipeline.decisions import flagged_deals
from plangen.metrics.results.amounts import total_value
from plangen.metrics.results.bookings import bookings
from plangen.periods import Length

MOST_SECOND = 4


def score_tiles(scope: Scope) -> ScoreTiles:
    """The tiles of a scorecard, each metric once."""
    main = (result_tile(scope), _year(scope), ahead_tile(scope), _rate(scope))
    if main[3].name == main[1].name:
        main = (*main[:3], _cycle(scope))
    used = {tile.name for tile in main}
    second = [tile for make in _SECOND if (tile := make(scope)) is not None and tile.name not in used]
    return ScoreTiles(main, tuple(second[:MOST_SECOND]))


def _year(scope: Scope) -> Tile:
    """The gap to the quota of the year to date, or the amount over it; without a quota above 0, the year tile."""
    if scope.period.length is Length.YEAR:
        return tile_of_a_year(scope)
    span = scope.year_to_date
    status = year_status(scope)
    if not (scope.workspace.has_quota_in(span) and status.attainment.known and status.against.difference.known):
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


def _new_accounts(scope: Scope) -> Tile | None:
    """New accounts against their target and the prior period."""
    metric = named("new accounts")
    count = scope.figure(metric.compute(scope, scope.period))
    if not count.known or not scope.workspace.is_known_company_wide(scope.workspace.new_accounts, scope.period):
        return None
    target = _target(scope, metric)
    mark = scope.comparison(count, target).mark if target is not None else Mark.NONE
    sub = f"target {target}" if target is not None else ""
    tile = _words(metric.name, Label(metric.title, scope.period_name), count.short, sub, (count,))
    return replace(tile, mark=mark, note=_before(scope, metric))


def _forecast(scope: Scope) -> Tile | None:
    """The difference between the bookings and the opening forecast of the period, with both, and the accuracy."""
    forecast = scope.figure(forecast_for(scope, scope.period))
    actual = scope.figure(bookings(scope.deals, scope.period))
    if not forecast.known or not actual.known:
        return None
    difference = scope.difference(actual, forecast)
    actual, forecast = scope.comparable(actual, forecast)
    so_far = " so far" if not scope.is_over else ""
    accuracy = scope.figure(named("forecast accuracy").compute(scope, scope.period))
    label = Label("Forecast vs. actual", scope.period_name)
    tile = _words(
        "", label, difference.short, f"{forecast} forecast, {actual} actual{so_far}", (difference, forecast, actual)
    )
    return replace(tile, note=f"accuracy: {accuracy}" if accuracy.known else "")


def _activity(scope: Scope) -> Tile | None:
    """The first type of activity against its target and the prior period; never with a mark."""
    found = ((each, activity(each)) for each in scope.workspace.activity_types)
    known = [(each, metric, figure) for each, metric in found if (figure := _known(scope, metric)) is not None]
    known.sort(key=lambda each: _target(scope, each[1]) is None)
    if not known:
        return None
    _, metric, count = known[0]
    target = _target(scope, metric)
    title = f"{metric.name[:1].upper()}{metric.name[1:]} logged"
    sub = f"target {target}" if target is not None else VARIANTS[Variant.LOGGED]
    return replace(
        _words(metric.name, Label(title, scope.period_name), count.short, sub, (count,)), note=_before(scope, metric)
    )


def _decisions(scope: Scope) -> Tile | None:
    """The deals that need a decision, of those open, with their amount."""
    metric = named("deals that need a decision")
    measure = metric.compute(scope, scope.period)
    if not measure.known:
        return None
    count = scope.figure(measure)
    flagged = scope.figure(total_value([each.deal for each in flagged_deals(scope.deals, scope.workspace.standards)]))
    opened = scope.figure(open_pipeline(scope.deals))
    amounts = (flagged, opened) if flagged.known and opened.known and flagged.n else ()
    sub = " of ".join(map(str, amounts))
    return _words(metric.name, metric.title, f"{count} {variant_text(measure)}", sub, (count, *amounts))


def _known(scope: Scope, metric: NamedMetric) -> Figure | None:
    """The metric of the period; None if it isn't known."""
    figure = scope.figure(metric.compute(scope, scope.period))
    return figure if figure.known else None


def _target(scope: Scope, metric: NamedMetric) -> Figure | None:
    """The target of a metric; None if it has none."""
    found = metric.goal(scope, scope.period)
    return scope.figure(found) if found is not None and found.known else None


def _before(scope: Scope, metric: NamedMetric) -> str:
    """The same number of the prior period, up to the same day of a running one; empty if that isn't a full one."""
    prior = scope.book.calendar.before(scope.period)
    if not scope.is_full_period(prior):
        return ""
    before = scope.figure(metric.compute_comparable(scope, prior))
    return f"{name_of_part(scope, prior)}: {before}" if before.known else ""


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
    _new_accounts,
    _forecast,
    _activity,
    _decisions,
    _with_count("average deal", "won"),
    _with_count("margin", ""),
    _with_count("median cycle", "won"),
    _kept,
    _with_count("deals won", ""),
)
"""The tiles of the second row, most important first: the first four with data are printed."""
