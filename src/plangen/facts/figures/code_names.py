"""Customers on pages that a team sees: those marked confidential go by a code name."""

import re
from collections.abc import Mapping
from itertools import count
from string import ascii_uppercase

from plangen.facts.scope.document import Scope
from plangen.facts.scope.workspace import Workspace
from plangen.periods import Period
from plangen.records.deals.opportunities import Opportunity
from plangen.tables.values.folding import fold

MIN_LENGTH = 4
"""Characters of the first word of a customer's name that a text may use for the customer."""


def customer_of(scope: Scope, deal: Opportunity) -> str:
    """The account of a deal, or its code name if it is confidential; without an account, the deal."""
    return scope.workspace.once(_code_names, scope.period).get(fold(deal.account)) or deal.account or deal.label


def is_confidential(scope: Scope, deal: Opportunity) -> bool:
    """Whether a deal is with a customer whose name team pages don't print."""
    return fold(deal.account) in scope.workspace.once(_code_names, scope.period)


def with_code_names(scope: Scope, text: str) -> str:
    """A text with the code name for each confidential customer in it, by its name or by the first word of that."""
    for name, code in scope.workspace.once(_spelled_names, scope.period).items():
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", code, text)
    return text


def _spelled_names(workspace: Workspace, period: Period) -> Mapping[str, str]:
    """The code names by how a text may spell the customer, the longest first."""
    codes = _code_names(workspace, period)
    names = {each.name: codes[fold(each.name)] for each in workspace.book.accounts if each.is_confidential}
    first = {name.split()[0]: code for name, code in names.items() if len(name.split()[0]) >= MIN_LENGTH}
    return dict(sorted({**first, **names}.items(), key=lambda each: -len(each[0])))


def _code_names(workspace: Workspace, _period: Period) -> Mapping[str, str]:
    """The code name of each confidential account by its folded name, in the order of the sheet."""
    names = dict.fromkeys(fold(each.name) for each in workspace.book.accounts if each.is_confidential)
    return {
        name: f"Customer {ascii_uppercase[at] if at < len(ascii_uppercase) else at + 1}"
        for name, at in zip(names, count(), strict=False)
    }
