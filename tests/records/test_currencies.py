import pytest

from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.records.test_opportunities import DAY, HEADS, TEAM, deal, skipped
from tests.sheets import book, sheet, told


def priced(*amounts: Cell, currency: str = "", extra: tuple[str, list[Cell]] | None = None) -> Book:
    """Deals with these amounts, where Settings name a currency or none; `extra` is one more column."""
    rows = [deal(id=f"D{at}", amount=amount) for at, amount in enumerate(amounts)]
    heads = [*HEADS, extra[0]] if extra else HEADS
    if extra:
        rows = [[*row, cell] for row, cell in zip(rows, extra[1], strict=True)]
    settings = sheet(["Setting", "Value"], ["currency", currency], name="Settings")
    deals = sheet(heads, *rows, name="Deals")
    return book(deals, TEAM, *([settings] if currency else []), as_of=DAY)


def counted(found: Book) -> list[str]:
    return [one.id for one in found.opportunities]


def test_amounts_with_another_sign_are_left_out_and_told_where_they_stand() -> None:
    found = priced("$500", "€300", "$200", "€100", "$50", 40)
    assert counted(found) == ["D0", "D2", "D4", "D5"]
    assert skipped(found) == {"another currency": 2}
    (problem,) = told(found.problems)
    assert problem.startswith("inputs.xlsx › Deals › F3 “EUR”: 2 deals are in EUR, but most deals are in USD;")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("US$ 5", "USD"),
        ("5 USD", "USD"),
        ("$5 CAD", "CAD"),
        ("AUD $5", "AUD"),
        ("A$5", "AUD"),
        ("CA$5", "CAD"),
        ("R$ 5,00", "BRL"),
        ("5,00 €", "EUR"),
        ("£5", "GBP"),
        ("5 Kč", "CZK"),
        ("5 zł", "PLN"),
        ("Fr. 5", "CHF"),
        ("SFr. 5", "CHF"),
        ("5 kr", "SEK"),
        ("Rs. 5", "INR"),
        ("₹5", "INR"),
        ("¥5", "JPY"),
        ("5 лв", "BGN"),
    ],
)
def test_a_sign_or_a_code_beside_an_amount_is_a_currency(written: str, code: str) -> None:
    found = priced(written, currency="MXN")
    assert not found.opportunities
    assert [problem.value for problem in found.problems] == [code]


@pytest.mark.parametrize(
    ("written", "currency"),
    [("$5", "CAD"), ("$5", "MXN"), ("¥5", "CNY"), ("5 kr.", "NOK"), ("Rs 5", "PKR"), ("£5", "EGP"), ("5 Fr", "XOF")],
)
def test_a_sign_that_several_currencies_share_means_the_one_of_settings(written: str, currency: str) -> None:
    found = priced(written, currency=currency)
    assert counted(found) == ["D0"]
    assert not found.problems


def test_a_plain_dollar_is_that_of_the_us_where_settings_name_no_other() -> None:
    assert counted(priced("$5", "$6", "CA$7")) == ["D0", "D1"]
    assert counted(priced("$5", "$6", "US$7")) == ["D0", "D1", "D2"]
    assert counted(priced("$5", "€6", currency="EUR")) == ["D1"]


def test_a_word_before_an_amount_that_is_no_currency_says_nothing() -> None:
    found = priced("ca. 5000", "€300", "€200")
    assert counted(found) == ["D0", "D1", "D2"]
    assert not found.problems


def test_a_column_of_currencies_comes_before_the_signs() -> None:
    found = priced("$500", "$300", extra=("Currency", ["CAD", "CAD"]))
    assert counted(found) == ["D0", "D1"]
    found = priced(500, 300, 200, extra=("Currency", ["kr", "NOK", "US$"]), currency="NOK")
    assert counted(found) == ["D0", "D1"]
    assert "This deal is in USD, but Settings say NOK" in told(found.problems)[0]


def test_amounts_by_their_signs_are_converted_where_there_are_rates() -> None:
    rates = sheet(["Currency", "Rate"], ["EUR", 2], name="Rates")
    settings = sheet(["Setting", "Value"], ["currency", "USD"], name="Settings")
    rows = [deal(id="D0", amount="€300"), deal(id="D1", amount="$5")]
    found = book(sheet(HEADS, *rows, name="Deals"), TEAM, settings, rates, as_of=DAY)
    assert [one.amount for one in found.opportunities] == [600, 5]
    assert found.reports[0].notes == ("one deal in EUR was converted into USD by the rate of the day",)


def test_a_column_of_several_currencies_whose_head_does_not_say_so_is_told() -> None:
    found = priced(500, 300, 20, extra=("In what", ["EUR", "USD", ""]))
    assert len(found.opportunities) == 3
    (problem,) = found.problems
    assert (problem.severity, problem.kind, problem.place.cell) == ("warning", "unnamed currencies", "I1")
    assert "“In what” holds currencies (EUR, USD), but is not read as such" in problem.message


@pytest.mark.parametrize(
    "extra",
    [
        ("In what", ["EUR", "EUR"]),
        ("In what", ["EUR", "for Ana"]),
        ("In what", ["EUR", 5]),
        ("Currency", ["EUR", "EUR"]),
    ],
)
def test_a_column_of_one_currency_or_of_other_words_is_not_told(extra: tuple[str, list[Cell]]) -> None:
    assert not priced(500, 300, extra=extra).problems


