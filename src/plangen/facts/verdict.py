"""The one sentence that a reader with one minute takes along."""

from dataclasses import dataclass

from plangen.elements.figure import Comparison
from plangen.facts.brief import Brief
from plangen.facts.standing import remaining, standing
from plangen.metrics.history import average
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
        return f"No deals in the files for this {length}."
    if period.share.known:
        now = _words(period.against)
        if not brief.over:
            now = f"{period.won} won of {period.goal} so far"
        if not year.share.known or brief.period.start == brief.year_to_date.start:
            return _sentence(f"{now} for the {length}" if brief.over else now)
        return _sentence(_both(period.against, year.against, str(length)) if brief.over else now)
    return _without_plan(brief)


def _both(period: Comparison, year: Comparison, length: str) -> str:
    """How far ahead or behind for the period and the year, without saying one word twice."""
    now, so_far = _words(period), _words(year)
    if now == so_far:
        return f"{now} for the {length} and for the year"
    same = now.split()[-1] == so_far.split()[-1] and "plan" not in now
    return f"{now} for the {length}, {so_far.split()[0] if same else so_far} for the year"


def _words(against: Comparison) -> str:
    difference = against.difference
    if difference.printed is None or difference.printed == 0:
        return "on plan"
    return f"{difference.short[1:]} {'ahead' if difference.printed > 0 else 'behind'}"


def _without_plan(brief: Brief) -> str:
    count = won_deals(brief.deals, brief.period)
    won = brief.figure(bookings(brief.deals, brief.period))
    closed = len(closed_in(brief.deals, brief.period))
    if not closed:
        return f"No deal closed in {brief.period.short}."
    if not count.n:
        return f"No deal won in {brief.period.short}; {_deals(closed)} lost."
    usual = average(lambda period: bookings(brief.deals, period), brief.desk.history.before(brief.period))
    tail = ""
    if usual.known and won.known:
        tail = f"; the average of {usual.n} {brief.period.length}s is {brief.figure(usual)}"
    value = f", {won}" if won.known else ""
    return f"{_deals(count.n)} won{value}{tail}."


def _rest(brief: Brief) -> str:
    """What is next: to go and open; what is open by value; by count."""
    ahead = open_pipeline(brief.deals, brief.ahead)
    value, count = open_pipeline(brief.deals), open_count(brief.deals)
    left = remaining(brief)
    if left.value is not None and left.value > 0:
        opened = f", with {brief.figure(ahead)} open" if ahead.known else ", with nothing open that closes in it"
        return f"{brief.figure(left)} to go in {brief.ahead_name}{opened}."
    if value.known:
        return f"{brief.figure(value)} is open in {_deals(value.n)}."
    if count.known and count.n:
        return f"{_deals(count.n)} {'is' if count.n == 1 else 'are'} open."
    return "Nothing is open." if count.known else ""


def _deals(count: int) -> str:
    return f"{count} {'deal' if count == 1 else 'deals'}"


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
