import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.records.load import SHAPES
from plangen.sources.grid import Cell
from plangen.tables.recognise import recognise
from plangen.tables.table import Table
from tests.sheets import sheet

HEADS: list[Cell] = ["Account Name", "Opportunity Owner", "Stage", "Amount", "Opportunity Name"]
DEAL: list[Cell] = ["Acme", "Ana Ruiz", "Closed Won", 500.0, "Shelves"]


def skips(*rows: list[Cell], heads: list[Cell] | None = None, name: str = "Deals") -> dict[int, str]:
    table, _ = recognise(sheet(heads or HEADS, *rows, name=name), 0, SHAPES)
    assert isinstance(table, Table)
    assert len(table.rows) + len(table.skips) == len(rows)
    return dict(table.skips)


def test_the_footers_of_a_salesforce_report_are_told() -> None:
    found = skips(
        DEAL,
        [],
        ["Grand Totals (5700 records)", None, None, 500.0],
        [None, None, " "],
        ["Confidential Information - Do Not Distribute"],
        ["Copyright © 2000-2026 salesforce.com, inc. All rights reserved."],
        ["Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.", "", "", "", ""],
    )
    assert found == {2: "blank", 3: "total", 4: "blank", 5: "footer", 6: "footer", 7: "footer"}


def test_the_lines_that_people_put_below_an_export_of_any_program_are_footers() -> None:
    heads: list[Cell] = ["Topic", "Owner", "Status", "Est. Revenue", "Est. Close Date"]
    found = skips(["Confidential – do not forward"], ["Source: CRM, 31 October"], ["Page 1 of 2"], heads=heads)
    assert found == {1: "footer", 2: "footer", 3: "footer"}


def test_totals_of_groups_are_told() -> None:
    assert skips(DEAL, ["Subtotal", "", "", "$500.00"], ["Total East", None, None, 500]) == {2: "total", 3: "total"}


@pytest.mark.parametrize(
    "words",
    [
        "Grand Total", "Totals", "Average of amount", "Count 12", "Gesamtsumme", "Gesamtergebnis", "Zwischensumme",
        "Zwischen-Summe", "Insgesamt", "Summe (3 Datensätze)", "Anzahl", "Durchschnitt", "Somme", "Sous-total",
        "Sous-totaux", "Total général", "Totaux généraux", "Moyenne", "Totaux (3 enregistrements)", "Totaal", "Suma",
        "Total general", "Totales generales", "Totales", "Promedio", "Total (3 registros)", "Celkem", "Součet",
        "Mezisoučet", "Celkem 3 záznamy",
    ],
)  # fmt: skip
def test_totals_are_known_in_six_languages(words: str) -> None:
    assert skips(DEAL, [words, None, None, 500.0]) == {2: "total"}
    assert skips([words, "Ana Ruiz", "Closed Won", 500.0, "Shelves"]) == {}
    customers: list[list[Cell]] = [["Account", "Employees"], ["Acme", 10], ["Zeta", 5]]
    assert skips(*customers[1:], [words, 7], heads=customers[0], name="Accounts") == {3: "total"}


@pytest.mark.parametrize("name", ["Totaline", "Summers Ltd", "Sous le pont", "Insgesamtwerk", "Celkemar", "Anzahlung"])
def test_names_that_begin_like_a_total_are_names(name: str) -> None:
    assert skips([name, None, None, 500.0]) == {}


def test_a_row_of_nothing_but_numbers_is_a_total_where_it_adds_up_to_those_since_the_last_one() -> None:
    east, west = [500.0, 200.0], [40.0, 60.0]
    rows = [[*DEAL[:3], amount, DEAL[4]] for amount in east]
    more = [[*DEAL[:3], amount, DEAL[4]] for amount in west]
    assert skips(*rows, [None, None, None, 700.0], *more, [None, None, None, 100.0], [None, None, None, 800.0]) == {
        3: "total", 6: "total", 7: "total",
    }  # fmt: skip
    assert skips(*rows, [None, None, None, 700.0], *more, [None, None, None, 160.0]) == {3: "total"}


def test_companies_that_are_called_like_totals_are_kept() -> None:
    energies: list[Cell] = ["Total Energies", "Ana Ruiz", "Closed Won", 500.0, "Shelves"]
    sumace: list[Cell] = ["Sumace", "Ana Ruiz", "Closed Won", 500.0, "Shelves"]
    counting: list[Cell] = ["Count Basie Ltd", "Ana Ruiz", None, 500.0, None]
    assert skips(energies, sumace, counting) == {}


def test_an_account_called_like_a_total_is_one_unless_it_adds_up() -> None:
    heads: list[Cell] = ["Account", "Employees", "Annual spend"]
    rows: list[list[Cell]] = [["Acme", 10, 100.0], ["Total Energies", 500, 90.0], ["Zeta", 5, 7.0]]
    assert skips(*rows, ["Total of all", None, 197.0], heads=heads, name="Accounts") == {4: "total"}
    assert skips(*rows, ["Total", 515, 197.0], heads=heads, name="Accounts") == {4: "total"}


def test_a_person_called_page_is_no_footer_and_a_page_number_is_one() -> None:
    heads: list[Cell] = ["Salesperson", "Manager", "Quota"]
    found = skips(["Page Turner", "Bo", 5], ["Page"], ["Confidential – not for your eyes"], heads=heads, name="Team")
    assert found == {3: "footer"}


def test_a_header_row_that_comes_again_is_told() -> None:
    assert skips(DEAL, HEADS, DEAL) == {2: "header row again"}


def test_remarks_beside_the_table_are_told() -> None:
    assert skips(DEAL, [None, None, None, None, None, "call Bo about this"]) == {2: "outside the columns"}


CELLS = st.one_of(
    st.none(),
    st.sampled_from(
        ["", " ", "Total", "Grand Totals (3 records)", "Ana Ruiz", "Closed Won", "Confidential Information"]
    ),
    st.text(max_size=8),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
)


@given(st.lists(st.lists(CELLS, max_size=6), max_size=12))
def test_every_row_below_the_header_is_data_or_skipped_for_a_reason(rows: list[list[Cell]]) -> None:
    table, _ = recognise(sheet(HEADS, *rows, name="Deals"), 0, SHAPES)
    assert isinstance(table, Table)
    assert sorted([*table.rows, *table.skips]) == list(range(table.header + 1, table.header + 1 + len(rows)))
    assert all(table.skips.values())
