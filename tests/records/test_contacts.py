from datetime import date
from decimal import Decimal

import pytest

from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.sheets import book, sheet, told

HEADS: list[Cell] = ["account", "name", "role", "influence", "support", "owner", "last contact"]
TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], name="Team")
ACCOUNTS = sheet(["account", "class"], ["Acme Ltd", "A"], name="Accounts")


def contacts(*rows: list[Cell]) -> Book:
    return book(sheet(HEADS, *rows, name="Contacts"), TEAM, ACCOUNTS, as_of=date(2026, 9, 30))


def test_a_contact_belongs_to_an_account_and_somebody_keeps_in_touch() -> None:
    found = contacts(["Acme Ltd", "Flo Hill", "Champion", 4, "+", "ruiz, ana", "2026-09-01"])
    (contact,) = found.contacts
    assert (contact.role, contact.influence, contact.support, contact.owner) == ("sponsor", Decimal(4), "+", "Ana Ruiz")
    assert contact.last_contact == date(2026, 9, 1)
    assert not found.problems


@pytest.mark.parametrize(
    ("cell", "sign"), [("+", "+"), ("0", "0"), (0, "0"), ("-", "−"), ("−", "−"), (-1, "−"), ("For", "+"), ("", "")]
)
def test_support_is_a_sign(cell: Cell, sign: str) -> None:
    (contact,) = contacts(["Acme Ltd", "Flo Hill", "", "", cell, "", ""]).contacts
    assert contact.support == sign


def test_what_is_not_known_is_told() -> None:
    found = contacts(
        ["Acme Ltd", "Flo Hill", "boss", 9, "maybe", "", "2026-10-09"],
        ["acme ltd", "FLO HILL", "", "", "", "", ""],
        ["", "Cy", "", "", "", "", ""],
        ["Acme Ltd", "", "coach", "", "", "", ""],
        ["Acme Lt", "Di", "", "", "", "", ""],
    )
    first = found.contacts[0]
    assert (first.role, first.influence, first.support, first.last_contact) == ("", None, "", None)
    assert found.reports[0].skips == {"duplicate": 1, "no account named": 1, "no name": 1}
    assert sorted(problem.place.cell for problem in found.problems) == ["A6", "B3", "C2", "D2", "E2"]
    assert any("If “Acme Ltd” is meant, spell it alike in both." in said for said in told(found.problems))


def test_a_list_of_deals_without_stages_is_no_table_of_contacts() -> None:
    found = book(sheet(["Deal", "Account", "Owner", "Amount"], ["Gloves", "Acme", "Ana", 5]), TEAM)
    assert not found.contacts
    assert found.reports[0].reason == "it looks like Opportunities, but has no column stage or status"


def test_a_first_and_a_last_name_make_the_name_where_no_whole_one_stands() -> None:
    heads: list[Cell] = ["Account", "Last name", "First name", "Name", "Title"]
    rows: list[list[Cell]] = [
        ["Acme", "Hill", "Flo", "", "CEO"],
        ["Acme", "Hill", "", "", ""],
        ["Acme", "Wood", "Di", "Dr Di Wood", ""],
        ["Acme", "", "", "", "CFO"],
    ]
    found = book(sheet(heads, *rows, name="Contacts"), TEAM)
    assert [contact.name for contact in found.contacts] == ["Flo Hill", "Hill", "Dr Di Wood"]
    assert found.reports[0].skips == {"no name": 1}


def test_a_sheet_with_last_names_only_is_one_of_contacts() -> None:
    heads: list[Cell] = ["Account Name", "First Name", "Last Name", "Title", "Phone"]
    found = book(sheet(heads, ["Acme", "Flo", "Hill", "CEO", "555"]), TEAM)
    (contact,) = found.contacts
    assert (contact.account, contact.name, contact.title, contact.phone) == ("Acme", "Flo Hill", "CEO", "555")
