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


def test_deals_with_stages_and_ids_alone_are_not_a_ledger() -> None:
    rows: list[list[Cell]] = [["ID", "Phase", "Betrag", "Abschlussdatum"], ["D1", "Won", 10, "2026-07-01"]]
    assert [problem.sort for problem in read(*rows).problems if problem.severity == "error"] == ["no owners"]
    assert won(read(*rows, owner="Ana Ruiz")) == {"Ana Ruiz": 10}


@pytest.mark.parametrize("headers", [["Net", "VAT", "Total"], ["Total", "Tax", "Net amount"]])
def test_a_ledgers_net_comes_before_its_total(headers: list[Cell]) -> None:
    amounts = {"Net": 100, "Net amount": 100}
    row: list[Cell] = ["2026-07-01", "Ana Ruiz", "Acme", *(amounts.get(str(each), 120) for each in headers)]
    assert won(read(["Date", "Rep", "Customer", *headers], row, rows_are_won="yes")) == {"Ana Ruiz": 100}


@pytest.mark.parametrize("price", ["Unit Price", "Price"])
@pytest.mark.parametrize("quantity", ["Qty", "Units", "Quantity"])
def test_a_price_next_to_a_quantity_is_not_the_amount(price: str, quantity: str) -> None:
    headers: list[Cell] = ["Date", "Rep", "Customer", quantity, price]
    found = read(headers, ["2026-07-01", "Ana Ruiz", "Acme", 3, 10], rows_are_won="yes")
    (problem,) = (each for each in found.problems if each.sort == "sales ledger without amounts")
    assert problem.fix.startswith("Add an Amount column: quantity times price.")
    assert not found.opportunities


MARCH: dict[str, Cell] = {"Year": 2026, "Month": 3, "Rep": "Ana Ruiz"}
TEAM = sheet(["Salesperson", "Quota"], ["Ana Ruiz", 5], ["Bo Lind", 5], name="Team", file="team.csv")


@pytest.mark.parametrize(
    ("headers", "name"),
    [
        (["Year", "Month", "Rep", "Customer", "Amount"], "export.csv"),
        (["Year", "Month", "Rep", "Product", "Sales"], "export.csv"),
        (["Year", "Month", "Rep", "Amount"], "sales 2026.csv"),
        (["Client", "Rep", "Jan 2026", "Feb 2026"], "export.csv"),
    ],
)
def test_sales_by_month_are_not_targets(headers: list[Cell], name: str) -> None:
    row: list[Cell] = [MARCH.get(str(each), 7) for each in headers]
    found = book(TEAM, sheet(headers, row, file=name, name=""), as_of=DAY)
    assert [problem.sort for problem in found.problems] == ["sales by month"]
    assert not found.targets


@pytest.mark.parametrize(
    ("headers", "name"),
    [
        (["Year", "Month", "Rep", "Customer", "Target"], "export.csv"), (["Year", "Month", "Rep", "Amount"], "x.csv"),
        (["Year", "Month", "Rep", "Amount"], "sales targets.csv"), (["Rep", "Jan 2026", "Feb 2026"], "export.csv"),
        (["Customer", "Rep", "Jan 2026", "Feb 2026"], "quotas.csv"),
    ],
)  # fmt: skip
def test_targets_by_month_are_targets(headers: list[Cell], name: str) -> None:
    row: list[Cell] = [MARCH.get(str(each), 7) for each in headers]
    found = book(TEAM, sheet(headers, row, file=name, name=""), as_of=DAY)
    assert found.targets
    assert not found.problems


def test_a_title_above_may_say_that_amounts_by_month_are_targets() -> None:
    rows: list[list[Cell]] = [["Quotas in $K"], ["Customer", "Rep", "Jan 2026"], ["Acme", "Ana Ruiz", 7]]
    assert book(TEAM, sheet(*rows, name="Sales"), as_of=DAY).targets


def test_sales_with_a_date_and_its_year_and_month_are_a_ledger() -> None:
    headers: list[Cell] = ["Date", "Year", "Month", "Rep", "Customer", "Amount"]
    row: list[Cell] = ["2026-07-01", 2026, 7, "Ana Ruiz", "Acme", 10]
    assert [problem.sort for problem in read(headers, row).problems if problem.place.cell] == ["sales ledger"]
    assert won(read(headers, row, rows_are_won="yes")) == {"Ana Ruiz": 10}


def test_sales_with_products_are_a_ledger_not_products() -> None:
    headers: list[Cell] = [
        "Order ID",
        "Order Date",
        "Customer Name",
        "Category",
        "Product Name",
        "Sales",
        "Salesperson",
    ]
    rows: list[list[Cell]] = [["O1", "2026-07-01", "Acme", "Tech", "P1", 10, "Ana Ruiz"]]
    assert [problem.sort for problem in read(headers, *rows).problems if problem.place.cell] == ["sales ledger"]
    found = read(headers, *rows, rows_are_won="yes")
    assert won(found) == {"Ana Ruiz": 10}
    assert not found.products


def test_products_with_prices_are_products() -> None:
    found = read(["Product Name", "Category", "Price"], ["P1", "Tech", 5])
    assert [product.name for product in found.products] == ["P1"]


def test_a_date_a_rep_and_an_amount_are_a_ledger_whatever_the_file_is_called() -> None:
    headers: list[Cell] = ["Date", "Rep", "Amount"]
    found = read(headers, ["2026-07-01", "Ana Ruiz", 10], name="data.csv")
    assert [problem.sort for problem in found.problems] == ["sales ledger"]
    expenses = read(["Date", "Employee", "Amount"], ["2026-07-01", "Ana Ruiz", 10], name="data.csv")
    assert "sales ledger" not in {problem.sort for problem in expenses.problems}


@pytest.mark.parametrize("settings", [{}, {"rows_are_won": "yes"}])
def test_flags_of_won_and_closed_deals_are_read_without_a_stage_whatever_the_setting(settings: dict[str, str]) -> None:
    rows: list[list[Cell]] = [
        ["Name", "Account", "Rep", "Amount", "Close date", "Closed", "Won"],
        ["A", "Acme", "Ana Ruiz", 1, "2026-07-01", 1, 1],
        ["B", "Acme", "Ana Ruiz", 2, "2026-07-01", 1, 0],
        ["C", "Acme", "Ana Ruiz", 3, "2026-12-01", 0, 0],
    ]
    found = read(*rows, **settings)
    assert [str(one.outcome) for one in found.opportunities] == ["won", "lost", "open"]
    assert {problem.sort for problem in found.problems} == {"no team"}


def test_a_ledger_with_a_sales_manager_is_still_one() -> None:
    rows = [[*LEDGER[0], "Sales Manager"], *([*row, "Dana Bell"] for row in LEDGER[1:])]
    assert [problem.sort for problem in read(*rows).problems if problem.place.cell] == ["sales ledger"]
