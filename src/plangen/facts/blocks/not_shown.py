"""The metrics that can't be computed for anyone, and the data that would add them."""

from collections.abc import Callable
from dataclasses import dataclass

from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.workspace import DealMeasure
from plangen.metrics.results.bookings import margin
from plangen.metrics.results.flow import median_cycle

NOT_SHOWN_LIMIT = Limit("not_shown")

HALF = 0.5


@dataclass(frozen=True, slots=True)
class NotShown:
    """A metric that can't be computed for anyone, and the data that would add it."""

    what: str
    fix: str


IsMissing = Callable[[Scope], bool]


def not_shown(scope: Scope) -> tuple[NotShown, ...]:
    """The metrics that can't be computed for anyone, each with the data that would add it."""
    missing = [NotShown(what, fix) for what, fix, is_missing in _METRICS if is_missing(scope)]
    return tuple(missing[: scope.most(NOT_SHOWN_LIMIT)])


def _without(*columns: str) -> IsMissing:
    """Whether the deals have none of these columns."""
    return lambda scope: not any(scope.book.has("Opportunities", column) for column in columns)


def _sparse(column: str, field: str) -> IsMissing:
    """Whether a column of the deals is missing, or filled in for fewer than half of the open deals."""

    def is_missing(scope: Scope) -> bool:
        return _without(column)(scope) or (scope.workspace.has_open and scope.book.fill_rates[field] < HALF)

    return is_missing


def _empty(column: str, measure: DealMeasure) -> IsMissing:
    """Whether a column of the deals is missing, or empty for all deals won in the period."""

    def is_missing(scope: Scope) -> bool:
        won = scope.workspace.has_won_in(scope.period)
        return _without(column)(scope) or (won and not scope.workspace.is_known_company_wide(measure, scope.period))

    return is_missing


def _short_history(scope: Scope) -> bool:
    """Whether new accounts can't be told from existing ones: too short a history, and no deal types."""
    if _without("account")(scope) or not scope.workspace.has_won_in(scope.period):
        return False
    return not scope.workspace.is_known_company_wide(scope.workspace.new_accounts, scope.period)


_METRICS: tuple[tuple[str, str, IsMissing], ...] = (
    (
        "Attainment, gap to quota, and pipeline coverage",
        "a quota column in the Team sheet",
        lambda scope: not scope.workspace.has_quotas,
    ),
    (
        "Attainment and gap to quota",
        "quotas for this period (Team or Targets)",
        lambda scope: scope.workspace.has_quotas and not scope.workspace.has_quota_in(scope.period),
    ),
    (
        "Pipeline coverage for the next period",
        "quotas for the next period (Team or Targets)",
        lambda scope: scope.workspace.has_quotas and not scope.workspace.has_quota_in(scope.ahead),
    ),
    ("Bookings", "an amount column in the deals", _without("amount", "actual amount")),
    ("Open pipeline value", "amounts on open deals", _sparse("amount", "amount")),
    (
        "Pipeline by close month",
        "close dates on open deals",
        _sparse("close date", "close"),
    ),
    (
        "Commitments kept",
        "an Actions sheet (id, salesperson, action, due, status)",
        lambda scope: not scope.book.has("Actions", "action"),
    ),
    ("Margin", "margins on won deals", _empty("margin", margin)),
    (
        "Sales cycle and deal age",
        "created dates on deals",
        _empty("created", median_cycle),
    ),
    ("New accounts", "an account column in the deals", _without("account")),
    ("New accounts", "two prior years of deals, or a type column (new, existing, renewal)", _short_history),
    (
        "Open deals with no next step",
        "next steps on open deals",
        _sparse("next step", "next_step"),
    ),
    (
        "Quiet open deals",
        "last activity dates on open deals",
        _sparse("last activity", "last_activity"),
    ),
)
