"""Bookings, quota attainment, win rate, average deal size, margin, and new accounts."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown, unknown_as
from plangen.elements.reasons import Fix, Reason, Variant
from plangen.metrics.results.amounts import total, total_value, with_amount
from plangen.metrics.results.quota import QuotaPlan, months_with_quota, quota
from plangen.periods import Period, months_later
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome
from plangen.records.people.team import Person
from plangen.tables.values.folding import fold

RENEWAL = "renewal"
PRINTS_AS_1 = Decimal("0.5")
"""From here on, an amount prints as 1, and below as 0."""
NO_DECISION = frozenset(fold(text) for text in ("no decision", "no-decision", "lost to no decision", "undecided"))


def won_in(deals: Iterable[Opportunity], period: Period) -> list[Opportunity]:
    """The deals won in a period, by close date."""
    return [deal for deal in closed_in(deals, period) if deal.outcome is Outcome.WON]


def sales_in(deals: Iterable[Opportunity], period: Period) -> list[Opportunity]:
    """The deals won in a period, by close date, without credits."""
    return without_credits(won_in(deals, period))


def closed_in(deals: Iterable[Opportunity], period: Period) -> list[Opportunity]:
    """The deals won or lost in a period, by close date."""
    start, end = period.start, period.end
    return [deal for deal in deals if deal.closed is not None and start <= deal.closed < end]


def bookings(deals: Sequence[Opportunity], period: Period) -> Measure:
    """Amount won in the period.

    Formula: sum of amount over deals won in the period (by close date). Negative amounts are credits; split deals count
        by their share; deals with no amount add nothing. A deal closed before its owner's hire date, or after the
        month in which the owner left, counts for no one until it is reassigned.
    Unit: money.
    Source: Opportunities amount (actual amount first), stage, closed on (or close date), split.
    Missing: "no deals on file" if the person has no deals; "no amounts" if no deal won in the period has one, or if
        nothing was won and none of the person's deals has one.
    """
    if not deals:
        return unknown(Unit.MONEY, Reason.NO_DEALS)
    won = won_in(deals, period)
    if not won and all(deal.amount is None for deal in deals):
        return unknown(Unit.MONEY, Reason.NO_AMOUNTS, fix=Fix.ADD_AMOUNTS)
    return total_value(won)


def deals_won(deals: Sequence[Opportunity], period: Period) -> Measure:
    """Number of deals won in the period.

    Formula: count of deals won in the period (by close date). Credits, with an amount of 0 or less, are excluded.
    Unit: count.
    Source: Opportunities stage, closed on (or close date).
    Missing: "no deals on file" if the person has no deals.
    """
    if not deals:
        return unknown(Unit.COUNT, Reason.NO_DEALS)
    won = sales_in(deals, period)
    return Measure(Decimal(len(won)), Unit.COUNT, len(won), tuple(deal.row for deal in won))


def attainment(person: Person, deals: Sequence[Opportunity], period: Period, plan: QuotaPlan) -> Measure:
    """Bookings as a percentage of quota.

    Formula: bookings ÷ quota, both over the months of the period that have a quota; in a running period, bookings so
        far ÷ the full quota.
    Unit: percentage; can exceed 100% or be negative.
    Source: as bookings and quota.
    Missing: "no quota"; "quota is 0"; or the reason bookings are n/a.
    """
    return share_of_quota(bookings_under_quota(person, deals, period, plan), quota(person, period, plan))


def attainment_in_part(
    person: Person, deals: Sequence[Opportunity], period: Period, part: Period, plan: QuotaPlan
) -> Measure:
    """Attainment of a prior period on the same day, to compare a running period with.

    Formula: bookings of the period's first days, as many working days as the running period has had ÷ the period's full
        quota, as the attainment of a running period.
    Unit: percentage; can exceed 100% or be negative.
    Source: as attainment.
    Missing: as attainment.
    """
    spans = months_with_quota(person, period, plan)
    days = [replace(each, end=min(each.end, part.end)) for each in spans if each.start < part.end]
    return share_of_quota(_in_months(deals, days, bookings(deals, part)), quota(person, period, plan))


def bookings_under_quota(person: Person, deals: Sequence[Opportunity], period: Period, plan: QuotaPlan) -> Measure:
    """Amount won in the months of the period that have a quota.

    Formula: sum of bookings over the months of the period that have a quota.
    Unit: money.
    Source: as bookings and quota.
    Missing: the reason bookings are n/a.
    """
    return _in_months(deals, months_with_quota(person, period, plan), bookings(deals, period))


def share_of_quota(won: Measure, goal: Measure) -> Measure:
    """Bookings as a percentage of a given quota, with the reason when there is none.

    Formula: bookings ÷ quota.
    Unit: percentage.
    Source: bookings and quota.
    Missing: "no quota"; "quota is 0"; or the reason bookings are n/a.
    """
    if goal.value is None:
        return unknown_as(Unit.SHARE, goal)
    if goal.value == 0:
        return unknown(Unit.SHARE, Reason.QUOTA_IS_0, rows=goal.rows)
    if won.value is None:
        return unknown_as(Unit.SHARE, won)
    return Measure(won.value / goal.value, Unit.SHARE, won.n, won.rows, goal.variant, details=goal.details)


def _in_months(deals: Sequence[Opportunity], spans: Sequence[Period], full_period: Measure) -> Measure:
    """Bookings in some months of a period; those of the full period if they are n/a."""
    if full_period.value is None:
        return full_period
    won = [bookings(deals, span) for span in spans]
    summed = sum((each.value for each in won if each.value is not None), Decimal(0))
    rows = tuple(row for each in won for row in each.rows)
    return Measure(summed, Unit.MONEY, len(rows), rows, full_period.variant, details=full_period.details)


def gap(won: Measure, goal: Measure) -> Measure:
    """Quota minus bookings; negative when quota is exceeded.

    Formula: quota − bookings; less than half a unit of the currency, which prints as 0, is 0: the quota is met.
    Unit: money.
    Source: quota and bookings.
    Missing: "quota is 0"; "no amounts on wins" if deals were won and none has an amount; or the reason either input is
        n/a.
    """
    if goal.value is None:
        return unknown_as(Unit.MONEY, goal)
    if won.value is None:
        is_unpriced = won.reason is Reason.NO_AMOUNTS and won.n
        return unknown(Unit.MONEY, Reason.NO_WON_AMOUNTS, n=won.n) if is_unpriced else unknown_as(Unit.MONEY, won)
    if goal.value == 0:
        return unknown(Unit.MONEY, Reason.QUOTA_IS_0, rows=goal.rows)
    left = goal.value - won.value
    rows = tuple(dict.fromkeys((*won.rows, *goal.rows)))
    return Measure(left if abs(left) >= PRINTS_AS_1 else Decimal(0), Unit.MONEY, won.n, rows)


def win_rate(deals: Sequence[Opportunity], period: Period) -> Measure:
    """Won deals as a share of closed deals, by count.

    Formula: won ÷ (won + lost), by count, over deals closed in the period. Open deals are excluded; so are
        credits (amount of 0 or less) and, if deal type is known, renewals (see Data notes). A deal is
        lost if its stage is lost, whatever the reason, and on the as-of date if its close date is later; but where
        the files have records from after the as-of date, a deal closed later counts as open.
    Unit: percentage; part = deals won, n = deals closed.
    Source: Opportunities stage, closed on (or close date), type; for a team, a deal that people share counts once.
    Missing: "no closed deals"; "only renewals" if nothing else closed; "no losses on file".
    """
    closed_deals = without_credits(closed_in(deals, period))
    closed = without_renewals(closed_deals)
    won = sum(deal.outcome is Outcome.WON for deal in closed)
    if not closed:
        return unknown(Unit.SHARE, Reason.ONLY_RENEWALS if closed_deals else Reason.NO_CLOSED_DEALS)
    if not closed[0].losses_on_file:
        return unknown(Unit.SHARE, Reason.NO_LOST_DEALS, fix=Fix.EXPORT_LOST_DEALS, n=len(closed))
    rows = tuple(deal.row for deal in closed)
    variant = renewals_variant(deals)
    if any(is_no_decision(deal) for deal in closed):
        variant = Variant.WITHOUT_RENEWALS_NO_DECISION_LOST if variant else Variant.NO_DECISION_LOST
    return Measure(Decimal(won) / len(closed), Unit.SHARE, len(closed), rows, variant, part=won)


def average_deal(deals: Sequence[Opportunity], period: Period) -> Measure:
    """Mean amount of won deals.

    Formula: sum of amount ÷ number of deals, over deals won in the period (by close date) with an amount above
        0, excluding renewals if deal type is known.
    Unit: money.
    Source: Opportunities amount, stage, closed on (or close date), type.
    Missing: "no wins"; "only renewals" if nothing else was won; "no amounts on wins".
    """
    all_won = sales_in(deals, period)
    sales = without_renewals(all_won)
    won = with_amount(sales)
    if not won:
        reason = Reason.NO_WON_AMOUNTS if sales else Reason.ONLY_RENEWALS if all_won else Reason.NO_WINS
        return unknown(Unit.MONEY, reason)
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
        return unknown(Unit.SHARE, Reason.NO_MARGINS if won else Reason.NO_WINS)
    revenue = total(both)
    if revenue <= 0:
        return unknown(Unit.SHARE, Reason.REVENUE_IS_0)
    earned = sum((deal.margin for deal in both if deal.margin is not None), Decimal(0))
    found = Measure(earned / revenue, Unit.SHARE, len(both), tuple(deal.row for deal in both))
    if len(both) == len(won):
        return found
    return replace(found, variant=Variant.WINS_WITH_MARGIN, details=(len(both), len(won)))


def new_accounts(
    deals: Sequence[Opportunity], all_deals: Sequence[Opportunity], period: Period, look_back: int, since: date | None
) -> Measure:
    """Accounts with their first win (new logos).

    Formula: count of accounts with a deal won in the period and no win by anyone in the look-back before it (24
        months by default); a credit is no win. If the data doesn't go back that far (by its first close date):
        accounts with a won deal of type new.
    Unit: count.
    Source: Opportunities account, stage, closed on (or close date), type; Settings look-back months.
    Missing: "no deals on file" if the person has no deals; "no account names"; "not enough history" if there is no type
        either.
    """
    if not deals:
        return unknown(Unit.COUNT, Reason.NO_DEALS)
    won = sales_in(deals, period)
    named = [deal for deal in won if deal.account]
    if won and not named:
        return unknown(Unit.COUNT, Reason.NO_ACCOUNTS)
    start = months_later(period.start, -look_back)
    if since is not None and since <= start:
        sales = without_credits(deal for deal in all_deals if deal.outcome is Outcome.WON)
        existing = {fold(deal.account) for deal in sales if _closed_between(deal, start, period.start)}
        first = _first_by_account(deal for deal in named if fold(deal.account) not in existing)
        variant, months = Variant.NO_PRIOR_WIN, (look_back,)
    elif any(deal.kind for deal in all_deals):
        first = _first_by_account(deal for deal in named if deal.kind == "new")
        variant, months = Variant.NEW_DEALS, (look_back,)
    else:
        return unknown(Unit.COUNT, Reason.SHORT_HISTORY, fix=Fix.ADD_EARLIER_DEALS, details=(start,))
    rows = tuple(deal.row for deal in first)
    return Measure(Decimal(len(first)), Unit.COUNT, len(first), rows, variant, details=months)


def _closed_between(deal: Opportunity, start: date, end: date) -> bool:
    return deal.closed is not None and start <= deal.closed < end and bool(deal.account)


def _first_by_account(deals: Iterable[Opportunity]) -> list[Opportunity]:
    first: dict[str, Opportunity] = {}
    for deal in sorted(deals, key=lambda deal: (deal.closed or date.max, deal.row)):
        first.setdefault(fold(deal.account), deal)
    return list(first.values())


def without_renewals(deals: Iterable[Opportunity]) -> list[Opportunity]:
    """The deals that aren't renewals; all of them if deal type is unknown."""
    return [deal for deal in deals if deal.kind != RENEWAL]


def without_credits(deals: Iterable[Opportunity]) -> list[Opportunity]:
    """The deals that aren't credits."""
    return [deal for deal in deals if not deal.is_credit]


def is_no_decision(deal: Opportunity) -> bool:
    """Whether a deal was lost to no decision."""
    return deal.outcome is Outcome.LOST and fold(deal.loss_reason) in NO_DECISION


def renewals_variant(deals: Sequence[Opportunity]) -> Variant | None:
    """The variant of a metric that excludes renewals; None if no deal is one."""
    return Variant.WITHOUT_RENEWALS if any(deal.kind == RENEWAL for deal in deals) else None
