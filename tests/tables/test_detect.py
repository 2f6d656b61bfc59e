import pytest

from plangen.problems import Problem
from plangen.records.detected import SHAPES
from plangen.records.reading import column_overrides as own_heads
from plangen.sources.grid import Cell, Grid
from plangen.tables.detect import detect_table
from plangen.tables.table import Table, Unused
from tests.sheets import sheet

DEALS: list[Cell] = ["Rep", "Customer", "Stage", "Value", "Close"]


def table_of(grid: Grid) -> Table:
    found, problems = detect_table(grid, 0, SHAPES)
    assert isinstance(found, Table), found
    assert not problems
    return found


def unused_sheet(grid: Grid) -> tuple[str, list[Problem]]:
    found, problems = detect_table(grid, 0, SHAPES)
    assert isinstance(found, Unused), found
    return found.reason, problems


def test_the_header_row_is_found_below_title_rows() -> None:
    title: list[list[Cell]] = [["Pipeline of the East"], ["as of", 46000], []]
    table = table_of(sheet(*title, DEALS, ["Ana", "Acme", "Won", 5, "2026-03-05"]))
    assert (table.name, table.header_row, table.rows) == ("Opportunities", 3, (4,))


@pytest.mark.parametrize("name", ["Deals", "PIPELINE 2026", "sales_pipeline", "Deals FY26 Q3"])
def test_a_sheet_name_makes_up_for_missing_headers(name: str) -> None:
    assert table_of(sheet(["Rep", "Status"], ["Ana", "won"], name=name)).name == "Opportunities"


def test_the_file_name_is_used_for_a_sheet_with_a_default_name() -> None:
    assert table_of(sheet(["Name", "Boss"], ["Ana", "Bo"], file="Team 2026.csv", name="")).name == "Team"
    assert table_of(sheet(["Name", "Boss"], ["Ana", "Bo"], file="team.xlsx", name="Sheet1")).name == "Team"


@pytest.mark.parametrize(
    ("headers", "name"),
    [
        (["Setting", "Value"], "Settings"),
        (["Product", "Price"], "Products"),
        (["Stage", "Outcome"], "Stages"),
        (["Salesperson", "Quota"], "Team"),
        (["Salesperson", "Quota 2026"], "Team"),
        (["Salesperson", "Jan", "Feb", "Mar"], "Targets"),
        (["Salesperson", "Period", "Quota"], "Targets"),
        (["Account", "Industry", "Class", "Account Owner"], "Accounts"),
        (["Date", "Kind", "Title"], "Events"),
        (["Salesperson", "Topic", "Text"], "Notes"),
        (["id", "salesperson", "action", "due"], "Actions"),
    ],
)
def test_a_table_is_detected_by_its_headers(headers: list[Cell], name: str) -> None:
    assert table_of(sheet(headers, ["a", "b", "c", "d"][: len(headers)])).name == name


def test_a_columns_sheet_is_detected() -> None:
    grid = sheet(["table", "column", "header"], ["Team", "quota", "Ziel"])
    assert isinstance(detect_table(grid, 0, (own_heads.SHAPE,))[0], Table)


@pytest.mark.parametrize("rows", [[], [[]], [[None, "", "  "]]])
def test_an_empty_sheet_is_reported_as_empty(rows: list[list[Cell]]) -> None:
    assert unused_sheet(sheet(*rows)) == ("empty", [])


def test_an_unrelated_sheet_is_unused_without_a_problem() -> None:
    reason, problems = unused_sheet(sheet(["Recipe", "Flour"], ["Bread", 500]))
    assert "no known headers in the first 30 rows" in reason
    assert not problems


def test_a_sheet_named_like_a_table_without_a_header_row_is_one_error() -> None:
    reason, problems = unused_sheet(sheet(["Ana", "Acme", 500], ["Bo", "Zeta", 700], name="Deals"))
    assert reason == "named Opportunities, but has no header row"
    assert len(problems) == 1
    assert "(salesperson, stage …)" in str(problems[0])


def test_a_missing_column_is_one_error_that_suggests_a_header() -> None:
    reason, problems = unused_sheet(sheet(["Salespersn", "Customer", "Stage", "Value"], ["Ana", "Acme", "Won", 5]))
    assert reason == "looks like Opportunities, but has no salesperson column"
    (problem,) = problems
    assert str(problem) == (
        "inputs.xlsx › Sheet1 › row 1: Looks like Opportunities, but has no salesperson column. Sheet skipped.\n"
        "Fix: Add it to the header row. If you mean “Salespersn”, rename that header, or map it in a Columns sheet."
        " If you don't need this sheet, add it to “ignore” in Settings."
    )


def test_two_header_lines_are_read_as_one() -> None:
    upper: list[Cell] = ["Sales", "Customer", "Deal", "Close", "Deal"]
    lower: list[Cell] = ["Rep", None, "Stage", "Date", "Value"]
    table = table_of(sheet(["Pipeline"], upper, lower, ["Ana", "Acme", "Won", "2026-03-05", 5]))
    assert (table.header_row, table.rows) == (2, (3,))
    assert dict(table.columns) == {"salesperson": 0, "account": 1, "stage": 2, "close date": 3, "amount": 4}
    assert table.header_text(3) == "Close Date"


