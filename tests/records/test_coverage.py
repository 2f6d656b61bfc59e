from plangen.sources.grid import Cell
from tests.sheets import book, sheet

PRODUCTS = sheet(["product", "list price"], ["Pumps", 10], name="Products")
ACCOUNTS = sheet(["account", "class"], ["Acme", "A"], name="Accounts")


def test_each_product_of_an_account_stands_once() -> None:
    rows: list[list[Cell]] = [
        ["Acme", "Pumps", "White space", "12k"], ["ACME", "pumps", "owned", ""], ["Acme", "Pump", "n/a", -5],
        ["Bolt", "Pumps", "sold", ""], ["", "Pumps", "", ""], ["Acme", "", "", ""],
    ]  # fmt: skip
    found = book(sheet(["account", "product", "status", "potential"], *rows, name="Coverage"), PRODUCTS, ACCOUNTS)
    assert [(each.account, each.product, each.status, each.potential) for each in found.coverage] == [
        ("Acme", "Pumps", "gap", 12_000), ("Acme", "Pump", "not eligible", None), ("Bolt", "Pumps", "", None),
    ]  # fmt: skip
    assert found.reports[0].skips == {"duplicate": 1, "no account named": 1, "no product named": 1}
    assert sorted((problem.kind, problem.place.cell) for problem in found.problems) == [
        ("potential below zero", "D4"), ("product of the account twice", "B3"), ("unknown account", "A5"),
        ("unknown product", "B4"), ("unknown status", "C5"),
    ]  # fmt: skip
