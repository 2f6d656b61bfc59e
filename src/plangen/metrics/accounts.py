"""What is sold to an account, what could be, and how well it is known."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.metrics.results import bookings
from plangen.periods import MONTHS_A_YEAR, Period, months_later
from plangen.records.activities import Activity
from plangen.records.contacts import Contact
from plangen.records.coverage import Coverage
from plangen.records.opportunities import Opportunity
from plangen.records.stages import Outcome
from plangen.tables.folding import fold

OWNED, NOT_ELIGIBLE = "owned", "not eligible"
FEWEST_CONTACTS = 2
NEW = "new"


@dataclass(frozen=True, slots=True)
class Owned:
    """The products that an account could have, and those of them that it has, by their folded names."""

    products: frozenset[str]
    eligible: frozenset[str]
    rows: tuple[RowKey, ...] = ()
    variant: str = ""


def deals_at(deals: Iterable[Opportunity], account: str) -> list[Opportunity]:
    """The deals of an account."""
    key = fold(account)
    return [deal for deal in deals if fold(deal.account) == key]


def account_revenue(deals: Sequence[Opportunity], account: str, period: Period) -> Measure:
    """What was won at an account in a period.

    Formula: sum of the amounts of the deals won there in the period.
    Unit: money.
    Source: Opportunities account, amount, stage, closed on (else close date).
    Missing: "no deals in the files" when the account has none at all; "no amounts".
    """
    return bookings(deals_at(deals, account), period)


def share_of_wallet(revenue: Measure, spend: Decimal | None, row: RowKey | None = None) -> Measure:
    """What the account buys from us, as a share of what it spends on such things.

    Formula: revenue of a year / annual spend.
    Unit: share; above 100 % the variant says that the spend is estimated too low.
    Source: account_revenue; Accounts annual spend.
    Missing: "no annual spend"; the reason of the revenue.
    """
    if not spend or spend < 0:
        return unknown(Unit.SHARE, "no annual spend", cure="fill in annual spend in Accounts")
    if revenue.value is None:
        return unknown(Unit.SHARE, revenue.reason, cure=revenue.cure)
    variant = "more than the annual spend: the estimate is too low" if revenue.value > spend else ""
    return Measure(revenue.value / spend, Unit.SHARE, revenue.n, _with(revenue, row), variant)


def white_space(revenue: Measure, spend: Decimal | None, coverage: Sequence[Coverage], account: str) -> Measure:
    """What the account could still buy from us in a year, in money.

    Formula: sum of the potential of products with the status gap or pipeline; where no such row has a potential,
        annual spend - revenue of a year.
    Unit: money.
    Source: Coverage status, potential; Accounts annual spend; account_revenue.
    Missing: "no potential and no annual spend"; "the annual spend is below the revenue"; the reason of the revenue.
    """
    gaps = [each for each in _rows_of(coverage, account) if each.status in ("gap", "pipeline") and each.potential]
    if gaps:
        total = sum((each.potential or Decimal(0) for each in gaps), Decimal(0))
        return Measure(total, Unit.MONEY, len(gaps), tuple(each.row for each in gaps), "potential of products")
    if not spend or spend < 0:
        return unknown(Unit.MONEY, "no potential and no annual spend", cure="fill in annual spend in Accounts")
    if revenue.value is None:
        return unknown(Unit.MONEY, revenue.reason, cure=revenue.cure)
    if revenue.value > spend:
        return unknown(Unit.MONEY, "the annual spend is below the revenue", cure="correct annual spend in Accounts")
    return Measure(spend - revenue.value, Unit.MONEY, revenue.n, revenue.rows, "annual spend less revenue")


def owned_products(
    account: str, coverage: Sequence[Coverage], deals: Sequence[Opportunity], products: Collection[str], as_of: date
) -> Owned:
    """Which products an account has and could have.

    Formula: from Coverage where it has rows for the account: owned are those with this status, eligible all but those
        that are not eligible. Else from the deals: owned is what was won there up to the as-of date, eligible every
        product, and what is owned besides.
    Unit: products.
    Source: Coverage account, product, status; Opportunities account, product; Products.
    Missing: nothing is owned or eligible where neither says anything.
    """
    rows = [each for each in _rows_of(coverage, account) if each.status]
    if rows:
        eligible = frozenset(fold(each.product) for each in rows if each.status != NOT_ELIGIBLE)
        owned = frozenset(fold(each.product) for each in rows if each.status == OWNED)
        return Owned(owned, eligible, tuple(each.row for each in rows))
    won = [
        deal
        for deal in deals_at(deals, account)
        if deal.outcome is Outcome.WON and deal.product and deal.closed and deal.closed <= as_of
    ]
    owned = frozenset(fold(deal.product) for deal in won)
    every = frozenset(map(fold, products)) | owned
    return Owned(owned, every, tuple(deal.row for deal in won), "from won deals")


def penetration(found: Owned) -> Measure:
    """How many of the products that an account could have it has.

    Formula: owned products / eligible products.
    Unit: share; part is the number owned, n the number eligible.
    Source: owned_products.
    Missing: "no products".
    """
    if not found.eligible:
        return unknown(Unit.SHARE, "no products", cure="add a table Products or Coverage")
    owned = len(found.products & found.eligible)
    share = Decimal(owned) / len(found.eligible)
    return Measure(share, Unit.SHARE, len(found.eligible), found.rows, found.variant, part=owned)


def growth(current: Measure, prior: Measure) -> Measure:
    """How revenue changed against the same time a year before.

    Formula: (revenue - revenue a year before) / revenue a year before.
    Unit: share, with its sign.
    Source: account_revenue of two periods of the same length.
    Missing: "new" when there was nothing before and is something now; "no revenue" when there is nothing in either;
        "the year before is below 0"; the reason of the present revenue.
    """
    if current.value is None:
        return unknown(Unit.SHARE, current.reason, cure=current.cure)
    before = prior.value or Decimal(0)
    if before < 0:
        return unknown(Unit.SHARE, "the year before is below 0")
    if not before:
        return unknown(Unit.SHARE, NEW if current.value > 0 else "no revenue", n=current.n, rows=current.rows)
    rows = (*current.rows, *prior.rows)
    return Measure((current.value - before) / before, Unit.SHARE, current.n + prior.n, rows)


def concentration_of_top(top: Sequence[Measure], total: Measure) -> Measure:
    """The share of all revenue that the top accounts bring.

    Formula: revenue of the top accounts / revenue of all.
    Unit: share; the variant says of how many accounts.
    Source: account_revenue of the top accounts; bookings.
    Missing: "no revenue"; "no top accounts"; the reason of the total.
    """
    if total.value is None or total.value <= 0:
        return unknown(Unit.SHARE, total.reason or "no revenue", cure=total.cure)
    if not top:
        return unknown(Unit.SHARE, "no top accounts")
    part = sum((each.value for each in top if each.value is not None), Decimal(0))
    rows = tuple(row for each in top for row in each.rows)
    accounts = f"{len(top)} accounts" if len(top) > 1 else "1 account"
    return Measure(part / total.value, Unit.SHARE, len(rows), rows, accounts)


def touches(activities: Sequence[Activity], account: str, as_of: date) -> Measure:
    """How often an account was spoken with in twelve months.

    Formula: sum of the counts of the account's activities in the twelve months up to the as-of date.
    Unit: count; the variant says "logged in the CRM".
    Source: Activities account, date, count.
    Missing: "no activities in the files"; "activities name no accounts"; none there is 0.
    """
    if not activities:
        return unknown(Unit.COUNT, "no activities in the files")
    if not any(each.account for each in activities):
        return unknown(Unit.COUNT, "activities name no accounts")
    since = _a_year_before(as_of)
    key = fold(account)
    found = [each for each in activities if fold(each.account) == key and since < each.day <= as_of]
    total = sum((each.count for each in found), Decimal(0))
    return Measure(total, Unit.COUNT, len(found), tuple(each.row for each in found), "logged in the CRM")


def contact_frequency(touched: Measure, standard: int) -> Measure:
    """How often an account was spoken with, as a share of the standard.

    Formula: touches in twelve months / the standard a year (Settings contacts a year, 6, for A and B accounts).
    Unit: share; part is the touches, n the standard.
    Source: touches; Settings contacts a year.
    Missing: the reason of the touches; "standard is 0".
    """
    if touched.value is None or standard <= 0:
        return unknown(Unit.SHARE, touched.reason or "standard is 0")
    part = int(touched.value)
    return Measure(touched.value / standard, Unit.SHARE, standard, touched.rows, touched.variant, part=part)


def active_contacts(contacts: Sequence[Contact], account: str, as_of: date) -> Measure:
    """How many people at an account are known and spoken with.

    Formula: contacts of the account whose last contact is not more than twelve months before the as-of date; one
        without such a date counts.
    Unit: count.
    Source: Contacts account, name, last contact.
    Missing: "no contacts listed" when the account has none.
    """
    key = fold(account)
    listed = [each for each in contacts if fold(each.account) == key]
    if not listed:
        return unknown(Unit.COUNT, "no contacts listed", cure="add the people of the account in Contacts")
    since = _a_year_before(as_of)
    active = [each for each in listed if each.last_contact is None or each.last_contact > since]
    return Measure(Decimal(len(active)), Unit.COUNT, len(listed), tuple(each.row for each in active))


def is_single_threaded(active: Measure) -> bool:
    """Whether an account hangs on one person; where nobody is listed, that is not known and not said."""
    return active.value is not None and active.value < FEWEST_CONTACTS


def _rows_of(coverage: Sequence[Coverage], account: str) -> list[Coverage]:
    key = fold(account)
    return [each for each in coverage if fold(each.account) == key]


def _with(revenue: Measure, row: RowKey | None) -> tuple[RowKey, ...]:
    return (*revenue.rows, row) if row else revenue.rows


def _a_year_before(day: date) -> date:
    """The same day a year earlier; 28 February for the 29th."""
    month = months_later(day, -MONTHS_A_YEAR)
    length = (months_later(month, 1) - month).days
    return month.replace(day=min(day.day, length))
