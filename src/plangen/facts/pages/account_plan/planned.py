"""The accounts of the plan, each with what its pages are computed from; or why there is no plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.facts.figures.account_deals import (
    account_activities,
    account_deals,
    account_record,
    company_deals,
    is_own_account,
    may_see_total,
)
from plangen.facts.figures.top_accounts import (
    NextStep,
    account_actions,
    chosen_accounts,
    due_date,
    next_step,
    year_to_date,
)
from plangen.facts.pages.account_plan.account_years import (
    growth_of,
    prior_years,
    same_days_revenue,
    was_customer,
    year_revenue,
)
from plangen.facts.scope.document import Scope
from plangen.metrics.accounts.flags import AccountFlag, AccountState, account_flags, last_contact
from plangen.metrics.accounts.matrix import (
    Matrix,
    MatrixCell,
    MatrixRecords,
    ProductGroup,
    matrix_white_space,
    product_groups,
    product_matrix,
)
from plangen.metrics.accounts.revenue import account_revenue, active_contacts, white_space
from plangen.metrics.accounts.tiers import account_tiers
from plangen.metrics.accounts.top_accounts import SelectedAccount
from plangen.metrics.pipeline.coverage import open_pipeline
from plangen.metrics.results.bookings import won_in
from plangen.records.accounts.contacts import Contact
from plangen.records.accounts.rows import Account
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome
from plangen.records.meetings.activities import Activity
from plangen.tables.values.folding import fold

MOST_ACCOUNTS = 15
"""How many accounts the pages have room for."""
LEAST_ACCOUNTS = 3
"""How many accounts with more than one deal a plan needs."""
TIER_YEARS = 3


@dataclass(frozen=True, slots=True)
class PlannedAccount:
    """An account of the plan. `own` is its row in Accounts if the person may see what is written about it.

    `is_whole` says that its numbers are everyone's; otherwise they are only the person's. `is_mine` says that it is
    the person's in Accounts.

    `years` are the revenue of the years before, oldest first, and `current` of the running one, to date; `open` is what
    is in the pipeline.
    """

    selected: SelectedAccount
    tier: str
    record: Account | None
    own: Account | None
    is_whole: bool
    is_mine: bool
    years: tuple[Measure, ...]
    current: Measure
    growth: Measure
    open: Measure
    white_space: Measure
    contacts: tuple[Contact, ...]
    last_contact: date | None
    step: NextStep
    flags: tuple[AccountFlag, ...]

    @property
    def name(self) -> str:
        """The name of the account."""
        return self.selected.account.name

    @property
    def place(self) -> int:
        """Its place among the top accounts."""
        return self.selected.place


@dataclass(frozen=True, slots=True)
class ProductMatrix:
    """The product groups, and the cells of each account in their order."""

    groups: tuple[ProductGroup, ...]
    cells: Matrix

    def of(self, name: str) -> Sequence[MatrixCell]:
        """The cells of an account."""
        return self.cells.get(fold(name), ())


def is_wanted(scope: Scope) -> bool:
    """Whether Team says that the person has top accounts, or doesn't say anything."""
    return scope.person.top_accounts is not False


def repeat_accounts(scope: Scope) -> int:
    """How many accounts the person has more than one deal at."""
    counts: dict[str, int] = {}
    for deal in scope.deals:
        if key := fold(deal.account):
            counts[key] = counts.get(key, 0) + 1
    return sum(count > 1 for count in counts.values())


def is_appropriate(scope: Scope) -> bool:
    """Whether the person has a plan: it is wanted, and at least three accounts have more than one deal."""
    return is_wanted(scope) and repeat_accounts(scope) >= LEAST_ACCOUNTS


def selected_accounts(scope: Scope) -> Sequence[SelectedAccount]:
    """The accounts of the plan, in order; none if it isn't appropriate."""
    most = min(scope.book.settings.top_accounts, MOST_ACCOUNTS)
    return chosen_accounts(scope, most) if scope.once(is_appropriate) else ()


def planned_accounts(scope: Scope) -> tuple[PlannedAccount, ...]:
    """The accounts of the plan with what their pages are computed from."""
    tiers = scope.once(_tiers)
    return tuple(_planned(scope, each, tiers) for each in scope.once(selected_accounts))


def matrix(scope: Scope) -> ProductMatrix:
    """The status of each product at each account of the plan."""
    names = [each.account.name for each in scope.once(selected_accounts)]
    keys = set(map(fold, names))
    listed = [each for each in scope.book.white_space if fold(each.account) in keys]
    deals = [deal for name in names for deal in _for_matrix(scope, name)]
    records = MatrixRecords(listed, deals, scope.book.products)
    has_products = listed or any(deal.products for deal in deals)
    groups = product_groups(records) if has_products else []
    return ProductMatrix(tuple(groups), product_matrix(records, names, groups))


def _for_matrix(scope: Scope, name: str) -> Sequence[Opportunity]:
    """Everyone's won deals at an account, as what it buys says no one's numbers, and the open ones that may be seen."""
    won = [deal for deal in company_deals(scope, name) if deal.outcome is Outcome.WON]
    return [*won, *(deal for deal in account_deals(scope, name) if deal.outcome is not Outcome.WON)]


