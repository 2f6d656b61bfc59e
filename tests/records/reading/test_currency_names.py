import pytest

from plangen.records.reading.currency_names import currency_code, is_blank_currency
from tests.sheets import book, sheet


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("eur", "EUR"),
        ("€", "EUR"),
        ("$", "USD"),
        ("US Dollar", "USD"),
        ("U.S. Dollars", "USD"),
        ("Euro", "EUR"),
        ("euros", "EUR"),
        ("Pound sterling", "GBP"),
        ("British Pound", "GBP"),
        ("Schweizer Franken", "CHF"),
        ("franc suisse", "CHF"),
        ("livres sterling", "GBP"),
        ("dólares estadounidenses", "USD"),
        ("Yen", "JPY"),
        ("Euro (EUR)", "EUR"),
        ("USD - US Dollar", "USD"),
        ("XYZ", "XYZ"),
    ],
)
def test_a_currency_is_found_by_code_symbol_or_name(text: str, code: str) -> None:
    assert currency_code(text) == code


@pytest.mark.parametrize("text", ["", "n/a", "-", "coins", "Euro (USD)", "Euro - crowns", "Peso", "Dollars"])
def test_a_text_without_one_clear_currency_has_no_code(text: str) -> None:
    assert currency_code(text) is None


@pytest.mark.parametrize(
    ("text", "blank"),
    [("", True), ("-", True), ("n/a", True), ("None", True), ("€", False), ("x", False)],
)
def test_a_dash_is_blank_and_a_symbol_is_not(text: str, blank: bool) -> None:
    assert is_blank_currency(text) is blank


def test_settings_and_rates_accept_currency_names() -> None:
    settings = sheet(["Setting", "Value"], ["currency", "US Dollar"], name="Settings")
    rates = sheet(["Currency", "Rate"], ["Euro", 1.1], ["n/a", 2], name="Rates")
    found = book(settings, rates)
    assert found.settings.currency == "USD"
    assert [rate.currency for rate in found.rates] == ["EUR"]
    assert found.reports[1].skips == {"no currency": 1}
    assert not found.problems
