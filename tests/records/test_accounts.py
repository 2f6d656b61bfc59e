from datetime import date
from decimal import Decimal

import pytest

from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.sheets import book, sheet, told


def test_accounts_and_products_are_read_once_each() -> None:
    accounts = sheet(
        ["Account", "Class", "Strategic", "Contract ends", "Industry"],
        ["Acme", "a", "yes", "2027-03-31", "Retail"],
        ["ACME", "B", "", "", ""],
        ["", "C", "", "", "Retail"],
        name="Accounts",
    )
    products = sheet(["Product", "Price"], ["Shelf", "$100"], ["shelf", 90], name="Products")
    found = book(accounts, products)
    (acme,) = found.accounts
    assert (acme.klass, acme.strategic, acme.contract_ends) == ("A", True, date(2027, 3, 31))
    assert [(product.name, product.price) for product in found.products] == [("Shelf", Decimal(100))]
    assert found.reports[0].skips == {"duplicate": 1, "no account named": 1}
    assert [said.split(":")[0] for said in told(found.problems)] == [
        "inputs.xlsx › Accounts › A3",
        "inputs.xlsx › Products › A3",
    ]


def classes(head: str, *cells: Cell) -> Book:
    rows = [[f"Account {at}", cell] for at, cell in enumerate(cells)]
    return book(sheet(["Account", head], *rows, name="Accounts"))


@pytest.mark.parametrize(
    ("written", "klass"),
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
def test_a_class_is_one_letter_however_it_is_written(written: str, klass: str) -> None:
    found = classes("Class", written, "C")
    assert [account.klass for account in found.accounts] == [klass, "C"]
    assert not found.problems


def test_a_rating_of_a_program_is_no_class_and_the_report_says_so() -> None:
    found = classes("Rating", "Hot", "Active", "Acquired", "")
    assert [account.klass for account in found.accounts] == [""] * 4
    assert found.reports[0].notes == ("“Rating” holds no classes A, B or C; it is not used",)
    assert not found.problems


def test_a_word_among_classes_that_is_none_is_told_once_with_its_count() -> None:
    found = classes("Class", "A", "Best", "Cold", "")
    assert [account.klass for account in found.accounts] == ["A", "", "", ""]
    (problem,) = told(found.problems)
    assert "B3 “Best”: This is no class; 2 cells of the column are left blank. Write A, B or C." in problem


def test_the_owner_of_an_account_is_the_person_of_the_team_whose_name_it_is() -> None:
    team = sheet(["Salesperson", "E-mail"], ["Ana Ruiz", "ana@x.com"], name="Team")
    owners = ["Ruiz, Ana", "ANA@x.com", "Nobody Known", ""]
    rows = [[f"Account {at}", owner] for at, owner in enumerate(owners)]
    found = book(sheet(["Account", "Owner"], *rows, name="Accounts"), team)
    assert [account.salesperson for account in found.accounts] == ["Ana Ruiz", "Ana Ruiz", "Nobody Known", ""]


def test_ids_of_accounts_that_no_file_knows_name_no_account() -> None:
    team = sheet(["Salesperson"], ["Ana Ruiz"], name="Team")
    heads: list[Cell] = ["ID", "ACCOUNTID", "OWNER.NAME", "SUBJECT", "ACTIVITYDATE", "WHOID"]
    rows: list[list[Cell]] = [["1", "0018d1", "Ana Ruiz", "Call", "2026-09-01", ""]]
    alone = book(sheet(heads, *rows, file="tasks.csv", name=""), team)
    assert [activity.account for activity in alone.activities] == [""]
    accounts = sheet(["ID", "NAME", "BILLINGCITY"], ["0018d1", "Acme", "Lyon"], file="accounts.csv", name="")
    beside = book(sheet(heads, *rows, file="tasks.csv", name=""), team, accounts)
    assert [activity.account for activity in beside.activities] == ["Acme"]


def test_an_owner_by_id_who_is_not_in_the_team_is_named_where_a_list_of_users_knows_the_name() -> None:
    users = sheet(["Id", "Name", "Username", "IsActive"], ["0058d000001", "Cy Day", "cy", "true"], name="users")
    accounts = sheet(["ID", "NAME", "OWNERID", "BILLINGCITY"], ["001", "Acme", "0058d000001", "Lyon"], name="Accounts")
    (account,) = book(users, accounts).accounts
    assert account.salesperson == "Cy Day"
