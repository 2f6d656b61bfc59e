"""Account metrics: revenue, share of wallet, white space, penetration, growth, and contacts."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plangen.elements.measure import Measure, RowKey, Unit, unknown, unknown_as
from plangen.elements.reasons import Fix, Reason, Variant
from plangen.metrics.results.bookings import bookings
from plangen.periods import MONTHS_A_YEAR, Period, months_earlier
from plangen.records.accounts.contacts import Contact
from plangen.records.accounts.white_space import WhiteSpace
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome
from plangen.records.meetings.activities import Activity
from plangen.tables.values.folding import fold

OWNED, GAP, NOT_ELIGIBLE = "owned", "gap", "not eligible"
MIN_CONTACTS = 2


@dataclass(frozen=True, slots=True)
class OwnedProducts:
    """The folded names of the products an account has (`products`) and could have (`eligible`)."""

    products: frozenset[str]
    eligible: frozenset[str]
    rows: tuple[RowKey, ...] = ()
    variant: Variant | None = None


def deals_at(deals: Iterable[Opportunity], account: str) -> list[Opportunity]:
    """The deals of an account."""
    key = fold(account)
    return [deal for deal in deals if fold(deal.account) == key]


def account_revenue(deals: Sequence[Opportunity], account: str, period: Period) -> Measure:
    """Bookings at an account in the period.

    Formula: sum of amount over the account's deals won in the period (by close date), everyone's, also one that was
        closed before its owner's hire date or after the month of leaving. If one or two others sell there and the
        account is neither the person's in Accounts nor shared, a plan's numbers of it are only the person's, and
        labeled “my”.
    Unit: money.
    Source: Opportunities account, amount, stage, closed on (or close date).
    Missing: "no deals on file" if the account has no deals; "no amounts" if no deal has an amount.
    """
    return bookings(deals_at(deals, account), period)


def share_of_wallet(revenue: Measure, spend: Decimal | None, row: RowKey | None = None) -> Measure:
    """Account revenue as a share of its spend in the category.

    Formula: account revenue of the last full year (of the running one without it) ÷ annual spend; above 100%, a note
        says the spend estimate is too low.
    Unit: percentage.
    Source: account_revenue; Accounts annual spend.
    Missing: "no annual spend"; or the reason account revenue is n/a.
    """
    if not spend or spend < 0:
        return unknown(Unit.SHARE, Reason.NO_ANNUAL_SPEND, fix=Fix.ADD_SPEND)
    if revenue.value is None:
        return unknown_as(Unit.SHARE, revenue)
    variant = Variant.ABOVE_SPEND if revenue.value > spend else None
    return Measure(revenue.value / spend, Unit.SHARE, revenue.n, _with(revenue, row), variant)


def white_space(revenue: Measure, spend: Decimal | None, products: Sequence[WhiteSpace], account: str) -> Measure:
    """What an account could still buy in a year.

    Formula: sum of potential over the account's products with status gap; if none has a potential, annual spend −
        account revenue for a year.
    Unit: money.
    Source: White space status, potential; Accounts annual spend; account_revenue.
    Missing: "no potential or spend"; "revenue above annual spend"; or the reason account revenue is n/a.
    """
    gaps = [each for each in _rows_of(products, account) if each.status == GAP and each.potential]
    if gaps:
        total = sum((each.potential or Decimal(0) for each in gaps), Decimal(0))
        return Measure(total, Unit.MONEY, len(gaps), tuple(each.row for each in gaps), Variant.POTENTIAL)
    if not spend or spend < 0:
        return unknown(Unit.MONEY, Reason.NO_POTENTIAL, fix=Fix.ADD_SPEND)
    if revenue.value is None:
        return unknown_as(Unit.MONEY, revenue)
    if revenue.value > spend:
        return unknown(Unit.MONEY, Reason.REVENUE_ABOVE_SPEND, fix=Fix.CORRECT_SPEND)
    return Measure(spend - revenue.value, Unit.MONEY, revenue.n, revenue.rows, Variant.SPEND_LESS_REVENUE)


def owned_products(
    account: str, rows: Sequence[WhiteSpace], deals: Sequence[Opportunity], products: Collection[str], as_of: date
) -> OwnedProducts:
    """Products an account has or could have.

    Formula: from White space if it lists the account: owned = status owned; eligible = every status except not
        eligible. Otherwise from deals: owned = products won there up to the as-of date; eligible = all products.
    Unit: products.
    Source: White space account, product, status; Opportunities account, product; Products.
    Missing: empty if neither source names a product.
    """
    listed = [each for each in _rows_of(rows, account) if each.status]
    if listed:
        eligible = frozenset(fold(each.product) for each in listed if each.status != NOT_ELIGIBLE)
        owned = frozenset(fold(each.product) for each in listed if each.status == OWNED)
        return OwnedProducts(owned, eligible, tuple(each.row for each in listed))
    won = [
        deal
        for deal in deals_at(deals, account)
        if deal.outcome is Outcome.WON and deal.product and deal.closed and deal.closed <= as_of
    ]
    owned = frozenset(fold(product) for deal in won for product in deal.products)
    eligible = frozenset(map(fold, products)) | owned
    return OwnedProducts(owned, eligible, tuple(deal.row for deal in won), Variant.FROM_WON_DEALS)


def penetration(found: OwnedProducts) -> Measure:
    """Products owned as a share of eligible products.

    Formula: products owned ÷ eligible products.
    Unit: percentage; part = products owned, n = eligible products.
    Source: owned_products.
    Missing: "no products".
    """
    if not found.eligible:
        return unknown(Unit.SHARE, Reason.NO_PRODUCTS, fix=Fix.ADD_PRODUCTS)
    owned = len(found.products & found.eligible)
    share = Decimal(owned) / len(found.eligible)
    return Measure(share, Unit.SHARE, len(found.eligible), found.rows, found.variant, part=owned)


def growth(current: Measure, prior: Measure, *, is_customer: bool = False) -> Measure:
    """Revenue change vs. a year earlier.

    Formula: (revenue − prior-year revenue) ÷ prior-year revenue.
    Unit: percentage, signed.
    Source: account_revenue of two periods of the same length.
    Missing: "new" if nothing was won there before this year; "nothing booked then" if only the same days of the prior
        year have no revenue; "no revenue" if there is none in either year; "prior year below 0"; or the reason current
        revenue is n/a.
    """
    if current.value is None:
        return unknown_as(Unit.SHARE, current)
    before = prior.value or Decimal(0)
    if before < 0:
        return unknown(Unit.SHARE, Reason.PRIOR_YEAR_BELOW_0)
    if not before:
        reason = Reason.NOTHING_BOOKED_THEN if is_customer else Reason.NEW
        return unknown(Unit.SHARE, reason if current.value > 0 else Reason.NO_REVENUE, n=current.n, rows=current.rows)
    rows = (*current.rows, *prior.rows)
    return Measure((current.value - before) / before, Unit.SHARE, current.n + prior.n, rows)


def top_account_concentration(top: Sequence[Measure], total: Measure) -> Measure:
    """Share of revenue from the top accounts.

    Formula: sum of revenue over the top accounts ÷ total bookings; shown with the number of accounts.
    Unit: percentage.
    Source: account_revenue of the top accounts; bookings.
    Missing: "no revenue"; "no top accounts"; or the reason total bookings are n/a.
    """
    if total.value is None or total.value <= 0:
        return unknown_as(Unit.SHARE, total) if total.reason else unknown(Unit.SHARE, Reason.NO_REVENUE)
    if not top:
        return unknown(Unit.SHARE, Reason.NO_TOP_ACCOUNTS)
    part = sum((each.value for each in top if each.value is not None), Decimal(0))
    rows = tuple(row for each in top for row in each.rows)
    variant = Variant.ACCOUNTS if len(top) > 1 else Variant.ONE_ACCOUNT
    return Measure(part / total.value, Unit.SHARE, len(rows), rows, variant, details=(len(top),))


def touches(activities: Sequence[Activity], account: str, as_of: date) -> Measure:
    """Logged activities with an account in the last 12 months.

    Formula: sum of count over the account's activities, everyone's, in the twelve months up to the as-of date; 0 if
        there are none. “My touches” are only the person's (see account_revenue).
    Unit: count, labeled "logged in the CRM".
    Source: Activities account, date, count.
    Missing: "no activities on file"; "no accounts on activities".
    """
    if not activities:
        return unknown(Unit.COUNT, Reason.NO_ACTIVITIES)
    if not any(each.account for each in activities):
        return unknown(Unit.COUNT, Reason.NO_ACCOUNTS_ON_ACTIVITIES)
    since = months_earlier(as_of, MONTHS_A_YEAR)
    key = fold(account)
    found = [each for each in activities if fold(each.account) == key and since < each.day <= as_of]
    total = sum((each.count for each in found), Decimal(0))
    return Measure(total, Unit.COUNT, len(found), tuple(each.row for each in found), Variant.LOGGED)


def contact_frequency(touched: Measure, target: int) -> Measure:
    """Touches as a share of the target.

    Formula: touches in twelve months ÷ target contacts a year (Settings contacts a year; 6 for A and B accounts).
    Unit: percentage; part = touches, n = target.
    Source: touches; Settings contacts a year.
    Missing: "target is 0"; or the reason touches are n/a.
    """
    if touched.value is None or target <= 0:
        return unknown_as(Unit.SHARE, touched) if touched.reason else unknown(Unit.SHARE, Reason.TARGET_IS_0)
    part = int(touched.value)
    return Measure(
        touched.value / target, Unit.SHARE, target, touched.rows, touched.variant, part=part, details=touched.details
    )


def active_contacts(contacts: Sequence[Contact], account: str, as_of: date) -> Measure:
    """People at an account in touch within twelve months.

    Formula: count of the account's contacts with a last contact in the twelve months before the as-of date; contacts
        with no last contact date are included.
    Unit: count.
    Source: Contacts account, name, last contact.
    Missing: "no contacts listed".
    """
    key = fold(account)
    listed = [each for each in contacts if fold(each.account) == key]
    if not listed:
        return unknown(Unit.COUNT, Reason.NO_CONTACTS, fix=Fix.ADD_CONTACTS)
    since = months_earlier(as_of, MONTHS_A_YEAR)
    active = [each for each in listed if each.last_contact is None or each.last_contact > since]
    return Measure(Decimal(len(active)), Unit.COUNT, len(listed), tuple(each.row for each in active))


def is_single_threaded(active: Measure) -> bool:
    """Whether an account has only one active contact; False if its contacts are unknown."""
    return active.value is not None and active.value < MIN_CONTACTS


def _rows_of(products: Sequence[WhiteSpace], account: str) -> list[WhiteSpace]:
    key = fold(account)
    return [each for each in products if fold(each.account) == key]


def _with(revenue: Measure, row: RowKey | None) -> tuple[RowKey, ...]:
    return (*revenue.rows, row) if row else revenue.rows
