"""The revenue of an account in the years before, and its change."""

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.facts.figures.account_deals import account_deals, account_record, may_see_total
from plangen.facts.figures.top_accounts import same_days_before, year_to_date
from plangen.facts.scope.document import Scope
from plangen.metrics.accounts.revenue import account_revenue, growth
from plangen.periods import Length, Period
from plangen.tables.values.folding import fold

YEARS_BACK = 2


def prior_years(scope: Scope, back: int = YEARS_BACK) -> tuple[Period, ...]:
    """The full years before the running one, oldest first."""
    calendar = scope.book.calendar
    running = calendar.containing(year_to_date(scope).start, Length.YEAR)
    return tuple(calendar.before(running, count) for count in range(back, 0, -1))


def year_revenue(scope: Scope, name: str, year: Period) -> Measure:
    """The revenue of an account in a full year before: counted, or typed for a year that the deals don't cover.

    A typed one is the account's, so it is used only if the person may see its total.
    """
    if scope.workspace.history.is_full(year):
        return account_revenue(account_deals(scope, name), name, year)
    record = account_record(scope, name)
    typed = record.revenue.get(scope.book.calendar.year_of(year.start)) if record else None
    if record is None or typed is None or not may_see_total(scope, name):
        return unknown(Unit.MONEY, Reason.SHORT_HISTORY)
    return Measure(typed, Unit.MONEY, 1, (record.row,))


def same_days_revenue(scope: Scope, name: str) -> Measure:
    """The revenue of an account on the same days of the year before, if the deals cover that year."""
    before = same_days_before(scope, year_to_date(scope))
    if not scope.workspace.history.is_full(before):
        return unknown(Unit.MONEY, Reason.SHORT_HISTORY)
    return account_revenue(account_deals(scope, name), name, before)


def growth_of(current: Measure, before: Measure, *, is_customer: bool) -> Measure:
    """The change against the same days of the year before; unknown if the deals don't cover that year."""
    return before if before.reason is Reason.SHORT_HISTORY else growth(current, before, is_customer=is_customer)


def was_customer(scope: Scope, name: str) -> bool:
    """Whether an account bought from anyone before the running year."""
    start = year_to_date(scope).start
    return any(deal.closed is not None and deal.closed < start for deal in scope.workspace.wins_at(fold(name)))


def current_year_name(scope: Scope) -> str:
    """The running year as a header: “2026 to date”, or only the year on its last day."""
    name = year_to_date(scope).name
    return f"{name} to date" if is_running(scope) else name


def is_running(scope: Scope) -> bool:
    """Whether the running year isn't over on its last day so far."""
    to_date = year_to_date(scope)
    return to_date.end < scope.book.calendar.containing(to_date.start, Length.YEAR).end
