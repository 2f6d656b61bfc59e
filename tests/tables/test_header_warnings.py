from plangen.sources.grid import Cell, Marks
from tests.sheets import book, sheet

HEADERS: list[Cell] = ["Rep", "Customer", "Stage", "Amount"]
ROW: list[Cell] = ["Ana", "Acme", "Proposal", 5]


def messages(*rows: list[Cell], marks: Marks | None = None) -> list[str]:
    found = book(sheet(*rows, name="Deals", marks=marks))
    return [str(problem) for problem in found.problems if problem.sort != "no team"]


def test_a_duplicate_header_is_an_error_that_names_both_cells() -> None:
    (problem,) = messages([*HEADERS, "Amount"], [*ROW, 7])
    assert problem == (
        "inputs.xlsx › Deals › E1 “Amount”: Duplicate header, also in D1. The leftmost is used.\n"
        "Fix: If these are two tables, put an empty column between them. If not, delete or rename one."
    )


def test_a_duplicate_column_with_the_same_values_is_not_reported() -> None:
    assert messages([*HEADERS, "Amount"], [*ROW, 5]) == []
    assert messages([*HEADERS, "Amount"], [*ROW, None]) == []


def test_the_same_header_in_two_groups_is_an_error() -> None:
    (problem,) = messages(["Rep", "Deal", None, "Software", "Services"], [None, "Name", "Stage", "Amount", "Amount"],
                      ["Ana", "A", "Proposal", 5, 7])  # fmt: skip
    assert "Deals › E2 “Services Amount”: Duplicate header, also in D2." in problem


def test_an_amount_in_two_currencies_is_reported_and_the_first_is_used() -> None:
    (problem,) = messages([*HEADERS[:3], "Amount (USD)", "Amount (EUR)"], [*ROW, 7])
    assert "E1 “Amount (EUR)”: Same as D1 in another currency. D1 is used." in problem


def test_an_amount_next_to_its_converted_amount_is_not_reported() -> None:
    assert messages([*HEADERS, "Amount (converted)"], [*ROW, 7]) == []


def test_an_uncalculated_header_is_an_error() -> None:
    (problem,) = messages([*HEADERS, None], [*ROW, "x"], marks=Marks(uncalculated=frozenset({(0, 4)})))
    assert "Deals › E1: The header of column E is a formula that was never calculated. Column skipped." in problem


def test_percentages_and_monthly_amounts_are_not_read_as_amounts() -> None:
    first, second = messages([*HEADERS[:3], "Amount (%)"], ROW)
    assert "D1 “Amount (%)”: This header is for percentages. Not used as amount." in first
    assert "No amount column" in second
    assert "This header is for monthly amounts" in messages([*HEADERS[:3], "Amount (monthly)"], ROW)[0]


def test_an_unknown_note_in_an_amount_header_is_reported() -> None:
    (problem,) = messages([*HEADERS[:3], "Amount (stretch)"], ROW)
    assert "D1 “Amount (stretch)”: Unknown note “stretch” in the header. Amounts read as is." in problem
    assert messages([*HEADERS[:3], "Amount (net)"], ROW) == []


def test_amounts_in_local_currency_need_a_currency_column() -> None:
    (problem,) = messages([*HEADERS[:3], "Amount (local currency)"], ROW)
    assert "mentions several currencies, but there's no currency column" in problem
    assert messages([*HEADERS[:3], "Amount (local currency)", "Currency"], [*ROW, "USD"]) == []


def test_headers_without_rows_are_a_warning() -> None:
    assert any("This looks like Opportunities, but has no rows." in text for text in messages(HEADERS))


def test_more_duplicate_headers_are_counted_in_one_error() -> None:
    (problem,) = messages([*HEADERS, "Amount", "Stage"], [*ROW, 7, "Won"])
    assert "Duplicate header, also in D1. 1 more header is a duplicate. The leftmost is used." in problem
