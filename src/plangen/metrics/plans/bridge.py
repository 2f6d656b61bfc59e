"""The gap bridge: what is won, what repeats, the open pipeline, what is targeted, and what is missing to quota."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.elements.reasons import Fix, Reason, Variant
from plangen.metrics.pipeline.coverage import open_deals
from plangen.metrics.plans.records import PlanRecords, by_account, has_probabilities, pipeline_deals, weighted_amounts
from plangen.metrics.plans.span import PlanSpan
from plangen.metrics.plans.target_accounts import target_account_value
from plangen.metrics.results.amounts import total, total_value
from plangen.metrics.results.bookings import RENEWAL, bookings, without_renewals, won_in
from plangen.periods import Period, months_later
from plangen.records.accounts.rows import Account
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome
from plangen.tables.values.folding import fold

RENEWAL_MONTHS_BACK = 24


class Source(StrEnum):
    """Where the bookings of a plan come from, in the order of the bridge."""

    WON = "won"
    REPEAT = "repeat business"
    RENEWALS = "renewals"
    PIPELINE = "open pipeline"
    TARGETS = "target accounts"


@dataclass(frozen=True, slots=True)
class BridgeBar:
    """One bar of the bridge: its source, its value, and what it counts (accounts, deals)."""

    source: Source
    value: Measure
    count: int = 0


@dataclass(frozen=True, slots=True)
class Bridge:
    """The bars that have data, in order; what they add up to, and what is left to quota (below 0: above quota)."""

    bars: tuple[BridgeBar, ...]
    in_sight: Measure
    quota: Measure
    gap: Measure

    def bar(self, source: Source) -> BridgeBar | None:
        """The bar of a source; None if it has no data."""
        return next((each for each in self.bars if each.source is source), None)

    def value(self, *sources: Source) -> Decimal:
        """What the bars of some sources add up to."""
        return sum((each.value.value or Decimal(0) for each in self.bars if each.source in sources), Decimal(0))


def bridge(records: PlanRecords, span: PlanSpan, goal: Measure) -> Bridge:
    """What is in sight for a plan, by source, and the gap to close. No deal and no account's business counts twice.

    Formula: in sight = won to date + repeat business + renewals + open pipeline, weighted + target accounts; gap to
        close = quota − in sight.
    Unit: money.
    Source: bookings, repeat_business, renewals, plan_pipeline, target_account_value, quota.
    Missing: a bar without data is left out; in sight is n/a if no bar has data; the gap is n/a without a quota.
    """
    won = bookings(records.deals, span.done) if span.done.start < span.done.end else None
    sources = (
        (Source.WON, won),
        (Source.REPEAT, repeat_business(records, span)),
        (Source.RENEWALS, renewals(records, span)),
        (Source.PIPELINE, plan_pipeline(records, span)),
        (Source.TARGETS, target_account_value(records, span)),
    )
    bars = tuple(
        BridgeBar(source, value, value.n)
        for source, value in sources
        if value is not None and value.value is not None and (value.value or source is Source.WON)
    )
    return Bridge(bars, _in_sight(bars), goal, _gap(bars, goal))


def joined_bridge(bridges: Sequence[Bridge], goal: Measure) -> Bridge:
    """The gap bridge of several people: each bar is the sum of theirs.

    Formula: for each source, the sum of the people's values; gap to close = the team's target − in sight.
    Unit: money.
    Source: bridge of each person; team_quota, or company_target.
    Missing: a bar that no one has is left out; in sight is n/a if no bar has data; the gap is n/a without a target.
    """
    bars = tuple(_joined_bar(source, found) for source in Source if (found := _bars_of(source, bridges)))
    return Bridge(bars, _in_sight(bars), goal, _gap(bars, goal))


def _bars_of(source: Source, bridges: Sequence[Bridge]) -> list[BridgeBar]:
    return [bar for each in bridges if (bar := each.bar(source)) is not None]


def _joined_bar(source: Source, bars: Sequence[BridgeBar]) -> BridgeBar:
    value = sum((each.value.value or Decimal(0) for each in bars), Decimal(0))
    rows = tuple(dict.fromkeys(row for each in bars for row in each.value.rows))
    by_stage = any(each.value.variant is not Variant.BY_WIN_RATE for each in bars)
    variant = None if source is not Source.PIPELINE else Variant.BY_STAGE if by_stage else Variant.BY_WIN_RATE
    count = sum(each.count for each in bars)
    return BridgeBar(source, Measure(value, Unit.MONEY, count, rows, variant), count)


def _in_sight(bars: Sequence[BridgeBar]) -> Measure:
    if not bars:
        return unknown(Unit.MONEY, Reason.NOTHING_IN_SIGHT)
    value = sum((each.value.value or Decimal(0) for each in bars), Decimal(0))
    rows = tuple(dict.fromkeys(row for each in bars for row in each.value.rows))
    return Measure(value, Unit.MONEY, len(rows), rows)


def _gap(bars: Sequence[BridgeBar], goal: Measure) -> Measure:
    if goal.value is None:
        return Measure(None, Unit.MONEY, reason=goal.reason, fix=goal.fix, details=goal.details)
    seen = _in_sight(bars)
    return Measure(goal.value - (seen.value or Decimal(0)), Unit.MONEY, len(bars), (*goal.rows, *seen.rows))


def repeat_business(records: PlanRecords, span: PlanSpan) -> Measure:
    """What accounts that bought in each of the last two years are likely to buy again.

    Formula: for each account with bookings above 0 in each of the last two years, without renewals: the smaller of a
        year's bookings, × the share of the year's working days that are ahead in the plan, − the weighted open pipeline
        at the account that closes in the plan, at least 0. The last two years are the running fiscal year up to the
        as-of date and the one before it (before the running year's tenth month, a plan of that year uses the two before
        it); a running year counts with its last twelve months. An account's business is its owner's in Accounts,
        whoever sold it; without an owner, the seller's. Accounts whose renewal replaces all they buy (see renewals)
        are left out.
    Unit: money; n = accounts.
    Source: Opportunities account, amount, stage, type, closed on (or close date), open amounts, probability; Accounts
        salesperson.
    Missing: "not enough history" if the deals on file start within the earlier year; "no account names"; "no repeat
        accounts".
    """
    if records.first_close is None or records.first_close > _month_after(span.before):
        return unknown(Unit.MONEY, Reason.SHORT_HISTORY, fix=Fix.ADD_EARLIER_DEALS, details=(span.before.start,))
    if records.history and not any(deal.account for deal in records.history):
        return unknown(Unit.MONEY, Reason.NO_ACCOUNTS)
    found = repeat_accounts(records, span)
    if not found:
        return unknown(Unit.MONEY, Reason.NO_REPEAT_ACCOUNTS)
    value = sum((max(Decimal(0), each.smaller * span.share_ahead - each.expected) for each in found), Decimal(0))
    rows = tuple(sorted(row for each in found for row in each.rows))
    return Measure(value, Unit.MONEY, len(found), rows)


@dataclass(frozen=True, slots=True)
class RepeatAccount:
    """An account that bought in each of the last two years: both years' bookings, and its weighted open pipeline.

    `last` are the bookings of the last twelve months if the last year is still running.
    """

    account: str
    before: Decimal
    last: Decimal
    expected: Decimal
    rows: tuple[RowKey, ...]

    @property
    def smaller(self) -> Decimal:
        """The bookings of the weaker year."""
        return min(self.before, self.last)


def repeat_accounts(records: PlanRecords, span: PlanSpan) -> list[RepeatAccount]:
    """The accounts of repeat business."""
    years = (span.before, span.last, span.recent)
    before, last, recent = (by_account(without_renewals(won_in(records.history, year))) for year in years)
    open_at = by_account(pipeline_deals(records.deals, span))
    weights = weighted_amounts(records.deals, records.weights)
    replaced = {fold(each.account) for each in renewed_accounts(records, span) if each.replaces}
    found = []
    for key in sorted(before.keys() & last.keys() - replaced):
        expected = sum((weights.get(deal.row, Decimal(0)) for deal in open_at.get(key, ())), Decimal(0))
        rows = tuple(dict.fromkeys(deal.row for deal in (*before[key], *recent[key])))
        each = RepeatAccount(last[key][0].account, total(before[key]), total(recent[key]), expected, rows)
        if each.smaller > 0 and total(last[key]) > 0:
            found.append(each)
    return found


def _month_after(year: Period) -> date:
    """The last day on which a file may start and still show who bought in a year."""
    return months_later(year.start, 1)


@dataclass(frozen=True, slots=True)
class RenewedAccount:
    """The renewal at an account: its value with its rows; `replaces` says that it replaces all bookings there."""

    account: str
    amount: Decimal
    rows: tuple[RowKey, ...]
    replaces: bool = False


def renewals(records: PlanRecords, span: PlanSpan) -> Measure:
    """What contracts that end in the plan, and open renewals that close in it, bring if they are renewed.

    Formula: for each account, the amounts of its open deals of type renewal that close in the plan (one without an
        account name counts alone); without one, for an account whose contract ends in the plan: its latest won renewal
        of the last 24 months, whoever sold it, or else its bookings of the last year, of a running one of the last
        twelve months. Not weighted.
    Unit: money; n = accounts.
    Source: Accounts contract ends; Opportunities type, account, amount, stage, close date.
    Missing: "no renewals".
    """
    found = [each for each in renewed_accounts(records, span) if each.amount > 0]
    if not found:
        return unknown(Unit.MONEY, Reason.NO_RENEWALS)
    rows = tuple(dict.fromkeys(row for each in found for row in each.rows))
    return Measure(sum((each.amount for each in found), Decimal(0)), Unit.MONEY, len(found), rows)


def renewed_accounts(records: PlanRecords, span: PlanSpan) -> list[RenewedAccount]:
    """The renewals of a plan by account."""
    opened = [deal for deal in open_deals(records.deals, span.ahead) if deal.kind == RENEWAL]
    open_at = by_account(opened)
    ending = {fold(each.name): each for each in records.accounts if each.contract_ends in span.ahead}
    found = [
        RenewedAccount(deals[0].account, total(deals), tuple(deal.row for deal in deals)) for deals in open_at.values()
    ]
    found += [RenewedAccount("", total([deal]), (deal.row,)) for deal in opened if not deal.account]
    found += [_ending(records, span, account) for key, account in ending.items() if key not in open_at]
    return found


def _ending(records: PlanRecords, span: PlanSpan, account: Account) -> RenewedAccount:
    """The renewal at an account whose contract ends in the plan, without an open renewal."""
    key = fold(account.name)
    at = [deal for deal in records.history if fold(deal.account) == key and deal.outcome is Outcome.WON and deal.closed]
    since = months_later(span.last.end, -RENEWAL_MONTHS_BACK)
    earlier = [deal for deal in at if deal.kind == RENEWAL and deal.closed and deal.closed >= since and deal.amount]
    if earlier:
        latest = max(earlier, key=lambda deal: (deal.closed or date.min, deal.row))
        return RenewedAccount(account.name, latest.amount or Decimal(0), (account.row, latest.row))
    last = won_in(at, span.recent)
    return RenewedAccount(account.name, total(last), (account.row, *(deal.row for deal in last)), replaces=True)


def plan_pipeline(records: PlanRecords, span: PlanSpan) -> Measure:
    """Open pipeline that closes in the plan, weighted, without renewals.

    Formula: sum of amount × probability over open deals other than renewals that close in the rest of the plan; the
        probability is the deal's, or its stage's in Stages; if no deal has one, the person's win rate of the last
        twelve months, if enough deals closed (Settings small sample).
    Unit: money; n = deals.
    Source: Opportunities amount, probability, stage, type, close date; Stages probability; win_rate.
    Missing: "no open deals" in the plan; "no amounts"; "no probabilities".
    """
    found = pipeline_deals(records.deals, span)
    if not found:
        return unknown(Unit.MONEY, Reason.NO_OPEN_DEALS)
    if all(deal.amount is None for deal in found):
        return unknown(Unit.MONEY, Reason.NO_AMOUNTS, n=len(found))
    amounts = weighted_amounts(records.deals, records.weights)
    used = [deal for deal in found if deal.row in amounts]
    if not used:
        return unknown(Unit.MONEY, Reason.NO_PROBABILITIES, fix=Fix.ADD_PROBABILITIES, n=len(found))
    value = sum((amounts[deal.row] for deal in used), Decimal(0))
    rows = tuple(deal.row for deal in used)
    by_stage = has_probabilities(records.deals, records.weights.stages)
    if by_stage and len(used) < len(found):
        details = (len(used), len(found))
        return Measure(value, Unit.MONEY, len(used), rows, Variant.DEALS_WITH_PROBABILITY, details=details)
    return Measure(value, Unit.MONEY, len(used), rows, Variant.BY_STAGE if by_stage else Variant.BY_WIN_RATE)


def plan_total(deals: Sequence[Opportunity], span: PlanSpan) -> Measure:
    """Open pipeline that closes in the plan, unweighted, without renewals.

    Formula: sum of amount over open deals other than renewals that close in the rest of the plan.
    Unit: money; n = deals.
    Source: Opportunities amount, stage, type, close date.
    Missing: "no amounts".
    """
    return total_value(pipeline_deals(deals, span))
