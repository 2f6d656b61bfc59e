"""The accounts that bought last year, by tier."""

from collections.abc import Sequence
from decimal import Decimal

from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Table, TableSpec
from plangen.facts.figures.account_deals import account_activities, account_deals
from plangen.facts.scope.document import Scope
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.trace import made_of
from plangen.metrics.accounts.revenue import account_revenue, touches
from plangen.metrics.accounts.tiers import TIERS, account_tiers
from plangen.metrics.results.bookings import bookings, won_in
from plangen.periods import Period, months_later
from plangen.records.deals.opportunities import Opportunity
from plangen.tables.values.folding import fold

YEARS_OF_REVENUE = 3
ROW_HEIGHT = 5.6


TIER_ROWS = TableSpec(
    "tiers",
    (
        Column("tier", "accounts_by_tier", is_title=True),
        Column("accounts", "tier_count", Look.NUMBER, 8),
        Column("bookings", "bookings", Look.NUMBER, 16),
        Column("share", "share", Look.NUMBER, 12),
        Column("contacted", "contacted", Look.NUMBER, 17),
    ),
)


def tier_table(scope: Scope, year: Period) -> Table | None:
    """The accounts that bought or are the person's, by tier; None without bookings at named accounts."""
    deals = [deal for deal in scope.deals if deal.account]
    won = won_in(deals, year)
    if not won or not scope.book.has_amounts:
        return None
    names = bought_or_mine(scope, year)
    revenue = {name: _three_years(account_deals(scope, name), name, year) for name in names}
    given = {each.name: each.tier for each in scope.book.accounts if each.tier}
    tiers = {fold(each.account): each.tier for each in account_tiers(revenue, given)}
    total = bookings(won, year).value or Decimal(0)
    rows = []
    for tier in TIERS:
        of_tier = [name for name in names if tiers.get(fold(name)) == tier]
        if not of_tier:
            continue
        revenues = [account_revenue(deals, name, year) for name in of_tier]
        booked = sum((each.value or Decimal(0) for each in revenues), Decimal(0))
        keys = tuple(key for each in revenues for key in each.rows)
        trace = scope.workspace.trace
        share = Measure(booked / total, Unit.SHARE, rows=keys) if total > 0 else None
        rows.append(
            table_row(
                TIER_ROWS,
                tier=f"Tier {tier}",
                accounts=made_of(trace, scope.number_format.count(len(of_tier)), "accounts of the tier", share),
                bookings=scope.figure(Measure(booked, Unit.MONEY, len(of_tier), keys)),
                share=scope.figure(share) if share is not None else None,
                contacted=_contacted(scope, of_tier),
            )
        )
    if not rows:
        return None
    contacts = scope.number_format.spelled_out(scope.book.settings.contacts_a_year)
    headers = {"contacted": f"Contacted {contacts} times", "bookings": year.name}
    heading, until = scope.tables.word("accounts_by_tier"), scope.number_format.day(scope.book.as_of)
    note = f"Contacted: in the 12 months to {until}." if any(row.plain("contacted") for row in rows) else ""
    return scope.tables.table(TIER_ROWS, rows, heading=heading, headers=headers, row_height=ROW_HEIGHT, note=note)


def bought_or_mine(scope: Scope, year: Period) -> list[str]:
    """The accounts that bought in the year, and the person's own."""
    won = won_in([deal for deal in scope.deals if deal.account], year)
    own = [each.name for each in scope.book.accounts if fold(each.salesperson) == fold(scope.person.name)]
    names = {fold(name): name for name in (*(deal.account for deal in won), *own)}
    return [names[key] for key in sorted(names)]


def _three_years(deals: Sequence[Opportunity], name: str, year: Period) -> Decimal:
    start = months_later(year.start, -12 * (YEARS_OF_REVENUE - 1))
    return account_revenue(deals, name, Period(start, year.end, year.length, "", "", "")).value or Decimal(0)


def _contacted(scope: Scope, names: Sequence[str]) -> str:
    """How many of these accounts were contacted often enough; empty without activities at accounts."""
    counts = [touches(account_activities(scope, name), name, scope.book.as_of) for name in names]
    if not all(each.known for each in counts):
        return ""
    enough = sum((each.value or 0) >= scope.book.settings.contacts_a_year for each in counts)
    return scope.number_format.of(enough, len(counts))
