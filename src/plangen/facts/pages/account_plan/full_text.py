"""The whole of every text that the pages of the account plan truncate."""

from plangen.facts.formatting.truncation import FullText
from plangen.facts.pages.account_plan.account_pages import account_pages
from plangen.facts.pages.account_plan.overview import account_overview
from plangen.facts.pages.account_plan.target_list import target_list
from plangen.facts.pages.account_plan.white_space import account_white_space
from plangen.facts.scope.document import Scope


def account_full_text(scope: Scope) -> tuple[FullText, ...]:
    """The texts, once each, in the order of the pages."""
    return scope.truncated_in(account_overview, account_white_space, account_pages, target_list)
