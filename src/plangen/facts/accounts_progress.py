"""The accounts that matter most, with what was won there, what is open, and the next move."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plangen.elements.field import Field, FieldKind
from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, Unit
from plangen.facts.brief import Brief
from plangen.facts.cutting import fitted
from plangen.facts.plan_progress import plan_progress
from plangen.metrics.accounts import account_revenue, deals_at
from plangen.metrics.top_accounts import Chosen, candidates, top_accounts
from plangen.records.actions import Action
from plangen.tables.folding import fold

MOST = 5


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account: won in the year so far, open now, and the next move with its day (both may be for the pen)."""

    account: str
    note: str
    won: Figure | None
    open: Figure | None
    move: Field
    by: Field


@dataclass(frozen=True, slots=True)
class AccountsProgress:
    """The accounts, with the head of the column of what was won."""

    won_head: str
    rows: tuple[AccountRow, ...]


def accounts_progress(brief: Brief) -> AccountsProgress | None:
    """The first accounts of a person's plan; None where the plan page is left out or there is no account."""
    if brief.once(plan_progress) is None:
        return None
    own = [each for each in brief.book.accounts if fold(each.salesperson) == fold(brief.person.name)]
    found = candidates(brief.deals, own, brief.book.as_of)
    chosen = top_accounts(
        found, brief.limits.get("accounts", MOST), brief.book.as_of, weights=dict(brief.book.settings.account_weights)
    )
    if not chosen:
        return None
    return AccountsProgress(f"Won in {brief.year_to_date.name}", tuple(_row(brief, each) for each in chosen))


def _row(brief: Brief, chosen: Chosen) -> AccountRow:
    name = chosen.account.name
    won = brief.figure(account_revenue(brief.deals, name, brief.year_to_date))
    opened = brief.figure(Measure(chosen.account.open, Unit.MONEY)) if chosen.account.open else None
    move, by = _next_move(brief, name)
    key = f"Accounts/{name}"
    return AccountRow(
        account=fitted(brief, "deal_text", name),
        note=_note(brief, chosen),
        won=won if won.known and brief.book.has_amounts else None,
        open=opened,
        move=Field(f"{key}/next move", f"{name}: next move", value=fitted(brief, "move_text", move)),
        by=Field(f"{key}/next move by", f"{name}: by", FieldKind.DATE, value=by),
    )


def _note(brief: Brief, chosen: Chosen) -> str:
    """The class of an account, and the end of its contract where that comes within a year."""
    parts = [f"class {chosen.account.klass}" if chosen.account.klass else ""]
    parts.append("strategic" if chosen.account.strategic else "")
    parts.append(f"contract ends {brief.numerals.short_day(chosen.renewal)}" if chosen.renewal else "")
    return " · ".join(part for part in parts if part)


def _next_move(brief: Brief, account: str) -> tuple[str, str]:
    """The next commitment at an account, else the next step of its largest open deal; both empty for the pen."""
    promised = [
        each
        for each in brief.book.actions
        if each.owner == brief.person.name and each.is_open and fold(each.account) == fold(account)
    ]
    first = min(promised, key=lambda each: (_due(each) or date.max, each.id), default=None)
    if first is not None:
        due = _due(first)
        was = "was " if due and due < brief.book.as_of else ""
        return first.now or first.text, f"{was}{brief.numerals.short_day(due)}" if due else ""
    stepped = [deal for deal in deals_at(brief.deals, account) if deal.is_open and deal.next_step]
    largest = max(stepped, key=lambda deal: (deal.amount or Decimal(0), deal.row), default=None)
    return (largest.next_step, "") if largest else ("", "")


def _due(action: Action) -> date | None:
    return action.moved_to or action.due
