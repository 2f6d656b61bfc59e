import pytest

from plangen.sources.grid import Cell
from tests.sheets import book, messages, sheet

PRODUCTS = sheet(["product", "list price"], ["Pumps", 10], name="Products")
ACCOUNTS = sheet(["account", "tier"], ["Acme", "A"], name="Accounts")


@pytest.mark.parametrize("name", ["White space", "Coverage"])
def test_each_product_of_an_account_is_read_once_under_the_current_and_the_former_sheet_name(name: str) -> None:
    rows: list[list[Cell]] = [
        ["Acme", "Pumps", "White space", "12k"], ["ACME", "pumps", "owned", ""], ["Acme", "Pump", "n/a", -5],
        ["Bolt", "Pumps", "sold", ""], ["", "Pumps", "", ""], ["Acme", "", "", ""],
    ]  # fmt: skip
    found = book(sheet(["account", "product", "status", "potential"], *rows, name=name), PRODUCTS, ACCOUNTS)
    assert [(each.account, each.product, each.status, each.potential) for each in found.white_space] == [
        ("Acme", "Pumps", "gap", 12_000), ("Acme", "Pump", "not eligible", None), ("Bolt", "Pumps", "", None),
    ]  # fmt: skip
    assert found.reports[0].table == "White space"
    assert found.reports[0].skips == {"duplicate": 1, "no account": 1, "no product": 1}
    assert sorted((problem.sort, problem.place.cell) for problem in found.problems) == [
        ("duplicate account and product", "B3"), ("negative potential", "D4"), ("unknown account", "A5"),
        ("unknown product", "B4"), ("unknown status", "C5"),
    ]  # fmt: skip
    texts = messages(found.problems)
    assert any("Duplicate account and product, also in B2. The first row is used." in text for text in texts)
    assert any("1 row names a product that isn't in Products." in text for text in texts)
