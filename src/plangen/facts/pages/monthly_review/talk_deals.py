"""The deals of a monthly review: three to discuss, and those that need a decision."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Annotated

from plangen.elements.field import Field
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone
from plangen.facts.blocks.decisions import Decision, DecisionTable, decision_list, decision_table
from plangen.facts.blocks.open_by_month import stage_of
from plangen.facts.formatting.reasons import WITH_AGE, flag_text
from plangen.facts.pages.monthly_review.activity import month_activity, month_training
from plangen.facts.pages.monthly_review.commitments import commitments_due
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.metrics.pipeline.coverage import open_deals
from plangen.metrics.pipeline.decisions import FlaggedDeal, Rule, flagged_deals
from plangen.metrics.results.flow import deal_age
from plangen.records.addresses import deal_address
from plangen.records.deals.opportunities import Opportunity

DEAL_TEXT = Limit("deal_text")
NEXT_STEP_TEXT = Limit("next_step_text")
LINE_DEAL = Limit("line_deal")
LINE_ACCOUNT = Limit("line_account")

TO_DISCUSS, WITHOUT_COMMITMENTS = 3, 5
"""How many deals to discuss, and how many if the page lists no commitments."""
DECISIONS = 10


TALK_DEALS = TableSpec(
    "talk_deals",
    (
        Column("deal", "deal", tone=Tone.STRONG, below="account"),
        Column("value", "value", Look.NUMBER, 15),
        Column("stage", "stage", width=25),
        Column("close", "close", Look.NUMBER, 17),
        Column("why", "trips", width=42, below="now"),
        Column("blank", "next_step", Look.WRITE_IN, 34, Tone.QUIET),
    ),
    values=("next_step",),
)
"""`why` a deal is here, the `next_step` on file, also with a word before it, and the `blank` for a new one."""
MONTH_DECISIONS = TableSpec(
    "month_decisions",
    (
        Column("deal", "decisions", width=40, tone=Tone.STRONG),
        Column("account", "account"),
        Column("value", "value", Look.NUMBER, 14),
        Column("age", "age", Look.NUMBER, 15),
        Column("why", "trips", width=33),
        Column("decision", "decision", Look.TICK, 44.5),
    ),
)


Reason = Callable[[Scope, Sequence[Opportunity]], Iterator[tuple[Opportunity, str]]]


def talk_deals(scope: Scope) -> Annotated[Table, TALK_DEALS]:
    """The largest deal closing in the month ahead, the largest flagged, the largest new one, then others by value."""
    opened = open_deals(scope.deals)
    found: dict[Opportunity, str] = {}
    for reason in (_closing, _flagged, _new):
        found |= dict([each for each in reason(scope, opened) if each[0] not in found][:1])
    most = TO_DISCUSS if scope.once(commitments_due).rows else WITHOUT_COMMITMENTS
    for deal, why in _others(scope, opened):
        if len(found) < most:
            found.setdefault(deal, why)
    rows = tuple(_row(scope, deal, why) for deal, why in found.items())
    count = scope.number_format.spelled_out(len(rows)).capitalize()
    heading = f"{count} {'deal' if len(rows) == 1 else 'deals'} to discuss" if rows else ""
    return scope.tables.table(TALK_DEALS, rows, heading=heading)


def month_decisions(scope: Scope) -> DecisionTable:
    """The deals that need a decision: ten, or more if there is no activity or training to print."""
    listed = scope.once(decision_list)
    has_space = scope.once(month_activity) is None and scope.once(month_training) is None
    shown = listed.decisions if has_space else listed.decisions[:DECISIONS]
    more = len(flagged_deals(scope.deals, scope.workspace.standards)) - len(shown)
    listed = replace(
        listed,
        decisions=tuple(_one_line(scope, each) for each in shown),
        more=f"{scope.number_format.count(more)} more" if more > 0 else "",
    )
    return DecisionTable(decision_table(scope, MONTH_DECISIONS, listed), listed.heavy)


def _one_line(scope: Scope, decision: Decision) -> Decision:
    """A deal that needs a decision, on one line, with its most serious reason only."""
    texts = ((LINE_DEAL, decision.deal), (LINE_ACCOUNT, decision.account))
    deal, account = (scope.truncated(limit, text) for limit, text in texts)
    return replace(decision, deal=deal, account=account, trips=decision.first_trip)


def _by_value(deals: Iterable[Opportunity]) -> list[Opportunity]:
    return sorted(deals, key=lambda deal: (deal.amount is None, -(deal.amount or Decimal(0)), deal.row))


def _closing(scope: Scope, opened: Sequence[Opportunity]) -> Iterator[tuple[Opportunity, str]]:
    """The deals set to close in the month ahead, the largest first."""
    found = _by_value(deal for deal in opened if deal.close is not None and deal.close in scope.ahead)
    yield from ((deal, f"{_largest(found)} closing in {scope.ahead_name}") for deal in found)


def _flagged(scope: Scope, opened: Sequence[Opportunity]) -> Iterator[tuple[Opportunity, str]]:
    """The deals that need a decision, the largest first, with the most serious reason."""
    del opened
    yield from ((each.deal, _reason(scope, each)) for each in flagged_deals(scope.deals, scope.workspace.standards))


def _reason(scope: Scope, flagged: FlaggedDeal) -> str:
    """The most serious reason; a typical age comes with the deal's age, as the table has no age column."""
    flag = flagged.flags[0]
    if flag.rule is not Rule.OLD or flagged.deal.created is None:
        return flag_text(flag)
    return f"open {scope.figure(deal_age(flagged.deal, scope.book.as_of))}, {flag_text(flag, WITH_AGE)}"


def _new(scope: Scope, opened: Sequence[Opportunity]) -> Iterator[tuple[Opportunity, str]]:
    """The deals created in the month, the largest first."""
    found = _by_value(deal for deal in opened if deal.created is not None and deal.created in scope.period)
    yield from ((deal, f"{_largest(found)} added in {scope.period_name}") for deal in found)


def _others(scope: Scope, opened: Sequence[Opportunity]) -> Iterator[tuple[Opportunity, str]]:
    """All open deals, the largest first; the oldest first if none has an amount."""
    oldest = sorted(opened, key=lambda deal: (deal.created or date.max, deal.row))
    if not any(deal.amount is not None for deal in opened):
        yield from (
            (deal, f"open for {scope.figure(deal_age(deal, scope.book.as_of))}") for deal in oldest if deal.created
        )
    else:
        yield from ((deal, "one of the largest open") for deal in _by_value(opened))


def _largest(deals: Sequence[Opportunity]) -> str:
    """What the first of the deals is: the largest, the first, or the only open deal."""
    return "only open deal" if len(deals) == 1 else "largest" if deals and deals[0].amount is not None else "first"


def _row(scope: Scope, deal: Opportunity, why: str) -> Row:
    blank = Field(deal_address(deal).cell("next step"), f"{deal.label}: next step")
    next_step = scope.truncated(NEXT_STEP_TEXT, deal.next_step)
    return table_row(
        TALK_DEALS,
        deal=scope.truncated(DEAL_TEXT, deal.label),
        account=scope.truncated(DEAL_TEXT, deal.account or (deal.id if deal.label != deal.id else "")),
        value=scope.figure(Measure(deal.amount, Unit.MONEY, 1, (deal.row,))) if deal.amount is not None else None,
        stage=stage_of(deal) if deal.stage or deal.closed_later else "",
        close=scope.number_format.short_day(deal.close) if deal.close else "",
        why=why,
        next_step=next_step,
        now=f"{scope.tables.word('now')} {next_step}" if next_step else "",
        blank=blank,
    )
