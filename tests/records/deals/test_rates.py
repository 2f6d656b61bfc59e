from datetime import date
from decimal import Decimal

import pytest

from plangen.elements.measure import RowKey
from plangen.records.book import Book
from plangen.records.deals.rates import Exchange, Rate
from plangen.sources.grid import Cell
from tests.sheets import book, messages, sheet

TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], name="Team")
DOLLARS = sheet(["setting", "value"], ["currency", "USD"], name="Settings")
RATES = sheet(
    ["currency", "date", "rate"],
    ["EUR", "2026-01-01", 1.1],
    ["EUR", "2026-07-01", 1.2],
    ["€", "2026-12-01", 2],
    name="Rates",
)
HEADERS: list[Cell] = ["Salesperson", "Deal", "Stage", "Amount", "Currency", "Close date"]


def deals(*rows: list[Cell], rates: object = RATES) -> Book:
    grids = [sheet(HEADERS, *rows, name="Deals"), TEAM, DOLLARS, *([RATES] if rates else [])]
    return book(*grids, as_of=date(2026, 9, 30))


@pytest.mark.parametrize(
    ("stage", "close", "amount"),
    [("Closed Won", "2026-06-30", 110), ("Closed Won", "2026-07-01", 120), ("Proposal", "2026-12-24", 120)],
)
def test_money_is_converted_at_the_rate_on_the_close_date_or_the_as_of_date(
    stage: str, close: str, amount: int
) -> None:
    found = deals(["Ana Ruiz", "Gloves", stage, 100, "EUR", close])
    assert [deal.amount for deal in found.opportunities] == [amount]
    assert not found.problems
    assert "1 deal in EUR converted to USD at the daily rate" in found.reports[0].notes


def test_a_deal_without_a_rate_on_its_date_is_skipped_and_reported() -> None:
    rows: list[list[Cell]] = [
        ["Ana Ruiz", "Old", "Closed Won", 100, "EUR", "2025-06-30"],
        ["Ana Ruiz", "Far", "Proposal", 100, "GBP", "2026-12-01"],
        ["Ana Ruiz", "Own", "Proposal", 100, "USD", "2026-12-01"],
    ]
    found = deals(*rows)
    assert [deal.name for deal in found.opportunities] == ["Own"]
    assert found.reports[0].skips == {"other currency": 2}
    old, far = messages(found.problems)
    assert "Deal in EUR, but Rates starts at 2026-01-01 for EUR. 1 deal skipped." in old
    assert "Add an earlier EUR rate, or one with no date, to Rates." in old
    assert "Export the amounts in USD, or add a GBP rate for 2026-09-30 or earlier to Rates." in far


def test_later_rates_are_skipped_and_invalid_ones_are_reported() -> None:
    rates = sheet(
        ["currency", "date", "rate"],
        ["EUR", "", 1.1],
        ["EUR", "", 1.2],
        ["coins", "", 1],
        ["GBP", "", 0],
        ["CHF", "2027-01-01", 1],
        name="Rates",
    )
    found = book(rates, DOLLARS)
    assert [(rate.currency, rate.rate) for rate in found.rates] == [("EUR", Decimal("1.1"))]
    assert found.reports[0].skips == {"duplicate": 1, "invalid": 2, "dated after the as-of date": 1}
    assert sorted(problem.place.cell for problem in found.problems) == ["A3", "A4", "C5"]


def test_without_a_currency_in_settings_rates_are_skipped_with_an_error() -> None:
    found = book(RATES)
    assert not found.rates
    assert [(problem.severity, problem.sort) for problem in found.problems] == [("error", "no currency")]


def test_the_latest_rate_on_or_before_a_date_is_used() -> None:
    always, later = Rate(RowKey(0, 1), "EUR", Decimal(1)), Rate(RowKey(0, 2), "EUR", Decimal(2), date(2026, 7, 1))
    exchange = Exchange([later, always])
    assert exchange.on("EUR", date(2026, 6, 30)) is always
    assert exchange.on("EUR", date(2026, 7, 1)) is later
    assert exchange.on("GBP", date(2026, 7, 1)) is None


def test_list_prices_replace_missing_amounts_only_if_settings_say_so() -> None:
    headers: list[Cell] = ["Salesperson", "Deal", "Stage", "Amount", "Product"]
    rows: list[list[Cell]] = [["Ana Ruiz", "A", "Proposal", "", "Pumps"], ["Ana Ruiz", "B", "Proposal", 5, "Pumps"]]
    products = sheet(["product", "list price"], ["Pumps", 70], name="Products")
    settings = sheet(["setting", "value"], ["use price list", "yes"], name="Settings")
    table = sheet(headers, *rows, name="Deals")
    assert [deal.amount for deal in book(table, TEAM, products).opportunities] == [None, 5]
    found = book(table, TEAM, products, settings)
    assert [deal.amount for deal in found.opportunities] == [70, 5]
    assert "1 deal with no amount uses the product's list price" in found.reports[0].notes
