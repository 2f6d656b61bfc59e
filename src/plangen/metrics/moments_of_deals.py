"""Moments of praise that are found in won deals."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.metrics.flow import own_cycle
from plangen.metrics.moment import Chronicle, Deeds, Moment, Occasion
from plangen.metrics.results import bookings
from plangen.periods import months_later
from plangen.records.opportunities import Opportunity
from plangen.tables.folding import fold

FEWEST_BEFORE = 10
"""Won deals with an amount that are somebody's history; the largest of three is no news."""
CLEARLY = Decimal("1.05")
"""A deal is the largest when it exceeds the second by a twentieth; less is the noise of a list price."""
FEWEST_OPEN = 5
"""Open deals among which one can be the oldest."""
MONTHS_COMPARED = 12
MONTHS_AWAY = 12
"""Months without a win after which a customer counts as gone, if a deal was lost there meanwhile."""


def first_after_joining(deeds: Deeds, chronicle: Chronicle) -> Iterator[Moment]:
    """The person's first win, where the files reach back before the hire."""
    hired, reach = deeds.person.hired, chronicle.history.first_close
    if hired is None or reach is None or reach >= hired or not deeds.won:
        return
    first = deeds.won[0]
    if first.closed is not None and first.closed in deeds.period:
        days = Measure(Decimal((first.closed - hired).days), Unit.DAYS, 1, (first.row,))
        yield _of(first, Occasion.FIRST_AFTER_JOINING, days, since=hired)


def first_at_account(deeds: Deeds, chronicle: Chronicle) -> Iterator[Moment]:
    """Wins at accounts where nobody had won before, as far back as Settings look; else of deals of type new."""
    reach = chronicle.history.first_close
    for deal in deeds.won_now:
        first = next(iter(chronicle.wins_at.get(fold(deal.account), ())), None)
        if first is None or first.row != deal.row or deal.closed is None or reach is None:
            continue
        if reach <= months_later(deal.closed, -chronicle.look_back) or deal.kind == "new":
            yield _of(deal, Occasion.FIRST_AT_ACCOUNT, _amount(deal), since=reach)


def won_back(deeds: Deeds, chronicle: Chronicle) -> Iterator[Moment]:
    """Wins at customers where nothing was won for twelve months and a deal was lost meanwhile."""
    for deal in deeds.won_now:
        key = fold(deal.account)
        wins = chronicle.wins_at.get(key, ())
        before = [each.closed for each in wins if each.closed and deal.closed and _earlier(each, deal)]
        if not before or deal.closed is None or before[-1] > _a_year_before(deal.closed):
            continue
        lost = [each.closed for each in chronicle.losses_at.get(key, ()) if each.closed]
        if any(before[-1] < day < deal.closed for day in lost):
            yield _of(deal, Occasion.WON_BACK, _amount(deal), since=before[-1])


def together(deeds: Deeds, chronicle: Chronicle) -> Iterator[Moment]:
    """Deals won with a colleague: one id, rows of two people."""
    for deal in deeds.won_now:
        others = chronicle.sharers.get(deal.id, frozenset()) - {deeds.person.name}
        if others:
            yield _of(deal, Occasion.TOGETHER, _amount(deal), others=tuple(sorted(others)))


def largest(deeds: Deeds, chronicle: Chronicle) -> Iterator[Moment]:
    """The largest deal that the person ever won, clearly so, if there are ten others to compare it with."""
    del chronicle
    priced = sorted(
        (deal for deal in deeds.won if deal.amount is not None and deal.amount > 0),
        key=lambda deal: (deal.amount or Decimal(0), deal.row),
    )
    if len(priced) <= FEWEST_BEFORE:
        return
    best, second = priced[-1], priced[-2]
    if best.closed in deeds.period and (best.amount or 0) >= (second.amount or 0) * CLEARLY:
        yield _of(best, Occasion.LARGEST, _amount(best), since=deeds.won[0].closed)