def test_a_first_row_of_words_is_not_a_second_header_line() -> None:
    table = table_of(sheet(DEALS, ["Ana", "Acme", "Won", "TBD", "2026-03-05"], name="Deals"))
    assert (table.header_row, table.rows) == (0, (1,))


def test_a_hidden_system_sheet_is_not_a_table() -> None:
    hidden = Grid("export.xlsx", "hiddenSheet", [["Owner", "Status", "Topic"]], hidden=True)
    assert unused_sheet(hidden)[0] == "hidden system sheet"


@pytest.mark.parametrize(
    ("headers", "name", "profile"),
    [
        (["Account Name", "Account Owner", "Account Site", "Type", "Parent Account"], "Accounts", "Salesforce report"),
        (["Subject", "Assigned", "Date", "Status", "Company / Account", "Opportunity", "Comments"], "Activities",
         "Salesforce report"),
        (["Full Name", "Title", "Account Name", "Contact Owner", "Phone"], "Contacts", "Salesforce report"),
        (["Company name", "Company owner", "Industry", "City", "Create Date"], "Accounts", "HubSpot"),
        (["Activity Type", "Activity Date", "Activity assigned to"], "Activities", "HubSpot"),
        (["(Do Not Modify) Account", "(Do Not Modify) Row Checksum", "Account Name", "Main Phone", "Owner", "Status"],
         "Accounts", "Dynamics 365"),
        (["(Do Not Modify) Activity", "(Do Not Modify) Row Checksum", "Subject", "Regarding", "Activity Type",
          "Activity Status", "Start Date", "Owner"], "Activities", "Dynamics 365"),
        (["(Do Not Modify) Contact", "(Do Not Modify) Row Checksum", "Full Name", "Company Name", "Business Phone",
          "Owner"], "Contacts", "Dynamics 365"),
        (["Account Name", "Account Owner", "Account Owner.id", "Account Type", "Industry", "Record Id"], "Accounts",
         "Zoho CRM"),
        (["Task Owner", "Task Owner.id", "Subject", "Due Date", "Status", "Related To"], "Activities", "Zoho CRM"),
        (["Organization - Name", "Organization - Owner", "Organization - Label", "Organization - Open deals"],
         "Accounts", "Pipedrive"),
        (["Activity - Type", "Activity - Due date", "Activity - Done", "Activity - Assigned to user"], "Activities",
         "Pipedrive"),
        (["Person - Name", "Person - Organization", "Person - Owner", "Person - Phone"], "Contacts", "Pipedrive"),
        (["Opportunity-Inhaber", "Accountname", "Phase", "Betrag", "Schlusstermin"], "Opportunities",
         "Salesforce report"),
        (["Propriétaire de l'opportunité", "Nom du compte", "Étape", "Montant", "Date de clôture"], "Opportunities",
         "Salesforce report"),
        (["Propietario de oportunidad", "Nombre de la cuenta", "Etapa", "Importe", "Fecha de cierre"], "Opportunities",
         "Salesforce report"),
        (["(Nicht ändern) Verkaufschance", "(Nicht ändern) Zeilenprüfsumme", "Thema", "Gesch. Umsatz", "Besitzer",
          "Status"], "Opportunities", "Dynamics 365"),
        (["(Ne pas modifier) Opportunité", "Rubrique", "Client potentiel", "Revenu estimé", "Propriétaire", "Statut"],
         "Opportunities", "Dynamics 365"),
        (["(No modificar) Oportunidad", "Tema", "Cliente potencial", "Ingresos est.", "Propietario", "Estado"],
         "Opportunities", "Dynamics 365"),
        (["Datensatz-ID", "Deal-Name", "Deal-Phase", "Deal-Inhaber", "Betrag", "Abschlussdatum"], "Opportunities",
         "HubSpot"),
        (["Nom de la transaction", "Phase de la transaction", "Propriétaire de la transaction", "Montant"],
         "Opportunities", "HubSpot"),
        (["Nombre del negocio", "Etapa del negocio", "Propietario del negocio", "Importe"], "Opportunities", "HubSpot"),
        (["Deal - Titel", "Deal - Besitzer", "Deal - Wert", "Deal - Phase", "Deal - Status"], "Opportunities",
         "Pipedrive"),
        (["Affaire - Titre", "Affaire - Propriétaire", "Affaire - Valeur", "Affaire - Étape"], "Opportunities",
         "Pipedrive"),
        (["Trato - Título", "Trato - Propietario", "Trato - Valor", "Trato - Etapa"], "Opportunities", "Pipedrive"),
        (["opportunityid", "name", "customerid", "ownerid", "estimatedvalue", "estimatedclosedate", "statecode"],
         "Opportunities", "Dynamics 365"),
        (["Id", "Username", "Name", "Email", "IsActive"], "Users", "Salesforce data loader"),
    ],
)  # fmt: skip
def test_the_tables_of_each_crm_are_detected_by_their_headers(headers: list[Cell], name: str, profile: str) -> None:
    table = table_of(sheet(headers, [f"x{at}" for at in range(len(headers))]))
    assert (table.name, table.profile.name) == (name, profile)


def test_a_sheet_with_misspelled_headers_suggests_the_right_ones() -> None:
    _, (problem,) = unused_sheet(
        sheet(["Opportunity Ownr", "Acount Name", "Stage", "Amuont"], ["A", "B", "C", 1], name="Deals")
    )
    assert "Row 1: “Opportunity Ownr” looks like salesperson, “Acount Name” looks like account" in str(problem)
