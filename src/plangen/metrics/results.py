"""What was won: bookings, attainment, new accounts, margin, win rate, average deal."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.metrics.amounts import NO_AMOUNTS, priced, total, worth
from plangen.metrics.quota import QuotaPlan, months_with_quota, quota
from plangen.periods import Period, months_later
from plangen.records.opportunities import Opportunity
from plangen.records.stages import Outcome
from plangen.records.team import Person
from plangen.tables.folding import fold

NO_DEALS = "no deals in the files"
RENEWAL = "renewal"
ONLY_RENEWALS = "only renewals"
WITHOUT_RENEWALS = "without renewals"
NO_DECISION = frozenset(fold(text) for text in ("no decision", "no-decision", "lost to no decision", "undecided"))


def won_in(deals: Iterable[Opportunity], period: Period) -> list[Opportunity]:
    """The deals won in a period, by the day they were closed."""
    return [deal for deal in closed_in(deals, period) if deal.outcome is Outcome.WON]


def closed_in(deals: Iterable[Opportunity], period: Period) -> list[Opportunity]:
    """The deals won or lost in a period."""
    start, end = period.start, period.end
    return [deal for deal in deals if deal.closed is not None and start <= deal.closed < end]


def bookings(deals: Sequence[Opportunity], period: Period) -> Measure:
    """What was won in a period, in money.

    Formula: sum of the amounts of won deals whose day of closing lies in the period; a negative amount is a credit and
        counts as such; a split deal counts by its share.
    Unit: money.
    Source: Opportunities amount (actual amount first), stage, closed on (else close date), split.
    Missing: "no deals in the files" when the person has none at all; "no amounts" when deals were won and none of them
        carries one, and when not one of the person's deals ever carried one: to have won nothing is 0 only where what
        is won would be seen. A deal without an amount counts as a deal and not in money.
    """
    if not deals:
        return unknown(Unit.MONEY, NO_DEALS)
    won = won_in(deals, period)
    if not won and all(deal.amount is None for deal in deals):
        return unknown(Unit.MONEY, NO_AMOUNTS, cure="add a column amount")
    return worth(won)


def won_deals(deals: Sequence[Opportunity], period: Period) -> Measure:
    """The number of deals won in a period.

    Formula: count of won deals whose day of closing lies in the period.
    Unit: count.
    Source: Opportunities stage, closed on (else close date).
    Missing: "no deals in the files" when the person has none at all.
    """
    if not deals:
        return unknown(Unit.COUNT, NO_DEALS)
    won = won_in(deals, period)
    return Measure(Decimal(len(won)), Unit.COUNT, len(won), tuple(deal.row for deal in won))


def attainment(person: Person, deals: Sequence[Opportunity], period: Period, plan: QuotaPlan) -> Measure:
    """What was won as a share of what was to be won.

    Formula: bookings / quota, both over the months of the period that have a quota.
    Unit: share.
    Source: as bookings and quota.
    Missing: "no quota"; "quota is 0"; what bookings say when they are missing. May exceed 100 %, and be negative.
    """
    goal = quota(person, period, plan)
    return share_of_quota(_in_months(deals, months_with_quota(person, period, plan), bookings(deals, period)), goal)


def share_of_quota(won: Measure, goal: Measure) -> Measure:
    """Bookings as a share of a quota, with the reason where there is none.

    Formula: bookings / quota.
    Unit: share.
    Source: the two measures.
    Missing: "no quota", "quota is 0", or the reason of what was won.
    """
    if goal.value is None:
        return unknown(Unit.SHARE, goal.reason, cure=goal.cure)
    if goal.value == 0:
        return unknown(Unit.SHARE, "quota is 0", rows=goal.rows)
    if won.value is None:
        return unknown(Unit.SHARE, won.reason, cure=won.cure)
    return Measure(won.value / goal.value, Unit.SHARE, won.n, won.rows, goal.variant)


def _in_months(deals: Sequence[Opportunity], spans: Sequence[Period], whole: Measure) -> Measure:
    """Bookings over some months of a period; the whole period's where it is unknown."""
    if whole.value is None:
        return whole
    won = [bookings(deals, span) for span in spans]
    summed = sum((each.value for each in won if each.value is not None), Decimal(0))
    rows = tuple(row for each in won for row in each.rows)
    return Measure(summed, Unit.MONEY, len(rows), rows, whole.variant)


def gap(won: Measure, goal: Measure) -> Measure:
    """What is missing to the quota; negative when it is exceeded.

    Formula: quota - bookings.
    Unit: money.
    Source: the two measures.
    Missing: the reason of whichever is unknown; "quota is 0".
    """
    if goal.value is None or won.value is None:
        lacking = goal if goal.value is None else won
        return unknown(Unit.MONEY, lacking.reason, cure=lacking.cure)
    if goal.value == 0:
        return unknown(Unit.MONEY, "quota is 0", rows=goal.rows)
    return Measure(goal.value - won.value, Unit.MONEY, won.n, won.rows)


