from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.sources.grid import Cell
from plangen.tables.values.amounts import currency_mark
from plangen.tables.values.numbers import as_shares, exact, read_numbers


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("$1,234.50", "1234.50"),
        ("USD 1,234", "1234"),
        ("1.234,56 €", "1234.56"),
        ("1\u00a0234,56 Kč", "1234.56"),
        ("1'234.50 CHF", "1234.50"),
        ("(1,200)", "-1200"),
        ("$(1,200.50)", "-1200.50"),
        ("-$45k", "-45000"),
        ("500-", "-500"),
        ("100.–", "100"),
        ("−5", "-5"),
        ("45k", "45000"),
        ("1.2M", "1200000"),
        ("7,5 Mio. €", "7500000"),
        ("1.2 million", "1200000"),
        ("12,345,678", "12345678"),
        ("1.234.567", "1234567"),
        ("1,00,000", "100000"),
        ("0,400", "0.4"),
        (".400", "0.4"),
        ("1.5E+06", "1500000"),
        ("Rs. 500", "500"),
        ("R$ 5.000,00", "5000"),
        ("12 345 678,90", "12345678.90"),
        ("10 200\n", "10200"),
        ("$\n500", "500"),
        ("Rs.5 000", "5000"),
        ("1 234.5", "1234.5"),
        (0.1 + 0.2, "0.3"),
        (1234, "1234"),
    ],
)
def test_money_is_read_in_every_common_format(cell: Cell, number: str) -> None:
    read = read_numbers([cell])
    assert read.values == [Decimal(number)]
    assert not read.faults


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("$1,234.50", "$"),
        ("-$45k", "$"),
        ("US$ 5", "US$"),
        ("5.000,00 R$", "R$"),
        ("(€1,200)", "€"),
        ("1 234,56\u00a0Kč", "Kč"),
        ("CHF 1'234.50", "CHF"),
        ("12 eur", "eur"),
        ("Fr. 500", "Fr"),
        ("₹5", "₹"),
        ("500", ""),
        ("50%", ""),
        ("45k", ""),
        ("about $5", ""),
        ("$5 CAD", "CAD"),
        ("AUD $5", "AUD"),
        ("$", ""),
        ("TBD", ""),
        ("", ""),
    ],
)
def test_the_currency_of_an_amount_is_its_sign_or_code(text: str, mark: str) -> None:
    assert currency_mark(text) == mark


@pytest.mark.parametrize("cell", [None, "", "-", "–", "TBD", "n/a", " "])
def test_a_blank_is_neither_an_error_nor_zero(cell: Cell) -> None:
    assert read_numbers([cell]).values == [None]
    assert not read_numbers([cell]).faults


@pytest.mark.parametrize(
    "cell",
    [
        "about 5",
        "12abc",
        "3 pcs",
        "1,2,3",
        "1.2.3",
        "--5",
        "=5",
        "(500",
        "45k-50k",
        "1/2",
        True,
        float("nan"),
        float("inf"),
        "9" * 40,
        "5000\n6000",
        "500\n600",
        "10 20",
        "5 5",
        "12 5",
        "1 20",
        "1234 567",
        "1,234 567",
        "1, 5",
        "1\t200",
        "10 000 20",
    ],
)
def test_a_cell_that_is_not_a_number_is_reported(cell: Cell) -> None:
    read = read_numbers([cell])
    assert read.values == [None]
    assert read.faults == [(0, "Not a number")]


def test_a_single_sign_before_three_digits_separates_thousands() -> None:
    assert read_numbers(["1,234", "1,500"]).values == [1234, 1500]
    assert read_numbers(["1.234"], comma=True) == read_numbers(["1.234"])


def test_thousands_that_contradict_the_locale_are_reported() -> None:
    assert read_numbers(["1.234"], comma=False).assumed == (0,)
    assert not read_numbers(["1.234"], comma=True).assumed


@pytest.mark.parametrize(
    ("text", "comma", "number"),
    [
        ("1.234M", False, "1234000"),
        ("1.234M", True, "1234000000"),
        ("1,250 Mio", True, "1250000"),
        ("1,250 Mio", False, "1250000000"),
        ("$1.500k", None, "1500000"),
    ],
)
def test_before_a_word_such_as_million_the_locale_decides_and_it_is_reported(
    text: str, comma: bool | None, number: str
) -> None:
    read = read_numbers([text], comma=comma)
    assert read.values == [Decimal(number)]
    assert read.assumed == (0,)
    assert not read_numbers([text, "1.25k", "2.5M"], comma=comma).assumed


def test_one_unambiguous_cell_decides_for_the_column() -> None:
    assert read_numbers(["1,234", "12,50"]).values == [Decimal("1.234"), Decimal("12.50")]


def test_contradicting_signs_leave_ambiguous_cells_blank() -> None:
    read = read_numbers(["1.234,5", "1,234.5", "1,234"])
    assert read.values == [Decimal("1234.5"), Decimal("1234.5"), None]
    assert [at for at, _ in read.faults] == [2]


@given(st.decimals(Decimal(-(10**12)), Decimal(10**12), places=2), st.sampled_from(["en", "de", "ch", "fr"]))
def test_amounts_are_read_as_each_country_writes_them(amount: Decimal, country: str) -> None:
    group, point = {"en": (",", "."), "de": (".", ","), "ch": ("’", "."), "fr": ("\u202f", ",")}[country]
    written = f"{amount:,.2f}".replace(",", "\x00").replace(".", point).replace("\x00", group)
    assert read_numbers([written]).values == [amount]


@given(st.floats(-1e14, 1e14))
def test_a_float_is_read_as_the_spreadsheet_shows_it(number: float) -> None:
    assert float(exact(number)) == pytest.approx(number, rel=1e-14)


@given(st.lists(st.one_of(st.text(max_size=10), st.floats(), st.integers(), st.booleans(), st.none())))
def test_every_value_is_finite_or_none(cells: list[Cell]) -> None:
    read = read_numbers(cells, comma=False)
    assert len(read.values) == len(cells)
    assert all(value is None or value.is_finite() for value in read.values)


@pytest.mark.parametrize(
    ("cells", "shares"),
    [
        ([40, 7.5, 100], ["0.4", "0.075", "1"]),
        ([0.4, 0.07, 1], ["0.4", "0.07", "1"]),
        (["40%", "7.5 %", "100%"], ["0.4", "0.075", "1"]),
        (["0,4", "0,07", "1"], ["0.4", "0.07", "1"]),
        ([0, 1], ["0", "1"]),
        (["40 %", 0.5], ["0.4", "0.5"]),
    ],
)
def test_fractions_and_percentages_are_told_apart_by_column(cells: list[Cell], shares: list[str]) -> None:
    assert as_shares(read_numbers(cells)) == [Decimal(share) for share in shares]


def test_cells_formatted_as_percentages_are_already_fractions() -> None:
    read = read_numbers([0.4, 1.2])
    assert as_shares(read, frozenset({0, 1})) == [Decimal("0.4"), Decimal("1.2")]
