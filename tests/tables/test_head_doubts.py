from plangen.sources.grid import Cell, Marks
from tests.sheets import book, sheet, told

HEADS: list[Cell] = ["Rep", "Customer", "Stage", "Amount"]
ROW: list[Cell] = ["Ana", "Acme", "Proposal", 5]


def said(*rows: list[Cell], marks: Marks | None = None) -> list[str]:
    found = book(sheet(*rows, name="Deals", marks=marks))
    return [text for text in told(found.problems) if "no sheet Team" not in text]


def test_a_known_head_that_stands_twice_is_an_error_that_names_both_cells() -> None:
    (problem,) = said([*HEADS, "Amount"], [*ROW, 7])
    assert problem == (
        "inputs.xlsx › Deals › E1 “Amount”: This head stands in D1 too; the columns on the left are read, these are "
        "not. If two tables stand side by side here, leave an empty column between them; else delete or rename the "
        "column that is not meant."
    )


def test_a_column_that_is_there_twice_and_says_the_same_is_no_problem() -> None:
    assert said([*HEADS, "Amount"], [*ROW, 5]) == []
    assert said([*HEADS, "Amount"], [*ROW, None]) == []


def test_heads_of_two_groups_that_are_one_are_an_error() -> None:
    (problem,) = said(["Rep", "Deal", None, "Software", "Services"], [None, "Name", "Stage", "Amount", "Amount"],
                      ["Ana", "A", "Proposal", 5, 7])  # fmt: skip
    assert "Deals › E2 “Services Amount”: This head stands in D2 too" in problem


def test_one_amount_in_two_currencies_is_told_and_the_first_is_read() -> None:
    (problem,) = said([*HEADS[:3], "Amount (USD)", "Amount (EUR)"], [*ROW, 7])
    assert "E1 “Amount (EUR)”: The same stands in D1 in another currency; D1 is read, this column is not." in problem


def test_an_amount_beside_the_same_one_converted_is_no_problem() -> None:
    assert said([*HEADS, "Amount (converted)"], [*ROW, 7]) == []


def test_a_head_that_was_never_calculated_is_an_error() -> None:
    (problem,) = said([*HEADS, None], [*ROW, "x"], marks=Marks(uncalculated=frozenset({(0, 4)})))
    assert "Deals › E1: The head of column E is a formula that was never calculated; the column is not read." in problem


def test_percentages_and_amounts_a_month_are_not_read_as_amounts() -> None:
    first, second = said([*HEADS[:3], "Amount (%)"], ROW)
    assert "D1 “Amount (%)”: This head says that the column holds percentages, so it is not read as the amount" in first
    assert "There is no column amount" in second
    assert "holds amounts for a month" in said([*HEADS[:3], "Amount (monthly)"], ROW)[0]


def test_words_behind_the_amount_that_nobody_knows_are_told() -> None:
    (problem,) = said([*HEADS[:3], "Amount (stretch)"], ROW)
    assert "D1 “Amount (stretch)”: The amounts are read as they stand; plangen does not know what “stretch”" in problem
    assert said([*HEADS[:3], "Amount (net)"], ROW) == []


def test_amounts_in_local_currency_need_a_column_that_names_it() -> None:
    (problem,) = said([*HEADS[:3], "Amount (local currency)"], ROW)
    assert "speaks of several currencies, but no column names them" in problem
    assert said([*HEADS[:3], "Amount (local currency)", "Currency"], [*ROW, "USD"]) == []


def test_heads_without_rows_are_a_warning() -> None:
    assert any("has the heads of Opportunities, but no rows below them" in text for text in said(HEADS))
