"""How many metrics of a table are at their targets, in a sentence."""

from collections.abc import Sequence

from plangen.elements.figure import Mark
from plangen.facts.blocks.score_table import ScoreRow, ScoreTable
from plangen.facts.figures.listed import named
from plangen.facts.scope.document import Scope

AT_TARGET = (Mark.AHEAD, Mark.NEAR)


def at_target(scope: Scope, scores: ScoreTable) -> str:
    """How many metrics are at or near their targets, and which is furthest behind; empty if no row has a mark."""
    rows = [row for group in scores.groups for row in group.rows if row.mark is not Mark.NONE]
    if not rows:
        return ""
    of = scope.number_format.of(sum(row.mark in AT_TARGET for row in rows), len(rows))
    return f"{of} {'metric' if len(rows) == 1 else 'metrics'} at or near target{_furthest_behind(rows)}."


def _furthest_behind(rows: Sequence[ScoreRow]) -> str:
    """The metric furthest behind its target, as a part of a sentence; empty if none is behind."""
    behind = [
        (abs((row.actual.printed or 0) / row.target.printed - 1), named(row.name).title)
        for row in rows
        if row.mark is Mark.BEHIND and row.target is not None and row.target.printed
    ]
    if not behind:
        return ""
    _, title = max(behind)
    return f"; {title[0].lower()}{title[1:]} furthest behind"
