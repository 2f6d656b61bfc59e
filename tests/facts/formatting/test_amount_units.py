from decimal import Decimal

import pytest

from plangen.facts.formatting.amount_units import unit_of
from plangen.facts.formatting.number_format import NumberFormat

THOUSAND = Decimal(1000)


@pytest.mark.parametrize(("scale", "unit"), [(THOUSAND, "$K"), (THOUSAND**2, "$M"), (THOUSAND**3, "$B")])
def test_a_unit_is_as_short_as_the_locale_allows(scale: Decimal, unit: str) -> None:
    assert unit_of(NumberFormat("en-US", "USD"), scale) == unit


def test_a_locale_without_a_short_form_for_thousands_has_words() -> None:
    assert unit_of(NumberFormat("de-DE", "EUR"), THOUSAND).startswith("thousands of ")
