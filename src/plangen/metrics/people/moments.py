"""Moments to thank people for: true, specific, and calculated; never a rank, never a negative."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from plangen.elements.measure import Measure, Unit
from plangen.elements.rounding import rounded
from plangen.metrics.people import moments_of_deals as of_deals
from plangen.metrics.people.commitments import commitments_due_in, commitments_kept
from plangen.metrics.people.recognition import Moment, PersonHistory, RecognitionType, TeamHistory
from plangen.metrics.results.bookings import attainment
from plangen.metrics.results.quota import quota
from plangen.periods import Period
from plangen.records.meetings.actions import Status

MIN_KEPT = 2
"""Commitments it takes before “every commitment kept” means something."""
MIN_TOUCHED = 2
WEEKS_APART = 4
_PRINTED_PLACES = 3
"""The decimals of an attainment that print: 99.9% is 0.999."""
Finder = Callable[[PersonHistory, TeamHistory], Iterator[Moment]]


def moments(history: PersonHistory, team: TeamHistory) -> list[Moment]:
    """What to thank a person for in a period, by date; in contests, what “moment” counts.

    Formula: first win after joining = the person's first win on file, if deals on file start before the hire date;
        first win at an account (on the kickoff's handout “new customer”, if the account is among its new accounts) =
        no earlier win by anyone on file, if the file covers the look-back or the deal is of type new; customer won back
        = a win at an account with no win in the twelve months before and a lost deal since the last one; win with a
        colleague = a deal id with rows of both; largest deal to date = at least 5% above the person's second of more
        than ten; the oldest open deal = won as the oldest of at least five, older than the person's median sales cycle;
        best month = more bookings than in each of the eleven before; a win in every month of a quarter; over quota
        after two quarters below; every commitment of a quarter kept, of at least two; all A accounts contacted in a
        quarter, of at least two; work anniversary. A moment counts in the period in which it became true.
    Unit: that of the moment's figure: money, days, years, or a count.
    Source: Opportunities, Actions, Activities, Accounts tier, Team hired, quotas.
    Missing: types with no data or not enough history are skipped. If the list is empty, the page has a blank line for
        the manager's own words.
    """
    found = [moment for finder in FINDERS for moment in finder(history, team)]
    return sorted(found, key=lambda moment: (moment.day, list(RecognitionType).index(moment.recognition), moment.rows))


def moments_to_print(found: Sequence[Moment], earlier: Sequence[Moment] = ()) -> list[Moment]:
    """The team's moments that a page prints, rarest first, at most one of each type per person.

    Formula: per person and type, the moment with the largest figure, then the latest; skipped if the person had the
        same type in the four weeks before. Sorted by the number of people in the team with the type, then in the order
        above, then latest first. On the kickoff's handout, the amount next to a win story is that of the only deal the
        person won at the account in the year, or of the only one that the story names; else there is none.
    Unit: moments.
    Source: moments of all people in the team; `earlier` are those of the weeks before.
    Missing: empty if there are none.
    """
    people: dict[RecognitionType, set[str]] = defaultdict(set)
    best: dict[tuple[str, RecognitionType], Moment] = {}
    for moment in found:
        people[moment.recognition].add(moment.salesperson)
        key = moment.salesperson, moment.recognition
        best[key] = max(best.get(key, moment), moment, key=_weight)
    order = list(RecognitionType)
    fresh = [moment for moment in best.values() if not any(_repeats(moment, past) for past in earlier)]
    return sorted(
        fresh,
        key=lambda each: (
            len(people[each.recognition]),
            order.index(each.recognition),
            -each.day.toordinal(),
            each.salesperson,
        ),
    )


def _weight(moment: Moment) -> tuple[Decimal, date, tuple[int, ...]]:
    return moment.figure.value or Decimal(0), moment.day, tuple(-part for row in moment.rows[:1] for part in row)


def _repeats(moment: Moment, past: Moment) -> bool:
    same = (moment.salesperson, moment.recognition) == (past.salesperson, past.recognition)
    return same and timedelta(0) <= moment.day - past.day < timedelta(weeks=WEEKS_APART)


def all_kept(history: PersonHistory, team: TeamHistory) -> Iterator[Moment]:
    """Quarters with at least two commitments and all of them kept, dated when the last one was."""
    del team
    name, as_of = history.person.name, history.plan.as_of
    for quarter in history.quarters:
        count = commitments_kept(history.actions, name, quarter, quarter.last_day)
        if count.n < MIN_KEPT or count.part != count.n:
            continue
        due = commitments_due_in(history.actions, name, quarter, quarter.last_day)
        done = [each for each in due if each.status is Status.KEPT]
        day = max(min(each.done_on or each.due or as_of, as_of) for each in done)
        if day in history.period:
            yield Moment(RecognitionType.ALL_KEPT, name, day, count, count.rows, period=quarter)


def all_touched(history: PersonHistory, team: TeamHistory) -> Iterator[Moment]:
    """Quarters in which the person contacted all A accounts (at least two), dated at the last first contact."""
    del team
    for quarter in history.quarters:
        firsts = [next((each for each in touches if each.day in quarter), None) for touches in history.touches.values()]
        touched = [touch for touch in firsts if touch is not None]
        if len(touched) < len(firsts) or len(touched) < MIN_TOUCHED:
            continue
        day, rows = max(touch.day for touch in touched), tuple(sorted(touch.row for touch in touched))
        if day in history.period:
            count = Measure(Decimal(len(touched)), Unit.COUNT, len(touched), rows)
            yield Moment(RecognitionType.ALL_CONTACTED, history.person.name, day, count, rows, period=quarter)


def back_above_plan(history: PersonHistory, team: TeamHistory) -> Iterator[Moment]:
    """Quarters in which quota was met after two quarters below, dated when it was met."""
    for quarter in history.quarters:
        before = [history.plan.calendar.before(quarter, back) for back in (1, 2)]
        first = before[-1]
        if not team.history.is_full(first) or not history.was_hired_by(first.start):
            continue
        if not all(_below(history, each) for each in before) or _below(history, quarter) is not False:
            continue
        day = _reached_on(history, quarter)
        if day is not None and day in history.period:
            share = attainment(history.person, history.won, quarter, history.plan)
            yield Moment(
                RecognitionType.BACK_OVER_QUOTA,
                history.person.name,
                day,
                share,
                share.rows,
                period=quarter,
                since=first.start,
            )


def _below(history: PersonHistory, quarter: Period) -> bool | None:
    """Whether attainment in a quarter is below 100% as printed; None if it is n/a."""
    share = attainment(history.person, history.won, quarter, history.plan).value
    return None if share is None else rounded(share, _PRINTED_PLACES) < 1


def _reached_on(history: PersonHistory, quarter: Period) -> date | None:
    """The date a quarter's quota was met; None if it wasn't."""
    goal = quota(history.person, quarter, history.plan).value
    to_date = Decimal(0)
    for deal in history.won:
        if deal.closed is None or deal.closed not in quarter:
            continue
        to_date += deal.amount or Decimal(0)
        if goal and rounded(to_date / goal, _PRINTED_PLACES) >= 1:
            return deal.closed
    return None


def years(history: PersonHistory, team: TeamHistory) -> Iterator[Moment]:
    """Work anniversaries."""
    del team
    hired, left = history.person.hired, history.person.left or date.max
    if hired is None:
        return
    rows = (history.person.row,) if history.person.row else ()
    for year in range(max(hired.year + 1, history.period.start.year), history.period.end.year + 1):
        day = _same_day(hired, year)
        if day in history.period and day <= left:
            count = Measure(Decimal(year - hired.year), Unit.COUNT, 1, rows)
            yield Moment(RecognitionType.ANNIVERSARY, history.person.name, day, count, rows, since=hired)


def _same_day(day: date, year: int) -> date:
    """The same date in another year; February 28 for the 29th."""
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
