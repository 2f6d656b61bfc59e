from decimal import Decimal

import pytest

from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.sheets import book, messages, sheet

HEADERS: list[Cell] = ["salesperson", "account", "decision maker", "what", "how", "value", "quarter", "why"]
TEAM = sheet(
    ["Salesperson", "Manager", "Quota 2027"], ["Ana Ruiz", "Bo Lind", 900], ["Cy Ek", "Bo Lind", 800], name="Team"
)
JULY = sheet(["Setting", "Value"], ["fiscal year starts", "July"], name="Settings")
EUROS = sheet(["Setting", "Value"], ["currency", "EUR"], name="Settings")


def targets(*rows: list[Cell], name: str = "Target accounts", headers: list[Cell] = HEADERS) -> Book:
    return book(sheet(headers, *rows, name=name), TEAM)


def row(**cells: Cell) -> list[Cell]:
    defaults: dict[str, Cell] = {
        "salesperson": "Ana Ruiz", "account": "Acme", "decision": "Lena Farrow", "what": "Belting",
        "how": "Trial on line 3", "value": "20k", "quarter": "2027-Q2", "why": "new line in May",
    }  # fmt: skip
    return list((defaults | cells).values())


def table_of(found: Book) -> str:
    return found.reports[0].table


def test_a_target_account_has_who_decides_what_to_sell_how_for_how_much_when_and_why() -> None:
    found = targets(row(salesperson="Ruiz, Ana"))
    (each,) = found.target_accounts
    assert (each.salesperson, each.account, each.decision_maker) == ("Ana Ruiz", "Acme", "Lena Farrow")
    assert (each.what, each.how, each.why) == ("Belting", "Trial on line 3", "new line in May")
    assert each.value == 20_000
    assert each.quarter is not None
    assert each.quarter.code == "2027-Q2"
    assert found.place(each.row, "quarter").cell == "G2"
    assert not found.problems


def test_only_the_person_and_the_account_are_required() -> None:
    found = targets(["Ana Ruiz", "Acme"], headers=["Rep", "Customer"])
    (each,) = found.target_accounts
    assert (each.value, each.quarter, each.what) == (None, None, "")
    assert not found.problems


@pytest.mark.parametrize("name", ["Target accounts", "Targets accounts", "target_accounts", "Target accounts 2027"])
def test_a_sheet_is_known_by_its_name(name: str) -> None:
    assert table_of(targets(row(), name=name)) == "Target accounts"


@pytest.mark.parametrize("name", ["Named accounts", "Prospect list", "Prospects"])
def test_a_name_that_other_tables_have_too_counts_only_with_fitting_headers(name: str) -> None:
    few: list[Cell] = ["Rep", "Customer", "Product", "Value", "Quarter"]
    assert table_of(targets(["Ana Ruiz", "Acme", "Pumps", 5, "2027-Q1"], name=name, headers=few)) == "Target accounts"
    listed: list[Cell] = ["Account name", "Account owner", "Industry", "Tier"]
    assert table_of(targets(["Acme", "Ana Ruiz", "Food", "A"], name=name, headers=listed)) == "Accounts"
    deals: list[Cell] = ["Deal", "Customer", "Rep", "Stage", "Value", "Close date"]
    open_deal: list[Cell] = ["Racks", "Acme", "Ana Ruiz", "Proposal", 5, "2027-01-31"]
    assert table_of(targets(open_deal, name=name, headers=deals)) == "Opportunities"


def test_targets_and_accounts_are_never_read_as_target_accounts() -> None:
    quotas: list[Cell] = ["Rep", "Metric", "Quarter", "Target"]
    assert table_of(targets(["Ana Ruiz", "bookings", "2027-Q1", 5], name="Targets", headers=quotas)) == "Targets"
    assert table_of(targets(["Ana Ruiz", "bookings", "2027-Q1", 5], name="Sheet1", headers=quotas)) == "Targets"
    listed: list[Cell] = ["Customer", "Rep", "Tier", "Strategy", "Decision maker", "Revenue 2026"]
    assert table_of(targets(["Acme", "Ana Ruiz", "A", "", "", 5], name="Accounts", headers=listed)) == "Accounts"
    assert table_of(targets(["Acme", "Ana Ruiz", "A", "", "", 5], name="Sheet1", headers=listed)) == "Accounts"


def test_target_accounts_without_a_sheet_name_are_known_by_their_headers() -> None:
    headers: list[Cell] = ["Customer", "Rep", "Decision maker", "Offer", "Approach", "Value", "Quarter"]
    found = targets(["Acme", "Ana Ruiz", "", "Pumps", "Call", 5, "2027-Q1"], name="Sheet1", headers=headers)
    assert table_of(found) == "Target accounts"


