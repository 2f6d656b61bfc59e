"""What the figures of a scorecard rest on, and what the files could not show."""

from collections.abc import Iterable

from plangen.elements.figure import Mark
from plangen.elements.measure import Unit
from plangen.facts.brief import Brief
from plangen.facts.data_notes import adjusted, lacking, left_out, not_compared
from plangen.facts.not_shown import Lacking, NotShown, not_shown
from plangen.facts.scorecard import ScoreRow
from plangen.facts.scorecard_pictures import score_pictures
from plangen.facts.scorecard_table import score_table
from plangen.facts.scorecard_tiles import score_tiles


def score_notes(brief: Brief) -> tuple[str, ...]:
    """The notes, most important first, cut at the kind's limit."""
    rows = [row for group in brief.once(score_table).groups for row in group.rows]
    figures = {tile.label: tile.figure for tile in brief.once(score_tiles).main}
    notes = [
        *lacking(figures | {row.label: row.actual for row in rows}),
        *left_out(brief),
        *_few(brief, rows),
        *adjusted(brief),
        *_rebuilt(brief),
        *not_compared(brief),
    ]
    return tuple(notes[: brief.limits.get("data_notes", len(notes))])


def _few(brief: Brief, rows: list[ScoreRow]) -> Iterable[str]:
    """What few means, and why a row with a target has no arrow."""
    few, enough = brief.book.settings.few
    if any(row.actual.few for row in rows):
        yield f"Few: a rate of fewer than {few} deals."
    if not brief.over:
        yield f"{brief.numerals.period(brief.period)} is not over on {brief.numerals.day(brief.book.as_of)}: no arrows."
    elif any(map(_without_arrow, rows)) and not brief.is_new:
        yield f"No arrow: a rate of fewer than {enough} deals, a median of fewer than {few}."
    if brief.desk.has_renewals:
        yield "Renewals are left out of win rate, cycle and average deal."


def _without_arrow(row: ScoreRow) -> bool:
    """Whether a row has a target and no arrow because it rests on few deals."""
    rests_on_deals = row.actual.part is not None or row.actual.unit is Unit.DAYS
    return row.difference is not None and row.mark is Mark.NONE and rests_on_deals


def _rebuilt(brief: Brief) -> Iterable[str]:
    """How the open deals of earlier days are known."""
    ahead = brief.once(score_pictures).ahead
    if ahead is not None and getattr(ahead, "tick_name", "") == "Usual":
        yield "Open deals of earlier days are rebuilt from created and closed dates, at today's amounts."


def score_not_shown(brief: Brief) -> tuple[NotShown, ...]:
    """Everything that no file can give for anybody, each with the column that would show it."""
    own = [NotShown(what, cure) for what, cure, missing in _ASKED if missing(brief)]
    found = [*not_shown(brief), *own]
    return tuple(found[: brief.limits.get("not_shown", len(found))])


_ASKED: tuple[tuple[str, str, Lacking], ...] = (
    (
        "Forecast against what was won",
        "a sheet Forecasts (salesperson, period, as of, commit)",
        lambda brief: not brief.book.forecasts,
    ),
    (
        "Activity",
        "a sheet Activities (date, salesperson, type)",
        lambda brief: not brief.book.activities,
    ),
    (
        "Loss reasons",
        "reasons of lost deals, in the column loss reason",
        lambda brief: not brief.desk.has_loss_reasons,
    ),
)
