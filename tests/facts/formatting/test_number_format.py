import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Fix, Reason
from plangen.facts.formatting.number_format import MINUS, NumberFormat
from tests.metrics.invented import period

US, DE, FR = NumberFormat("en-US", "USD"), NumberFormat("de-DE", "EUR"), NumberFormat("fr-FR", "EUR")
NBSP = "\u00a0"


def figure(value: str | int, unit: Unit = Unit.MONEY, number_format: NumberFormat = US) -> Figure:
    return number_format.figure(Measure(Decimal(value), unit))


def test_a_value_that_rounds_to_zero_has_no_sign() -> None:
    assert figure("-0.4").full == figure("-0.4").short == "$0"
    assert figure("-0.0004", Unit.SHARE).short == "0.0%"


@pytest.mark.parametrize(
    ("value", "short", "full"),
    [
        (0, "$0", "$0"),
        ("999.4", "$999", "$999"),
        ("999.5", "$1.0K", "$1,000"),
        (949, "$949", "$949"),
        (950, "$950", "$950"),
        (245_000, "$245.0K", "$245,000"),
        (261_449, "$261.4K", "$261,449"),
        (261_450, "$261.5K", "$261,450"),
        (950_000, "$950.0K", "$950,000"),
        (999_949, "$999.9K", "$999,949"),
        (999_950, "$1.0M", "$999,950"),
        (1_234_567, "$1.2M", "$1,234,567"),
        (-1_234_567, "−$1.2M", "−$1,234,567"),
        (999_950_000, "$1.0B", "$999,950,000"),
    ],
)
def test_dollars_are_printed_short_and_in_full(value: str | int, short: str, full: str) -> None:
    assert (figure(value).short, figure(value).full) == (short, full)


@pytest.mark.parametrize(
    ("number_format", "texts"),
    [
        (US, ("$1.2M", "$1,234,567", "34.6%", "−1.6 pt", "Sep 30, 2026", "Sep 30")),
        (DE, ("1,2 Mio. €", "1.234.567 €", "34,6 %", "−1,6 pt", "30 Sept 2026", "30 Sept")),
        (FR, ("1,2 M €", "1 234 567 €", "34,6 %", "−1,6 pt", "30 Sept 2026", "30 Sept")),
    ],
)
def test_each_locale_has_its_format_of_money_percentages_and_dates(
    number_format: NumberFormat, texts: tuple[str, ...]
) -> None:
    money, september = figure(1_234_567, number_format=number_format), date(2026, 9, 30)
    found = (
        money.short,
        money.full,
        figure("0.3457", Unit.SHARE, number_format).short,
        figure("-0.016", Unit.POINTS, number_format).short,
        number_format.day(september),
        number_format.short_day(september),
    )
    assert tuple(text.replace(NBSP, " ") for text in found) == texts


def test_a_locale_that_does_not_shorten_thousands_prints_them_in_full() -> None:
    assert figure(245_000, number_format=DE).short.replace(NBSP, " ") == "245.000 €"


AMOUNTS = [10**power * digit for power in range(12) for digit in (1, 2, 9)] + [99_999, 999_949, 999_951]
STYLES = {
    ("en-US", "USD"): {"", "K", "M", "B"},
    ("en-CA", "USD"): {"", "K", "M", "B"},
    ("de-DE", "EUR"): {"", "Mio.", "Mrd."},
    ("en-IN", "INR"): {"", "L", "Cr"},
    ("en-IN", "USD"): {"", "L", "Cr"},
    ("en-US", "INR"): {"", "K", "M", "B"},
    ("ja-JP", "JPY"): {"", "万", "億"},
}


@pytest.mark.parametrize("locale_and_currency", list(STYLES))
def test_all_amounts_in_one_currency_have_one_style(locale_and_currency: tuple[str, str]) -> None:
    number_format = NumberFormat(*locale_and_currency)
    figures = [figure(amount, number_format=number_format) for amount in AMOUNTS]
    whole = [number_format.whole_money(Decimal(amount), Decimal(1000)) for amount in AMOUNTS]
    parts = [re.fullmatch(r"(\D*)[\d.,]*\d(\D*)", text) for text in (*(each.short for each in figures), *whole)]
    in_full = re.fullmatch(r"(\D*)[\d.,]*\d(\D*)", figures[-1].full)
    assert in_full
    ends = {(found[1], found[2].replace(in_full[2], "").strip(f" {NBSP}")) for found in parts if found}
    assert len(parts) == 2 * len(AMOUNTS)
    assert all(parts)
    assert {before for before, _ in ends} == {in_full[1]}
    assert {after for _, after in ends} == STYLES[locale_and_currency]


@pytest.mark.parametrize(
    ("amount", "short"), [(99_999, "₹99,999"), (100_000, "₹1.0L"), (261_400, "₹2.6L"), (12_345_678, "₹1.2Cr")]
)
def test_rupees_in_india_are_in_lakhs_and_crores(amount: int, short: str) -> None:
    assert figure(amount, number_format=NumberFormat("en-IN", "INR")).short == short


def test_without_a_currency_amounts_have_no_sign() -> None:
    plain = figure(245_000, number_format=NumberFormat("en-US", ""))
    assert (plain.short, plain.full) == ("245.0K", "245,000")


