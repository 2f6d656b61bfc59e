"""The lists of deals on a half sheet: those that close, and those to decide on this week."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.field import Field, FieldKind
from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Table, TableSpec
from plangen.facts.formatting.measured_text import lines_of
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
from plangen.tables.values.folding import fold

CLOSING_LIMIT, DECIDE_LIMIT = Limit("closing", 5), Limit("decide", 3)
DEAL_TEXT, STEP_TEXT = Limit("deal_text"), Limit("next_step_text", 60)
HEAD, GAP, MORE = 7.0, 3.0, 4.4
"""The heights of a table's header, of the gap after it, and of a line below it, in millimeters."""
REST_LINE, REST_SIZE, REST_WIDTH = 3.9, 8.5, 99
"""The height of a line on deals without room, its size in points, and its width."""
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


@dataclass(frozen=True, slots=True)
class SheetLists:
    """The lists of deals; `rest` counts the deals of a list that has no room, and says where they are."""

    closing: Table
    decide: Table
    rest: str


def sheet_lists(scope: Scope, room: float) -> SheetLists:
    """The deals closing and those to decide on, as many as there is room for."""
    flagged, deals = _flagged(scope), _listed(scope)
    heights = {
        "closing": [_closing_height(scope, deal) for deal in deals["closing"]],
        "decide": [_decide_height(scope, each) for each in flagged],
    }
    most = {"closing": scope.most(CLOSING_LIMIT), "decide": scope.most(DECIDE_LIMIT)}
    counts = _counts(heights, most, room)
    if any(deals[name] and not count for name, count in counts.items()):
        counts = _counts(heights, most, room - room_for_rest(scope))
    left_out = {name: deals[name] for name, count in counts.items() if deals[name] and not count}
    for listed in left_out.values():
        _traced(scope, _in_short(scope, listed), listed)
    return SheetLists(
        _closing_table(scope, counts["closing"]), _decide(scope, flagged, counts["decide"]), _rest(scope, left_out)
    )


def room_for_rest(scope: Scope) -> float:
    """The height of the line that counts deals without room; every sheet with deals has room for it."""
    text = _rest(scope, {name: deals for name, deals in _listed(scope).items() if deals})
    return GAP + REST_LINE * lines_of(text, REST_WIDTH, REST_SIZE) if text else 0


def _flagged(scope: Scope) -> Sequence[FlaggedDeal]:
    return flagged_deals(scope.deals, scope.workspace.standards)


def _listed(scope: Scope) -> Mapping[str, Sequence[Opportunity]]:
    """All deals of each list."""
    return {"closing": scope.once(_closing)[1], "decide": [each.deal for each in _flagged(scope)]}


def _rest(scope: Scope, left_out: Mapping[str, Sequence[Opportunity]]) -> str:
    """How many deals lists without room have, and where they are; empty if there is no such list."""
    titles = {"closing": scope.once(_closing)[0], "decide": scope.tables.word("decide")}
    parts = [f"{titles[name]}: {_in_short(scope, deals)}." for name, deals in left_out.items()]
    files = list(dict.fromkeys(report.file for report in scope.book.reports if report.table == "Opportunities"))
    others = f" and {scope.number_format.count(len(files) - 1)} more" if files[1:] else ""
    where = [f"See {files[0]}{others}."] if files and parts else []
    return " ".join([*parts, *where])


def _in_short(scope: Scope, deals: Sequence[Opportunity]) -> str:
    """How many deals, and how much they are worth: “5 deals, $137.0K”."""
    return f"{scope.number_format.deals(len(deals))}{_value_of(scope, deals)}"


def _counts(heights: Mapping[str, Sequence[float]], most: Mapping[str, int], room: float) -> dict[str, int]:
    """How many rows of each list there is room for."""
    counts = dict.fromkeys(heights, 0)
    for name in ORDER:
        more = {**counts, name: counts[name] + 1}
        if more[name] <= min(most[name], len(heights[name])) and _height(heights, more) <= room:
            counts = more
    return counts


