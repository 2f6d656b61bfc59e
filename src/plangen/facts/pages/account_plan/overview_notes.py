"""The notes below the overview: what its signs mean, how the accounts were chosen, and what isn't shown."""

from collections.abc import Iterator, Sequence

from plangen.elements.reasons import Reason
from plangen.facts.figures.top_accounts import handed_over, own_accounts
from plangen.facts.formatting.reasons import ACCOUNT_LETTERS, account_rule_text
from plangen.facts.pages.account_plan.account_years import prior_years
from plangen.facts.pages.account_plan.amounts import Amounts, amounts_for, total
from plangen.facts.pages.account_plan.planned import MOST_ACCOUNTS, PlannedAccount
from plangen.facts.pages.account_plan.prior_plan import changes_since
from plangen.facts.scope.document import Scope
from plangen.metrics.accounts.flags import AccountRule
from plangen.periods import Period
from plangen.tables.values.folding import fold

MOST_NAMES = 5


def overview_amounts(scope: Scope, found: Sequence[PlannedAccount]) -> Amounts:
    """The unit of the overview's amounts, from the sums of its columns."""
    columns = zip(*((*each.years, each.current, each.open, each.white_space) for each in found), strict=True)
    return amounts_for(scope, [total(column) for column in columns])


def overview_notes(scope: Scope, found: Sequence[PlannedAccount]) -> Iterator[str]:
    """The notes, in their order."""
    yield " ".join(part for part in _meanings(scope, found) if part)
    missing = ", ".join(_missing(scope, found))
    not_shown = f"Not shown: {missing}." if missing else ""
    partly = ", ".join(each.name for each in found if not each.is_whole)
    mine = f"Only my numbers, others sell there too: {partly}." if partly else ""
    parts = (mine, _chosen(scope), _handed_over(scope), changes_since(scope), not_shown)
    yield " ".join(part for part in parts if part)


def _meanings(scope: Scope, found: Sequence[PlannedAccount]) -> Iterator[str]:
    """What the amounts, the dots, and the flags mean."""
    words = overview_amounts(scope, found).words
    last = prior_years(scope)[-1]
    is_known = any(each.growth.known for each in found)
    has_none = any(each.growth.reason is Reason.NOTHING_BOOKED_THEN for each in found)
    none = " (n/a: nothing booked then)" if has_none else ""
    growth = f"growth on the same days of {last.name}{none}" if is_known or has_none else ""
    yield f"{'; '.join(part for part in (words, growth) if part)}." if words or growth else ""
    if any(each.own is not None and each.own.relationship for each in found):
        yield "Strength of the relationship, of five: ● now, ○ wanted."
    rules = {flag.rule for each in found for flag in each.flags} & ACCOUNT_LETTERS.keys()
    flags = [f"{ACCOUNT_LETTERS[rule]} {account_rule_text(rule)}" for rule in AccountRule if rule in rules]
    yield f"Flags: {', '.join(flags)}." if flags else ""


def _chosen(scope: Scope) -> str:
    """How the accounts were chosen."""
    ranked = any(each.rank is not None for each in own_accounts(scope))
    weighted = bool(scope.book.settings.account_weights)
    rest = "by the weights in Settings" if weighted else "strategic first, then won in 24 months plus open"
    limit = scope.book.settings.top_accounts
    room = f" The plan has room for {scope.number_format.count(MOST_ACCOUNTS)}." if limit > MOST_ACCOUNTS else ""
    return f"Chosen: {'ranked by hand, then ' if ranked else ''}{rest}.{room}"


def _handed_over(scope: Scope) -> str:
    """The accounts that someone else took over and that the person sold to in the years of the table."""
    start = prior_years(scope)[0].start
    recent = {fold(deal.account) for deal in scope.deals if deal.closed is not None and deal.closed >= start}
    names = [name for name in scope.once(handed_over) if fold(name) in recent]
    if not names:
        return ""
    many = len(names) > MOST_NAMES
    return f"Handed over: {f'{scope.number_format.count(len(names))} accounts' if many else ', '.join(names)}."


def _missing(scope: Scope, found: Sequence[PlannedAccount]) -> Iterator[str]:
    """The columns that no account has anything for, and what adds them."""
    if not any(each.white_space.known for each in found):
        yield "white space amounts (add White space, or annual spend in Accounts)"
    if not any(each.own is not None and each.own.relationship for each in found):
        yield "relationship (in Accounts)"
    if not any(each.last_contact for each in found):
        yield "last activity (add Activities or Contacts)"
    if not any(each.years[-1].known for each in found):
        yield f"{_names(prior_years(scope))} (add earlier deals, or revenue by year in Accounts)"


def _names(years: Sequence[Period]) -> str:
    return f"{years[0].name} to {years[-1].name}"