def test_dates_and_periods_are_written_out() -> None:
    day = date(2026, 10, 8)
    assert US.long_day(day) == "Thursday, October 8, 2026"
    assert (US.month(day), US.month(day, long=True)) == ("Oct", "October")
    assert US.period(period("2026-Q3")) == "Q3 2026"
    assert US.period(period("2026-09")) == "September 2026"


@pytest.mark.parametrize(
    ("unit", "value", "short", "bare"),
    [
        (Unit.SHARE, "1", "100.0%", "100.0"),
        (Unit.SHARE, "0.0025", "0.3%", "0.3"),
        (Unit.TIMES, "2", "2.0×", "2.0"),
        (Unit.TIMES, "2.25", "2.3×", "2.3"),
        (Unit.DAYS, "1", "1 day", "1"),
        (Unit.DAYS, "70.5", "71 days", "71"),
        (Unit.COUNT, "1234", "1,234", "1,234"),
        (Unit.COUNT, "6.25", "6.3", "6.3"),
        (Unit.MONEY, "261449", "$261.4K", "261,400"),
    ],
)
def test_each_unit_has_its_decimals_with_and_without_its_sign(unit: Unit, value: str, short: str, bare: str) -> None:
    assert (figure(value, unit).short, figure(value, unit).bare) == (short, bare)


def test_k_of_n_is_printed_as_such_and_never_as_a_share() -> None:
    found = US.figure(Measure(Decimal(2), Unit.COUNT, 3, part=2), few=10)
    assert (found.short, found.few) == ("2 of 3", False)


def test_a_rate_on_few_records_is_marked() -> None:
    assert US.figure(Measure(Decimal("0.5"), Unit.SHARE, 9, part=4), few=10).few
    assert not US.figure(Measure(Decimal("0.5"), Unit.SHARE, 10, part=5), few=10).few
    assert not US.figure(Measure(Decimal("0.5"), Unit.SHARE, 2), few=10).few


def test_an_unknown_value_prints_n_a_and_keeps_its_reason() -> None:
    found = US.figure(unknown(Unit.MONEY, Reason.NO_QUOTA, fix=Fix.ADD_QUOTA))
    assert (found.short, found.full, found.bare) == ("n/a", "n/a", "n/a")
    assert (found.known, found.reason, found.fix) == (False, "no quota", "add a quota")
    assert found.missing is Reason.NO_QUOTA


def test_no_number_is_too_long_to_be_printed() -> None:
    assert figure("1e30").full == "$1" + ",000" * 10
    assert figure("-1e40").short.startswith("−$")


MONEY = st.decimals(-(10**11), 10**11, places=2)


@given(MONEY, st.sampled_from([US, DE, FR, NumberFormat("ja-JP", "JPY"), NumberFormat("en-IN", "INR")]))
def test_short_money_is_near_its_value_and_has_a_real_minus(value: Decimal, number_format: NumberFormat) -> None:
    found = figure(str(value), number_format=number_format)
    assert found.printed is not None
    assert abs(found.printed - value) <= max(Decimal("0.5"), abs(value) / 20)
    assert "-" not in found.short + found.full + found.bare
    assert (MINUS in found.short) == (found.printed < 0)


@pytest.mark.parametrize(("count", "word"), [(0, "no"), (4, "four"), (10, "ten"), (11, "11"), (1234, "1,234")])
def test_small_counts_are_spelled_out(count: int, word: str) -> None:
    assert US.spelled_out(count) == word


def test_one_deal_is_singular() -> None:
    assert [US.deals(count) for count in (1, 2, 1234)] == ["1 deal", "2 deals", "1,234 deals"]


def test_a_chart_in_thousands_names_its_unit() -> None:
    assert US.thousands_of() == "thousands of US dollars"
    assert NumberFormat("en-US", "").thousands_of() == "thousands"


@pytest.mark.parametrize(
    ("number_format", "value", "scale", "text"),
    [
        (US, 121_600, 1000, "$122K"),
        (US, 1_234_500, 1000, "$1,235K"),
        (US, -900, 1, f"{MINUS}$900"),
        (US, 400, 1000, "$0"),
        (NumberFormat("en-US"), 121_600, 1000, "122K"),
    ],
)
def test_money_in_a_title_is_whole(number_format: NumberFormat, value: int, scale: int, text: str) -> None:
    assert number_format.whole_money(Decimal(value), Decimal(scale)) == text


def test_quotas_never_print_more_decimals_than_cents() -> None:
    """W16: a twelfth of 980,000."""
    twelfth = figure("81666.666666667")
    assert (twelfth.full, twelfth.short, twelfth.bare) == ("$81,667", "$81.7K", "81,700")


@given(st.integers(-(10**7), 10**7))
def test_a_half_is_rounded_up_in_every_unit(number: int) -> None:
    """A value that ends in 5 one digit after the printed ones is printed one higher, away from zero."""
    half = Decimal(number).scaleb(-1) + Decimal("0.05").copy_sign(number)
    higher = abs(Decimal(number).scaleb(-1)) + Decimal("0.1")
    for unit, scale in ((Unit.SHARE, 100), (Unit.TIMES, 1), (Unit.COUNT, 1), (Unit.POINTS, 100)):
        printed = US.figure(Measure(half / scale, unit)).printed
        assert printed is not None
        assert abs(printed) * scale == higher
    whole = US.figure(Measure(Decimal(number) + Decimal("0.5").copy_sign(number), Unit.DAYS)).printed
    assert whole is not None
    assert abs(whole) == abs(number) + 1
