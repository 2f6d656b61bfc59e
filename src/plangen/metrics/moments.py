"""Moments of praise: true, specific and computed; never a rank, never a negative."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from plangen.elements.measure import Measure, Unit
from plangen.metrics import moments_of_deals as of_deals
from plangen.metrics.moment import Chronicle, Deeds, Moment, Occasion
from plangen.metrics.promises import due_in, kept
from plangen.metrics.quota import quota
from plangen.metrics.results import attainment
from plangen.periods import Period
from plangen.records.actions import Status

FEWEST_KEPT = 2
"""Commitments of which it can be said that all were kept."""
FEWEST_TOUCHED = 2
WEEKS_APART = 4
_PRINTED = Decimal("0.001")
Finder = Callable[[Deeds, Chronicle], Iterator[Moment]]


def moments(deeds: Deeds, chronicle: Chronicle) -> list[Moment]:
    """All that a person can be thanked for within the days of a period, in order of time.

    Formula: each of the occasions in Occasion has a rule of its own; its day is the one on which it became true, and it
        counts where that day lies in the period. What the files are too short for is not said.
    Unit: that of the moment's figure.
    Source: Opportunities, Actions, Activities, Accounts class, Team hired, quotas.
    Missing: an occasion without its columns or its history does not occur; with none at all the list is empty, and a
        page leaves a line for the manager's own words.
    """
    found = [moment for finder in FINDERS for moment in finder(deeds, chronicle)]
    return sorted(found, key=lambda moment: (moment.day, list(Occasion).index(moment.occasion), moment.rows))


def worth_saying(found: Sequence[Moment], earlier: Sequence[Moment] = ()) -> list[Moment]:
    """What of a team's moments is said: the rarest first, one of a kind for each person.

    Formula: of one person's moments of one occasion the one with the largest figure, then the latest; none whose
        occasion was said of the person within the four weeks before; ordered by how many people of the team have the
        occasion, then as Occasion lists them, then by day, the latest first.
    Unit: moments.
    Source: moments of everybody in the team; `earlier` are those that were said before.
    Missing: an empty list.
    """
    people: dict[Occasion, set[str]] = defaultdict(set)
    best: dict[tuple[str, Occasion], Moment] = {}
    for moment in found:
        people[moment.occasion].add(moment.salesperson)
        key = moment.salesperson, moment.occasion
        best[key] = max(best.get(key, moment), moment, key=_weight)
    order = list(Occasion)
    fresh = [moment for moment in best.values() if not any(_repeats(moment, said) for said in earlier)]
    return sorted(
        fresh,
        key=lambda each: (
            len(people[each.occasion]),
            order.index(each.occasion),
            -each.day.toordinal(),
            each.salesperson,
        ),
    )


def _weight(moment: Moment) -> tuple[Decimal, date, tuple[int, ...]]:
    return moment.figure.value or Decimal(0), moment.day, tuple(-part for row in moment.rows[:1] for part in row)


def _repeats(moment: Moment, said: Moment) -> bool:
    same = (moment.salesperson, moment.occasion) == (said.salesperson, said.occasion)
    return same and timedelta(0) <= moment.day - said.day < timedelta(weeks=WEEKS_APART)


def all_kept(deeds: Deeds, chronicle: Chronicle) -> Iterator[Moment]:
    """Quarters of which every commitment was kept, at least two, on the day of the last one."""
    del chronicle
    name, as_of = deeds.person.name, deeds.plan.as_of
    for quarter in deeds.quarters:
        count = kept(deeds.actions, name, quarter)
        if count.n < FEWEST_KEPT or count.part != count.n:
            continue
        done = [each for each in due_in(deeds.actions, name, quarter) if each.status is Status.KEPT]
        day = max(min(each.done_on or each.due or as_of, as_of) for each in done)
        if day in deeds.period:
            yield Moment(Occasion.ALL_KEPT, name, day, count, count.rows, period=quarter)


def all_touched(deeds: Deeds, chronicle: Chronicle) -> Iterator[Moment]:
    """Quarters in which the person spoke with every A account, at least two, on the day of the last first contact."""
    del chronicle
    for quarter in deeds.quarters:
        firsts = [next((each for each in touches if each.day in quarter), None) for touches in deeds.touches.values()]
        there = [touch for touch in firsts if touch is not None]
        if len(there) < len(firsts) or len(there) < FEWEST_TOUCHED:
            continue
        day, rows = max(touch.day for touch in there), tuple(sorted(touch.row for touch in there))
        if day in deeds.period:
            count = Measure(Decimal(len(there)), Unit.COUNT, len(there), rows)
            yield Moment(Occasion.ALL_TOUCHED, deeds.person.name, day, count, rows, period=quarter)


def back_above_plan(deeds: Deeds, chronicle: Chronicle) -> Iterator[Moment]:
    """Quarters whose quota was reached after two quarters below, on the day on which it was reached."""
    for quarter in deeds.quarters:
        before = [deeds.plan.calendar.before(quarter, back) for back in (1, 2)]
        first = before[-1]
        if not chronicle.history.whole(first) or not deeds.there_from(first.start):
            continue
        if not all(_below(deeds, each) for each in before) or _below(deeds, quarter) is not False:
            continue
        day = _reached_on(deeds, quarter)
        if day is not None and day in deeds.period:
            share = attainment(deeds.person, deeds.won, quarter, deeds.plan)
            yield Moment(
                Occasion.BACK_ABOVE_PLAN, deeds.person.name, day, share, share.rows, period=quarter, since=first.start
            )


def _below(deeds: Deeds, quarter: Period) -> bool | None:
    """Whether a quarter ended below its quota, as a page prints it; None where that cannot be said."""
    share = attainment(deeds.person, deeds.won, quarter, deeds.plan).value
    return None if share is None else share.quantize(_PRINTED, rounding=ROUND_HALF_UP) < 1


def _reached_on(deeds: Deeds, quarter: Period) -> date | None:
    """The day from which on the quota of a quarter was won."""
    goal = quota(deeds.person, quarter, deeds.plan).value
    to_date = Decimal(0)
    for deal in deeds.won:
        if deal.closed is None or deal.closed not in quarter:
            continue
        to_date += deal.amount or Decimal(0)
        if goal and to_date >= goal * (1 - _PRINTED / 2):
            return deal.closed
    return None


def years(deeds: Deeds, chronicle: Chronicle) -> Iterator[Moment]:
    """The days on which another year in the team is full."""
    del chronicle
    hired, left = deeds.person.hired, deeds.person.left or date.max
    if hired is None:
        return
    rows = (deeds.person.row,) if deeds.person.row else ()
    for year in range(max(hired.year + 1, deeds.period.start.year), deeds.period.end.year + 1):
        day = _same_day(hired, year)
        if day in deeds.period and day <= left:
            count = Measure(Decimal(year - hired.year), Unit.COUNT, 1, rows)
            yield Moment(Occasion.YEARS, deeds.person.name, day, count, rows, since=hired)


def _same_day(day: date, year: int) -> date:
    """The same day of another year; a 29 February is kept on the 28th."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) and not leap else day.replace(year=year)


FINDERS: tuple[Finder, ...] = (
    of_deals.first_after_joining,
    of_deals.won_back,
    back_above_plan,
    of_deals.first_at_account,
    of_deals.together,
    of_deals.largest,
    of_deals.best_month,
    of_deals.open_longest,
    all_kept,
    all_touched,
    of_deals.every_month,
    years,
)
