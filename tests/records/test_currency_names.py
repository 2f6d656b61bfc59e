import pytest

from plangen.records.currency_names import currency_code, names_none
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
def test_a_currency_is_known_by_its_code_its_sign_or_its_name(text: str, code: str) -> None:
    assert currency_code(text) == code


@pytest.mark.parametrize("text", ["", "n/a", "-", "coins", "Euro (USD)", "Euro - crowns", "Peso", "Dollars"])
def test_what_names_no_currency_or_two_is_none(text: str) -> None:
    assert currency_code(text) is None


@pytest.mark.parametrize(
    ("text", "none"),
    [("", True), ("-", True), ("n/a", True), ("None", True), ("€", False), ("x", False)],
)
def test_a_sign_says_more_than_a_dash(text: str, none: bool) -> None:
    assert names_none(text) is none


def test_settings_and_rates_know_the_names_too() -> None:
    settings = sheet(["Setting", "Value"], ["currency", "US Dollar"], name="Settings")
    rates = sheet(["Currency", "Rate"], ["Euro", 1.1], ["n/a", 2], name="Rates")
    found = book(settings, rates)
    assert found.settings.currency == "USD"
    assert [rate.currency for rate in found.rates] == ["EUR"]
    assert found.reports[1].skips == {"no currency named": 1}
    assert not found.problems
