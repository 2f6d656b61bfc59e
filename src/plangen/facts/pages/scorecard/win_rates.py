"""The win rate by lead source, type, product, or deal size: the two that differ most."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated

from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone
from plangen.facts.blocks.score_table import based_on
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.spans import twelve_months
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.trace import made_of
from plangen.facts.scope.workspace import Workspace
from plangen.metrics.results.win_rates_by import GroupRate, Split, size_limits, widest, win_rates_by
from plangen.periods import Period

RATES_LIMIT = Limit("win_rates", 4)
"""The rows of each of the two."""
TWO = 2
TYPES = {"new": "New", "existing": "Existing", "renewal": "Renewal"}
WIN_RATES = TableSpec(
    "score_win_rates",
    (
        Column("label"),
        Column("rate", "win_rate", Look.NUMBER, 17, Tone.STRONG),
        Column("sample", "rests_on", Look.NUMBER, 26, Tone.QUIET),
    ),
)


def score_win_rates(scope: Scope) -> Annotated[Table, WIN_RATES] | None:
    """The win rates of twelve months by the two that differ most; None if none has two groups of enough deals."""
    span = twelve_months(scope)
    limits = scope.workspace.once(_limits, span)
    found = {split: win_rates_by(scope.deals, span, split, limits) for split in Split}
    few, _ = scope.book.settings.small_samples
    shown = widest(found, few, TWO)
    rows = [row for split in shown for row in _rows(scope, split, found[split], limits)]
    return scope.tables.table(WIN_RATES, rows, heading=scope.tables.word("win_rate_by")) if rows else None


def _limits(workspace: Workspace, span: Period) -> tuple[Decimal, ...]:
    """The company's limits between small, medium, and large deals."""
    return size_limits(workspace.book.opportunities, span)


def _rows(scope: Scope, split: Split, groups: Sequence[GroupRate], limits: Sequence[Decimal]) -> list[Row]:
    """The largest groups of a split, sizes in order."""
    return [
        table_row(
            WIN_RATES,
            group=f"By {split}",
            label=_label(scope, split, each, limits),
            rate=scope.figure(each.rate),
            sample=based_on(scope, scope.figure(each.rate)),
        )
        for each in groups[: scope.most(RATES_LIMIT)]
    ]


def _label(scope: Scope, split: Split, group: GroupRate, limits: Sequence[Decimal]) -> str:
    if split is Split.TYPE:
        return TYPES.get(group.name, group.name)
    if split is not Split.SIZE:
        return group.name
    how = "limits between three groups of closed deals of about the same number"
    texts = [scope.figure(Measure(limit, Unit.MONEY)).short for limit in limits]
    low, high = (made_of(scope.workspace.trace, text, how) for text in texts)
    return (f"Under {low}", f"{low} to under {high}", f"{high} and over")[int(group.name)]