def open_longest(deeds: Deeds, chronicle: Chronicle) -> Iterator[Moment]:
    """Won deals that were the oldest of at least five open ones, and older than the person's median cycle."""
    del chronicle
    usual = own_cycle(deeds.deals).value
    for deal in deeds.won_now:
        if usual is None or deal.closed is None or deal.created is None or (deal.closed - deal.created).days <= usual:
            continue
        others = [each.created for each in deeds.deals if each.created and each.row != deal.row and _open(each, deal)]
        if len(others) >= FEWEST_OPEN - 1 and deal.created < min(others):
            days = Measure(Decimal((deal.closed - deal.created).days), Unit.DAYS, len(others) + 1, (deal.row,))
            yield _of(deal, Occasion.OPEN_LONGEST, days, since=deal.created)


def best_month(deeds: Deeds, chronicle: Chronicle) -> Iterator[Moment]:
    """Months that ended in the period with more won than in each of the eleven before, all of them in the files."""
    calendar = deeds.plan.calendar
    for each in deeds.months:
        earlier = [calendar.before(each, back) for back in range(1, MONTHS_COMPARED)]
        first = earlier[-1]
        ended = each.last_day in deeds.period and each.over_on(deeds.plan.as_of)
        if not ended or not chronicle.history.whole(first) or not deeds.there_from(first.start):
            continue
        won = bookings(deeds.won, each)
        others = [bookings(deeds.won, month) for month in earlier]
        if won.value and won.value > max((other.value or Decimal(0) for other in others), default=Decimal(0)):
            yield Moment(
                Occasion.BEST_MONTH, deeds.person.name, each.last_day, won, won.rows, period=each, since=first.start
            )


def every_month(deeds: Deeds, chronicle: Chronicle) -> Iterator[Moment]:
    """Quarters with a win in every month, on the day of the first win in the last of them.

    It is no news to whom it happened in the quarter before too.
    """
    for quarter in deeds.quarters:
        firsts = _first_wins(deeds, quarter.start)
        before = deeds.plan.calendar.before(quarter)
        as_ever = chronicle.history.whole(before) and all(_first_wins(deeds, before.start))
        days = [first.closed for first in firsts if first and first.closed]
        if len(days) < len(firsts) or as_ever or max(days) not in deeds.period:
            continue
        rows = tuple(deal.row for deal in deeds.won if deal.closed in quarter)
        wins = Measure(Decimal(len(rows)), Unit.COUNT, len(rows), rows)
        yield Moment(Occasion.EVERY_MONTH, deeds.person.name, max(days), wins, rows, period=quarter)


def _first_wins(deeds: Deeds, start: date) -> list[Opportunity | None]:
    """The first win of each of the three months from a day on; None for a month without."""
    spans = [(months_later(start, at), months_later(start, at + 1)) for at in range(3)]
    return [
        next((deal for deal in deeds.won if deal.closed and begins <= deal.closed < ends), None)
        for begins, ends in spans
    ]


def _of(
    deal: Opportunity, occasion: Occasion, figure: Measure, since: date | None = None, others: tuple[str, ...] = ()
) -> Moment:
    day = deal.closed or date.min
    return Moment(
        occasion, deal.salesperson, day, figure, (deal.row,), deal.account, deal.label, since=since, others=others
    )


def _amount(deal: Opportunity) -> Measure:
    if deal.amount is None:
        return unknown(Unit.MONEY, "no amount", n=1, rows=(deal.row,))
    return Measure(deal.amount, Unit.MONEY, 1, (deal.row,))


def _earlier(one: Opportunity, other: Opportunity) -> bool:
    return one.closed is not None and other.closed is not None and one.closed < other.closed


def _a_year_before(day: date) -> date:
    first = months_later(day, -MONTHS_AWAY)
    return first + timedelta(days=day.day - 1)


def _open(each: Opportunity, won: Opportunity) -> bool:
    """Whether a deal was open on the morning on which another one was won."""
    if each.created is None or won.closed is None or each.created >= won.closed:
        return False
    return each.closed is None or each.closed >= won.closed
