"""What the files cannot give for anybody, and the column that would give it."""

from collections.abc import Callable
from dataclasses import dataclass

from plangen.facts.brief import Brief
from plangen.facts.desk import Desk

HALF = 0.5


@dataclass(frozen=True, slots=True)
class NotShown:
    """A figure that the files cannot give for anybody, and the column that would give it."""

    what: str
    cure: str


def not_shown(brief: Brief) -> tuple[NotShown, ...]:
    """Everything that no file has a column for, each with the column that would show it."""
    missing = [NotShown(what, cure) for what, cure, lacking in _ASKED if lacking(brief.desk)]
    return tuple(missing[: brief.limits.get("not_shown", len(missing))])


def _without(table: str, column: str) -> Callable[[Desk], bool]:
    return lambda desk: not desk.book.has(table, column)


def _sparse(column: str, field: str) -> Callable[[Desk], bool]:
    """Whether a column of the deals is absent, or filled in fewer than half of the open ones."""
    return lambda desk: not desk.book.has("Opportunities", column) or desk.book.column_fill[field] < HALF


_ASKED: tuple[tuple[str, str, Callable[[Desk], bool]], ...] = (
    (
        "Attainment, gap to quota and coverage",
        "a column quota in the sheet Team (salesperson, quota)",
        lambda desk: not desk.has_quotas,
    ),
    ("Won in money", "a column amount in the deals", _without("Opportunities", "amount")),
    ("Open pipeline in money", "amounts of open deals, in the column amount", _sparse("amount", "amount")),
    (
        "Pipeline by month of closing",
        "close dates of open deals, in the column close date",
        _sparse("close date", "close"),
    ),
    ("Commitments kept", "a sheet Actions (id, salesperson, action, due, status)", _without("Actions", "action")),
    ("Margin", "a column margin in the deals", _without("Opportunities", "margin")),
    ("Sales cycle and age of deals", "a column created in the deals", _without("Opportunities", "created")),
    ("New accounts", "a column account in the deals", _without("Opportunities", "account")),
    ("Open deals without a next step", "a column next step in the deals", _without("Opportunities", "next step")),
    ("Open deals gone quiet", "a column last activity in the deals", _without("Opportunities", "last activity")),
)
