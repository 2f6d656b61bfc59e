"""The open deals that need a decision."""

from dataclasses import dataclass, replace
from typing import Annotated

from plangen.elements.field import Field, FieldKind
from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone, Value
from plangen.facts.blocks.page_head import PageHead, page_head
from plangen.facts.blocks.printed_names import lines_in_bold, name_in_lines
from plangen.facts.formatting.reasons import ON_ONE_LINE, flag_text
from plangen.facts.formatting.truncation import FullText
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.metrics.pipeline.coverage import open_deals
from plangen.metrics.pipeline.decisions import FlaggedDeal, flagged_deals
from plangen.metrics.results.amounts import total
from plangen.metrics.results.flow import deal_age
from plangen.records.addresses import deal_address
from plangen.records.deals.opportunities import DECISIONS, Opportunity

REASONS_TEXT = Limit("reasons_text")
"""The characters of the reasons of all deals together; if there are more, each deal has only its first reason."""

CHOICES = tuple((word, word) for word in DECISIONS)
DECISIONS_LIMIT = Limit("decisions", 10)
ONE_IN_THREE = 3
FEW_IN_BRIEF = 6
NAME_LINES, NAME_WIDTH = 3, 37.0
"""The lines of a name, and the width in millimeters of the narrowest column that has one."""
LINE, PADDING, SLACK, BRIEF_ROW, BRIEF_ROOM = 4.06, 1.5, 0.1, 5.6, 56.0
"""In millimeters: a line, what is above and below lines, what rounding takes, and a row and the room without boxes."""


DECISION_TABLE = TableSpec(
    "decisions",
    (
        Column("deal", "decisions", width=52, tone=Tone.STRONG, below="account", is_title=True),
        Column("value", "value", Look.NUMBER, 15),
        Column("age", "age", Look.NUMBER, 15),
        Column("close", "close", Look.NUMBER, 13),
        Column("why", "trips"),
        Column("decision", "decide_and_step", Look.TICK, 50, is_tinted=True),
    ),
)
DECISIONS_IN_BRIEF = TableSpec(
    "score_decisions",
    (
        Column("deal", "deal", width=50, tone=Tone.STRONG),
        Column("account", "account", width=38),
        Column("value", "value", Look.NUMBER, 15),
        Column("age", "age", Look.NUMBER, 14),
        Column("close", "close", Look.NUMBER, 15),
        Column("why", "trips"),
    ),
    values=("decision",),
)
"""Without boxes, one line a deal."""


@dataclass(frozen=True, slots=True)
class Decision:
    """An open deal that needs a decision; `trips` says why, `choice` is advance, revive, or drop.

    `first_trip` is the most serious reason in the words for a deal on one line.
    """

    deal: str
    account: str
    value: Figure | None
    age: Figure | None
    close: str
    trips: str
    choice: Field
    first_trip: str = ""


