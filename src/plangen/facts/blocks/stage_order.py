"""Stages in the order in which deals pass through them."""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

from plangen.facts.scope.document import Scope
from plangen.facts.scope.workspace import Workspace
from plangen.metrics.plans.full_pipeline import stage_probabilities
from plangen.periods import Period
from plangen.tables.values.folding import fold


def in_sales_order(scope: Scope, counts: Mapping[str, int]) -> list[str]:
    """Stages with their numbers of deals: by their order in Stages, else by the chance of a win.

    Equal chances go by the company's number of open deals, so that everyone's stages are in one order.
    """
    everyones = scope.workspace.once(_open_by_stage, scope.period)
    chances = scope.workspace.once(chances_by_stage, scope.period)
    order = {key: stage.order for key, stage in scope.book.stages.rows.items() if stage.order is not None}

    def place(name: str) -> tuple[Decimal, Decimal, int, str]:
        key = fold(name)
        return order.get(key, Decimal(0)), chances.get(key, Decimal(1)), -everyones[key], name

    return sorted(counts, key=place)


def _open_by_stage(workspace: Workspace, _period: Period) -> Counter[str]:
    """The number of open deals by folded stage, from all deals."""
    return Counter(fold(deal.stage) for deal in workspace.book.opportunities if deal.is_open)


def chances_by_stage(workspace: Workspace, _period: Period) -> Mapping[str, Decimal]:
    """The chance of a win by folded stage, from all deals."""
    return stage_probabilities(workspace.book.opportunities, workspace.book.stages)
