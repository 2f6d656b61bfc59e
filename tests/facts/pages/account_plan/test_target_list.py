from datetime import date
from typing import Any

from tests.facts.pages.account_plan.planned import ANA, DEALS, TEAM, cells, deal, plan_of


def page(*deals: Any, **sheets: Any) -> Any:
    return plan_of(deals, **sheets).sections


def test_two_accounts_with_more_than_one_deal_are_no_plan() -> None:
    found = page(*[row for row in DEALS if row[1] != "Crane"])
    assert (
        found["target_list"].headline == "Two accounts have more than one deal; a top 15 plan starts at three accounts."
    )
    assert found["account_overview"] is None
    assert found["account_white_space"] is None
    assert found["account_pages"] == ()


def test_one_account_and_none_are_said_in_the_singular() -> None:
    one = page(*[row for row in DEALS if row[1] in {"Acme", "Elsewhere"}])
    assert one["target_list"].headline.startswith("One account has more than one deal;")
    assert page()["target_list"].headline.startswith("No account has more than one deal;")


def test_a_no_in_team_is_the_reason() -> None:
    team = [(name, "no" if name == ANA else top) for name, top in TEAM]
    found = page(*DEALS, Team=team)
    assert found["target_list"].headline == "No top 15 plan: “top accounts” in Team is no."
    assert page(*DEALS)["target_list"] is None


def test_the_best_accounts_share_an_industry_a_size_and_what_they_bought_first() -> None:
    deals = [
        deal("Acme", 9_000, date(2026, 5, 2), product="Belts"), deal("Acme", 7_000, date(2026, 6, 2), product="Oil"),
        deal("Bolt", 5_000, date(2026, 5, 3), product="Belts"),
    ]  # fmt: skip
    accounts = [
        ("account", "salesperson", "industry", "employees"),
        ("Acme", ANA, "Food", 120),
        ("Bolt", ANA, "Food", 80),
    ]
    found = page(*deals, Accounts=accounts)["target_list"]
    assert cells(found.alike.rows, "label", "text") == [
        ("Industry", "Food, 2 of 2"),
        ("Employees", "100, median"),
        ("Order", "7.0K, median of 3 deals"),
        ("Sales cycle", "30 days, median"),
    ]
    assert cells(found.bought_first.rows, "product", "accounts")[:2] == [("Belts", "2"), ("", "")]


def test_target_accounts_on_file_come_first_in_fifteen_rows_with_addresses() -> None:
    targets = [
        ("salesperson", "account", "decision maker", "how", "value", "quarter"),
        (ANA, "Dell", "Jo", "Visit", 5, "2027-Q1"),
    ]
    rows = page(Target_accounts=targets)["target_list"].targets.rows
    assert len(rows) == 15
    assert cells(rows[:1], "company", "who", "first_step", "due") == [("Dell", "Jo", "Visit", "Q1 2027")]
    assert rows[1].cells["company"].address == "Target accounts/AR:2026 account plan 1/account"
