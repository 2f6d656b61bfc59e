"""Moments found in won deals."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.metrics.people.recognition import Moment, PersonHistory, RecognitionType, TeamHistory
from plangen.metrics.results.bookings import bookings
from plangen.metrics.results.flow import all_wins_cycle
from plangen.periods import months_later
from plangen.records.deals.opportunities import Opportunity
from plangen.tables.values.folding import fold

MIN_BEFORE = 10
"""Earlier won deals with an amount it takes before a largest one is news."""
LARGEST_FACTOR = Decimal("1.05")
"""How far the largest deal must exceed the second; less is list-price noise."""
MIN_OPEN = 5
"""Open deals it takes before an oldest one is news."""
MONTHS_COMPARED = 12
MONTHS_AWAY = 12
"""Months without a win after which a customer counts as gone, if a deal was lost there since."""


def first_after_joining(history: PersonHistory, team: TeamHistory) -> Iterator[Moment]:
    """The person's first win, if the data goes back before the hire date."""
    hired, reach = history.person.hired, team.history.first_close
    if hired is None or reach is None or reach >= hired or not history.won:
        return
    first = history.won[0]
    if first.closed is not None and first.closed in history.period:
        days = Measure(Decimal((first.closed - hired).days), Unit.DAYS, 1, (first.row,))
        yield _moment(first, RecognitionType.FIRST_AFTER_JOINING, days, since=hired)


def first_at_account(history: PersonHistory, team: TeamHistory) -> Iterator[Moment]:
    """Wins that are the first at an account, if the data covers the look-back or the deal is of type new."""
    reach = team.history.first_close
    for deal in history.won_now:
        first = next(iter(team.wins_by_account.get(fold(deal.account), ())), None)
        if first is None or first.row != deal.row or deal.closed is None or reach is None:
            continue
        if reach <= months_later(deal.closed, -team.look_back) or deal.kind == "new":
            yield _moment(deal, RecognitionType.FIRST_AT_ACCOUNT, _amount(deal), since=reach)


def won_back(history: PersonHistory, team: TeamHistory) -> Iterator[Moment]:
    """Wins at customers with no win in the prior twelve months and a lost deal since."""
    for deal in history.won_now:
        key = fold(deal.account)
        wins = team.wins_by_account.get(key, ())
        before = [each.closed for each in wins if each.closed and deal.closed and _earlier(each, deal)]
        if not before or deal.closed is None or before[-1] > _one_year_before(deal.closed):
            continue
        lost = [each.closed for each in team.losses_by_account.get(key, ()) if each.closed]
        if any(before[-1] < day < deal.closed for day in lost):
            yield _moment(deal, RecognitionType.WON_BACK, _amount(deal), since=before[-1])


def together(history: PersonHistory, team: TeamHistory) -> Iterator[Moment]:
    """Deals won with a colleague: one deal id with rows of two people."""
    for deal in history.won_now:
        others = team.shared_wins.get(deal.id, frozenset()) - {history.person.name}
        if others:
            yield _moment(deal, RecognitionType.SHARED_WIN, _amount(deal), others=tuple(sorted(others)))


def largest(history: PersonHistory, team: TeamHistory) -> Iterator[Moment]:
    """The person's largest deal to date, by a clear margin and with at least ten others to compare."""
    del team
    priced = sorted(
        (deal for deal in history.won if deal.amount is not None and deal.amount > 0),
        key=lambda deal: (deal.amount or Decimal(0), deal.row),
    )
    if len(priced) <= MIN_BEFORE:
        return
    best, second = priced[-1], priced[-2]
    if best.closed in history.period and (best.amount or 0) >= (second.amount or 0) * LARGEST_FACTOR:
        yield _moment(best, RecognitionType.LARGEST, _amount(best), since=history.won[0].closed)


