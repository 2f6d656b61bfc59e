from datetime import date
from typing import Any

from plangen.elements.measure import RowKey
from plangen.facts.blocks.accounts import accounts_progress
from plangen.facts.scope.document import Scope
from plangen.records.accounts.rows import Account
from tests.facts.growing import sheets
from tests.facts.invented import promise, review
from tests.metrics.invented import opened, won
from tests.seen import seen


def rows(scope: Scope) -> list[Any]:
    found = seen(accounts_progress(scope))
    assert found is not None
    return list(found.rows)


def test_the_five_largest_accounts_show_bookings_this_year_and_open_pipeline() -> None:
    deals = [won(amount * 1000, account=f"A{amount}") for amount in (6, 5, 4, 3, 2, 1)]
    found = rows(review([*deals, opened(9_000, account="A6")], reports=sheets("Goals")))
    assert [row.account for row in found] == ["A6", "A5", "A4", "A3", "A2"]
    assert (str(found[0].won), str(found[0].open), found[1].open) == ("$6.0K", "$9.0K", None)


def test_the_next_step_is_a_commitment_at_the_account_or_else_from_its_largest_open_deal() -> None:
    deals = [won(5, account="A"), opened(9, account="A", next_step="Quote"), opened(1, account="B", next_step="Visit")]
    actions = [promise("AR-1", account="A", text="Ask for two names", due=date(2026, 11, 6))]
    steps = {
        row.account: (row.move.value, row.by.value)
        for row in rows(review(deals, actions=actions, reports=sheets("Goals")))
    }
    assert steps == {"A": ("Ask for two names", "Nov 6"), "B": ("Visit", "")}


def test_a_next_step_that_is_past_due_says_so() -> None:
    late = [promise("AR-1", account="A", text="Ask for two names", due=date(2026, 9, 25))]
    found = rows(review([won(9_000, account="A")], actions=late, reports=sheets("Goals")))
    assert [row.by.value for row in found] == ["was due Sep 25"]


def test_unknown_values_are_left_blank() -> None:
    [row] = rows(review([won(5, account="A")], reports=sheets("Goals")))
    assert (row.move.value, row.by.value, row.note) == ("", "", "")


def test_without_a_plan_page_or_an_account_there_are_no_rows() -> None:
    assert seen(accounts_progress(review([won(5, account="A")]))) is None
    assert accounts_progress(review([], reports=sheets("Goals"))) is None


def test_the_next_step_in_accounts_comes_before_one_from_a_commitment() -> None:
    accounts = [Account(RowKey(9, 1), "A", next_step="Meet the buyer", next_step_due=date(2026, 12, 1))]
    actions = [promise("AR-1", account="A", text="Ask for two names", due=date(2026, 11, 6))]
    scoped = review([won(5, account="A")], actions=actions, accounts=accounts, reports=sheets("Goals"))
    [row] = rows(scoped)
    assert (row.move.value, row.by.value) == ("Meet the buyer", "Dec 1")
    assert (row.move.address, row.by.address) == ("Accounts/A/next step", "Accounts/A/next step due")


def test_the_header_of_bookings_says_where_they_end() -> None:
    """W11."""
    found = accounts_progress(review([won(5, account="A")], reports=sheets("Goals")))
    assert found is not None
    assert "Bookings, 2026 through Sep 30" in [column.header for column in found.columns]
    whole = accounts_progress(
        review([won(5, account="A")], reports=sheets("Goals"), code="2026-Q4", as_of=date(2026, 12, 31))
    )
    assert whole is not None
    assert "Bookings, 2026" in [column.header for column in whole.columns]


def test_accounts_that_long_names_leave_no_room_for_are_counted() -> None:
    long = "The Pacific Packing and Cold Storage Cooperative of the Upper Valley and Its Neighbors"
    deals = [won(amount * 1000, account=f"{long} {amount}") for amount in (5, 4, 3, 2, 1)]
    found = seen(accounts_progress(review(deals, reports=sheets("Goals"))))
    assert found is not None
    assert len(found.rows) < 5
    assert found.more == f"{5 - len(found.rows)} more"
