"""How I get there: the bridge with what each bar is based on, the target accounts, and rows for the gap."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated

from plangen.elements.field import Field
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec, Tone
from plangen.facts.blocks.page_head import PageHead, page_head
from plangen.facts.blocks.plans.bridge import GapBridge, large_bridge, printed_gap
from plangen.facts.figures.plan import plan_bridge, plan_records, span_of
from plangen.facts.formatting.truncation import FullText
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.metrics.plans.bridge import Source
from plangen.metrics.plans.target_accounts import counted_targets, plan_targets
from plangen.records.accounts.target_accounts import TargetAccount
from plangen.records.addresses import row_address

TARGETS_LIMIT = Limit("target_accounts", 8)
TARGET_TEXT = Limit("target_text")
FEW_ROWS, MANY_ROWS, MOST_ROWS = 4, 12, 20
ROW_HEIGHT, PEN_HEIGHT = 9.2, 8.2

TARGETS = TableSpec(
    "target_accounts",
    (
        Column("account", "target_accounts", width=43, tone=Tone.STRONG, below="why", is_title=True),
        Column("decision_maker", "decision_maker", width=26),
        Column("what", "what_i_sell", width=39),
        Column("how", "how_i_get_in"),
        Column("value", "value", Look.NUMBER, 18),
        Column("quarter", "quarter", width=11),
    ),
)
GAP_ROWS = TableSpec(
    "gap_rows",
    (
        Column("account", "gap_to_close", Look.WRITE_IN, 92, is_title=True, is_tinted=True, hint="name_accounts"),
        Column("how", "how_i_get_in", Look.WRITE_IN, is_tinted=True),
        Column("value", "value", Look.WRITE_IN, 22, is_tinted=True),
        Column("quarter", "quarter", Look.WRITE_IN, 14, is_tinted=True),
    ),
)


@dataclass(frozen=True, slots=True)
class WayThere:
    """The page's head, the bridge, the target accounts with their sum, and rows to write in for the gap."""

    head: PageHead
    bridge: GapBridge
    targets: Annotated[Table, TARGETS]
    gap: Annotated[Table, GAP_ROWS]


def way_there(scope: Scope) -> WayThere:
    """The page."""
    bridge = scope.once(large_bridge)
    return WayThere(page_head(bridge.sentence, "How I get there", _carry(scope)), bridge, _targets(scope), _gap(scope))


def _carry(scope: Scope) -> str:
    """How much the target accounts are worth, next to the gap that they have to close."""
    bar = scope.once(plan_bridge).bar(Source.TARGETS)
    if bar is None:
        return ""
    accounts = f"{scope.number_format.spelled_out(bar.count)} target {'account' if bar.count == 1 else 'accounts'}"
    return f"{accounts} {'carries' if bar.count == 1 else 'carry'} {scope.figure(bar.value)}"


def _targets(scope: Scope) -> Table:
    records, span = scope.once(plan_records), scope.once(span_of)
    found, counted = plan_targets(records, span), counted_targets(records, span)
    most = scope.most(TARGETS_LIMIT)
    rows = [_target(scope, each, is_counted=each in counted) for each in found[:most]]
    rest = found[most:]
    if counted:
        total = sum((each.value or Decimal(0) for each in counted), Decimal(0))
        figure = scope.figure(Measure(total, Unit.MONEY, len(counted)))
        number = scope.number_format.count(len(found))
        if len(counted) < len(found):
            number = scope.number_format.of(len(counted), len(found))
        name = f"{number} target {'account' if len(found) == 1 else 'accounts'}"
        totals: tuple[Row, ...] = (table_row(TARGETS, RowLook.TOTAL, account=name, value=figure),)
    else:
        totals = ()
    more = ""
    if rest:
        value = sum((each.value or Decimal(0) for each in rest if each in counted), Decimal(0))
        count = scope.number_format.count(len(rest))
        more = f"{count} more in Target accounts, {scope.figure(Measure(value, Unit.MONEY, len(rest)))}"
    return scope.tables.table(
        TARGETS, rows, heading=scope.tables.word("target_accounts"), totals=totals, more=more, row_height=ROW_HEIGHT
    )


def _target(scope: Scope, each: TargetAccount, *, is_counted: bool) -> Row:
    whole = FullText(each.account, " · ".join(part for part in (each.what, each.how, each.why) if part))
    value = scope.figure(Measure(each.value, Unit.MONEY, 1, (each.row,))) if each.value is not None else None
    why = each.why if is_counted or each.value is None else "in the pipeline already"
    return table_row(
        TARGETS,
        account=each.account,
        why=scope.truncated(TARGET_TEXT, why, whole),
        decision_maker=each.decision_maker,
        what=scope.truncated(TARGET_TEXT, each.what, whole),
        how=scope.truncated(TARGET_TEXT, each.how, whole),
        value=value,
        quarter=each.quarter.short if each.quarter else "",
    )


def _gap(scope: Scope) -> Table:
    """Rows to name the accounts that close the gap; more of them if no target account is on file."""
    listed = len(plan_targets(scope.once(plan_records), scope.once(span_of))[: scope.most(TARGETS_LIMIT)])
    found, gap = scope.once(large_bridge), scope.once(printed_gap)
    amount = scope.figure(Measure(gap, Unit.MONEY)).short if gap is not None and gap > 0 else ""
    heading = f"Gap to close: {amount}" if amount and found.gap else _more(scope, listed)
    most = MANY_ROWS if found.chart else MOST_ROWS
    rows = [_blank(scope, line) for line in range(1, max(FEW_ROWS, most - listed) + 1)]
    table = scope.tables.table(GAP_ROWS, rows, heading=heading, headers={"account": heading}, row_height=PEN_HEIGHT)
    if amount:
        return table
    return replace(table, columns=tuple(replace(column, hint="") for column in table.columns))


def _more(scope: Scope, listed: int) -> str:
    """The heading of rows to write in that aren't for a gap: more accounts only where some are listed above."""
    return "More target accounts" if listed else scope.tables.word("target_accounts")


def _blank(scope: Scope, line: int) -> Row:
    address = row_address("Target accounts", scope.person.code, f"{scope.period.code} {line}")
    return table_row(
        GAP_ROWS,
        account=Field(address.cell("account"), f"Target account {line}"),
        how=Field(address.cell("how"), f"Target account {line}: how I get in"),
        value=Field(address.cell("value"), f"Target account {line}: value"),
        quarter=Field(address.cell("quarter"), f"Target account {line}: quarter"),
    )
