"""Bookings, quota attainment, win rate, average deal size, margin, and new accounts."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.metrics.results.amounts import NO_AMOUNTS, total, total_value, with_amount
from plangen.metrics.results.quota import QuotaPlan, months_with_quota, quota
from plangen.periods import Period, months_later
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome
from plangen.records.people.team import Person
from plangen.tables.values.folding import fold

NO_DEALS = "no deals on file"
NO_WINS = "no wins"
NO_CLOSED_DEALS = "no closed deals"
NO_WON_AMOUNTS = "no amounts on wins"
NO_ACCOUNTS = "no account names"
SHORT_HISTORY = "not enough history"
QUOTA_MET = "quota met"
QUOTA_IS_0 = "quota is 0"
NEW_DEALS = "wins with type New"
RENEWAL = "renewal"
ONLY_RENEWALS = "only renewals"
WITHOUT_RENEWALS = "excl. renewals"
NO_DECISION = frozenset(fold(text) for text in ("no decision", "no-decision", "lost to no decision", "undecided"))


def won_in(deals: Iterable[Opportunity], period: Period) -> list[Opportunity]:
    """The deals won in a period, by close date."""
    return [deal for deal in closed_in(deals, period) if deal.outcome is Outcome.WON]


def closed_in(deals: Iterable[Opportunity], period: Period) -> list[Opportunity]:
    """The deals won or lost in a period, by close date."""
    start, end = period.start, period.end
    return [deal for deal in deals if deal.closed is not None and start <= deal.closed < end]


def bookings(deals: Sequence[Opportunity], period: Period) -> Measure:
    """Amount won in the period.

    Formula: sum of amount over deals won in the period (by close date). Negative amounts are credits; split deals count
        by their share; deals with no amount add nothing.
    Unit: money.
    Source: Opportunities amount (actual amount first), stage, closed on (or close date), split.
    Missing: "no deals on file" if the person has no deals; "no amounts" if no deal won in the period has one, or if
        nothing was won and none of the person's deals has one.
    """
    if not deals:
        return unknown(Unit.MONEY, NO_DEALS)
    won = won_in(deals, period)
    if not won and all(deal.amount is None for deal in deals):
        return unknown(Unit.MONEY, NO_AMOUNTS, fix="add an amount column")
    return total_value(won)


def deals_won(deals: Sequence[Opportunity], period: Period) -> Measure:
    """Number of deals won in the period.

    Formula: count of deals won in the period (by close date).
    Unit: count.
    Source: Opportunities stage, closed on (or close date).
    Missing: "no deals on file" if the person has no deals.
    """
    if not deals:
        return unknown(Unit.COUNT, NO_DEALS)
    won = won_in(deals, period)
    return Measure(Decimal(len(won)), Unit.COUNT, len(won), tuple(deal.row for deal in won))


def attainment(person: Person, deals: Sequence[Opportunity], period: Period, plan: QuotaPlan) -> Measure:
    """Bookings as a percentage of quota.

    Formula: bookings ÷ quota, both over the months of the period that have a quota.
    Unit: percentage; can exceed 100% or be negative.
    Source: as bookings and quota.
    Missing: "no quota"; "quota is 0"; or the reason bookings are n/a.
    """
    goal = quota(person, period, plan)
    return share_of_quota(_in_months(deals, months_with_quota(person, period, plan), bookings(deals, period)), goal)


def share_of_quota(won: Measure, goal: Measure) -> Measure:
    """Bookings as a percentage of a given quota, with the reason when there is none.

    Formula: bookings ÷ quota.
    Unit: percentage.
    Source: bookings and quota.
    Missing: "no quota"; "quota is 0"; or the reason bookings are n/a.
    """
    if goal.value is None:
        return unknown(Unit.SHARE, goal.reason, fix=goal.fix)
    if goal.value == 0:
        return unknown(Unit.SHARE, QUOTA_IS_0, rows=goal.rows)
    if won.value is None:
        return unknown(Unit.SHARE, won.reason, fix=won.fix)
    return Measure(won.value / goal.value, Unit.SHARE, won.n, won.rows, goal.variant)


def _in_months(deals: Sequence[Opportunity], spans: Sequence[Period], full_period: Measure) -> Measure:
    """Bookings in some months of a period; those of the full period if they are n/a."""
    if full_period.value is None:
        return full_period
    won = [bookings(deals, span) for span in spans]
    summed = sum((each.value for each in won if each.value is not None), Decimal(0))
    rows = tuple(row for each in won for row in each.rows)
    return Measure(summed, Unit.MONEY, len(rows), rows, full_period.variant)


def gap(won: Measure, goal: Measure) -> Measure:
    """Quota minus bookings; negative when quota is exceeded.

    Formula: quota − bookings.
    Unit: money.
    Source: quota and bookings.
    Missing: "quota is 0"; or the reason either input is n/a.
    """
    if goal.value is None or won.value is None:
        missing = goal if goal.value is None else won
        return unknown(Unit.MONEY, missing.reason, fix=missing.fix)
    if goal.value == 0:
        return unknown(Unit.MONEY, QUOTA_IS_0, rows=goal.rows)
    return Measure(goal.value - won.value, Unit.MONEY, won.n, won.rows)


def win_rate(deals: Sequence[Opportunity], period: Period) -> Measure:
    """Won deals as a share of closed deals, by count.

    Formula: won ÷ (won + lost), by count, over deals closed in the period. Open deals are excluded; so are
        renewals if deal type is known (see Data notes). A deal is lost if its stage is lost, whatever the reason.
    Unit: percentage; part = deals won, n = deals closed.
    Source: Opportunities stage, closed on (or close date), type.
    Missing: "no closed deals"; "only renewals" if nothing else closed.
    """
    closed_deals = closed_in(deals, period)
    closed = without_renewals(closed_deals)
    won = sum(deal.outcome is Outcome.WON for deal in closed)
    if not closed:
        return unknown(Unit.SHARE, ONLY_RENEWALS if closed_deals else NO_CLOSED_DEALS)
    rows = tuple(deal.row for deal in closed)
    variant = renewals_variant(deals)
    if any(is_no_decision(deal) for deal in closed):
        variant = ", ".join(filter(None, (variant, "no-decision counts as lost")))
    return Measure(Decimal(won) / len(closed), Unit.SHARE, len(closed), rows, variant, part=won)


def average_deal(deals: Sequence[Opportunity], period: Period) -> Measure:
    """Mean amount of won deals.

    Formula: sum of amount ÷ number of deals, over deals won in the period (by close date) with an amount, excluding
        renewals if deal type is known.
    Unit: money.
    Source: Opportunities amount, stage, closed on (or close date), type.
    Missing: "no wins"; "no amounts on wins".
    """
    all_won = won_in(deals, period)
    won = with_amount(without_renewals(all_won))
    if not won:
        return unknown(Unit.MONEY, NO_WON_AMOUNTS if all_won else NO_WINS)
    rows = tuple(deal.row for deal in won)
    return Measure(total(won) / len(won), Unit.MONEY, len(won), rows, renewals_variant(deals))


def margin(deals: Sequence[Opportunity], period: Period) -> Measure:
    """Margin on won deals as a share of their revenue.

    Formula: sum of margin ÷ sum of amount, over deals won in the period that have both.
    Unit: percentage.
    Source: Opportunities margin, amount, stage, closed on (or close date).
    Missing: "no wins"; "no margins" if no won deal has both; "0 revenue" if the amounts total 0 or less.
    """
    won = won_in(deals, period)
    both = [deal for deal in won if deal.margin is not None and deal.amount is not None]
    if not both:
        return unknown(Unit.SHARE, "no margins" if won else NO_WINS)
    revenue = total(both)
    if revenue <= 0:
        return unknown(Unit.SHARE, "0 revenue")
    earned = sum((deal.margin for deal in both if deal.margin is not None), Decimal(0))
    variant = "" if len(both) == len(won) else f"{len(both)} of {len(won)} won deals have a margin"
    return Measure(earned / revenue, Unit.SHARE, len(both), tuple(deal.row for deal in both), variant)


def new_accounts(
    deals: Sequence[Opportunity], all_deals: Sequence[Opportunity], period: Period, look_back: int, since: date | None
) -> Measure:
    """Accounts with their first win (new logos).

    Formula: count of accounts with a deal won in the period and no win by anyone in the look-back before it (24 months
        by default). If the data doesn't go back that far (by its first close date): accounts with a won deal of type
        new.
    Unit: count.
    Source: Opportunities account, stage, closed on (or close date), type; Settings look-back months.
    Missing: "no deals on file" if the person has no deals; "no account names"; "not enough history" if there is no type
        either.
    """
    if not deals:
        return unknown(Unit.COUNT, NO_DEALS)
    won = won_in(deals, period)
    named = [deal for deal in won if deal.account]
    if won and not named:
        return unknown(Unit.COUNT, NO_ACCOUNTS)
    start = months_later(period.start, -look_back)
    if since is not None and since <= start:
        existing = {fold(deal.account) for deal in all_deals if _won_between(deal, start, period.start)}
        first = _first_by_account(deal for deal in named if fold(deal.account) not in existing)
        variant = no_prior_win(look_back)
    elif any(deal.kind for deal in all_deals):
        first = _first_by_account(deal for deal in named if deal.kind == "new")
        variant = NEW_DEALS
    else:
        return unknown(Unit.COUNT, SHORT_HISTORY, fix=f"add deals closed since {start}, or a type column")
    return Measure(Decimal(len(first)), Unit.COUNT, len(first), tuple(deal.row for deal in first), variant)


def no_prior_win(months: int) -> str:
    """The note on a metric that counts accounts with no win in the look-back."""
    return f"no win in the prior {months} months"


def _won_between(deal: Opportunity, start: date, end: date) -> bool:
    return deal.outcome is Outcome.WON and deal.closed is not None and start <= deal.closed < end and bool(deal.account)


def _first_by_account(deals: Iterable[Opportunity]) -> list[Opportunity]:
    first: dict[str, Opportunity] = {}
    for deal in sorted(deals, key=lambda deal: (deal.closed or date.max, deal.row)):
        first.setdefault(fold(deal.account), deal)
    return list(first.values())


def without_renewals(deals: Iterable[Opportunity]) -> list[Opportunity]:
    """The deals that aren't renewals; all of them if deal type is unknown."""
    return [deal for deal in deals if deal.kind != RENEWAL]


def is_no_decision(deal: Opportunity) -> bool:
    """Whether a deal was lost to no decision."""
    return deal.outcome is Outcome.LOST and fold(deal.loss_reason) in NO_DECISION


def renewals_variant(deals: Sequence[Opportunity]) -> str:
    """The note on a metric that excludes renewals; empty if no deal is one."""
    return WITHOUT_RENEWALS if any(deal.kind == RENEWAL for deal in deals) else ""
