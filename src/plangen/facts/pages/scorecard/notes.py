"""The data notes of a scorecard, and the list of what isn't shown."""

from collections.abc import Callable, Iterable

from plangen.elements.chart import ColumnChart
from plangen.elements.figure import Mark
from plangen.elements.measure import Unit
from plangen.facts.blocks.coverage import TYPICAL
from plangen.facts.blocks.data_notes import (
    REBUILT,
    deal_rows_note,
    missing_characters,
    missing_values,
    periods_not_compared,
    quota_proration,
)
from plangen.facts.blocks.not_shown import NotShown, not_shown
from plangen.facts.blocks.score_table import ScoreRow, score_rows
from plangen.facts.pages.scorecard.charts import score_charts
from plangen.facts.pages.scorecard.tiles import score_tiles
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit

DATA_NOTES_LIMIT = Limit("data_notes")
NOT_SHOWN_LIMIT = Limit("not_shown")

IsMissing = Callable[[Scope], bool]


def score_notes(scope: Scope) -> tuple[str, ...]:
    """The notes, most important first, up to the limit of the document type."""
    rows = [row for group in scope.once(score_rows).groups for row in group.rows]
    figures = {tile.label: figure for tile in scope.once(score_tiles).main for figure in tile.figures}
    notes = [
        *missing_characters(scope),
        *missing_values(figures | {row.label: row.actual for row in rows}),
        *deal_rows_note(scope),
        *_small_samples(scope, rows),
        *quota_proration(scope),
        *_rebuilt(scope),
        *periods_not_compared(scope),
        *_left_out(scope),
    ]
    return tuple(notes[: scope.most(DATA_NOTES_LIMIT)])


def _left_out(scope: Scope) -> Iterable[str]:
    """The metrics that the table has no row for."""
    if left_out := scope.once(score_rows).left_out:
        yield f"Not in the table, for lack of space: {', '.join(left_out)}. plangen explain prints them."


def _small_samples(scope: Scope, rows: list[ScoreRow]) -> Iterable[str]:
    """What a small sample is, why a row with a target has no arrow, and what renewals don't count in."""
    few, enough = scope.book.settings.small_samples
    if any(row.actual.few for row in rows):
        yield f"Small sample: under {few} deals."
    if not scope.is_over:
        period, as_of = scope.number_format.period(scope.period), scope.number_format.day(scope.book.as_of)
        yield f"No arrows: {period} isn’t over as of {as_of}."
    elif any(map(_without_arrow, rows)) and not scope.is_new:
        yield f"No arrow: win rate on under {enough} closed deals, or median on under {few} wins."
    if scope.workspace.has_renewals:
        yield "Win rate, sales cycle, and average deal size exclude renewals."


def _without_arrow(row: ScoreRow) -> bool:
    """Whether a row has a target but no arrow, because of its small sample."""
    has_sample = row.actual.part is not None or row.actual.unit is Unit.DAYS
    return row.difference is not None and row.mark is Mark.NONE and has_sample


def _rebuilt(scope: Scope) -> Iterable[str]:
    """How past pipeline is known, if typical coverage is shown."""
    ahead = scope.once(score_charts).ahead
    if isinstance(ahead, ColumnChart) and ahead.tick_name == TYPICAL:
        yield REBUILT


def score_not_shown(scope: Scope) -> tuple[NotShown, ...]:
    """What the data doesn't show for anyone, each with the column or sheet that would show it."""
    missing = [*not_shown(scope), *(NotShown(what, fix) for what, fix, is_missing in _REQUIRED if is_missing(scope))]
    return tuple(missing[: scope.most(NOT_SHOWN_LIMIT)])


_REQUIRED: tuple[tuple[str, str, IsMissing], ...] = (
    (
        "Forecast vs. actual",
        "a Forecasts sheet (salesperson, period, as of, commit)",
        lambda scope: not scope.book.forecasts,
    ),
    (
        "Activity",
        "an Activities sheet (date, salesperson, type)",
        lambda scope: not scope.book.activities,
    ),
    (
        "Loss reasons",
        "loss reasons on lost deals",
        lambda scope: not scope.workspace.has_loss_reasons,
    ),
    (
        "Slipped and pushed deals",
        "a snapshot on the first of each month (plangen snapshot)",
        lambda scope: scope.workspace.has_open_amounts and not scope.book.snapshots,
    ),
)