@dataclass(frozen=True, slots=True)
class DecisionList:
    """The decisions, up to the limit, by value; `heavy` warns that more than a third of open deals need one.

    `total` counts all decisions, `more` says how many are past the limit, and `empty` replaces a list without rows; an
    empty text isn't printed.
    """

    decisions: tuple[Decision, ...]
    heavy: str = ""
    more: str = ""
    empty: str = ""
    total: int = 0


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """The decisions as printed, under the warning that more than a third of open deals need one, or an empty text.

    `head` is that of a page which starts with them.
    """

    decisions: Annotated[Table, DECISION_TABLE]
    heavy: str
    head: PageHead | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows, for templates that print them one by one."""
        return self.decisions.rows

    @property
    def more(self) -> str:
        """The number of decisions past the limit."""
        return self.decisions.more

    @property
    def empty(self) -> str:
        """What is printed if no deal needs a decision."""
        return self.decisions.empty

    @property
    def has_value(self) -> bool:
        """Whether any deal has an amount."""
        return has_column(self.decisions, "value")

    @property
    def has_age(self) -> bool:
        """Whether any deal has an age."""
        return has_column(self.decisions, "age")

    @property
    def has_close(self) -> bool:
        """Whether any deal has a close date."""
        return has_column(self.decisions, "close")


def score_decisions(scope: Scope) -> DecisionTable:
    """The open deals that need a decision; many have only their most serious reason, so that each is one line."""
    found = scope.once(decision_list)
    if len(found.decisions) > FEW_IN_BRIEF:
        found = replace(found, decisions=tuple(replace(each, trips=each.first_trip) for each in found.decisions))
    found = fitting(scope, DECISIONS_IN_BRIEF, found, (BRIEF_ROW, BRIEF_ROOM))
    return DecisionTable(decision_table(scope, DECISIONS_IN_BRIEF, found), found.heavy, _head(scope, found))


def _head(scope: Scope, found: DecisionList) -> PageHead:
    """How many of the open deals need a decision, and what they are worth."""
    opened, topic = open_deals(scope.deals), scope.tables.word("decisions")
    if not found.total:
        return page_head("No deals need a decision." if opened else "No open deals.", topic)
    deals, need = "deal" if len(opened) == 1 else "deals", "needs" if found.total == 1 else "need"
    title = f"{scope.number_format.of(found.total, len(opened))} open {deals} {need} a decision."
    flagged = flagged_deals(scope.deals, scope.workspace.standards)
    amount = total(each.deal for each in flagged)
    value = scope.figure(Measure(amount, Unit.MONEY, len(flagged)))
    return page_head(title, topic, f"{value} in {scope.number_format.deals(found.total)}" if amount else "")


def fitting(scope: Scope, spec: TableSpec, found: DecisionList, room: tuple[float, float]) -> DecisionList:
    """The first decisions whose rows fit: `room` has the least height of a row and that of all, in millimeters.

    Names take as many lines as they need, so that a list of long ones is shorter.
    """
    least, left = room[0], max(room[1], room[0] * len(found.decisions))
    shown: list[Decision] = []
    for each in found.decisions:
        left -= max(least, _lines(spec, each) * LINE + PADDING)
        if left < -SLACK and shown:
            break
        shown.append(each)
    rest = found.total - len(shown)
    more = f"{scope.number_format.count(rest)} more" if rest > 0 else ""
    return replace(found, decisions=tuple(shown), more=more)


def _lines(spec: TableSpec, decision: Decision) -> int:
    """The lines of the highest name in a row, with the account below the deal or in a column of its own."""
    widths = {column.name: column.width - PADDING for column in spec.columns}
    deal = lines_in_bold(decision.deal, widths["deal"])
    if "account" in widths:
        return max(deal, lines_in_bold(decision.account, widths["account"]))
    return deal + (lines_in_bold(decision.account, widths["deal"]) if decision.account else 0)


def decision_table(scope: Scope, spec: TableSpec, found: DecisionList) -> Table:
    """The table of these decisions."""
    rows = [Row({name: _value(each, name) for name in spec.names}) for each in found.decisions]
    heading = scope.tables.word("decisions")
    return scope.tables.table(spec, rows, heading=heading, more=found.more, empty=found.empty)


def _value(decision: Decision, name: str) -> Value:
    """The value of a column."""
    values: dict[str, Value] = {
        "deal": decision.deal,
        "account": decision.account,
        "value": decision.value,
        "age": decision.age,
        "close": decision.close,
        "why": decision.trips,
        "decision": decision.choice,
        **{word: replace(decision.choice, choices=((word, ""),)) for word in DECISIONS},
    }
    return values[name]


def has_column(table: Table, name: str) -> bool:
    """Whether a table prints a column."""
    return any(column.name == name for column in table.columns)


def decision_list(scope: Scope) -> DecisionList:
    """The open deals that need a decision, up to the limit of the document type."""
    opened = open_deals(scope.deals)
    flagged = flagged_deals(scope.deals, scope.workspace.standards)
    shown = flagged[: scope.most(DECISIONS_LIMIT)]
    more = len(flagged) - len(shown)
    in_brief = sum(len(_reasons(each)) for each in shown) > scope.most(REASONS_TEXT)
    return DecisionList(
        decisions=tuple(decision_of(scope, each, in_brief=in_brief) for each in shown),
        heavy=_heavy(scope, opened, flagged),
        more=f"{scope.number_format.count(more)} more" if more else "",
        empty="No deals need a decision." if opened and not shown else "",
        total=len(flagged),
    )


def _heavy(scope: Scope, opened: list[Opportunity], flagged: list[FlaggedDeal]) -> str:
    """The warning that more than a third of the open deals need a decision."""
    if not opened or len(flagged) * ONE_IN_THREE <= len(opened):
        return ""
    count = scope.number_format.of(len(flagged), len(opened))
    deals = "deal" if len(opened) == 1 else "deals"
    need = "needs" if len(flagged) == 1 else "need"
    task = task_of(scope, len(flagged))
    tail = f": {task[0].lower()}{task[1:]}" if scope.has_left else f". {task}".rstrip(". ") + "."
    return f"{count} open {deals} {need} a decision{tail}"


def task_of(scope: Scope, count: int) -> str:
    """What to do about many deals that need a decision, in a sentence; empty for one of someone who didn't leave."""
    if scope.has_left:
        return "Reassign it." if count == 1 else "Reassign them."
    return "Set aside time to go through them." if count > 1 else ""


def _reasons(flagged: FlaggedDeal) -> str:
    return " · ".join(map(flag_text, flagged.flags))


def _first_reason(scope: Scope, flagged: FlaggedDeal) -> str:
    """The most serious reason; if there are more, the document prints all of them at its end."""
    first, reasons = flag_text(flagged.flags[0]), _reasons(flagged)
    return scope.truncated(Limit("first_reason", len(first)), reasons, FullText(flagged.deal.label, reasons))


def decision_of(scope: Scope, flagged: FlaggedDeal, *, in_brief: bool, lines: int = NAME_LINES) -> Decision:
    """A deal with its reasons, or with the most serious one only, and names of at most so many `lines`.

    Without reasons, it needs no decision.
    """
    deal = flagged.deal
    account = deal.account or (deal.id if deal.label != deal.id else "")
    open_for = scope.figure(deal_age(deal, scope.book.as_of))
    return Decision(
        deal=name_in_lines(scope, deal.label, lines, NAME_WIDTH),
        account=name_in_lines(scope, account, lines, NAME_WIDTH, kind="account"),
        value=scope.figure(Measure(deal.amount, Unit.MONEY, 1, (deal.row,))) if deal.amount is not None else None,
        age=open_for if open_for.known else None,
        close=scope.number_format.short_day(deal.close) if deal.close else "",
        trips=_first_reason(scope, flagged) if in_brief else _reasons(flagged),
        first_trip=flag_text(flagged.flags[0], ON_ONE_LINE) if flagged.flags else "",
        choice=Field(
            deal_address(deal).cell("decision"), f"{deal.label}: decision", FieldKind.CHOICE, CHOICES, deal.decision
        ),
    )
