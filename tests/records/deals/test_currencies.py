import pytest

from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.records.deals.test_opportunities import DAY, HEADERS, TEAM, deal, skipped
from tests.sheets import book, messages, sheet


def priced(*amounts: Cell, currency: str = "", extra: tuple[str, list[Cell]] | None = None) -> Book:
    """Deals with these amounts, and optionally a currency in Settings; `extra` is one more column."""
    rows = [deal(id=f"D{at}", name=f"Deal {at}", amount=amount) for at, amount in enumerate(amounts)]
    headers = [*HEADERS, extra[0]] if extra else HEADERS
    if extra:
        rows = [[*row, cell] for row, cell in zip(rows, extra[1], strict=True)]
    settings = sheet(["Setting", "Value"], ["currency", currency], name="Settings")
    deals = sheet(headers, *rows, name="Deals")
    return book(deals, TEAM, *([settings] if currency else []), as_of=DAY)


def counted(found: Book) -> list[str]:
    return [one.id for one in found.opportunities]


def test_deals_with_another_currency_symbol_are_skipped_and_reported() -> None:
    found = priced("$500", "€300", "$200", "€100", "$50", 40)
    assert counted(found) == ["D0", "D2", "D4", "D5"]
    assert skipped(found) == {"other currency": 2}
    (problem,) = messages(found.problems)
    assert problem.startswith("inputs.xlsx › Deals › F3 “EUR”: Deals in EUR; most deals are in USD. 2 deals skipped.")