def open_longest(history: PersonHistory, team: TeamHistory) -> Iterator[Moment]:
    """Won deals that were the oldest of at least five open ones, and older than the person's median sales cycle."""
    del team
    typical = all_wins_cycle(history.deals).value
    for deal in history.won_now:
        if (
            typical is None
            or deal.closed is None
            or deal.created is None
            or (deal.closed - deal.created).days <= typical
        ):
            continue
        others = [
            each.created for each in history.deals if each.created and each.row != deal.row and _was_open(each, deal)
        ]
        if len(others) >= MIN_OPEN - 1 and deal.created < min(others):
            days = Measure(Decimal((deal.closed - deal.created).days), Unit.DAYS, len(others) + 1, (deal.row,))
            yield _moment(deal, RecognitionType.OPEN_LONGEST, days, since=deal.created)


def best_month(history: PersonHistory, team: TeamHistory) -> Iterator[Moment]:
    """Months that ended in the period with more bookings than each of the eleven before, all fully on file."""
    calendar = history.plan.calendar
    for each in history.months:
        earlier = [calendar.before(each, back) for back in range(1, MONTHS_COMPARED)]
        first = earlier[-1]
        ended = each.last_day in history.period and each.over_on(history.plan.as_of)
        if not ended or not team.history.is_full(first) or not history.was_hired_by(first.start):
            continue
        won = bookings(history.won, each)
        others = [bookings(history.won, month) for month in earlier]
        if won.value and won.value > max((other.value or Decimal(0) for other in others), default=Decimal(0)):
            yield Moment(
                RecognitionType.BEST_MONTH,
                history.person.name,
                each.last_day,
                won,
                won.rows,
                period=each,
                since=first.start,
            )


def every_month(history: PersonHistory, team: TeamHistory) -> Iterator[Moment]:
    """Quarters with a win in every month, dated at the first win in the last month to get one.

    Skipped if the prior quarter had one in every month too.
    """
    for quarter in history.quarters:
        firsts = _first_wins(history, quarter.start)
        before = history.plan.calendar.before(quarter)
        same_before = team.history.is_full(before) and all(_first_wins(history, before.start))
        days = [first.closed for first in firsts if first and first.closed]
        if len(days) < len(firsts) or same_before or max(days) not in history.period:
            continue
        rows = tuple(deal.row for deal in history.won if deal.closed in quarter)
        wins = Measure(Decimal(len(rows)), Unit.COUNT, len(rows), rows)
        yield Moment(RecognitionType.EVERY_MONTH, history.person.name, max(days), wins, rows, period=quarter)


def _first_wins(history: PersonHistory, start: date) -> list[Opportunity | None]:
    """The first win in each of the three months from a date on; None for a month with no win."""
    spans = [(months_later(start, number), months_later(start, number + 1)) for number in range(3)]
    return [
        next((deal for deal in history.won if deal.closed and start <= deal.closed < end), None) for start, end in spans
    ]


def _moment(
    deal: Opportunity,
    occasion: RecognitionType,
    figure: Measure,
    since: date | None = None,
    others: tuple[str, ...] = (),
) -> Moment:
    day = deal.closed or date.min
    return Moment(
        occasion, deal.salesperson, day, figure, (deal.row,), deal.account, deal.label, since=since, others=others
    )


def _amount(deal: Opportunity) -> Measure:
    if deal.amount is None:
        return unknown(Unit.MONEY, Reason.NO_AMOUNT, n=1, rows=(deal.row,))
    return Measure(deal.amount, Unit.MONEY, 1, (deal.row,))


def _earlier(one: Opportunity, other: Opportunity) -> bool:
    return one.closed is not None and other.closed is not None and one.closed < other.closed


def _one_year_before(day: date) -> date:
    first = months_later(day, -MONTHS_AWAY)
    return first + timedelta(days=day.day - 1)


def _was_open(each: Opportunity, won: Opportunity) -> bool:
    """Whether a deal was open at the start of the day another one was won."""
    if each.created is None or won.closed is None or each.created >= won.closed:
        return False
    return each.closed is None or each.closed >= won.closed
