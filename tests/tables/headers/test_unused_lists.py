import pytest

from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.sheets import book, sheet

TEAM = sheet(["Salesperson", "Manager"], ["Ana", "Bo"], name="Team")
DEALS: list[list[Cell]] = [["Rep", "Deal", "Stage", "Amount"], ["Ana", "A", "Proposal", 5]]
PIVOT = "a pivot table, not a list of rows"


def reasons(found: Book) -> list[str]:
    assert not found.problems
    return [report.reason for report in found.reports if not report.table]


@pytest.mark.parametrize(
    "rows",
    [
        [["Row Labels", "Sum of Amount"], ["Ana", 5], ["(blank)", 1], ["Grand Total", 6]],
        [["Stage", "(All)"], [], ["Row Labels", "Count of Deal"], ["Ana", 5], ["Grand Total", 5]],
        [["Sum of Amount", "Column Labels"], ["Row Labels", "Closed Won", "Grand Total"], ["Ana", 5, 5]],
        [["Sum of Amount", "Quarter"], ["Rep", "Q1", "Q2", "Grand Total"], ["Ana", 5, 5, 10]],
        [["Opportunity Owner", "Stage", "Sum of Amount"], ["Ana", "Closed Won", 5], ["Ana Total", "", 5]],
        [["Rep", "SUM of Amount"], ["Ana", 5], ["Grand Total", 5]],
        [["Zeilenbeschriftungen", "Summe von Betrag"], ["Ana", 5], ["Gesamtergebnis", 5]],
        [["Étiquettes de lignes", "Somme de Montant"], ["Ana", 5], ["Total général", 5]],
        [["Filter"], [], ["Opportunity Owner", "Sum - Amount"], ["Ana", 5], ["Total Result", 5]],
    ],
)
@pytest.mark.parametrize("name", ["Sheet1", "Opportunities", "Quotas 2026"])
def test_a_pivot_table_is_not_used_and_no_error(rows: list[list[Cell]], name: str) -> None:
    found = book(TEAM, sheet(*rows, name=name))
    assert reasons(found) == [PIVOT]
    assert [person.name for person in found.roster.people] == ["Ana"]
    assert not found.targets


def test_a_pivot_table_below_or_beside_deals_is_not_used_and_the_deals_are() -> None:
    pivot: list[list[Cell]] = [["Row Labels", "Sum of Amount"], ["Ana", 5], ["Grand Total", 5]]
    crossed: list[list[Cell]] = [["Sum of Amount", "Quarter"], ["Rep", "Q1", "Q2"], ["Ana", 5, 5]]
    wide: list[list[Cell]] = [*DEALS, [None] * 4]
    beside = [[*row, None, *cells] for row, cells in zip(wide, pivot, strict=True)]
    layouts: list[list[list[Cell]]] = [[*DEALS, [], *pivot], [*DEALS, *pivot], [*DEALS, [], *crossed], beside]
    for rows in layouts:
        found = book(TEAM, sheet(*rows))
        assert reasons(found) == [PIVOT], rows
        assert [deal.amount for deal in found.opportunities] == [5]


def test_a_computed_column_next_to_all_columns_of_deals_is_no_pivot_table() -> None:
    found = book(TEAM, sheet([*DEALS[0], "Sum of products"], [*DEALS[1], 3]))
    assert [deal.amount for deal in found.opportunities] == [5]


@pytest.mark.parametrize(
    ("headers", "what"),
    [
        (["Lead ID", "Name", "Status", "Owner", "Company"], "a lead list, not deals"),
        (["Name", "Lead Status", "Lead Owner", "Amount"], "a lead list, not deals"),
        (["Record Id", "Lead Owner", "Last Name", "Company", "Email", "Lead Status"], "a lead list, not deals"),
        (["Lead - ID", "Lead - Title", "Lead - Owner", "Lead - Value"], "a lead list, not deals"),
        (
            ["Quote Number", "Quote Name", "Account Name", "Status", "Owner", "Total Price"],
            "a list of quotes, not deals",
        ),
        (["Ticket ID", "Ticket name", "Ticket status", "Ticket owner"], "a list of tickets, not deals"),
        (["Case Number", "Subject", "Status", "Priority", "Case Owner"], "a list of tickets, not deals"),
    ],
)
def test_leads_quotes_and_tickets_are_named_and_not_used(headers: list[Cell], what: str) -> None:
    row: list[Cell] = ["Ana" if "Owner" in str(header) else "Open" for header in headers]
    for name in ("Sheet1", "Deals"):
        found = book(TEAM, sheet(headers, row, name=name))
        assert reasons(found) == [what]
        assert not found.opportunities


def test_a_sheet_named_leads_is_not_used_unless_it_has_stages() -> None:
    assert reasons(book(TEAM, sheet(["Name", "Status", "Owner", "Value"], ["x", "Open", "Ana", 5], name="Leads"))) == [
        "a lead list, not deals"
    ]
    assert len(book(TEAM, sheet(*DEALS, name="Leads")).opportunities) == 1


def test_deals_with_the_number_of_a_quote_or_the_source_of_a_lead_are_deals() -> None:
    found = book(TEAM, sheet([*DEALS[0], "Quote Number", "Lead Source", "Lead Owner"], [*DEALS[1], "Q1", "Web", "Bo"]))
    assert [deal.salesperson for deal in found.opportunities] == ["Ana"]


def test_a_name_that_starts_like_a_count_is_not_a_pivot_table() -> None:
    headers: list[Cell] = ["Nombre de la oportunidad", "Etapa", "Importe", "Fecha de cierre"]
    settings = sheet(["setting", "value"], ["owner", "Ana"], name="Settings")
    found = book(TEAM, settings, sheet(headers, ["Estantes", "Closed Won", 5, "2026-03-01"]))
    assert [deal.amount for deal in found.opportunities] == [5]
    counted = book(TEAM, sheet(["Compte", "Nombre de Opportunité"], ["Acme", 5], ["Total général", 5]))
    assert reasons(counted) == [PIVOT]


@pytest.mark.parametrize(
    "headers", [["Lead", "Status", "Rep", "Value", "Created"], ["Quote #", "Status", "Rep", "Amount", "Created"]]
)
def test_a_list_is_recognized_by_a_short_first_header(headers: list[Cell]) -> None:
    found = book(TEAM, sheet(*DEALS, name="Deals"), sheet(headers, ["L1", "Open", "Ana", 9, "2026-05-01"]))
    assert [deal.amount for deal in found.opportunities] == [5]
    assert reasons(found)[0].endswith("not deals")


@pytest.mark.parametrize(
    "headers",
    [
        ["Project", "Rep", "Status", "Budget", "Start date", "End date"], ["Issue", "Rep", "Status", "Created"],
        ["Contract", "Account", "Rep", "Status", "Value", "End date"], ["Bug ID", "Rep", "Status", "Priority"],
    ],
)  # fmt: skip
def test_projects_issues_and_contracts_are_not_open_deals(headers: list[Cell]) -> None:
    values = {"Rep": "Ana", "Status": "Open", "Created": "2026-05-01"}
    row: list[Cell] = [values.get(str(header), "1") for header in headers]
    found = book(TEAM, sheet(*DEALS, name="Deals"), sheet(headers, row))
    assert [deal.amount for deal in found.opportunities] == [5]
    assert reasons(found)[0].endswith("not deals")


def test_deals_called_projects_are_deals() -> None:
    found = book(TEAM, sheet(["Project", "Rep", "Stage", "Budget", "Value"], ["P", "Ana", "Proposal", 9, 5]))
    assert [deal.amount for deal in found.opportunities] == [5]
