import pytest

from plangen.tables.units import NONE, Unit, is_local, parted, refusal, strange


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("Amount (k)", Unit(3)),
        ("Amount ($k)", Unit(3, "$")),
        ("Amount [k€]", Unit(3, "€")),
        ("Amount (T€)", Unit(3, "€")),
        ("Amount ($000)", Unit(3, "$")),
        ("Amount '000", Unit(3)),
        ("Amount (in thousands)", Unit(3)),
        ("Amount in TEUR", Unit(3, "EUR")),
        ("Amount (USD) (k)", Unit(3, "USD")),
        ("Amount (x1,000)", Unit(3)),
        ("Amount (M)", Unit(6)),
        ("Amount Mio. €", Unit(6, "€")),
        ("Amount (US$ millions)", Unit(6, "US$")),
        ("Amount (bn)", Unit(9)),
        ("Amount EUR", Unit(0, "EUR")),
        ("Amount in EUR", Unit(0, "EUR")),
        ("Amount€", Unit(0, "€")),
        ("Amount (net, EUR)", Unit(0, "EUR", "net")),
        ("Amount (%)", Unit(words="%")),
        ("Amount (monthly)", Unit(words="monthly")),
        ("Amount (M. Boss)", Unit(words="Boss")),
        ("Amount", NONE),
    ],
)
def test_a_head_is_parted_into_its_name_and_its_unit(head: str, unit: Unit) -> None:
    assert parted(head) == ("Amount", unit)


@pytest.mark.parametrize("head", ["Deal M", "Amount k", "Amount in company currency", "2026 Q1", "Mar-26", "Q1"])
def test_a_letter_or_word_that_may_be_part_of_a_name_is_no_unit(head: str) -> None:
    assert parted(head) == (head, NONE)


@pytest.mark.parametrize(("head", "power"), [("$", 0), ("K$", 3), ("$k", 3), ("T€", 3), ("Mio. €", 6), (" £ ", 0)])
def test_a_head_may_be_nothing_but_a_unit(head: str, power: int) -> None:
    name, unit = parted(head)
    assert (name, unit.power, bool(unit.currency)) == ("", power, True)


def test_units_that_are_no_amounts_of_money_are_refused_but_in_targets() -> None:
    assert refusal(Unit(words="%")) == "percent"
    assert refusal(Unit(words="per month")) == "a month"
    assert refusal(Unit(words="weighted")) == "weighted"
    assert refusal(Unit(words="net")) == ""
    assert refusal(Unit(words="monthly"), "Targets") == ""


def test_words_that_nobody_knows_are_strange() -> None:
    assert strange(Unit(words="stretch")) == "stretch"
    assert strange(Unit(words="excl VAT")) == ""
    assert strange(Unit(words="FY2026")) == ""
    assert is_local(Unit(words="local"))
