from plangen.sources.grid import Cell, Grid
from tests.sheets import book, messages, sheet

HEADERS: list[Cell] = ["table", "column", "header"]
DEALS: tuple[list[Cell], ...] = (["Owner", "Verkäufer", "Stage", "Value"], ["Cy Dee", "Ana Ruiz", "Proposal", 5])


def overrides(*rows: list[Cell]) -> Grid:
    return sheet(HEADERS, *rows, name="Columns")


def deals() -> Grid:
    return sheet(*DEALS, name="Deals")


def test_a_mapped_header_wins_over_a_known_one() -> None:
    found = book(overrides(["Deals", "salesperson", "Verkäufer"]), deals())
    assert [deal.salesperson for deal in found.opportunities] == ["Ana Ruiz"]
    assert found.reports[1].passed_over == {"Owner": "salesperson"}


def test_a_known_header_can_be_mapped_to_another_column() -> None:
    found = book(overrides(["Deals", "next step", "Value"]), deals())
    assert [deal.next_step for deal in found.opportunities] == ["5"]
    assert [deal.amount for deal in found.opportunities] == [None]


def test_an_unknown_table_and_an_unknown_column_are_reported_with_a_fix() -> None:
    found = book(overrides(["Dreams", "salesperson", "Owner"], ["Deals", "color", "Farbe"]), deals())
    texts = messages(found.problems)
    assert any("Columns › A2 “Dreams”: No such table. Row skipped.\nFix: Use a table name" in text for text in texts)
    assert any("Columns › B3 “color”: Opportunities has no such column. Row skipped." in text for text in texts)
    assert any("Use one of: id, name, account" in text for text in texts)
    assert sum("Columns" in text for text in texts) == 2
    assert found.reports[0].skips == {"not recognized": 2}


def test_the_former_names_of_columns_and_sheets_are_accepted() -> None:
    accounts = sheet(["Account", "ABC-Klasse", "Rep"], ["Acme", "A", "Ana Ruiz"], name="Accounts")
    team = sheet(["Salesperson", "Elektropost"], ["Ana Ruiz", "ana@x.com"], name="Team")
    gaps = sheet(["Account", "Produkt", "Status"], ["Acme", "Pumps", "gap"], name="Gaps")
    rows: list[list[Cell]] = [
        ["Accounts", "class", "ABC-Klasse"], ["Team", "e-mail", "Elektropost"], ["Coverage", "product", "Produkt"],
    ]  # fmt: skip
    found = book(overrides(*rows), accounts, team, gaps)
    assert found.accounts[0].tier == "A"
    assert found.roster.people[0].email == "ana@x.com"
    assert found.white_space[0].product == "Pumps"
    assert not found.reports[0].skips


def test_a_header_in_no_sheet_of_its_table_is_a_warning_with_the_nearest_one() -> None:
    found = book(overrides(["Deals", "salesperson", "Verkaeufer"]), deals())
    assert (
        "inputs.xlsx › Columns › C2 “Verkaeufer”: No Opportunities sheet has this header.\n"
        "Fix: Use “Verkäufer”, exactly as it is in your file." in messages(found.problems)
    )


def test_a_header_in_one_of_several_files_is_no_problem() -> None:
    other = sheet(["Rep", "Stage", "Value"], ["Bo Ruiz", "Proposal", 7], name="Deals", file="other.xlsx")
    found = book(overrides(["Deals", "salesperson", "Verkäufer"]), deals(), other)
    assert not any("Columns" in text for text in messages(found.problems))


def test_a_header_followed_by_a_currency_is_found_without_it() -> None:
    priced = sheet(["Rep", "Stage", "Wert (EUR)"], ["Ana Ruiz", "Proposal", 7], name="Deals")
    found = book(overrides(["Deals", "amount", "Wert"]), priced)
    assert [deal.amount for deal in found.opportunities] == [7]
    assert not any("Columns" in text for text in messages(found.problems))


def test_a_header_mapped_to_two_columns_is_reported_and_the_first_is_used() -> None:
    found = book(overrides(["Deals", "salesperson", "Verkäufer"], ["Deals", "account", "Verkäufer"]), deals())
    assert [deal.salesperson for deal in found.opportunities] == ["Ana Ruiz"]
    text = "C3 “Verkäufer”: This header is mapped to “salesperson” above and “account” here. Row skipped."
    assert any(text in each for each in messages(found.problems))


def test_a_row_without_a_header_is_reported() -> None:
    found = book(overrides(["Deals", "account", None]), deals())
    assert any("Columns › C2: No header given. Row skipped." in text for text in messages(found.problems))


def test_the_nearest_table_and_the_nearest_column_are_suggested() -> None:
    found = book(overrides(["Oportunities", "amount", "Value"], ["Deals", "amonut", "Value"]), deals())
    first, second = [text for text in messages(found.problems) if "Columns" in text]
    assert first.endswith("Fix: Use “Opportunities”.")
    assert "Fix: Use “amount”, or one of: " in second


def test_mapped_headers_name_the_columns_that_are_missing() -> None:
    calls = sheet(["Datum", "Wer", "Kunde"], ["2026-09-01", "Ana Ruiz", "Acme"], name="Besuche")
    mapped: list[list[Cell]] = [["Activities", "date", "Datum"], ["Activities", "salesperson", "Wer"]]
    texts = messages(book(overrides(*mapped), calls).problems)
    assert any(
        "Besuche › row 1: Looks like Activities, but has no type column (type, subject line, or tally). Sheet skipped."
        "\nFix: Add it to the header row, or map the header in the Columns sheet." in text
        for text in texts
    )
    assert any(
        "“Datum”: inputs.xlsx › Besuche › A1 has this header, but isn't read as Activities." in text for text in texts
    )
    assert not any("No Activities sheet has this header" in text for text in texts)
    found = book(overrides(*mapped, ["Activities", "type", "Kunde"]), calls)
    assert [report.used for report in found.reports if report.table == "Activities"] == [1]


def test_a_header_of_another_table_is_said_to_be_there() -> None:
    targets = sheet(["Salesperson", "Jan 2026", "Ziel"], ["Ana Ruiz", 5, 6], name="Targets")
    texts = messages(book(overrides(["Deals", "amount", "Ziel"]), targets).problems)
    assert any("inputs.xlsx › Targets › C1 has this header, but is read as Targets." in text for text in texts)


def test_a_columns_sheet_without_one_of_its_columns_is_an_error_that_names_it() -> None:
    texts = messages(book(sheet(["column", "header"], ["amount", "Wert"], name="Columns"), deals()).problems)
    assert any("Columns › row 1: Looks like Columns, but has no table column. Sheet skipped." in text for text in texts)


def test_a_column_may_be_named_by_a_header_that_is_known_for_it() -> None:
    found = book(overrides(["Deals", "Sales Rep", "Verkäufer"]), deals())
    assert [deal.salesperson for deal in found.opportunities] == ["Ana Ruiz"]
    assert not found.reports[0].skips
