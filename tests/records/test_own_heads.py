from plangen.sources.grid import Cell, Grid
from tests.sheets import book, sheet, told

HEADS: list[Cell] = ["table", "column", "header"]
DEALS: tuple[list[Cell], ...] = (["Owner", "Verkäufer", "Stage", "Value"], ["Cy Dee", "Ana Ruiz", "Proposal", 5])


def named(*rows: list[Cell]) -> Grid:
    return sheet(HEADS, *rows, name="Columns")


def deals() -> Grid:
    return sheet(*DEALS, name="Deals")


def test_a_row_of_columns_wins_over_a_head_that_is_known() -> None:
    found = book(named(["Deals", "salesperson", "Verkäufer"]), deals())
    assert [deal.salesperson for deal in found.opportunities] == ["Ana Ruiz"]
    assert found.reports[1].passed_over == {"Owner": "salesperson"}


def test_a_known_head_can_be_given_another_meaning() -> None:
    found = book(named(["Deals", "next step", "Value"]), deals())
    assert [deal.next_step for deal in found.opportunities] == ["5"]
    assert [deal.amount for deal in found.opportunities] == [None]


def test_an_unknown_table_and_an_unknown_column_are_told_with_their_cells_and_a_cure() -> None:
    found = book(named(["Dreams", "salesperson", "Owner"], ["Deals", "colour", "Farbe"]), deals())
    said = told(found.problems)
    assert any(
        "Columns › A2 “Dreams”: plangen has no such table; the row is not used. Name one of its" in one for one in said
    )
    assert any("Columns › B3 “colour”: Opportunities has no such column" in one for one in said)
    assert any("Name one of: id, name, account" in one for one in said)
    assert sum("Columns" in one for one in said) == 2
    assert found.reports[0].skips == {"not understood": 2}


def test_a_header_that_stands_in_no_such_sheet_is_told_with_the_nearest_one() -> None:
    found = book(named(["Deals", "salesperson", "Verkaeufer"]), deals())
    assert (
        "inputs.xlsx › Columns › C2 “Verkaeufer”: No sheet that is read as Opportunities has this header; "
        "the row changes nothing. Write the header as it stands in your file. “Verkäufer” is near."
        in told(found.problems)
    )


def test_a_header_that_stands_in_one_of_several_files_is_no_problem() -> None:
    other = sheet(["Rep", "Stage", "Value"], ["Bo Ruiz", "Proposal", 7], name="Deals", file="other.xlsx")
    found = book(named(["Deals", "salesperson", "Verkäufer"]), deals(), other)
    assert not any("Columns" in one for one in told(found.problems))


def test_a_header_with_its_currency_behind_it_is_found_without_it() -> None:
    priced = sheet(["Rep", "Stage", "Wert (EUR)"], ["Ana Ruiz", "Proposal", 7], name="Deals")
    found = book(named(["Deals", "amount", "Wert"]), priced)
    assert [deal.amount for deal in found.opportunities] == [7]
    assert not any("Columns" in one for one in told(found.problems))


def test_one_header_named_for_two_columns_is_told_and_the_first_stands() -> None:
    found = book(named(["Deals", "salesperson", "Verkäufer"], ["Deals", "account", "Verkäufer"]), deals())
    assert [deal.salesperson for deal in found.opportunities] == ["Ana Ruiz"]
    assert any("C3 “Verkäufer”: This header is named as “salesperson” above" in one for one in told(found.problems))


def test_a_row_without_a_header_is_told() -> None:
    found = book(named(["Deals", "account", None]), deals())
    assert any("Columns › C2: No header is named; the row is not used." in one for one in told(found.problems))


def test_the_nearest_table_and_the_nearest_column_are_named() -> None:
    found = book(named(["Oportunities", "amount", "Value"], ["Deals", "amonut", "Value"]), deals())
    first, second = [text for text in told(found.problems) if "Columns" in text]
    assert first.endswith("“Opportunities” is near.")
    assert second.endswith("“amount” is near.")
