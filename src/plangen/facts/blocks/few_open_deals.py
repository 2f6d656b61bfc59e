"""A pipeline of few open deals: all of them, with bars in place of a chart."""

from collections.abc import Sequence
from decimal import Decimal

from plangen.elements.chart import TickBar
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone
from plangen.facts.blocks.decisions import Decision, decision_of
from plangen.facts.formatting.truncation import FullText
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.metrics.pipeline.coverage import open_deals
from plangen.metrics.pipeline.decisions import FlaggedDeal, flagged_deals
from plangen.records.deals.opportunities import Opportunity

MOST_DEALS = 5
"""How many open deals are all listed, without a chart."""
MOST_LINES = 7
"""The lines of a name: rows of so few deals can grow."""
STEP_TEXT = Limit("open_step_text", 90)
BAR = 18
DEAL_ROW, LEAVER_ROW = 20.0, 26.0
"""The heights of a row in millimeters; a leaver's page has no rows for new deals."""

OPEN_DEALS = TableSpec(
    "open_deals",
    (
        Column("deal", "open_deals", width=46, tone=Tone.STRONG, below="account", is_title=True),
        Column("bar", look=Look.BAR, width=BAR + 1),
        Column("value", "value", Look.NUMBER, 15),
        Column("close", "close", Look.NUMBER, 15),
        Column("now", "next_step", below="why"),
        Column("decision", "decide_and_step", Look.TICK, 50, is_kept=True, is_tinted=True),
    ),
    values=("age", "stage", "next_step"),
)
"""`now` is the next step on file, with why a deal needs a decision below it, or that alone."""


def has_few_deals(scope: Scope) -> bool:
    """Whether there are so few open deals that the page lists all of them."""
    return 0 < len(open_deals(scope.deals)) <= MOST_DEALS


def every_open_deal(scope: Scope) -> Table:
    """All open deals by close date, with bars, next steps on file, and boxes for those that need a decision."""
    opened = _by_close(open_deals(scope.deals))
    flagged = {each.deal.row: each for each in flagged_deals(scope.deals, scope.workspace.standards)}
    most = max((deal.amount for deal in opened if deal.amount is not None), default=Decimal(0))
    rows = [_row(scope, deal, flagged.get(deal.row), most) for deal in opened]
    has_step = any(deal.next_step for deal in opened)
    headers = {} if has_step else {"now": scope.tables.word("trips")}
    height = LEAVER_ROW if scope.has_left else DEAL_ROW
    heading = scope.tables.word("open_deals")
    return scope.tables.table(OPEN_DEALS, rows, heading=heading, headers=headers, row_height=height)


def _by_close(opened: Sequence[Opportunity]) -> list[Opportunity]:
    return sorted(opened, key=lambda deal: (deal.close is None, deal.close, deal.row))


def _row(scope: Scope, deal: Opportunity, flagged: FlaggedDeal | None, most: Decimal) -> Row:
    found = decision_of(scope, flagged or FlaggedDeal(deal, ()), in_brief=False, lines=MOST_LINES)
    step = scope.truncated(STEP_TEXT, deal.next_step, FullText(deal.label, deal.next_step))
    return table_row(
        OPEN_DEALS,
        deal=found.deal,
        account=found.account,
        close=found.close,
        bar=_bar(deal, found, most),
        value=found.value,
        now=step or found.trips,
        why=found.trips if step else "",
        decision=found.choice if flagged else None,
        age=found.age,
        stage=deal.stage,
        next_step=step,
    )


def _bar(deal: Opportunity, found: Decision, most: Decimal) -> TickBar | None:
    if not deal.amount or not most:
        return None
    return TickBar(f"{deal.label}: {found.value}", deal.amount, None, most, strong=True, width=BAR)
