"""The one sentence that a reader with one minute takes along."""

from dataclasses import dataclass

from plangen.elements.figure import Comparison
from plangen.facts.brief import Brief
from plangen.facts.standing import Standing, remaining, standing
from plangen.metrics.pipeline import open_count, open_pipeline
from plangen.metrics.results import bookings, closed_in, won_deals


@dataclass(frozen=True, slots=True)
class Verdict:
    """`lead` is printed bold, `rest` (what is next; may be empty) in ordinary weight."""

    lead: str
    rest: str = ""


def verdict(brief: Brief) -> Verdict:
    """The verdict: with a plan how far ahead or behind; without, what was won against the own average."""
    return Verdict(_lead(brief), _rest(brief))


def _lead(brief: Brief) -> str:
    period, year = standing(brief, brief.period), standing(brief, brief.year_to_date)
    length = brief.period.length
    if not brief.deals:
        return "No deals under this name in the files."
    if brief.is_new and brief.person.hired:
        return _beginning(brief, period)
    if period.share.known:
        now = _words(period.against)
        if not brief.over:
            now = f"{period.won} won of {period.goal} so far"
        if not year.share.known or brief.period.start == brief.year_to_date.start:
            return _sentence(f"{now} for the {length}" if brief.over else now)
        return _sentence(_both(period.against, year.against, str(length)) if brief.over else now)
    return _without_plan(brief)


def _beginning(brief: Brief, period: Standing) -> str:
    """What there is of somebody who came within the period: no judgement yet."""
    since = f"New since {brief.numerals.short_day(brief.person.hired)}" if brief.person.hired else "New"
    won, opened = won_deals(brief.deals, brief.period), open_pipeline(brief.deals)
    if won.n and period.won.known:
        return f"{since}: {brief.numerals.deals(won.n)} won, {period.won}."
    value = f"{brief.figure(opened)} open in {brief.numerals.deals(opened.n)}" if opened.known else "nothing won yet"
    return f"{since}: {value}."


def _both(period: Comparison, year: Comparison, length: str) -> str:
    """How far ahead or behind for the period and the year, without saying one word twice."""
    now, so_far = _words(period), _words(year)
    if now == so_far:
        return f"{now} for the {length} and for the year"
    so_far = _amount(year) if _side(period) == _side(year) else so_far
    return f"{now} for the {length}, {so_far} for the year"


def _words(against: Comparison) -> str:
    return f"{_amount(against)} {_side(against)}" if _side(against) else "on plan"


def _side(against: Comparison) -> str:
    difference = against.difference.printed or 0
    return "ahead" if difference > 0 else "behind" if difference < 0 else ""


def _amount(against: Comparison) -> str:
    """The difference without its sign."""
    return against.difference.short[1:]


def _without_plan(brief: Brief) -> str:
    count = won_deals(brief.deals, brief.period)
    won = brief.figure(bookings(brief.deals, brief.period))
    closed = len(closed_in(brief.deals, brief.period))
    say, so_far = brief.numerals, "" if brief.over else " so far"
    if not closed:
        return f"No deal closed in {brief.period_name}{so_far}."
    if not count.n:
        return f"No deal won in {brief.period_name}{so_far}; {say.deals(closed)} lost."
    usual = brief.usual(bookings)
    tail = so_far
    if usual.known and won.known and brief.over:
        tail = f"; the average of {say.spelled(usual.n)} {brief.period.length}s is {brief.figure(usual)}"
    value = f", {won}" if won.known else ""
    return f"{say.deals(count.n)} won{value}{tail}."


def _rest(brief: Brief) -> str:
    """What is next: to go and open; what is open by value; by count."""
    if not brief.deals:
        return ""
    ahead = open_pipeline(brief.deals, brief.ahead)
    value, count = open_pipeline(brief.deals), open_count(brief.deals)
    left = remaining(brief)
    if left.value is not None and left.value > 0:
        opened = f"{brief.figure(ahead)} is due then" if ahead.known else "nothing open is due then"
        if ahead.n and not ahead.known:
            opened = f"{brief.numerals.deals(ahead.n)} without amounts {'is' if ahead.n == 1 else 'are'} due then"
        return f"{brief.figure(left)} to go in {brief.ahead_name}; {opened}."
    if value.known:
        hand_over = ", to be handed over" if brief.has_left else ""
        return f"{brief.figure(value)} is open in {brief.numerals.deals(value.n)}{hand_over}."
    if count.known and count.n:
        return f"{brief.numerals.deals(count.n)} {'is' if count.n == 1 else 'are'} open."
    return "Nothing is open." if count.known else ""


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
