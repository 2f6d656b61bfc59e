from datetime import date
from decimal import Decimal

import pytest

from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.sheets import book, messages, sheet

HEADERS: list[Cell] = ["account", "name", "role", "influence", "support", "owner", "last contact"]
TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], name="Team")
ACCOUNTS = sheet(["account", "tier"], ["Acme Ltd", "A"], name="Accounts")


def contacts(*rows: list[Cell]) -> Book:
    return book(sheet(HEADERS, *rows, name="Contacts"), TEAM, ACCOUNTS, as_of=date(2026, 9, 30))


def test_a_contact_has_an_account_and_an_owner() -> None:
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


def test_unknown_values_are_reported() -> None:
    found = contacts(
        ["Acme Ltd", "Flo Hill", "boss", 9, "maybe", "", "2026-10-09"],
        ["acme ltd", "FLO HILL", "", "", "", "", ""],
        ["", "Cy", "", "", "", "", ""],
        ["Acme Ltd", "", "coach", "", "", "", ""],
        ["Acme Lt", "Di", "", "", "", "", ""],
    )
    first = found.contacts[0]
    assert (first.role, first.influence, first.support, first.last_contact) == ("", None, "", None)
    assert found.reports[0].skips == {"duplicate": 1, "no account": 1, "no name": 1}
    assert sorted(problem.place.cell for problem in found.problems) == ["A6", "B3", "C2", "D2", "E2"]
    assert any(
        "“Acme Lt”: 1 contact is at an account not in Accounts or any deal.\n"
        "Fix: If you mean “Acme Ltd”, spell it the same in both." in text
        for text in messages(found.problems)
    )


def test_a_deal_list_without_stages_is_not_read_as_contacts() -> None:
    found = book(sheet(["Deal", "Account", "Owner", "Amount"], ["Gloves", "Acme", "Ana", 5]), TEAM)
    assert not found.contacts
    assert found.reports[0].reason == "looks like Opportunities, but has no stage or status column"


def test_first_and_last_name_are_joined_if_there_is_no_full_name() -> None:
    headers: list[Cell] = ["Account", "Last name", "First name", "Name", "Title"]
    rows: list[list[Cell]] = [
        ["Acme", "Hill", "Flo", "", "CEO"],
        ["Acme", "Hill", "", "", ""],
        ["Acme", "Wood", "Di", "Dr Di Wood", ""],
        ["Acme", "", "", "", "CFO"],
    ]
    found = book(sheet(headers, *rows, name="Contacts"), TEAM)
    assert [contact.name for contact in found.contacts] == ["Flo Hill", "Hill", "Dr Di Wood"]
    assert found.reports[0].skips == {"no name": 1}


def test_an_unnamed_sheet_with_first_and_last_names_is_read_as_contacts() -> None:
    headers: list[Cell] = ["Account Name", "First Name", "Last Name", "Title", "Phone"]
    found = book(sheet(headers, ["Acme", "Flo", "Hill", "CEO", "555"]), TEAM)
    (contact,) = found.contacts
    assert (contact.account, contact.name, contact.title, contact.phone) == ("Acme", "Flo Hill", "CEO", "555")