def _planned(scope: Scope, selected: SelectedAccount, tiers: Mapping[str, str]) -> PlannedAccount:
    name, as_of = selected.account.name, scope.book.as_of
    record = account_record(scope, name)
    own = record if record is not None and is_own_account(scope, record) else None
    deals = account_deals(scope, name)
    current = account_revenue(deals, name, year_to_date(scope))
    contacts = _contacts(scope, name, own)
    activities = activities_at(scope, name)
    planned = PlannedAccount(
        selected=selected,
        tier=(record.tier if record is not None else "") or tiers.get(fold(name), ""),
        record=record,
        own=own,
        is_whole=may_see_total(scope, name),
        is_mine=record is not None and fold(record.salesperson) == fold(scope.person.name),
        years=tuple(year_revenue(scope, name, year) for year in prior_years(scope)),
        current=current,
        growth=growth_of(current, same_days_revenue(scope, name), is_customer=was_customer(scope, name)),
        open=_open(scope, name),
        white_space=_white_space(scope, name, record, current),
        contacts=contacts,
        last_contact=last_contact(deals, activities, contacts, name, as_of),
        step=next_step(scope, name),
        flags=(),
    )
    return replace(planned, flags=tuple(account_flags(_state(scope, planned))))


def _open(scope: Scope, name: str) -> Measure:
    """The open pipeline at an account: 0 without open deals, and unknown if none of them has an amount."""
    found = open_pipeline(account_deals(scope, name))
    return Measure(Decimal(0), Unit.MONEY) if found.reason in (Reason.NO_OPEN_DEALS, Reason.NO_DEALS) else found


def _contacts(scope: Scope, name: str, own: Account | None) -> tuple[Contact, ...]:
    """The contacts at an account, most influential first; at another person's account only those of this one."""
    is_mine = own is not None or account_record(scope, name) is None
    found = [
        each
        for each in scope.book.contacts
        if fold(each.account) == fold(name) and (is_mine or fold(each.owner) == fold(scope.person.name))
    ]
    return tuple(sorted(found, key=lambda each: (-(each.influence or Decimal(0)), fold(each.name), each.row)))


def _white_space(scope: Scope, name: str, record: Account | None, current: Measure) -> Measure:
    """The potential of the gaps in the matrix; without any, annual spend less the revenue of a year."""
    found = matrix_white_space(scope.once(matrix).of(name))
    spend = record.annual_spend if record is not None else None
    if found.known or spend is None:
        return found
    if not may_see_total(scope, name):
        return unknown(Unit.MONEY, Reason.FEW_PEERS)
    latest = year_revenue(scope, name, prior_years(scope)[-1])
    return white_space(latest if latest.known else current, spend, (), name)


def _state(scope: Scope, planned: PlannedAccount) -> AccountState:
    """What the flags of an account are based on."""
    book, name = scope.book, planned.name
    actions = account_actions(scope, name)
    days = [day for day in (planned.step.due, *map(due_date, actions)) if day is not None]
    undated = bool(planned.step.text and planned.step.due is None) or any(due_date(each) is None for each in actions)
    return AccountState(
        as_of=book.as_of,
        contacts=planned.contacts,
        active=active_contacts(planned.contacts, name, book.as_of),
        last_contact=planned.last_contact,
        contract_ends=planned.selected.account.contract_ends,
        has_step=bool(planned.step.text or actions or _has_colleagues_step(scope, name)),
        step_due=None if undated else min(days, default=None),
        growth=planned.growth,
        has_contacts=scope.once(_has_contacts),
        has_contact_days=scope.once(has_contact_days),
        has_touches=scope.once(_has_touches),
    )


def _has_colleagues_step(scope: Scope, name: str) -> bool:
    """Whether an open deal at the account has a next step, anyone's that counts there."""
    return any(deal.is_open and deal.next_step for deal in account_deals(scope, name))


def activities_at(scope: Scope, name: str) -> Sequence[Activity]:
    """The activities that count as the account's: everyone's, or only the person's if its numbers are theirs alone."""
    if may_see_total(scope, name):
        return account_activities(scope, name)
    return scope.workspace.activities_of(scope.person)


def _has_contacts(scope: Scope) -> bool:
    return bool(scope.book.contacts)


def has_contact_days(scope: Scope) -> bool:
    """Whether Contacts has the day of a last contact, for any account: then an empty one means never."""
    return any(each.last_contact for each in scope.book.contacts)


def _has_touches(scope: Scope) -> bool:
    """Whether any file has the day of a contact with an account."""
    book = scope.book
    return (
        any(each.account for each in book.activities)
        or scope.once(has_contact_days)
        or any(deal.last_activity and deal.account for deal in book.opportunities)
    )


def _tiers(scope: Scope) -> Mapping[str, str]:
    """The tier of each account that the person sells to, by its folded name: as in Accounts, else by revenue."""
    to_date = year_to_date(scope)
    first = prior_years(scope, TIER_YEARS - 1)[0]
    span = replace(to_date, start=first.start)
    names = {fold(deal.account): deal.account for deal in scope.deals if deal.account}
    totals = {
        name: sum((deal.amount or Decimal(0) for deal in won_in(account_deals(scope, name), span)), Decimal(0))
        for name in names.values()
    }
    given = {each.name: each.tier for each in scope.book.accounts if each.tier}
    found = account_tiers(totals, given)
    return {fold(each.account): each.tier for each in found}
