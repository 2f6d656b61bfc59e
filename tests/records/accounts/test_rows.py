from datetime import date
from decimal import Decimal

import pytest

from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.sheets import book, messages, sheet


def test_a_duplicate_account_or_product_is_read_once() -> None:
    accounts = sheet(
        ["Account", "Tier", "Strategic", "Contract ends", "Industry"],
        ["Acme", "a", "yes", "2027-03-31", "Retail"],
        ["ACME", "B", "", "", ""],
        ["", "C", "", "", "Retail"],
        name="Accounts",
    )
    products = sheet(["Product", "Price"], ["Shelf", "$100"], ["shelf", 90], name="Products")
    found = book(accounts, products)
    (acme,) = found.accounts
    assert (acme.tier, acme.strategic, acme.contract_ends) == ("A", True, date(2027, 3, 31))
    assert [(product.name, product.price) for product in found.products] == [("Shelf", Decimal(100))]
    assert found.reports[0].skips == {"duplicate": 1, "no account": 1}
    assert [text.split(":")[0] for text in messages(found.problems)] == [
        "inputs.xlsx › Accounts › A3",
        "inputs.xlsx › Products › A3",
    ]


def tiers(header: str, *cells: Cell) -> Book:
    rows = [[f"Account {at}", cell] for at, cell in enumerate(cells)]
    return book(sheet(["Account", header], *rows, name="Accounts"))


@pytest.mark.parametrize(
    ("text", "tier"),
    [
        ("b", "B"),
        ("Class C", "C"),
        ("A customer", "A"),
        ("A-Kunde", "A"),
        ("Tier B", "B"),
        ("key account A", "A"),
        ("B accounts, East", "B"),
        ("", ""),
    ],
)
def test_a_tier_is_read_in_many_spellings(text: str, tier: str) -> None:
    found = tiers("Tier", text, "C")
    assert [account.tier for account in found.accounts] == [tier, "C"]
    assert not found.problems


def test_a_column_class_is_still_read_as_the_tier() -> None:
    found = tiers("Class", "A", "B")
    assert [account.tier for account in found.accounts] == ["A", "B"]
    assert found.reports[0].columns["tier"] == "Class"


def test_crm_ratings_are_not_tiers_and_the_report_notes_it() -> None:
    found = tiers("Rating", "Hot", "Active", "Acquired", "")
    assert [account.tier for account in found.accounts] == [""] * 4
    assert found.reports[0].notes == ("“Rating” has no A, B, or C tiers; not used",)
    assert not found.problems


def test_invalid_tiers_are_reported_once_with_their_count() -> None:
    found = tiers("Tier", "A", "Best", "Cold", "")
    assert [account.tier for account in found.accounts] == ["A", "", "", ""]
    (problem,) = messages(found.problems)
    assert "B3 “Best”: Not a valid tier. 2 cells in this column left blank.\nFix: Enter A, B, or C." in problem


def test_an_account_owner_is_matched_to_a_person_in_team() -> None:
    team = sheet(["Salesperson", "E-mail"], ["Ana Ruiz", "ana@x.com"], name="Team")
    owners = ["Ruiz, Ana", "ANA@x.com", "Someone Else", ""]
    rows = [[f"Account {at}", owner] for at, owner in enumerate(owners)]
    found = book(sheet(["Account", "Owner"], *rows, name="Accounts"), team)
    assert [account.salesperson for account in found.accounts] == ["Ana Ruiz", "Ana Ruiz", "Someone Else", ""]


def test_an_account_id_is_replaced_by_a_name_only_if_a_file_has_it() -> None:
    team = sheet(["Salesperson"], ["Ana Ruiz"], name="Team")
    headers: list[Cell] = ["ID", "ACCOUNTID", "OWNER.NAME", "SUBJECT", "ACTIVITYDATE", "WHOID"]
    rows: list[list[Cell]] = [["1", "0018d1", "Ana Ruiz", "Call", "2026-09-01", ""]]
    without = book(sheet(headers, *rows, file="tasks.csv", name=""), team)
    assert [activity.account for activity in without.activities] == [""]
    accounts = sheet(["ID", "NAME", "BILLINGCITY"], ["0018d1", "Acme", "Lyon"], file="accounts.csv", name="")
    with_accounts = book(sheet(headers, *rows, file="tasks.csv", name=""), team, accounts)
    assert [activity.account for activity in with_accounts.activities] == ["Acme"]


def test_an_owner_id_is_replaced_by_the_name_in_the_user_list_even_if_not_in_team() -> None:
    users = sheet(["Id", "Name", "Username", "IsActive"], ["0058d000001", "Cy Day", "cy", "true"], name="users")
    accounts = sheet(["ID", "NAME", "OWNERID", "BILLINGCITY"], ["001", "Acme", "0058d000001", "Lyon"], name="Accounts")
    (account,) = book(users, accounts).accounts
    assert account.salesperson == "Cy Day"


def test_the_next_step_of_an_account_is_read_with_its_date() -> None:
    rows = sheet(
        ["Account", "Tier", "Next step", "Next step due"], ["Acme", "A", "Call", "2026-12-01"], name="Accounts"
    )
    (acme,) = book(rows).accounts
    assert (acme.next_step, acme.next_step_due) == ("Call", date(2026, 12, 1))
