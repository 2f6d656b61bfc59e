"""The headline of a page: how the period went, and what's next."""

from dataclasses import dataclass
from datetime import date

from plangen.elements.figure import Comparison
from plangen.facts.figures.quota_status import QuotaStatus, gap_ahead, quota_status, set_to_close, to_go, year_status
from plangen.facts.formatting.average_of import average_of
from plangen.facts.scope.document import Scope
from plangen.metrics.pipeline.coverage import open_count, open_pipeline
from plangen.metrics.results.bookings import bookings, deals_won
from plangen.metrics.results.losses import lost_in
from plangen.metrics.results.quota import quota


@dataclass(frozen=True, slots=True)
class Headline:
    """`lead` is printed bold, `rest` (what's next; may be empty) in regular weight."""

    lead: str
    rest: str = ""


def headline(scope: Scope) -> Headline:
    """How far ahead or behind the person is; without a quota, bookings against their average."""
    return Headline(_lead(scope), " ".join(filter(None, (_rest(scope), _no_quota(scope)))))


def _no_quota(scope: Scope) -> str:
    """That the person has no quota, if the company has quotas in this period; empty for someone without deals."""
    if not scope.deals or not scope.workspace.has_quota_in(scope.period):
        return ""
    return "" if quota(scope.person, scope.period, scope.workspace.plan).known else "No quota yet."


def _lead(scope: Scope) -> str:
    if not scope.deals:
        return "No deals on file under this name."
    period, year = quota_status(scope, scope.period), year_status(scope)
    if scope.is_new and scope.person.hired:
        return _new_hire(scope, period, scope.person.hired)
    if not period.attainment.known:
        return _without_quota(scope)
    if not scope.is_over:
        return f"{period.against.actual} of {period.against.target} quota so far."
    length = scope.period.length
    if not year.attainment.known or scope.period.start == scope.year_to_date.start:
        return _sentence(f"{_words(period.against)} for the {length}")
    return _sentence(_both(period.against, year.against, str(length)))


def _new_hire(scope: Scope, period: QuotaStatus, hired: date) -> str:
    """The wins or the open pipeline of someone hired in the period, without comparison."""
    started = f"Started {scope.number_format.short_day(hired)}"
    won, opened = deals_won(scope.deals, scope.period), open_pipeline(scope.deals)
    if won.n and period.bookings.known:
        return f"{started}: {scope.number_format.deals(won.n)} won, {period.bookings}."
    if won.n or not opened.known or not _has_gap(scope):
        return f"{started}: {f'{scope.number_format.deals(won.n)} won' if won.n else 'no wins yet'}."
    return f"{started}: {scope.figure(opened)} open in {scope.number_format.deals(opened.n)}."


def _both(period: Comparison, year: Comparison, length: str) -> str:
    """How far ahead or behind for the period and the year, without repeating a word."""
    now, so_far = _words(period), _words(year)
    if now == so_far:
        return f"{now} for the {length} and for the year"
    so_far = _amount(year) if _side(period) == _side(year) else so_far
    return f"{now} for the {length}, {so_far} for the year"


def _words(against: Comparison) -> str:
    return f"{_amount(against)} {_side(against)}" if _side(against) else "on quota"


def _side(against: Comparison) -> str:
    difference = against.difference.printed or 0
    return "ahead" if difference > 0 else "behind" if difference < 0 else ""


def _amount(against: Comparison) -> str:
    """The difference without its sign."""
    return against.difference.short[1:]


def _without_quota(scope: Scope) -> str:
    count = deals_won(scope.deals, scope.period)
    booked = scope.figure(bookings(scope.deals, scope.period))
    lost = len(lost_in(scope.deals, scope.period))
    numbers, so_far = scope.number_format, "" if scope.is_over else " so far"
    if not count.n and not lost:
        return f"No deals closed in {scope.period_name}{so_far}."
    if not count.n:
        return f"No deals won in {scope.period_name}{so_far}; {numbers.count(lost)} lost."
    average = scope.prior_average(bookings)
    tail = so_far
    if average.known and booked.known and scope.is_over:
        tail = f"; the {average_of(numbers, average.n, scope.period.length)} is {scope.figure(average)}"
    value = f", {booked}" if booked.known else ""
    return f"{numbers.deals(count.n)} won{value}{tail}."


def _rest(scope: Scope) -> str:
    """The gap to quota with the deals set to close; or else open pipeline; or else open deals."""
    if not scope.deals:
        return ""
    if _has_gap(scope):
        return f"{to_go(scope)} to go in {scope.ahead_name}; {_set_to_close(scope)}."
    value, count = open_pipeline(scope.deals), open_count(scope.deals)
    if value.known:
        reassign = ", to be reassigned" if scope.has_left else ""
        return f"{scope.figure(value)} is open in {scope.number_format.deals(value.n)}{reassign}."
    if count.known and count.n:
        return f"{scope.number_format.deals(count.n)} {'is' if count.n == 1 else 'are'} open."
    return "No open deals." if count.known else ""


def _has_gap(scope: Scope) -> bool:
    gap = gap_ahead(scope)
    return gap.value is not None and gap.value > 0


def _set_to_close(scope: Scope) -> str:
    ahead = set_to_close(scope)
    if ahead.known:
        return f"{scope.figure(ahead)} set to close"
    if not ahead.n:
        return "nothing set to close"
    return f"{scope.number_format.deals(ahead.n)} set to close, no {'amount' if ahead.n == 1 else 'amounts'}"


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
