from plangen.sources.grid import Cell
from tests.sheets import book, sheet, told

HEADS: list[Cell] = ["Name", "Salesperson", "Stage", "Amount", "Close date", "Product"]


def test_what_does_not_fit_together_is_a_warning_and_nothing_is_left_out() -> None:
    deals = sheet(
        HEADS,
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
    assert sorted(problem.kind for problem in found.problems) == [
        "below zero",
        "inherited deals",
        "left before hired",
        "unknown manager",
        "unknown product",
        "unknown product",
        "won without an amount",
    ]


def test_deals_without_a_column_amount_are_told_once() -> None:
    found = book(sheet(["Rep", "Stage", "Close"], ["Ana", "Closed Won", "2026-01-01"], name="Deals"))
    assert (found.has_deals, found.has_amounts) == (True, False)
    assert (
        "inputs.xlsx › Deals › row 1: There is no column amount. Without it nothing is shown in money. "
        "Add one, or say in a sheet Columns which head means the amount."
    ) in told(found.problems)


def test_a_file_without_deals_lacks_no_amounts() -> None:
    found = book(sheet(["Salesperson", "Quota 2026"], ["Ana", 5], name="Team"))
    assert (found.has_deals, found.has_amounts) == (False, False)
    assert not found.problems


def test_what_was_done_before_it_was_promised_is_told() -> None:
    heads: list[Cell] = ["id", "salesperson", "action", "opened", "due", "status", "done on"]
    rows: list[list[Cell]] = [["A-1", "Ana Ruiz", "Call", "2026-07-01", "2026-06-01", "done", "2026-06-15"]]
    team = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], name="Team")
    found = book(sheet(heads, *rows, name="Actions"), team)
    assert [problem.place.cell for problem in found.problems] == ["G2", "E2"]


def test_an_activity_at_a_prospect_is_no_problem_and_a_misspelt_account_is() -> None:
    team = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], name="Team")
    accounts = sheet(["account", "class"], ["Northwind Traders", "A"], name="Accounts")
    rows: list[list[Cell]] = [["2026-09-01", "Ana Ruiz", "call", name] for name in ("Northwind Trader", "Zebra Inc")]
    found = book(sheet(["date", "salesperson", "type", "account"], *rows, name="Activities"), team, accounts)
    (problem,) = told(found.problems)
    assert "“Northwind Trader”: This is an activity of an account that is nearly “Northwind Traders”." in problem


def test_where_no_column_is_the_amount_the_head_that_is_near_is_named() -> None:
    found = book(sheet(["Rep", "Stage", "Amuont"], ["Ana Ruiz", "Proposal", 5], name="Deals"))
    assert any("There is no column amount." in text and "If “Amuont” is meant" in text for text in told(found.problems))
