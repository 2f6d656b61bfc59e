"""The figures at the head of a scorecard: four large ones, and three in words below."""

from collections.abc import Callable
from dataclasses import replace

from plangen.facts.brief import Brief
from plangen.facts.measures import activity, named
from plangen.facts.said import said_for
from plangen.facts.scorecard import ScoreTiles, WordTile
from plangen.facts.scorecard_table import resting_on
from plangen.facts.standing import standing
from plangen.facts.tiles import Tile, ahead_tile, not_in_time, promises_tile, result_tile, year_tile
from plangen.metrics.activity import LOGGED
from plangen.metrics.results import bookings

SECOND = 3
MOST_TYPES = 3
TO_GO, OVER = "To go to quota", "Over quota"


def score_tiles(brief: Brief) -> ScoreTiles:
    """The tiles of a scorecard, none of them twice."""
    main = (result_tile(brief), _year(brief), ahead_tile(brief), _rate(brief))
    if main[3].label == main[1].label:
        main = (*main[:3], _cycle(brief))
    taken = {_bare(tile.label) for tile in main}
    second = [tile for make in _SECOND if (tile := make(brief)) is not None and _bare(tile.label) not in taken]
    return ScoreTiles(main, tuple(second[:SECOND]))


def _bare(label: str) -> str:
    """A label without its period."""
    return label.partition(", ")[0]


def _year(brief: Brief) -> Tile:
    """What is to go to the quota of the year so far, or over it; without quotas what the year came to."""
    span = brief.year_to_date
    found = standing(brief, span)
    if not brief.desk.has_quota_in(span) or not found.against.difference.known:
        return year_tile(brief)
    missing = named("gap").work_out(brief, span)
    over = missing.value is not None and missing.value <= 0
    shown = brief.figure(replace(missing, value=abs(missing.value)) if missing.value is not None else missing)
    label = f"{OVER if over else TO_GO}, year to date"
    return Tile(label, shown, f"{found.share}: {found.won} of {found.goal}", brief.attained(found.share))


def _rate(brief: Brief) -> Tile:
    """The win rate with k of n; the median cycle where the files know no closed deal."""
    measure = named("win rate")
    rate = brief.figure(measure.work_out(brief, brief.period))
    if not rate.known and brief.deals:
        return _cycle(brief)
    return Tile(f"Win rate, {brief.period_name}", rate, resting_on(brief, rate) or rate.reason)


def _cycle(brief: Brief) -> Tile:
    """The median cycle; what was promised where no cycle can be said."""
    cycle = brief.figure(named("median cycle").work_out(brief, brief.period))
    if not cycle.known:
        return promises_tile(brief)
    return Tile(f"Median cycle, {brief.period_name}", cycle, f"{brief.numerals.count(cycle.n)} won")


def _forecast(brief: Brief) -> WordTile | None:
    """What was said at the start of the period, what was won, and the difference, in words."""
    said = brief.figure(said_for(brief, brief.period))
    won = brief.figure(bookings(brief.deals, brief.period))
    if not said.known or not won.known:
        return None
    difference = brief.numerals.difference(won, said)
    so_far = "" if brief.over else " so far"
    text = f"said {said}, won {won}{so_far}"
    return WordTile(f"Forecast, {brief.period_name}", text, f"difference {difference}", (said, won, difference))


def _logged(brief: Brief) -> WordTile | None:
    """The activities of the period by type, as the CRM has them; never with a mark."""
    found = [(kind, brief.figure(activity(kind).work_out(brief, brief.period))) for kind in brief.desk.activity_types]
    known = [(activity(kind).name, figure) for kind, figure in found if figure.known][:MOST_TYPES]
    if not known:
        return None
    first, *others = [f"{figure} {name}" for name, figure in known]
    rest = ", ".join([*others, LOGGED])
    return WordTile(f"Activity, {brief.period_name}", first, rest, tuple(figure for _, figure in known))


def _to_decide(brief: Brief) -> WordTile | None:
    found = named("deals that need a decision").work_out(brief, brief.period)
    shown = brief.figure(found)
    return WordTile("Deals that need a decision", f"{shown} {found.variant}", figures=(shown,)) if found.known else None


def _kept(brief: Brief) -> WordTile | None:
    found = brief.figure(named("kept").work_out(brief, brief.period))
    return WordTile("Commitments kept", found.short, not_in_time(brief), (found,)) if found.known else None


def _plainly(name: str, count: str) -> Callable[[Brief], WordTile | None]:
    """A tile that says a measure of the period with the number of deals that it rests on."""

    def tile(brief: Brief) -> WordTile | None:
        measure = named(name)
        found = brief.figure(measure.work_out(brief, brief.period))
        if not found.known:
            return None
        said = f"{brief.numerals.count(found.n)} {count}" if count else ""
        return WordTile(f"{measure.title}, {brief.period_name}", found.short, said, (found,))

    return tile


_SECOND: tuple[Callable[[Brief], WordTile | None], ...] = (
    _forecast,
    _logged,
    _to_decide,
    _kept,
    _plainly("median cycle", "won"),
    _plainly("average deal", "won"),
    _plainly("deals won", ""),
)
"""The tiles of the second row, the weightiest first: the first three that can be said are printed."""
