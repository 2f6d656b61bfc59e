"""Customers on pages that a team sees: those marked confidential go by a code name."""

from collections.abc import Mapping
from itertools import count
from string import ascii_uppercase

from plangen.facts.scope.document import Scope
from plangen.facts.scope.workspace import Workspace
from plangen.periods import Period
from plangen.records.deals.opportunities import Opportunity
from plangen.tables.values.folding import fold


def customer_of(scope: Scope, deal: Opportunity) -> str:
    """The account of a deal, or its code name if it is confidential; without an account, the deal."""
    return scope.workspace.once(_code_names, scope.period).get(fold(deal.account)) or deal.account or deal.label


def is_confidential(scope: Scope, deal: Opportunity) -> bool:
    """Whether a deal is with a customer whose name team pages don't print."""
    return fold(deal.account) in scope.workspace.once(_code_names, scope.period)


def _code_names(workspace: Workspace, _period: Period) -> Mapping[str, str]:
    """The code name of each confidential account by its folded name, in the order of the sheet."""
    names = dict.fromkeys(fold(each.name) for each in workspace.book.accounts if each.is_confidential)
    return {
        name: f"Customer {ascii_uppercase[at] if at < len(ascii_uppercase) else at + 1}"
        for name, at in zip(names, count(), strict=False)
    }
