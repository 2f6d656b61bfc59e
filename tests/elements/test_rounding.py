from decimal import Decimal

import pytest

from plangen.elements.rounding import rounded


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [("0.25", 1, "0.3"), ("0.35", 1, "0.4"), ("-0.25", 1, "-0.3"), ("2.5", 0, "3"), ("1.4999", 0, "1")],
)
def test_values_are_rounded_half_up(value: str, places: int, text: str) -> None:
    assert str(rounded(Decimal(value), places)) == text


def test_a_value_that_rounds_to_zero_has_no_sign() -> None:
    assert str(rounded(Decimal("-0.04"), 1)) == "0.0"


def test_what_division_leaves_of_a_third_never_turns_a_half_down() -> None:
    """21,330 of 6,666.67 (20,000 ÷ 3) is 319.95% exactly."""
    share = Decimal(21_330) / (Decimal(20_000) / 3)
    assert str(rounded(share * 100, 1)) == "320.0"
    assert str(rounded(-share * 100, 1)) == "-320.0"
    assert str(rounded(Decimal("319.949999"), 1)) == "319.9"
