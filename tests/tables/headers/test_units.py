import pytest

from plangen.tables.headers.units import (
    NO_UNIT,
    HeaderUnit,
    has_local_currencies,
    other_measure,
    split_unit,
    unknown_words,
)


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("Amount (k)", HeaderUnit(3)),
        ("Amount ($k)", HeaderUnit(3, "$")),
        ("Amount [k€]", HeaderUnit(3, "€")),
        ("Amount (T€)", HeaderUnit(3, "€")),
        ("Amount ($000)", HeaderUnit(3, "$")),
        ("Amount '000", HeaderUnit(3)),
        ("Amount (in thousands)", HeaderUnit(3)),
        ("Amount in TEUR", HeaderUnit(3, "EUR")),
        ("Amount (USD) (k)", HeaderUnit(3, "USD")),
        ("Amount (x1,000)", HeaderUnit(3)),
        ("Amount (M)", HeaderUnit(6)),
        ("Amount Mio. €", HeaderUnit(6, "€")),
        ("Amount (US$ millions)", HeaderUnit(6, "US$")),
        ("Amount (bn)", HeaderUnit(9)),
        ("Amount EUR", HeaderUnit(0, "EUR")),
        ("Amount in EUR", HeaderUnit(0, "EUR")),
        ("Amount€", HeaderUnit(0, "€")),
        ("Amount (net, EUR)", HeaderUnit(0, "EUR", "net")),
        ("Amount (%)", HeaderUnit(words="%")),
        ("Amount (monthly)", HeaderUnit(words="monthly")),
        ("Amount (M. Boss)", HeaderUnit(words="Boss")),
        ("Amount", NO_UNIT),
    ],
)
def test_a_header_is_split_into_name_and_unit(header: str, unit: HeaderUnit) -> None:
    assert split_unit(header) == ("Amount", unit)


@pytest.mark.parametrize("header", ["Deal M", "Amount k", "Amount in company currency", "2026 Q1", "Mar-26", "Q1"])
def test_a_letter_or_word_that_may_be_part_of_a_name_is_not_a_unit(header: str) -> None:
    assert split_unit(header) == (header, NO_UNIT)


@pytest.mark.parametrize(("header", "power"), [("$", 0), ("K$", 3), ("$k", 3), ("T€", 3), ("Mio. €", 6), (" £ ", 0)])
def test_a_header_may_be_only_a_unit(header: str, power: int) -> None:
    name, unit = split_unit(header)
    assert (name, unit.power, bool(unit.currency)) == ("", power, True)


def test_other_measures_are_detected_except_in_targets() -> None:
    assert other_measure(HeaderUnit(words="%")) == "percentages"
    assert other_measure(HeaderUnit(words="per month")) == "monthly amounts"
    assert other_measure(HeaderUnit(words="weighted")) == "weighted amounts"
    assert other_measure(HeaderUnit(words="net")) == ""
    assert other_measure(HeaderUnit(words="monthly"), "Targets") == ""


def test_unknown_words_in_a_unit_are_found() -> None:
    assert unknown_words(HeaderUnit(words="stretch")) == "stretch"
    assert unknown_words(HeaderUnit(words="excl VAT")) == ""
    assert unknown_words(HeaderUnit(words="FY2026")) == ""
    assert has_local_currencies(HeaderUnit(words="local"))