def win_rate(deals: Sequence[Opportunity], period: Period) -> Measure:
    """The share of closed deals that were won, by count.

    Formula: won / (won + lost), by day of closing in the period; open deals are left out, and so are renewals where
        the type of deals is known (the variant says so). What counts as lost is what the stages say, whatever the loss
        reason; duplicates and errors are no deals and are left out.
    Unit: share; part is the number won, n the number closed.
    Source: Opportunities stage, closed on (else close date), type.
    Missing: "0 closed deals"; "only renewals" when nothing else was closed.
    """
    every = closed_in(deals, period)
    closed = without_renewals(every)
    won = sum(deal.outcome is Outcome.WON for deal in closed)
    if not closed:
        return unknown(Unit.SHARE, ONLY_RENEWALS if every else "0 closed deals")
    rows = tuple(deal.row for deal in closed)
    variant = renewals_variant(deals)
    if any(is_no_decision(deal) for deal in closed):
        variant = ", ".join(filter(None, (variant, "“no decision” counts as lost")))
    return Measure(Decimal(won) / len(closed), Unit.SHARE, len(closed), rows, variant, part=won)


def average_deal(deals: Sequence[Opportunity], period: Period) -> Measure:
    """The mean amount of a won deal.

    Formula: sum of amounts / number of won deals with an amount, by day of closing in the period, without renewals
        where the type of deals is known.
    Unit: money.
    Source: Opportunities amount, stage, closed on (else close date), type.
    Missing: "0 won deals with an amount".
    """
    won = priced(without_renewals(won_in(deals, period)))
    if not won:
        return unknown(Unit.MONEY, "0 won deals with an amount")
    rows = tuple(deal.row for deal in won)
    return Measure(total(won) / len(won), Unit.MONEY, len(won), rows, renewals_variant(deals))


def margin(deals: Sequence[Opportunity], period: Period) -> Measure:
    """The margin of what was won, as a share of its revenue.

    Formula: sum of margins / sum of amounts, over the won deals of the period that have both.
    Unit: share.
    Source: Opportunities margin, amount, stage, closed on (else close date).
    Missing: "0 won deals"; "no margins" when no won deal has both; "0 revenue" when the amounts add up to nothing.
    """
    won = won_in(deals, period)
    both = [deal for deal in won if deal.margin is not None and deal.amount is not None]
    if not both:
        return unknown(Unit.SHARE, "no margins" if won else "0 won deals")
    revenue = total(both)
    if revenue <= 0:
        return unknown(Unit.SHARE, "0 revenue")
    earned = sum((deal.margin for deal in both if deal.margin is not None), Decimal(0))
    variant = "" if len(both) == len(won) else f"{len(both)} of {len(won)} won deals have a margin"
    return Measure(earned / revenue, Unit.SHARE, len(both), tuple(deal.row for deal in both), variant)


def new_accounts(
    deals: Sequence[Opportunity], everyone: Sequence[Opportunity], period: Period, look_back: int, since: date | None
) -> Measure:
    """The number of accounts that were won for the first time.

    Formula: accounts with a won deal in the period and none won by anybody in the look-back before it (default 24
        months). Where the files do not reach back so far, by the first day on which a deal in them was closed: accounts
        with a won deal of type new in the period.
    Unit: count.
    Source: Opportunities account, stage, closed on (else close date), type; Settings look-back months.
    Missing: "no deals in the files" when the person has none at all; "no accounts named"; "history too short" when
        neither the history nor a type is there.
    """
    if not deals:
        return unknown(Unit.COUNT, NO_DEALS)
    won = won_in(deals, period)
    named = [deal for deal in won if deal.account]
    if won and not named:
        return unknown(Unit.COUNT, "no accounts named")
    begins = months_later(period.start, -look_back)
    if since is not None and since <= begins:
        known = {fold(deal.account) for deal in everyone if _won_between(deal, begins, period.start)}
        first = _first_by_account(deal for deal in named if fold(deal.account) not in known)
        variant = f"none won in the {look_back} months before"
    elif any(deal.kind for deal in everyone):
        first = _first_by_account(deal for deal in named if deal.kind == "new")
        variant = "deals of type new"
    else:
        return unknown(Unit.COUNT, "history too short", cure=f"add deals closed since {begins}, or a column type")
    return Measure(Decimal(len(first)), Unit.COUNT, len(first), tuple(deal.row for deal in first), variant)


def _won_between(deal: Opportunity, start: date, end: date) -> bool:
    return deal.outcome is Outcome.WON and deal.closed is not None and start <= deal.closed < end and bool(deal.account)


def _first_by_account(deals: Iterable[Opportunity]) -> list[Opportunity]:
    first: dict[str, Opportunity] = {}
    for deal in sorted(deals, key=lambda deal: (deal.closed or date.max, deal.row)):
        first.setdefault(fold(deal.account), deal)
    return list(first.values())


def without_renewals(deals: Iterable[Opportunity]) -> list[Opportunity]:
    """The deals that are no renewals; all of them where the type is not known."""
    return [deal for deal in deals if deal.kind != RENEWAL]


def is_no_decision(deal: Opportunity) -> bool:
    """Whether a deal was lost because the customer decided nothing."""
    return deal.outcome is Outcome.LOST and fold(deal.loss_reason) in NO_DECISION


def renewals_variant(deals: Sequence[Opportunity]) -> str:
    """What a figure without renewals says of itself; nothing where no deal is one."""
    return WITHOUT_RENEWALS if any(deal.kind == RENEWAL for deal in deals) else ""