def _height(heights: Mapping[str, Sequence[float]], counts: Mapping[str, int]) -> float:
    """How much of the column these rows take, with what is above and below them."""
    shown = [(heights[name], count) for name, count in counts.items() if count]
    return sum(HEAD + GAP + sum(rows[:count]) + (MORE if count < len(rows) else 0) for rows, count in shown)


def _traced(scope: Scope, text: str, deals: Sequence[Opportunity]) -> str:
    """The text, with the deals that its number and amount are of."""
    total = sum((deal.amount or Decimal(0) for deal in deals), Decimal(0))
    rows = tuple(deal.row for deal in deals)
    return made_of(scope.workspace.trace, text, "", Measure(total, Unit.MONEY, len(rows), rows))


def _value_of(scope: Scope, deals: Sequence[Opportunity]) -> str:
    """The sum of these deals after a comma; empty without amounts."""
    total = sum((deal.amount or Decimal(0) for deal in deals), Decimal(0))
    return f", {scope.number_format.plain(total, Unit.MONEY)}" if total else ""


def _closing_height(scope: Scope, deal: Opportunity) -> float:
    name, step = lines_of(_name(scope, deal), DEAL_WIDTH, SIZE), lines_of(_step(scope, deal), STEP_WIDTH, SIZE)
    return CLOSING_ROW + LINE * (max(name, step) - 1)


def _decide_height(scope: Scope, flagged: FlaggedDeal) -> float:
    return DECIDE_ROW + LINE * (lines_of(_name(scope, flagged.deal), DECIDE_WIDTH, SIZE) - 1)


def _name(scope: Scope, deal: Opportunity) -> str:
    """The account, with the deal's name if the sheet lists several of its deals."""
    is_several = bool(deal.account) and fold(deal.account) in scope.once(_with_several)
    apart = f", {deal.name}" if is_several and deal.name and fold(deal.name) != fold(deal.account) else ""
    return scope.truncated(DEAL_TEXT, f"{deal.account or deal.label}{apart}")


def _with_several(scope: Scope) -> frozenset[str]:
    """The accounts with more than one deal on the lists, folded."""
    deals = {deal.row: fold(deal.account) for listed in _listed(scope).values() for deal in listed}
    return frozenset(account for account, number in Counter(deals.values()).items() if number > 1)


def _step(scope: Scope, deal: Opportunity) -> str:
    """The next step; of a deal without one, that there is none, if next steps are kept at all."""
    has_steps = scope.workspace.standards.applies("next_step")
    return scope.truncated(STEP_TEXT, deal.next_step) or (scope.tables.word("no_step") if has_steps else "")


def _closing(scope: Scope) -> tuple[str, Sequence[Opportunity]]:
    """The open deals set to close in the month by date, else the next ones, under what they are."""
    span = scope.once(meeting).month
    dated = sorted((day, deal.row, deal) for deal in open_deals(scope.deals) if (day := deal.close) is not None)
    now = [deal for day, _, deal in dated if day in span]
    if now:
        return f"Closing in {scope.number_format.month(span.start, long=True)}", now
    return scope.tables.word("closing_next"), [deal for day, _, deal in dated if day >= span.end]


def _closing_table(scope: Scope, count: int) -> Table:
    heading, deals = scope.once(_closing)
    rest = deals[count:] if count else ()
    more = _traced(scope, f"{scope.number_format.count(len(rest))} more{_value_of(scope, rest)}", rest) if rest else ""
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


def _decide(scope: Scope, flagged: Sequence[FlaggedDeal], count: int) -> Table:
    rest = [each.deal for each in flagged[count:]] if count else []
    more = _traced(scope, f"{scope.number_format.count(len(rest))} more{_value_of(scope, rest)}", rest) if rest else ""
    rows = []
    for each in flagged[:count]:
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
    return scope.tables.table(SHEET_DECIDE, rows, heading=scope.tables.word("decide"), more=more, row_height=DECIDE_ROW)


def _money(scope: Scope, deal: Opportunity) -> Figure | None:
    return scope.figure(Measure(deal.amount, Unit.MONEY, 1, (deal.row,))) if deal.amount is not None else None
