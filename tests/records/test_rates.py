from datetime import date
from decimal import Decimal

import pytest

from plangen.elements.measure import RowKey
from plangen.records.book import Book
from plangen.records.rates import Exchange, Rate
from plangen.sources.grid import Cell
from tests.sheets import book, sheet, told

TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], name="Team")
DOLLARS = sheet(["setting", "value"], ["currency", "USD"], name="Settings")
RATES = sheet(
    ["currency", "date", "rate"],
    ["EUR", "2026-01-01", 1.1],
    ["EUR", "2026-07-01", 1.2],
    ["€", "2026-12-01", 2],
    name="Rates",
)
HEADS: list[Cell] = ["Salesperson", "Deal", "Stage", "Amount", "Currency", "Close date"]


def deals(*rows: list[Cell], rates: object = RATES) -> Book:
    grids = [sheet(HEADS, *rows, name="Deals"), TEAM, DOLLARS, *([RATES] if rates else [])]
    return book(*grids, as_of=date(2026, 9, 30))


@pytest.mark.parametrize(
    ("stage", "close", "amount"),
    [("Closed Won", "2026-06-30", 110), ("Closed Won", "2026-07-01", 120), ("Proposal", "2026-12-24", 120)],
)
def test_money_is_converted_at_the_rate_of_the_day_of_closing_or_of_the_as_of_date(
    stage: str, close: str, amount: int
) -> None:
    found = deals(["Ana Ruiz", "Gloves", stage, 100, "EUR", close])
    assert [deal.amount for deal in found.opportunities] == [amount]
    assert not found.problems
    assert "one deal in EUR was converted into USD by the rate of the day" in found.reports[0].notes


def test_money_without_a_rate_of_its_day_is_left_out_and_told() -> None:
    rows: list[list[Cell]] = [
        ["Ana Ruiz", "Old", "Closed Won", 100, "EUR", "2025-06-30"],
        ["Ana Ruiz", "Far", "Proposal", 100, "GBP", "2026-12-01"],
        ["Ana Ruiz", "Own", "Proposal", 100, "USD", "2026-12-01"],
    ]
    found = deals(*rows)
    assert [deal.name for deal in found.opportunities] == ["Own"]
    assert found.reports[0].skips == {"another currency": 2}
    old, far = told(found.problems)
    assert "This deal is in EUR, but Rates say what EUR is worth from 2026-01-01 on only; left out." in old
    assert "Add a row EUR with an earlier date to Rates, or one without a date for all days before." in old
    assert "or write into a sheet Rates what 1 GBP is worth on 2026-09-30 or before." in far


def test_rates_of_later_days_do_not_exist_and_faulty_ones_are_told() -> None:
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
    assert found.reports[0].skips == {"duplicate": 1, "faulty": 2, "dated after the as-of date": 1}
    assert sorted(problem.place.cell for problem in found.problems) == ["A3", "A4", "C5"]


def test_rates_into_no_currency_are_not_used() -> None:
    found = book(RATES)
    assert not found.rates
    assert [problem.kind for problem in found.problems] == ["no currency"]


def test_the_latest_rate_on_or_before_a_day_counts() -> None:
    always, later = Rate(RowKey(0, 1), "EUR", Decimal(1)), Rate(RowKey(0, 2), "EUR", Decimal(2), date(2026, 7, 1))
    exchange = Exchange([later, always])
    assert exchange.on("EUR", date(2026, 6, 30)) is always
    assert exchange.on("EUR", date(2026, 7, 1)) is later
    assert exchange.on("GBP", date(2026, 7, 1)) is None


def test_a_list_price_stands_for_an_amount_only_where_settings_say_so() -> None:
    heads: list[Cell] = ["Salesperson", "Deal", "Stage", "Amount", "Product"]
    rows: list[list[Cell]] = [["Ana Ruiz", "A", "Proposal", "", "Pumps"], ["Ana Ruiz", "B", "Proposal", 5, "Pumps"]]
    products = sheet(["product", "list price"], ["Pumps", 70], name="Products")
    wish = sheet(["setting", "value"], ["use price list", "yes"], name="Settings")
    table = sheet(heads, *rows, name="Deals")
    assert [deal.amount for deal in book(table, TEAM, products).opportunities] == [None, 5]
    found = book(table, TEAM, products, wish)
    assert [deal.amount for deal in found.opportunities] == [70, 5]
    assert "one deal without an amount counts with the list price of the product" in found.reports[0].notes
