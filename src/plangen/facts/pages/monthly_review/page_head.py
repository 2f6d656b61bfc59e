"""The head of page two of a monthly review."""

from plangen.facts.blocks.open_by_month import on_time
from plangen.facts.blocks.page_head import PageHead, page_head
from plangen.facts.scope.document import Scope
from plangen.metrics.pipeline.coverage import open_deals, open_pipeline
from plangen.metrics.pipeline.decisions import flagged_deals


def month_head(scope: Scope) -> PageHead:
    """How many open deals need a decision, are past due, and have no amount."""
    opened, topic = open_deals(scope.deals), scope.tables.word("next_page")
    if not opened:
        return page_head("No open deals.", topic)
    numbers, count = scope.number_format, len(flagged_deals(scope.deals, scope.workspace.standards))
    value = open_pipeline(scope.deals)
    late, without = len(on_time(scope, opened)[1]), sum(deal.amount is None for deal in opened)
    deals = "deal" if len(opened) == 1 else "deals"
    need = "needs" if count == 1 else "need"
    title = f"{numbers.of(count, len(opened))} open {deals} {need} a decision."
    details = [f"{numbers.deals(late)} past due" if late else ""]
    details.append(f"{numbers.count(without)} without an amount" if without and value.known else "")
    return page_head(
        title if count else f"{numbers.deals(len(opened))} open; none needs a decision.",
        topic,
        f"{scope.figure(value)} open" if value.known else "",
        ", ".join(part for part in details if part),
    )