def test_currencies_beside_amounts_in_the_companys_own_are_not_told() -> None:
    heads: list[Cell] = ["Record ID", "Deal Name", "Deal Stage", "Deal owner", "Close Date", "Currency",
                         "Amount in company currency"]  # fmt: skip
    rows: list[list[Cell]] = [
        [at, f"D{at}", "closedwon", "Ana Ruiz", "2026-08-31", code, 5] for at, code in enumerate(("EUR", "USD"))
    ]
    found = book(sheet(heads, *rows, name="Deals"), TEAM, as_of=DAY)
    assert len(found.opportunities) == 2
    assert not found.problems


@pytest.mark.parametrize("written", ["n/a", "N/A", "-", "–", "none", " ", "(none)", "null"])
def test_a_currency_that_is_none_is_blank(written: str) -> None:
    found = priced(500, 300, extra=("Currency", [written, "USD"]), currency="USD")
    assert counted(found) == ["D0", "D1"]
    assert not found.problems
    assert counted(priced(500, 300, 200, extra=("Currency", [written, written, "USD"]))) == ["D0", "D1", "D2"]


@pytest.mark.parametrize("written", ["US Dollar", "US dollars", "Dollars", "USD - US Dollar", "US-Dollar", "$"])
def test_the_name_of_a_currency_is_as_good_as_its_code(written: str) -> None:
    found = priced(500, 300, extra=("Currency", [written, "Euro"]), currency="USD")
    assert counted(found) == ["D0"]
    assert [problem.value for problem in found.problems] == ["EUR"]


def test_a_dollar_is_the_one_of_settings() -> None:
    assert counted(priced(500, 300, extra=("Currency", ["Dollar", "CAD"]), currency="CAD")) == ["D0", "D1"]


def test_where_the_column_of_currencies_is_blank_the_sign_beside_the_amount_speaks() -> None:
    found = priced("€500", "$300", 200, extra=("Currency", ["n/a", "USD", ""]), currency="USD")
    assert counted(found) == ["D1", "D2"]
    assert [(problem.value, problem.place.cell) for problem in found.problems] == [("EUR", "I2")]


def test_an_amount_with_another_sign_than_its_row_is_told() -> None:
    found = priced("€9", "$9", 9, "ca. 9", "£9", extra=("Currency", ["USD"] * 5))
    assert counted(found) == ["D0", "D1", "D2", "D3", "D4"]
    (problem,) = told(found.problems)
    assert problem == (
        "inputs.xlsx › Deals › F2 “€9”: 2 amounts bear another currency than their row, as € beside USD; they were "
        "read as USD. Correct the sign of the amount, or the currency of the row."
    )


def test_a_sign_that_several_currencies_share_contradicts_none_of_them() -> None:
    assert not priced("$9", "C$9", extra=("Currency", ["CAD", "CAD"])).problems
    (problem,) = told(priced("US$9", "$9", extra=("Currency", ["CAD", "CAD"])).problems)
    assert "This amount bears US$, but its row says CAD; it was read as CAD." in problem


def headed(head: str, *rates: list[Cell], currency: str = "USD", extra: tuple[str, Cell] | None = None) -> Book:
    """A deal of 300 under this head for its amount; `extra` is one more column."""
    heads = [head if each == "Amount" else each for each in HEADS]
    row = deal(id="D0", amount=300)
    if extra:
        heads, row = [*heads, extra[0]], [*row, extra[1]]
    settings = sheet(["Setting", "Value"], ["currency", currency], name="Settings")
    table = sheet(["currency", "rate"], *rates, name="Rates")
    return book(sheet(heads, row, name="Deals"), TEAM, settings, *([table] if rates else []), as_of=DAY)


@pytest.mark.parametrize("head", ["Amount (EUR)", "Amount in EUR", "Amount EUR", "Amount (€)", "€"])
def test_a_currency_in_the_head_is_that_of_its_rows(head: str) -> None:
    found = headed(head)
    assert skipped(found) == {"another currency": 1}
    assert [problem.value for problem in found.problems] == ["EUR"]
    assert [one.amount for one in headed(head, ["EUR", 2]).opportunities] == [600]
    assert not headed(head, currency="EUR").problems


def test_the_head_in_thousands_of_another_currency_is_scaled_and_converted() -> None:
    assert [one.amount for one in headed("Amount (k€)", ["EUR", 2]).opportunities] == [600_000]


def test_the_head_says_more_than_a_column_of_currencies_and_where_they_differ_it_is_told() -> None:
    found = headed("Amount (USD)", extra=("Currency", "EUR"))
    assert [one.amount for one in found.opportunities] == [300]
    (problem,) = told(found.problems)
    assert "The head of the amounts says USD, this column says EUR too; all amounts are read as USD." in problem
    assert not headed("Amount (USD)", extra=("Currency", "USD")).problems


def test_a_quota_in_another_currency_than_that_of_settings_is_left_out_and_told() -> None:
    team = sheet(["Salesperson", "Quota 2026 (EUR)", "Quota 2027 (USD k)"], ["Ana Ruiz", 5, 7], name="Team")
    found = book(team, sheet(["Setting", "Value"], ["currency", "USD"], name="Settings"))
    assert [f"{quota.year} {quota.amount}" for quota in found.roster.people[0].quotas] == ["2027 7000"]
    (problem,) = told(found.problems)
    assert problem == (
        "inputs.xlsx › Team › B1 “Quota 2026 (EUR)”: This head says EUR, but Settings say USD; the column is left out. "
        "Write these amounts in USD, or correct the head."
    )