@pytest.mark.parametrize(
    ("text", "code"),
    [("2027-Q2", "2027-Q2"), ("Q2 2027", "2027-Q2"), ("Q2 27", "2027-Q2"), ("May 2027", "2027-Q2"), ("", None)],
)
def test_a_quarter_is_written_with_its_year_or_as_one_of_its_months(text: str, code: str | None) -> None:
    found = targets(row(quarter=text))
    assert [each.quarter.code if each.quarter else None for each in found.target_accounts] == [code]
    assert not found.problems


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Q2", "No year."),
        ("2", "No year."),
        ("2027", "Not a quarter."),
        ("2027-H1", "Not a quarter."),
        ("soon", "Not a quarter."),
    ],
)
def test_a_quarter_without_a_year_is_reported_and_never_guessed(text: str, message: str) -> None:
    found = targets(row(quarter=text))
    assert [each.quarter for each in found.target_accounts] == [None]
    (problem,) = found.problems
    assert (problem.place.cell, problem.message, problem.fix) == ("G2", f"{message} Left blank.", "Use 2027-Q2.")


def test_the_year_of_a_quarter_may_be_in_the_name_of_the_sheet() -> None:
    found = targets(row(quarter="Q3"), name="Target accounts 2027")
    assert [each.quarter.code for each in found.target_accounts if each.quarter] == ["2027-Q3"]
    assert not found.problems


def test_a_quarter_of_a_fiscal_year_is_written_with_fy() -> None:
    found = book(
        sheet(HEADERS, row(quarter="FY2027-Q2"), row(what="Hoses", quarter="Q2"), name="Target accounts"), TEAM, JULY
    )
    assert [each.quarter.code if each.quarter else None for each in found.target_accounts] == ["FY2027-Q2", None]
    assert [problem.fix for problem in found.problems] == ["Use FY2027-Q2."]


def test_unusable_rows_are_reported_and_every_row_is_counted() -> None:
    found = targets(
        row(), row(account="ACME", what="belting"), row(account="Acme", what="Hoses"), row(salesperson="Ana"),
        row(account=""), ["Ana Ruiz", *[""] * 7], row(salesperson="Cy Ek"),
    )  # fmt: skip
    assert [(each.salesperson, each.what) for each in found.target_accounts] == [
        ("Ana Ruiz", "Belting"), ("Ana Ruiz", "Hoses"), ("Cy Ek", "Belting"),
    ]  # fmt: skip
    report = found.reports[0]
    assert report.skips == {"duplicate": 1, "unknown person": 1, "no account": 2}
    assert report.used + sum(report.skips.values()) == 7
    assert sorted((problem.sort, problem.place.cell) for problem in found.problems) == [
        ("duplicate target account", "B3"), ("no account", "B6"), ("unknown person", "A5"),
    ]  # fmt: skip


def test_an_unreadable_or_negative_value_is_reported_and_left_blank() -> None:
    found = targets(row(value="lots"), row(what="Hoses", value=-5), row(what="Pumps", value="$1,500"))
    assert [each.value for each in found.target_accounts] == [None, None, 1500]
    assert [problem.place.cell for problem in found.problems] == ["F2", "F3"]


def test_values_in_thousands_or_another_currency_follow_their_header() -> None:
    headers: list[Cell] = [*HEADERS[:5], "Value ($K)", *HEADERS[6:]]
    assert [each.value for each in targets(row(value=20), headers=headers).target_accounts] == [Decimal(20_000)]
    other = book(sheet([*HEADERS[:5], "Value (USD)", *HEADERS[6:]], row(value=20), name="Target accounts"), TEAM, EUROS)
    assert [each.value for each in other.target_accounts] == [None]
    assert ["Header has USD; Settings use EUR. Column skipped." in text for text in messages(other.problems)] == [True]


def test_an_account_spelled_almost_like_a_known_one_is_a_warning_and_a_prospect_is_not() -> None:
    accounts = sheet(["account", "tier"], ["Pacific Lantern Packing", "A"], name="Accounts")
    rows = [row(account="Pacific Lantern Packng"), row(account="Copperlea Kitchens")]
    found = book(sheet(HEADERS, *rows, name="Target accounts"), TEAM, accounts)
    assert len(found.target_accounts) == 2
    (text,) = messages(found.problems)
    assert "1 target for an account spelled almost like “Pacific Lantern Packing”." in text
