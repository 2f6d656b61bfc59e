"""The lists of deals on a half sheet: those that close, and those to decide on this week."""

from collections.abc import Sequence
from decimal import Decimal

from plangen.elements.field import Field, FieldKind
from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Table, TableSpec
from plangen.facts.formatting.line_count import line_count
from plangen.facts.formatting.reasons import flag_text
from plangen.facts.pages.monday.meeting import meeting
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.trace import made_of
from plangen.metrics.pipeline.coverage import open_deals
from plangen.metrics.pipeline.decisions import FlaggedDeal, flagged_deals
from plangen.records.addresses import deal_address
from plangen.records.deals.opportunities import DECISIONS, Opportunity

CLOSING_LIMIT, DECIDE_LIMIT = Limit("closing", 5), Limit("decide", 3)
DEAL_TEXT, STEP_TEXT = Limit("deal_text", 52), Limit("next_step_text", 60)
HEAD, GAP, MORE = 7.0, 3.0, 4.4
"""The heights of a table's header, of the gap after it, and of a line below it, in millimeters."""
CLOSING_ROW, DECIDE_ROW, LINE = 5.8, 9.4, 4.1
"""The heights of rows with one line of text, and of each further line, in millimeters."""
DEAL_WIDTH, STEP_WIDTH, DECIDE_WIDTH, SIZE = 35, 35, 52, 9
"""The widths that texts have, in millimeters, and their size in points."""
CHOICES = tuple((word, word) for word in DECISIONS)
ORDER = ("closing", "decide", "closing", "closing", "decide", "closing", "closing", "decide")
"""The order in which the lists get rows while there is room."""

SHEET_CLOSING = TableSpec(
    "sheet_closing",
    (
        Column("deal", "closing", width=36, is_title=True),
        Column("value", "value", Look.NUMBER, 14),
        Column("close", "close", width=16),
        Column("step", "next_step"),
    ),
)
SHEET_DECIDE = TableSpec(
    "sheet_decide",
    (
        Column("deal", "decide", is_title=True, is_tinted=True, below="why"),
        Column("decision", "", Look.TICK, 46, is_tinted=True),
    ),
)


def sheet_lists(scope: Scope, room: float) -> tuple[Table, Table]:
    """The deals closing and those to decide on, as many as there is room for."""
    heading, closing = _closing(scope)
    flagged = flagged_deals(scope.deals, scope.workspace.standards)
    counts = {"closing": 0, "decide": 0}
    most = {
        "closing": min(len(closing), scope.most(CLOSING_LIMIT)),
        "decide": min(len(flagged), scope.most(DECIDE_LIMIT)),
    }
    heights = {
        "closing": [_closing_height(scope, deal) for deal in closing[: most["closing"]]],
        "decide": [_decide_height(scope, each) for each in flagged[: most["decide"]]],
    }
    for name in ORDER:
        if counts[name] == most[name]:
            continue
        needed = heights[name][counts[name]]
        needed += 0 if counts[name] else HEAD + GAP + (MORE if name == "closing" else 0)
        if needed <= room:
            counts[name] += 1
            room -= needed
    return _closing_table(scope, heading, closing, counts["closing"]), _decide(scope, flagged[: counts["decide"]])


def _closing_height(scope: Scope, deal: Opportunity) -> float:
    name, step = line_count(_name(scope, deal), DEAL_WIDTH, SIZE), line_count(_step(scope, deal), STEP_WIDTH, SIZE)
    return CLOSING_ROW + LINE * (max(name, step) - 1)


def _decide_height(scope: Scope, flagged: FlaggedDeal) -> float:
    return DECIDE_ROW + LINE * (line_count(_name(scope, flagged.deal), DECIDE_WIDTH, SIZE) - 1)


def _name(scope: Scope, deal: Opportunity) -> str:
    return scope.truncated(DEAL_TEXT, deal.account or deal.label)


def _step(scope: Scope, deal: Opportunity) -> str:
    """The next step; of a deal without one, that there is none, if next steps are kept at all."""
    has_steps = scope.workspace.standards.applies("next_step")
    return scope.truncated(STEP_TEXT, deal.next_step) or (scope.tables.word("no_step") if has_steps else "")


def _closing(scope: Scope) -> tuple[str, list[Opportunity]]:
    """The open deals set to close in the month by date, else the next ones, under what they are."""
    span = scope.once(meeting).month
    dated = sorted((day, deal.row, deal) for deal in open_deals(scope.deals) if (day := deal.close) is not None)
    now = [deal for day, _, deal in dated if day in span]
    if now:
        return f"Closing in {scope.number_format.month(span.start, long=True)}", now
    return scope.tables.word("closing_next"), [deal for day, _, deal in dated if day >= span.end]


def _closing_table(scope: Scope, heading: str, deals: Sequence[Opportunity], count: int) -> Table:
    rest = deals[count:] if count else ()
    total = sum((deal.amount or Decimal(0) for deal in rest), Decimal(0))
    value = f", {scope.number_format.plain(total, Unit.MONEY)}" if total else ""
    more = f"{scope.number_format.count(len(rest))} more{value}" if rest else ""
    made_of(scope.workspace.trace, more, "", Measure(total, Unit.MONEY, len(rest), tuple(deal.row for deal in rest)))
    rows = [
        table_row(
            SHEET_CLOSING,
            deal=_name(scope, deal),
            value=_money(scope, deal),
            close=scope.number_format.short_day(deal.close) if deal.close else "",
            step=_step(scope, deal),
        )
        for deal in deals[:count]
    ]
    return scope.tables.table(SHEET_CLOSING, rows, heading=heading, headers={"deal": heading}, more=more)


def _decide(scope: Scope, flagged: Sequence[FlaggedDeal]) -> Table:
    rows = []
    for each in flagged:
        amount = each.deal.amount
        value = scope.number_format.plain(amount, Unit.MONEY) if amount is not None else ""
        parts = (value, flag_text(each.flags[0]))
        rows.append(
            table_row(
                SHEET_DECIDE,
                deal=_name(scope, each.deal),
                why=" · ".join(part for part in parts if part),
                decision=Field(
                    deal_address(each.deal).cell("decision"), f"{each.deal.label}: decision", FieldKind.CHOICE, CHOICES
                ),
            )
        )
    return scope.tables.table(SHEET_DECIDE, rows, heading=scope.tables.word("decide"), row_height=DECIDE_ROW)


def _money(scope: Scope, deal: Opportunity) -> Figure | None:
    return scope.figure(Measure(deal.amount, Unit.MONEY, 1, (deal.row,))) if deal.amount is not None else None
