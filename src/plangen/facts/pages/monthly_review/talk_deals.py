"""The deals of a monthly review: three to discuss, and those that need a decision."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plangen.elements.field import Field
from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, Unit
from plangen.facts.blocks.decisions import Decision, decision_list
from plangen.facts.blocks.open_by_month import stage_of
from plangen.facts.formatting.reasons import WITH_AGE, flag_text
from plangen.facts.pages.monthly_review.activity import month_activity, month_training
from plangen.facts.pages.monthly_review.commitments import commitments_due
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
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


@dataclass(frozen=True, slots=True)
class TalkDeal:
    """A deal to discuss: `why` it's here, the `next_step` on file, and the `blank` for a new one."""

    deal: str
    account: str
    value: Figure | None
    stage: str
    close: str
    why: str
    next_step: str
    blank: Field


@dataclass(frozen=True, slots=True)
class TalkDeals:
    """Three deals, or five if there are no commitments; `heading` says how many.

    A column that is empty for all of them isn't printed.
    """

    heading: str
    rows: tuple[TalkDeal, ...]
    has_value: bool = True
    has_stage: bool = True
    has_close: bool = True


@dataclass(frozen=True, slots=True)
class MonthDecision:
    """An open deal that needs a decision, on one line; `choice` is advance, revive, or drop."""

    deal: str
    account: str
    value: Figure | None
    age: Figure | None
    trips: str
    choice: Field


@dataclass(frozen=True, slots=True)
class MonthDecisions:
    """The open deals that need a decision, one line each; `more`, `heavy`, and `empty` as in the quarterly review."""

    rows: tuple[MonthDecision, ...]
    more: str
    heavy: str
    empty: str
    has_value: bool = True
    has_age: bool = True


Reason = Callable[[Scope, Sequence[Opportunity]], Iterator[tuple[Opportunity, str]]]


def talk_deals(scope: Scope) -> TalkDeals:
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
    return TalkDeals(
        f"{count} {'deal' if len(rows) == 1 else 'deals'} to discuss" if rows else "",
        rows,
        has_value=any(row.value is not None for row in rows),
        has_stage=any(row.stage for row in rows),
        has_close=any(row.close for row in rows),
    )


def month_decisions(scope: Scope) -> MonthDecisions:
    """The deals that need a decision: ten, or more if there is no activity or training to print."""
    listed = scope.once(decision_list)
    has_space = scope.once(month_activity) is None and scope.once(month_training) is None
    shown = listed.decisions if has_space else listed.decisions[:DECISIONS]
    more = len(flagged_deals(scope.deals, scope.workspace.standards)) - len(shown)
    return MonthDecisions(
        tuple(_one_line(scope, each) for each in shown),
        f"{scope.number_format.count(more)} more" if more > 0 else "",
        listed.heavy,
        listed.empty,
        any(row.value is not None for row in shown),
        any(row.age is not None for row in shown),
    )


def _one_line(scope: Scope, decision: Decision) -> MonthDecision:
    """A deal that needs a decision, on one line, with its most serious reason only."""
    texts = ((LINE_DEAL, decision.deal), (LINE_ACCOUNT, decision.account))
    deal, account = (scope.truncated(limit, text) for limit, text in texts)
    return MonthDecision(deal, account, decision.value, decision.age, decision.first_trip, decision.choice)


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


def _row(scope: Scope, deal: Opportunity, why: str) -> TalkDeal:
    blank = Field(deal_address(deal).cell("next step"), f"{deal.label}: next step")
    return TalkDeal(
        scope.truncated(DEAL_TEXT, deal.label),
        scope.truncated(DEAL_TEXT, deal.account or (deal.id if deal.label != deal.id else "")),
        scope.figure(Measure(deal.amount, Unit.MONEY, 1, (deal.row,))) if deal.amount is not None else None,
        stage_of(deal) if deal.stage or deal.closed_later else "",
        scope.number_format.short_day(deal.close) if deal.close else "",
        why,
        scope.truncated(NEXT_STEP_TEXT, deal.next_step),
        blank,
    )
