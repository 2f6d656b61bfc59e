from datetime import date
from decimal import Decimal

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
