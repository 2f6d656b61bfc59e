"""The accounts in the plan of the year before, from its packet: which are new since, and which dropped out."""

from collections.abc import Mapping

from plangen.facts.pages.account_plan.planned import selected_accounts
from plangen.facts.scope.document import Scope
from plangen.metrics.accounts.top_accounts import added_and_dropped
from plangen.periods import Period

KEPT_NAME = "top account"


def kept_accounts(scope: Scope) -> Mapping[str, str]:
    """The place of each account of the plan, by the key that the next year's plan finds it by."""
    return {f"{_prefix(scope.period)}{each.account.name}": str(each.place) for each in scope.once(selected_accounts)}


def changes_since(scope: Scope) -> str:
    """The accounts that are new since the plan of the year before, and those that dropped out.

    Empty if no packet with that plan is on file.
    """
    before = scope.book.calendar.before(scope.period)
    prefix = _prefix(before)
    kept = {key.removeprefix(prefix): place for key, place in scope.printed.items() if key.startswith(prefix)}
    if not kept:
        return ""
    earlier = sorted(kept, key=lambda name: (kept[name], name))
    added, dropped = added_and_dropped([each.account.name for each in scope.once(selected_accounts)], earlier)
    parts = [
        f"New since the {before.name} plan: {', '.join(added)}." if added else "",
        f"Dropped out: {', '.join(dropped)}." if dropped else "",
    ]
    return " ".join(part for part in parts if part) or f"The same accounts as in the {before.name} plan."


def _prefix(period: Period) -> str:
    return f"{KEPT_NAME} {period.code} "
