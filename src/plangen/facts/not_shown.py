"""What the files cannot give for anybody, and the column that would give it."""

from collections.abc import Callable
from dataclasses import dataclass

from plangen.facts.brief import Brief
from plangen.facts.desk import DealMeasure
from plangen.metrics.flow import median_cycle
from plangen.metrics.results import margin

HALF = 0.5


@dataclass(frozen=True, slots=True)
class NotShown:
    """A figure that the files cannot give for anybody, and the column that would give it."""

    what: str
    cure: str


Lacking = Callable[[Brief], bool]


def not_shown(brief: Brief) -> tuple[NotShown, ...]:
    """Everything that no file can give for anybody, each with the column that would show it."""
    missing = [NotShown(what, cure) for what, cure, lacking in _ASKED if lacking(brief)]
    return tuple(missing[: brief.limits.get("not_shown", len(missing))])


def _without(*columns: str) -> Lacking:
    """Whether none of these columns stands in the deals."""
    return lambda brief: not any(brief.book.has("Opportunities", column) for column in columns)


def _sparse(column: str, field: str) -> Lacking:
    """Whether a column of the deals is absent, or filled in fewer than half of the open ones."""

    def lacking(brief: Brief) -> bool:
        return _without(column)(brief) or (brief.desk.has_open and brief.book.column_fill[field] < HALF)

    return lacking


def _empty(column: str, measure: Callable[[Brief], DealMeasure]) -> Lacking:
    """Whether a column of the deals is absent, or holds nothing for any deal that was won in the period."""

    def lacking(brief: Brief) -> bool:
        won = brief.desk.has_won_in(brief.period)
        return _without(column)(brief) or (won and not brief.desk.can_be_said(measure(brief), brief.period))

    return lacking


def _short_history(brief: Brief) -> bool:
    """Whether new accounts cannot be told from old ones: no deals from long enough ago, and no type of deals."""
    if _without("account")(brief) or not brief.desk.has_won_in(brief.period):
        return False
    return not brief.desk.can_be_said(brief.desk.new_accounts, brief.period)


_ASKED: tuple[tuple[str, str, Lacking], ...] = (
    (
        "Attainment, gap to quota and coverage",
        "a column quota in the sheet Team (salesperson, quota)",
        lambda brief: not brief.desk.has_quotas,
    ),
    (
        "Attainment and gap to quota",
        "quotas for this period, in Team or Targets",
        lambda brief: brief.desk.has_quotas and not brief.desk.has_quota_in(brief.period),
    ),
    (
        "Coverage of what comes next",
        "quotas for the period ahead, in Team or Targets",
        lambda brief: brief.desk.has_quotas and not brief.desk.has_quota_in(brief.ahead),
    ),
    ("Won in money", "a column amount in the deals", _without("amount", "actual amount")),
    ("Open pipeline in money", "amounts of open deals, in the column amount", _sparse("amount", "amount")),
    (
        "Pipeline by month of closing",
        "close dates of open deals, in the column close date",
        _sparse("close date", "close"),
    ),
    (
        "Commitments kept",
        "a sheet Actions (id, salesperson, action, due, status)",
        lambda brief: not brief.book.has("Actions", "action"),
    ),
    ("Margin", "margins of won deals, in the column margin", _empty("margin", lambda _: margin)),
    (
        "Sales cycle and age of deals",
        "dates in the column created of the deals",
        _empty("created", lambda _: median_cycle),
    ),
    ("New accounts", "a column account in the deals", _without("account")),
    ("New accounts", "deals of the two years before, or a column type (new, existing, renewal)", _short_history),
    (
        "Open deals without a next step",
        "next steps of open deals, in the column next step",
        _sparse("next step", "next_step"),
    ),
    (
        "Open deals gone quiet",
        "last activities of open deals, in the column last activity",
        _sparse("last activity", "last_activity"),
    ),
)