@pytest.mark.parametrize(
    ("text", "code"),
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
def test_a_symbol_or_code_next_to_an_amount_is_its_currency(text: str, code: str) -> None:
    found = priced(text, currency="MXN")
    assert not found.opportunities
    assert [problem.value for problem in found.problems] == [code]


@pytest.mark.parametrize(
    ("text", "currency"),
    [("$5", "CAD"), ("$5", "MXN"), ("¥5", "CNY"), ("5 kr.", "NOK"), ("Rs 5", "PKR"), ("£5", "EGP"), ("5 Fr", "XOF")],
)
def test_a_symbol_shared_by_several_currencies_means_the_one_in_settings(text: str, currency: str) -> None:
    found = priced(text, currency=currency)
    assert counted(found) == ["D0"]
    assert not found.problems


def test_a_dollar_sign_means_us_dollars_without_a_currency_in_settings() -> None:
    assert counted(priced("$5", "$6", "CA$7")) == ["D0", "D1"]
    assert counted(priced("$5", "$6", "US$7")) == ["D0", "D1", "D2"]
    assert counted(priced("$5", "€6", currency="EUR")) == ["D1"]


def test_a_word_before_an_amount_that_is_not_a_currency_is_ignored() -> None:
    found = priced("ca. 5000", "€300", "€200")
    assert counted(found) == ["D0", "D1", "D2"]
    assert not found.problems


def test_a_currency_column_wins_over_symbols() -> None:
    found = priced("$500", "$300", extra=("Currency", ["CAD", "CAD"]))
    assert counted(found) == ["D0", "D1"]
    found = priced(500, 300, 200, extra=("Currency", ["kr", "NOK", "US$"]), currency="NOK")
    assert counted(found) == ["D0", "D1"]
    assert "Deal in USD; Settings use NOK. 1 deal skipped." in messages(found.problems)[0]


def test_amounts_with_symbols_are_converted_if_there_are_rates() -> None:
    rates = sheet(["Currency", "Rate"], ["EUR", 2], name="Rates")
    settings = sheet(["Setting", "Value"], ["currency", "USD"], name="Settings")
    rows = [deal(id="D0", amount="€300"), deal(id="D1", amount="$5")]
    found = book(sheet(HEADERS, *rows, name="Deals"), TEAM, settings, rates, as_of=DAY)
    assert [one.amount for one in found.opportunities] == [600, 5]
    assert found.reports[0].notes == ("1 deal in EUR converted to USD at the daily rate",)


def test_an_unmapped_column_of_several_currencies_is_reported() -> None:
    found = priced(500, 300, 20, extra=("In what", ["EUR", "USD", ""]))
    assert len(found.opportunities) == 3
    (problem,) = found.problems
    assert (problem.severity, problem.sort, problem.place.cell) == ("warning", "unmapped currencies", "I1")
    assert problem.message == (
        "“In what” has currencies (EUR, USD) but isn't mapped. Amounts are totaled as one currency."
    )


@pytest.mark.parametrize(
    "extra",
    [
        ("In what", ["EUR", "EUR"]),
        ("In what", ["EUR", "for Ana"]),
        ("In what", ["EUR", 5]),
        ("Currency", ["EUR", "EUR"]),
    ],
)
def test_a_column_of_one_currency_or_of_other_words_is_not_reported(extra: tuple[str, list[Cell]]) -> None:
    assert not priced(500, 300, extra=extra).problems


def test_a_currency_column_next_to_amounts_in_company_currency_is_not_reported() -> None:
    headers: list[Cell] = ["Record ID", "Deal Name", "Deal Stage", "Deal owner", "Close Date", "Currency",
                         "Amount in company currency"]  # fmt: skip
    rows: list[list[Cell]] = [
        [at, f"D{at}", "closedwon", "Ana Ruiz", "2026-08-31", code, 5] for at, code in enumerate(("EUR", "USD"))
    ]
    found = book(sheet(headers, *rows, name="Deals"), TEAM, as_of=DAY)
    assert len(found.opportunities) == 2
    assert not found.problems


@pytest.mark.parametrize("text", ["n/a", "N/A", "-", "–", "none", " ", "(none)", "null"])
def test_words_for_no_currency_are_blank(text: str) -> None:
    found = priced(500, 300, extra=("Currency", [text, "USD"]), currency="USD")
    assert counted(found) == ["D0", "D1"]
    assert not found.problems
    assert counted(priced(500, 300, 200, extra=("Currency", [text, text, "USD"]))) == ["D0", "D1", "D2"]


@pytest.mark.parametrize("text", ["US Dollar", "US dollars", "Dollars", "USD - US Dollar", "US-Dollar", "$"])
def test_a_currency_may_be_given_by_name(text: str) -> None:
    found = priced(500, 300, extra=("Currency", [text, "Euro"]), currency="USD")
    assert counted(found) == ["D0"]
    assert [problem.value for problem in found.problems] == ["EUR"]


def test_dollar_means_the_dollar_in_settings() -> None:
    assert counted(priced(500, 300, extra=("Currency", ["Dollar", "CAD"]), currency="CAD")) == ["D0", "D1"]


def test_a_blank_in_the_currency_column_is_filled_from_the_symbol() -> None:
    found = priced("€500", "$300", 200, extra=("Currency", ["n/a", "USD", ""]), currency="USD")
    assert counted(found) == ["D1", "D2"]
    assert [(problem.value, problem.place.cell) for problem in found.problems] == [("EUR", "I2")]


def test_amounts_with_a_symbol_that_conflicts_with_their_row_are_reported() -> None:
    found = priced("€9", "$9", 9, "ca. 9", "£9", extra=("Currency", ["USD"] * 5))
    assert counted(found) == ["D0", "D1", "D2", "D3", "D4"]
    (problem,) = messages(found.problems)
    assert problem == (
        "inputs.xlsx › Deals › F2 “€9”: 2 amounts conflict with their row's currency, such as € with USD. "
        "Read as USD.\nFix: Change the currency symbol or the row's currency."
    )


def test_a_symbol_shared_by_several_currencies_conflicts_with_none_of_them() -> None:
    assert not priced("$9", "C$9", extra=("Currency", ["CAD", "CAD"])).problems
    (problem,) = messages(priced("US$9", "$9", extra=("Currency", ["CAD", "CAD"])).problems)
    assert "This amount has US$, but its row has CAD. Read as CAD." in problem


def under_header(header: str, *rates: list[Cell], currency: str = "USD", extra: tuple[str, Cell] | None = None) -> Book:
    """A deal of 300 with this header over its amount; `extra` is one more column."""
    headers = [header if each == "Amount" else each for each in HEADERS]
    row = deal(id="D0", amount=300)
    if extra:
        headers, row = [*headers, extra[0]], [*row, extra[1]]
    settings = sheet(["Setting", "Value"], ["currency", currency], name="Settings")
    table = sheet(["currency", "rate"], *rates, name="Rates")
    return book(sheet(headers, row, name="Deals"), TEAM, settings, *([table] if rates else []), as_of=DAY)


@pytest.mark.parametrize("header", ["Amount (EUR)", "Amount in EUR", "Amount EUR", "Amount (€)", "€"])
def test_a_currency_in_the_amount_header_applies_to_all_rows(header: str) -> None:
    found = under_header(header)
    assert skipped(found) == {"other currency": 1}
    assert [problem.value for problem in found.problems] == ["EUR"]
    assert [one.amount for one in under_header(header, ["EUR", 2]).opportunities] == [600]
    assert not under_header(header, currency="EUR").problems


def test_a_header_in_thousands_of_another_currency_is_scaled_and_converted() -> None:
    assert [one.amount for one in under_header("Amount (k€)", ["EUR", 2]).opportunities] == [600_000]


def test_the_amount_header_wins_over_a_currency_column_and_a_conflict_is_reported() -> None:
    found = under_header("Amount (USD)", extra=("Currency", "EUR"))
    assert [one.amount for one in found.opportunities] == [300]
    (problem,) = messages(found.problems)
    assert "The amount header has USD, but this column also has EUR. All read as USD." in problem
    assert not under_header("Amount (USD)", extra=("Currency", "USD")).problems


def test_a_quota_column_in_another_currency_than_settings_is_skipped_and_reported() -> None:
    team = sheet(["Salesperson", "Quota 2026 (EUR)", "Quota 2027 (USD k)"], ["Ana Ruiz", 5, 7], name="Team")
    found = book(team, sheet(["Setting", "Value"], ["currency", "USD"], name="Settings"))
    assert [f"{quota.year} {quota.amount}" for quota in found.roster.people[0].quotas] == ["2027 7000"]
    (problem,) = messages(found.problems)
    assert problem == (
        "inputs.xlsx › Team › B1 “Quota 2026 (EUR)”: Header has EUR; Settings use USD. Column skipped.\n"
        "Fix: Convert these amounts to USD, or fix the header."
    )
