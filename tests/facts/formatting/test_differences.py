import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.elements.rounding import rounded
from plangen.facts.formatting.differences import comparable, comparable_values, difference
from plangen.facts.formatting.number_format import MINUS, NumberFormat

US = NumberFormat("en-US", "USD")
MONEY = st.decimals(-(10**11), 10**11, places=2)
UNITS = {"": 1, "K": 10**3, "M": 10**6, "B": 10**9}


def figure(value: str | int, unit: Unit = Unit.MONEY) -> Figure:
    return US.figure(Measure(Decimal(value), unit))


def as_read(text: str) -> Decimal:
    """The number that a reader takes from an amount as printed."""
    found = re.fullmatch(rf"([+{MINUS}]?)\$([\d,.]+)([KMB]?)", text)
    assert found is not None, text
    sign = -1 if found[1] == MINUS else 1
    return sign * Decimal(found[2].replace(",", "")) * UNITS[found[3]]


@pytest.mark.parametrize(
    ("actual", "target", "unit", "text"),
    [
        ("261449", "245000", Unit.MONEY, "+$16.4K"),
        ("221000", "225000", Unit.MONEY, "−$4.0K"),
        ("245010", "244990", Unit.MONEY, "$0"),
        ("0.294", "0.31", Unit.SHARE, "−1.6 pt"),
        ("71", "60", Unit.DAYS, "+11 days"),
        ("2", "6", Unit.COUNT, "−4"),
    ],
)
def test_a_difference_is_between_the_values_as_printed(actual: str, target: str, unit: Unit, text: str) -> None:
    assert difference(US, figure(actual, unit), figure(target, unit)).short == text


def test_a_difference_that_short_amounts_hide_comes_from_the_full_ones() -> None:
    actual, target = figure(1_160_000), figure(1_240_000)
    assert actual.short == target.short == "$1.2M"
    assert difference(US, actual, target).short == "−$80.0K"


def test_a_difference_of_millions_comes_from_the_full_amounts() -> None:
    actual, target = figure(4_000_700), figure(4_094_560)
    assert (actual.short, target.short) == ("$4.0M", "$4.1M")
    assert difference(US, actual, target).short == "−$93.9K"


def test_a_difference_with_an_unknown_value_is_unknown() -> None:
    missing = US.figure(unknown(Unit.MONEY, Reason.NO_QUOTA))
    assert difference(US, figure(5), missing).reason == Reason.NO_QUOTA
    assert difference(US, missing, figure(5)).reason == Reason.NO_QUOTA
    assert difference(US, figure(5), missing).short == ""


@given(MONEY, MONEY)
def test_comparing_rounded_values_never_turns_ahead_into_behind(one: Decimal, other: Decimal) -> None:
    actual, target = figure(str(one)), figure(str(other))
    value, goal = comparable_values(US, actual, target)
    assert (value - goal) * (rounded(one, 0) - rounded(other, 0)) >= 0


def test_amounts_under_a_thousand_print_in_full_and_differences_keep_the_precision_of_their_terms() -> None:
    """W15: 1,249 − 950 is 299, not the 250 between $1.2K and $950."""
    assert (figure("949.6").short, figure("-30").short) == ("$950", f"{MINUS}$30")
    assert difference(US, figure("1249"), figure("950")).short == "+$299"
    assert difference(US, figure("261400"), figure("245000")).short == "+$16.4K"


@given(MONEY, MONEY)
def test_a_reader_who_subtracts_the_printed_amounts_gets_the_printed_difference(one: Decimal, other: Decimal) -> None:
    actual, target = figure(str(one)), figure(str(other))
    shown = comparable(US, actual, target)
    printed = difference(US, actual, target)
    found = as_read(shown[0].short) - as_read(shown[1].short)
    assert as_read(printed.short) == printed.printed
    # Next to 5.9K, an amount under 1,000 disappears in the rounding of the difference.
    mixed = len({each.short[-1] in UNITS for each in shown}) > 1
    assert abs(found - as_read(printed.short)) <= (50 if mixed else 0)


def test_amounts_in_millions_print_in_thousands_next_to_their_difference() -> None:
    """1,387.849K − 1,786.351K is −398.502K, but −398.6K between the amounts as printed."""
    actual, target = figure(1_387_849), figure(1_786_351)
    assert [each.short for each in comparable(US, actual, target)] == ["$1,387.8K", "$1,786.4K"]
    assert difference(US, actual, target).short == f"{MINUS}$398.6K"


def test_amounts_that_short_shows_well_enough_print_alike_with_or_without_a_difference() -> None:
    actual, target = figure(261_449), figure(245_000)
    assert comparable(US, actual, target) == (actual, target)
    assert [each.short for each in comparable(US, figure(261_449), figure(0))] == ["$261.4K", "$0"]


def test_a_difference_of_a_million_or_more_keeps_the_unit_of_its_terms() -> None:
    assert difference(US, figure(3_400_240), figure(1_900_150)).short == "+$1,500.0K"
