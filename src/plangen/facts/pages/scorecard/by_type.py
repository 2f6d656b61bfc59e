"""New, expansion, and renewal bookings against their targets."""

from typing import Annotated

from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone
from plangen.facts.figures.listed import named
from plangen.facts.scope.document import Scope
from plangen.facts.scope.tables import table_row
from plangen.metrics.results.bookings import share_of_quota
from plangen.metrics.results.by_type import TYPE_OF

SCORE_TYPES = TableSpec(
    "score_types",
    (
        Column("label"),
        Column("actual", "actual", Look.NUMBER, 18, Tone.STRONG),
        Column("target", "target", Look.NUMBER, 18),
        Column("share", "arrows", Look.NUMBER, 18),
    ),
)


def score_types(scope: Scope) -> Annotated[Table, SCORE_TYPES] | None:
    """Bookings of each type and their targets; None if the person has no target for any of them."""
    rows = [row for name in TYPE_OF if (row := _row(scope, name)) is not None]
    if not any(row.cells.get("target") is not None for row in rows):
        return None
    return scope.tables.table(SCORE_TYPES, rows, heading=scope.tables.word("bookings_by_type"))


def _row(scope: Scope, name: str) -> Row | None:
    """A type with bookings or a target; None for one without both."""
    metric = named(name)
    won, goal = metric.compute(scope, scope.period), metric.goal(scope, scope.period)
    has_target = goal is not None and goal.known
    if not has_target and not won.value:
        return None
    share = scope.figure(share_of_quota(won, goal)) if goal is not None and has_target else None
    return table_row(
        SCORE_TYPES,
        label=metric.title.removesuffix(" bookings"),
        actual=scope.figure(won),
        target=scope.figure(goal) if goal is not None and has_target else None,
        share=share if share is not None and share.known else None,
    )
