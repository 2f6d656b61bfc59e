"""The full text of everything truncated in a review."""

from plangen.facts.blocks.accounts import accounts_progress
from plangen.facts.blocks.commitments import commitments, printed_in_full
from plangen.facts.blocks.decisions import decision_list
from plangen.facts.blocks.few_open_deals import every_open_deal, has_few_deals
from plangen.facts.blocks.goals import plan_progress
from plangen.facts.blocks.past_commitments import past_commitments, thanks
from plangen.facts.blocks.ratings import growth
from plangen.facts.formatting.truncation import FullText
from plangen.facts.scope.document import Scope


def full_text(scope: Scope) -> tuple[FullText, ...]:
    """Every text truncated on page one, once, except those that the last page prints in full anyway."""
    listed = printed_in_full(scope)
    return tuple(
        each for each in scope.truncated_in(past_commitments, commitments, thanks) if each.address not in listed
    )


def all_full_text(scope: Scope) -> tuple[FullText, ...]:
    """The texts truncated on page one, then on the pages after it; the manager page isn't included.

    A pre-read has no list of decisions.
    """
    listed = every_open_deal if has_few_deals(scope) else decision_list
    deals = () if scope.is_preread else scope.truncated_in(listed)
    return (*full_text(scope), *deals, *scope.truncated_in(plan_progress, accounts_progress, growth))
