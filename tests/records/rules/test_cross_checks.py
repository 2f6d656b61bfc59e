from plangen.sources.grid import Cell
from tests.sheets import book, messages, sheet

HEADERS: list[Cell] = ["Name", "Salesperson", "Stage", "Amount", "Close date", "Product"]


def test_values_that_do_not_fit_together_are_warnings_and_nothing_is_skipped() -> None:
    deals = sheet(
        HEADERS,
        ["One", "Ana Ruiz", "Won", None, "2026-03-05", "GTXPro"],
        ["Two", "Ana Ruiz", "Won", -50, "2026-03-06", "GTX Pro"],
        ["Three", "Ana Ruiz", "Won", 50, "2025-03-06", "Anvil"],
        name="Deals",
    )
    products = sheet(["Product", "Price"], ["GTX Pro", 5], name="Products")
    team = sheet(
        ["Salesperson", "Manager", "Hired", "Left"],
        ["Ana Ruiz", "Bo Lindd", "2026-01-01", "2025-01-01"],
        ["Bo Lind", "", "", ""],
        name="Team",
    )
    found = book(deals, products, team)
    assert len(found.opportunities) == 3
    assert {problem.severity for problem in found.problems} == {"warning"}
    assert sorted(problem.sort for problem in found.problems) == [
        "inherited deals",
        "left before hired",
        "negative amount",
        "unknown manager",
        "unknown product",
        "unknown product",
        "won without an amount",
    ]


def test_a_missing_amount_column_is_reported_once() -> None:
    found = book(sheet(["Rep", "Stage", "Close"], ["Ana", "Closed Won", "2026-01-01"], name="Deals"))
    assert (found.has_deals, found.has_amounts) == (True, False)
    assert (
        "inputs.xlsx › Deals › row 1: No amount column, so no amounts can be shown.\n"
        "Fix: Add one, or map a header to amount in a Columns sheet."
    ) in messages(found.problems)


def test_without_deals_a_missing_amount_column_is_no_problem() -> None:
    found = book(sheet(["Salesperson", "Quota 2026"], ["Ana", 5], name="Team"))
    assert (found.has_deals, found.has_amounts) == (False, False)
    assert not found.problems


def test_an_action_done_or_due_before_it_was_opened_is_reported() -> None:
    headers: list[Cell] = ["id", "salesperson", "action", "opened", "due", "status", "done on"]
    rows: list[list[Cell]] = [["A-1", "Ana Ruiz", "Call", "2026-07-01", "2026-06-01", "done", "2026-06-15"]]
    team = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], name="Team")
    found = book(sheet(headers, *rows, name="Actions"), team)
    assert [problem.place.cell for problem in found.problems] == ["G2", "E2"]


def test_an_activity_at_a_prospect_is_no_problem_and_a_misspelled_account_is() -> None:
    team = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], name="Team")
    accounts = sheet(["account", "tier"], ["Northwind Traders", "A"], name="Accounts")
    rows: list[list[Cell]] = [["2026-09-01", "Ana Ruiz", "call", name] for name in ("Northwind Trader", "Zebra Inc")]
    found = book(sheet(["date", "salesperson", "type", "account"], *rows, name="Activities"), team, accounts)
    (problem,) = messages(found.problems)
    text = "“Northwind Trader”: 1 activity for an account spelled almost like “Northwind Traders”."
    assert text in problem


def test_a_header_similar_to_amount_is_suggested_if_there_is_no_amount_column() -> None:
    found = book(sheet(["Rep", "Stage", "Amuont"], ["Ana Ruiz", "Proposal", 5], name="Deals"))
    text = "If you mean “Amuont”, rename that header."
    assert any("No amount column" in each and text in each for each in messages(found.problems))


def test_won_deals_without_an_amount_and_negative_amounts_are_counted_in_the_message() -> None:
    rows: list[list[Cell]] = [
        ["One", "Ana Ruiz", "Won", None, "2026-03-05"], ["Two", "Ana Ruiz", "Won", None, "2026-03-06"],
        ["Three", "Ana Ruiz", "Won", -5, "2026-03-07"], ["Four", "Ana Ruiz", "Won", -6, "2026-03-08"],
    ]  # fmt: skip
    team = sheet(["Salesperson"], ["Ana Ruiz"], name="Team")
    two = book(sheet(HEADERS[:5], *rows, name="Deals"), team)
    assert [problem.message for problem in two.problems] == [
        "2 won deals have no amount. Counted as deals, not in bookings.",
        "2 deals have negative amounts. Counted as credits.",
    ]
    one = book(sheet(HEADERS[:5], *rows[1:3], name="Deals"), team)
    assert [problem.message for problem in one.problems] == [
        "1 won deal has no amount. Counted as a deal, not in bookings.",
        "1 deal has a negative amount. Counted as a credit.",
    ]


def test_a_person_who_is_their_own_manager_is_reported() -> None:
    team = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Ruiz, Ana"], ["Bo Lind", "Ana Ruiz"], name="Team")
    found = [each for each in book(team).problems if each.sort == "own manager"]
    [message] = messages(found)
    assert message == (
        "inputs.xlsx › Team › B2 “Ana Ruiz”: Listed as their own manager.\n"
        "Fix: Enter who they report to, or leave the cell blank."
    )
