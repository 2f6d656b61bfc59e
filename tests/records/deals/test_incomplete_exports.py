import pytest

from plangen.records.book import Book
from plangen.records.deals.stages import Outcome
from plangen.sources.grid import Cell
from tests.records.deals.test_opportunities import DAY
from tests.sheets import book, sheet

LEDGER: list[list[Cell]] = [
    ["Date", "Rep", "Customer", "Amount"],
    ["2026-07-01", "Ana Ruiz", "Acme", 10],
    ["2026-08-01", "Bo Lind", "Beta", 20],
]
MINE: list[list[Cell]] = [
    ["Deal Name", "Customer", "Stage", "Amount", "Close date"],
    ["Racks", "Acme", "Won", 10, "2026-07-01"],
    ["Bins", "Beta", "Lost", 5, "2026-07-02"],
]


def read(*rows: list[Cell], name: str = "export.csv", **settings: str) -> Book:
    set_up = sheet(
        ["Setting", "Value"], *([key.replace("_", " "), text] for key, text in settings.items()), name="Settings"
    )
    return book(sheet(*rows, file=name, name=""), *([set_up] if settings else []), as_of=DAY)


def won(found: Book) -> dict[str, int]:
    return {one.salesperson: int(one.amount or 0) for one in found.opportunities if one.outcome is Outcome.WON}


def test_a_ledger_is_refused_with_the_setting_that_reads_it() -> None:
    found = read(*LEDGER)
    (problem,) = found.problems
    assert problem.sort == "sales ledger"
    assert problem.fix.startswith("If every row is a won deal, add a Settings row: rows are won | yes.")


@pytest.mark.parametrize(
    ("headers", "name"),
    [(["Quote Number", "Date", "Customer", "Amount"], "export.csv"), (LEDGER[0], "quotes.csv")],
)
def test_quotes_with_dates_and_amounts_are_not_a_ledger(headers: list[Cell], name: str) -> None:
    found = read(headers, *LEDGER[1:], name=name)
    assert [report.reason for report in found.reports] == ["a list of quotes, not deals"]
    assert "sales ledger" not in {problem.sort for problem in found.problems}


@pytest.mark.parametrize(
    "headers",
    [
        ["Date", "Rep", "Customer", "Amount"], ["Order Date", "Sales Rep", "Client", "Total"],
        ["Invoice date", "Salesman", "Customer", "Net"], ["Datum", "Verkäufer", "Kunde", "Umsatz"],
        ["Transaction Date", "Account Manager", "Company", "Revenue"], ["Date", "Employee", "Customer Name", "Sales"],
    ],
)  # fmt: skip
def test_with_the_setting_each_row_is_a_won_deal_closed_on_its_date(headers: list[Cell]) -> None:
    found = read(headers, *LEDGER[1:], rows_are_won="yes")
    assert won(found) == {"Ana Ruiz": 10, "Bo Lind": 20}
    assert [str(one.closed) for one in found.opportunities] == ["2026-07-01", "2026-08-01"]
    assert {problem.sort for problem in found.problems} == {"no team"}


def test_orders_of_a_ledger_add_up_their_lines() -> None:
    headers: list[Cell] = ["Order ID", "Order Date", "Customer", "Sales Rep", "Product", "Sales"]
    lines: list[list[Cell]] = [["O1", "2026-07-01", "Acme", "Ana Ruiz", f"P{at}", at] for at in (1, 2, 4)]
    found = read(headers, *lines, rows_are_won="yes")
    assert won(found) == {"Ana Ruiz": 7}
    assert found.reports[0].notes == ("1 deal from 3 lines",)


def test_a_table_with_stages_is_read_by_them_whatever_the_setting() -> None:
    rows = [[*row, owner] for row, owner in zip(MINE, ("Rep", "Ana Ruiz", "Ana Ruiz"), strict=True)]
    found = read(*rows, rows_are_won="yes")
    assert [str(one.outcome) for one in found.opportunities] == ["won", "lost"]


def test_an_export_without_owners_is_refused_with_the_setting_that_reads_it() -> None:
    (problem,) = read(*MINE).problems
    assert problem.sort == "no owners"
    assert "add a Settings row: owner | NAME" in problem.fix


def test_with_the_setting_all_deals_are_one_persons() -> None:
    found = read(*MINE, owner="Ana Ruiz")
    assert {one.salesperson for one in found.opportunities} == {"Ana Ruiz"}
    assert [person.name for person in found.roster.people] == ["Ana Ruiz"]
    assert found.reports[0].notes == ("no owners; all deals read as Ana Ruiz's (“owner” in Settings)",)


def test_the_owner_in_settings_takes_no_ones_deals() -> None:
    rows = [[*row, owner] for row, owner in zip(MINE, ("Rep", "Bo Lind", "Bo Lind"), strict=True)]
    found = read(*rows, owner="Ana Ruiz")
    assert {one.salesperson for one in found.opportunities} == {"Bo Lind"}
    assert [person.name for person in found.roster.people] == ["Bo Lind"]
    (problem,) = (each for each in found.problems if each.sort == "owner not used")
    assert (problem.place.sheet, problem.place.cell, problem.value) == ("Settings", "B2", "Ana Ruiz")


def test_a_ledger_of_one_person_takes_both_settings() -> None:
    rows = [[row[0], *row[2:]] for row in LEDGER]
    assert {problem.sort for problem in read(*rows).problems} == {"sales ledger", "no owners"}
    found = read(*rows, rows_are_won="yes", owner="Ana Ruiz")
    assert sum(int(one.amount or 0) for one in found.opportunities) == 30


def test_a_misspelled_header_is_still_suggested() -> None:
    headers: list[Cell] = ["Date", "Rep", "Customer", "Amount", "Stagee"]
    (problem,) = read(headers, *([*row, "Won"] for row in LEDGER[1:])).problems
    assert "“Stagee”" in problem.fix


@pytest.mark.parametrize("headers", [["Date", "Employee", "Vendor", "Amount"], ["Name", "Date", "Hours"]])
def test_other_lists_are_not_a_ledgers(headers: list[Cell]) -> None:
    row: list[Cell] = ["2026-07-01", "Ana Ruiz", "Acme", 10]
    found = read(headers, row[: len(headers)])
    assert "sales ledger" not in {problem.sort for problem in found.problems}
