"""What needs attention at an account, as sentences."""

from collections.abc import Callable, Mapping
from datetime import date

from plangen.facts.pages.account_plan.account_moves import printed_deals
from plangen.facts.pages.account_plan.account_years import prior_years
from plangen.facts.pages.account_plan.planned import PlannedAccount
from plangen.facts.scope.document import Scope
from plangen.metrics.accounts.flags import AccountFlag, AccountRule
from plangen.metrics.results.win_rates import past_due_deals


def red_flags(scope: Scope, each: PlannedAccount) -> tuple[str, ...]:
    """A sentence for each flag of an account, and one for its open deals that should have closed."""
    found = [_SENTENCES[flag.rule](scope, each, flag) for flag in each.flags]
    late = int(past_due_deals(printed_deals(scope, each), scope.book.as_of).value or 0)
    if late:
        count = scope.number_format.count(late)
        found.append(f"{count} open {'deal is' if late == 1 else 'deals are'} past close date.")
    return tuple(found)


def _contacts(_scope: Scope, _each: PlannedAccount, flag: AccountFlag) -> str:
    if flag.contact is not None:
        return f"One active contact: {flag.contact.name}."
    return "No active contact listed."


def _renewal(scope: Scope, _each: PlannedAccount, flag: AccountFlag) -> str:
    return f"Contract ends {_day(scope, flag.day)} with no next step."


def _touch(scope: Scope, each: PlannedAccount, flag: AccountFlag) -> str:
    if flag.day:
        return f"{'Last' if each.is_whole else 'My last'} contact {_day(scope, flag.day)}."
    return f"No contact{'' if each.is_whole else ' of mine'} on file."


def _action(scope: Scope, each: PlannedAccount, flag: AccountFlag) -> str:
    if flag.day is not None:
        return f"Next step isn’t due until {scope.number_format.day(flag.day)}."
    return f"No next step{'' if each.is_whole else ' of mine'} in the next 90 days."


def _person(scope: Scope, _each: PlannedAccount, flag: AccountFlag) -> str:
    contact = flag.contact
    name = ", ".join(part for part in (contact.name, contact.title) if part) if contact else ""
    return f"{name}: last contact {_day(scope, flag.day)}." if flag.day else f"{name}: no contact on file."


def _decline(scope: Scope, each: PlannedAccount, _flag: AccountFlag) -> str:
    change = scope.number_format.whole_percent(abs(each.growth.value)) if each.growth.value is not None else ""
    whose = "Revenue" if each.is_whole else "My revenue"
    return f"{whose} is down {change} on the same days of {prior_years(scope)[-1].name}."


def _day(scope: Scope, day: date | None) -> str:
    """A day, and how far it is from the as-of date."""
    if day is None:
        return ""
    days = (day - scope.book.as_of).days
    count = f"{scope.number_format.count(abs(days))} {'day' if abs(days) == 1 else 'days'}"
    distance = f"in {count}" if days > 0 else f"{count} ago"
    return f"{scope.number_format.day(day)}, {distance if days else 'today'}"


_SENTENCES: Mapping[AccountRule, Callable[[Scope, PlannedAccount, AccountFlag], str]] = {
    AccountRule.CONTACTS: _contacts,
    AccountRule.RENEWAL: _renewal,
    AccountRule.TOUCH: _touch,
    AccountRule.ACTION: _action,
    AccountRule.PERSON: _person,
    AccountRule.DECLINE: _decline,
}
