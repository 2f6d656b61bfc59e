"""What the numbers of an account are based on: everyone's records there, or the person's if the rest isn't theirs."""

from collections.abc import Mapping, Sequence

from plangen.facts.scope.document import Scope
from plangen.facts.scope.workspace import Workspace
from plangen.metrics.accounts.shared import is_handed_over, may_show_total, other_sellers
from plangen.metrics.plans.records import by_account
from plangen.records.accounts.rows import Account
from plangen.records.deals.opportunities import Opportunity
from plangen.records.meetings.activities import Activity
from plangen.tables.values.folding import fold


def account_record(scope: Scope, name: str) -> Account | None:
    """The row of an account in Accounts; None without one."""
    return scope.workspace.once(_records, "accounts").get(fold(name))


def is_own_account(scope: Scope, account: Account) -> bool:
    """Whether a person may see what is written about an account: it is theirs, has no owner, or is shared."""
    return account.is_shared or fold(account.salesperson) in {"", fold(scope.person.name)}


def may_see_total(scope: Scope, name: str) -> bool:
    """Whether a person may see what everyone sold to an account: it is theirs, or no one can be worked out from it."""
    record, person = account_record(scope, name), scope.person.name
    if record is not None and fold(record.salesperson) == fold(person):
        return True
    others = other_sellers(_deals(scope, name), name, person)
    return may_show_total(len(others), is_shared=record is not None and record.is_shared)


def account_deals(scope: Scope, name: str) -> Sequence[Opportunity]:
    """The deals at an account: everyone's if the person may see its total, else those that count for the person."""
    found = _deals(scope, name)
    if may_see_total(scope, name):
        return found
    return [deal for deal in found if deal.salesperson == scope.person.name and deal.counts]


def company_deals(scope: Scope, name: str) -> Sequence[Opportunity]:
    """Everyone's deals at an account, for what says nothing about anyone's numbers."""
    return _deals(scope, name)


def account_activities(scope: Scope, name: str) -> Sequence[Activity]:
    """Everyone's activities at an account; one elsewhere if there are none, which shows that accounts are logged."""
    return scope.workspace.once(_activities, "activities").get(fold(name)) or scope.workspace.once(_any_activity, "")


def has_changed_hands(scope: Scope, name: str) -> bool:
    """Whether an account went from the person to someone else."""
    record = account_record(scope, name)
    owner = record.salesperson if record is not None and not record.is_shared else ""
    return is_handed_over(_deals(scope, name), name, scope.person.name, owner)


def _deals(scope: Scope, name: str) -> Sequence[Opportunity]:
    return scope.workspace.once(_opportunities, "opportunities").get(fold(name), ())


def _records(workspace: Workspace, _about: str) -> Mapping[str, Account]:
    return {fold(each.name): each for each in reversed(workspace.book.accounts)}


def _opportunities(workspace: Workspace, _about: str) -> Mapping[str, Sequence[Opportunity]]:
    return by_account(workspace.book.opportunities)


def _activities(workspace: Workspace, _about: str) -> Mapping[str, Sequence[Activity]]:
    return by_account(workspace.book.activities)


def _any_activity(workspace: Workspace, _about: str) -> Sequence[Activity]:
    with_account = [each for each in workspace.book.activities if each.account]
    return (with_account or workspace.book.activities)[:1]
