"""The accounts that a person plans for, the same in the reviews and plans, and the next step at each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from plangen.facts.figures.account_deals import account_deals, account_record, has_changed_hands, is_own_account
from plangen.facts.scope.document import Scope
from plangen.metrics.accounts.revenue import account_revenue, deals_at, growth, white_space
from plangen.metrics.accounts.top_accounts import CandidateAccount, SelectedAccount, candidates, top_accounts
from plangen.periods import Length, Period, months_earlier
from plangen.records.accounts.rows import Account
from plangen.records.deals.opportunities import Opportunity
from plangen.records.meetings.actions import Action
from plangen.tables.values.folding import fold

MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class NextStep:
    """The next step at an account and when it is due; both may be missing."""

    text: str = ""
    due: date | None = None


def own_accounts(scope: Scope) -> Sequence[Account]:
    """The person's accounts: those with their name, and those without any where they have deals."""
    name = fold(scope.person.name)
    sold_to = {fold(deal.account) for deal in scope.deals if deal.account}
    return [
        each
        for each in scope.book.accounts
        if fold(each.salesperson) == name or (not each.salesperson and fold(each.name) in sold_to)
    ]


def chosen_accounts(scope: Scope, most: int) -> Sequence[SelectedAccount]:
    """The accounts to plan for, in order: ranked by hand, else by weight, else strategic, then by value."""
    accounts, settings = own_accounts(scope), scope.book.settings
    found = candidates(_deals_to_choose_from(scope, accounts), accounts, scope.book.as_of)
    known = {fold(each.name) for each in found}
    by_hand = sorted((each for each in accounts if each.rank is not None), key=lambda each: (each.rank, each.row))
    found += [_without_deals(each) for each in by_hand if fold(each.name) not in known]
    weights = dict(settings.account_weights)
    if weights:
        found = [_with_metrics(scope, each) for each in found]
    return top_accounts(found, most, scope.book.as_of, [each.name for each in by_hand], weights)


def handed_over(scope: Scope) -> Sequence[str]:
    """The accounts that the person sold to and that are someone else's now, by name."""
    names = {fold(deal.account): deal.account for deal in scope.deals if deal.account}
    return [names[key] for key in sorted(names) if has_changed_hands(scope, names[key])]


def _deals_to_choose_from(scope: Scope, accounts: Sequence[Account]) -> Sequence[Opportunity]:
    """The deals at the person's accounts and at those that they sell to; none where someone else took over."""
    names = {fold(name): name for name in (*(deal.account for deal in scope.deals), *(each.name for each in accounts))}
    gone = set(map(fold, scope.once(handed_over)))
    return [deal for key, name in names.items() if key and key not in gone for deal in account_deals(scope, name)]


def next_step(scope: Scope, name: str) -> NextStep:
    """The next step at an account: its own, else from a commitment or the largest open deal."""
    own = account_record(scope, name)
    if own is not None and own.next_step and is_own_account(scope, own):
        return NextStep(own.next_step, own.next_step_due)
    first = next(iter(account_actions(scope, name, scope.person.name)), None)
    if first is not None:
        return NextStep(first.now or first.text, due_date(first))
    deals = [deal for deal in deals_at(scope.deals, name) if deal.is_open and deal.next_step]
    largest = max(deals, key=lambda deal: (deal.amount or Decimal(0), deal.row), default=None)
    return NextStep(largest.next_step) if largest else NextStep()


def account_actions(scope: Scope, name: str, owner: str = "") -> Sequence[Action]:
    """The person's open commitments at an account, by due date; only those of one owner if there is one."""
    found = [
        each
        for each in scope.book.actions
        if each.is_open
        and fold(each.account) == fold(name)
        and (each.owner == owner if owner else each.salesperson == scope.person.name)
    ]
    return sorted(found, key=lambda each: (due_date(each) or date.max, each.id))


def due_date(action: Action) -> date | None:
    """When a commitment is due: the new date if it was moved."""
    return action.moved_to or action.due


def year_to_date(scope: Scope) -> Period:
    """The fiscal year that is running on the last day of the plan that isn't in the future, up to that day."""
    day = min(scope.book.as_of, scope.period.last_day)
    year = scope.book.calendar.containing(day, Length.YEAR)
    return replace(year, end=min(year.end, date.fromordinal(day.toordinal() + 1)))


def same_days_before(scope: Scope, to_date: Period) -> Period:
    """The same days of the year before."""
    before = scope.book.calendar.year_before(scope.book.calendar.containing(to_date.start, Length.YEAR))
    end = date.fromordinal(months_earlier(to_date.last_day, MONTHS_A_YEAR).toordinal() + 1)
    return replace(before, end=min(before.end, end))


def _without_deals(account: Account) -> CandidateAccount:
    """A candidate that was ranked by hand and has no deals."""
    return CandidateAccount(
        account.name,
        strategic=account.strategic,
        contract_ends=account.contract_ends,
        tier=account.tier,
        rows=(account.row,),
    )


def _with_metrics(scope: Scope, found: CandidateAccount) -> CandidateAccount:
    """A candidate with the values that weights in Settings can use besides its own."""
    to_date, record = year_to_date(scope), account_record(scope, found.name)
    deals = account_deals(scope, found.name)
    revenue = account_revenue(deals, found.name, to_date)
    change = growth(revenue, account_revenue(deals, found.name, same_days_before(scope, to_date)))
    space = white_space(revenue, record.annual_spend if record else None, scope.book.white_space, found.name)
    values = {"growth": change.value, "white space": space.value}
    return replace(found, metrics={name: max(value, Decimal(0)) for name, value in values.items() if value is not None})
