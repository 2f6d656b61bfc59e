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


def test_totals_of_groups_are_told() -> None:
    assert skips(DEAL, ["Subtotal", "", "", "$500.00"], ["Total East", None, None, 500]) == {2: "total", 3: "total"}


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
