"""The person's top accounts, with bookings, open pipeline, and the next step."""

from datetime import date
from typing import Annotated

from plangen.elements.field import Field, FieldKind
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone
from plangen.facts.blocks.goals import plan_progress
from plangen.facts.blocks.printed_names import lines_in_bold, name_in_lines
from plangen.facts.figures.account_deals import account_deals
from plangen.facts.figures.top_accounts import chosen_accounts, next_step
from plangen.facts.formatting.truncation import FullText
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.metrics.accounts.revenue import account_revenue
from plangen.metrics.accounts.top_accounts import SelectedAccount
from plangen.periods import Length, Period
from plangen.records.addresses import row_address

MOVE_TEXT = Limit("move_text")

ACCOUNTS_LIMIT = Limit("accounts", 5)
ROW_HEIGHT = 10.6
NAME_WIDTH = 54.5
TALL_ROW, SLACK = 13.8, 0.1
"""In millimeters: a row whose name takes two lines, of which fewer fit, and what rounding takes."""
ACCOUNTS = TableSpec(
    "accounts",
    (
        Column("account", "accounts", width=56, tone=Tone.STRONG, below="note", is_title=True),
        Column("bookings", "bookings", Look.NUMBER, 24),
        Column("open", "open", Look.NUMBER, 20),
        Column("next_step", "next_move"),
        Column("due", "by_head", width=24),
    ),
)


def accounts_progress(scope: Scope) -> Annotated[Table, ACCOUNTS] | None:
    """The person's top accounts; None without a plan page or without accounts."""
    return None if scope.once(plan_progress) is None else account_rows(scope, scope.year_to_date)


def account_rows(scope: Scope, year: Period, row_height: float = ROW_HEIGHT) -> Table | None:
    """The person's top accounts with their bookings in a year; None without accounts."""
    chosen = chosen_accounts(scope, scope.most(ACCOUNTS_LIMIT))
    if not chosen:
        return None
    rows, left = list[Row](), row_height * scope.most(ACCOUNTS_LIMIT)
    for each in chosen:
        row = _row(scope, each, year)
        left -= max(row_height, TALL_ROW) if lines_in_bold(row.plain("account"), NAME_WIDTH) > 1 else row_height
        if left > -SLACK:
            rows.append(row)
    hidden = len(chosen) - len(rows)
    last = min(year.last_day, scope.book.as_of)
    whole = scope.book.calendar.containing(year.start, Length.YEAR).last_day <= last
    through = "" if whole else f" through {scope.number_format.short_day(last)}"
    headers = {"bookings": f"Bookings, {year.name}{through}"}
    return scope.tables.table(
        ACCOUNTS,
        rows,
        heading=scope.tables.word("accounts"),
        headers=headers,
        more=f"{scope.number_format.count(hidden)} more" if hidden else "",
        row_height=row_height,
    )


def _row(scope: Scope, chosen: SelectedAccount, year: Period) -> Row:
    name = chosen.account.name
    won = scope.figure(account_revenue(account_deals(scope, name), name, year))
    pipeline = scope.figure(_open(scope, chosen)) if chosen.account.open else None
    step = next_step(scope, name)
    move = scope.truncated(MOVE_TEXT, step.text, FullText(name, step.text))
    address = row_address("Accounts", name)
    return table_row(
        ACCOUNTS,
        account=name_in_lines(scope, name, 2, NAME_WIDTH, kind="account"),
        note=_note(scope, chosen),
        bookings=won if won.known and scope.book.has_amounts else None,
        open=pipeline,
        next_step=Field(address.cell("next step"), f"{name}: next step", value=move),
        due=Field(address.cell("next step due"), f"{name}: by", FieldKind.DATE, value=printed_due(scope, step.due)),
    )


def _open(scope: Scope, chosen: SelectedAccount) -> Measure:
    """The account's open pipeline, with its deals."""
    rows = tuple(deal.row for deal in account_deals(scope, chosen.account.name) if deal.is_open)
    return Measure(chosen.account.open, Unit.MONEY, len(rows), rows)


def _note(scope: Scope, chosen: SelectedAccount) -> str:
    """The account's tier, whether it is strategic, and the end of a contract that ends within a year."""
    parts = [f"tier {chosen.account.tier}" if chosen.account.tier else ""]
    parts.append("strategic" if chosen.account.strategic else "")
    parts.append(f"contract ends {scope.number_format.short_day(chosen.renewal)}" if chosen.renewal else "")
    return " · ".join(part for part in parts if part)


def printed_due(scope: Scope, due: date | None) -> str:
    """A due date as printed, with "was due" if it has passed; empty without one."""
    was_due = "was due " if due and due < scope.book.as_of else ""
    return f"{was_due}{scope.number_format.short_day(due)}" if due else ""
