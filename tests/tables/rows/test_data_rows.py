import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.records.detected import SHAPES
from plangen.sources.grid import Cell
from plangen.tables.detect import detect_table
from plangen.tables.table import Table
from tests.sheets import sheet

HEADERS: list[Cell] = ["Account Name", "Opportunity Owner", "Stage", "Amount", "Opportunity Name"]
DEAL: list[Cell] = ["Acme", "Ana Ruiz", "Closed Won", 500.0, "Shelves"]


def skips(*rows: list[Cell], headers: list[Cell] | None = None, name: str = "Deals") -> dict[int, str]:
    table, _ = detect_table(sheet(headers or HEADERS, *rows, name=name), 0, SHAPES)
    assert isinstance(table, Table)
    assert len(table.rows) + len(table.skips) == len(rows)
    return dict(table.skips)


def test_the_footers_of_a_salesforce_report_are_skipped() -> None:
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


def test_lines_that_people_add_below_any_export_are_footers() -> None:
    headers: list[Cell] = ["Topic", "Owner", "Status", "Est. Revenue", "Est. Close Date"]
    found = skips(["Confidential – do not forward"], ["Source: CRM, 31 October"], ["Page 1 of 2"], headers=headers)
    assert found == {1: "footer", 2: "footer", 3: "footer"}


def test_group_totals_are_skipped() -> None:
    assert skips(DEAL, ["Subtotal", "", "", "$500.00"], ["Total East", None, None, 500]) == {2: "total", 3: "total"}


@pytest.mark.parametrize(
    "words",
    [
        "Grand Total", "Totals", "Gesamtsumme", "Gesamtergebnis", "Zwischensumme", "Zwischen-Summe", "Insgesamt",
        "Summe (3 Datensätze)", "Somme", "Sous-total", "Sous-totaux", "Total général", "Totaux généraux",
        "Totaux (3 enregistrements)", "Totaal", "Suma", "Total general", "Totales generales", "Totales",
        "Total (3 registros)", "Celkem", "Součet", "Mezisoučet", "Celkem 3 záznamy",
    ],
)  # fmt: skip
def test_totals_are_recognized_in_six_languages(words: str) -> None:
    assert skips(DEAL, [words, None, None, 500.0]) == {2: "total"}
    assert skips([words, "Ana Ruiz", "Closed Won", 500.0, "Shelves"]) == {}
    customers: list[list[Cell]] = [["Account", "Employees"], ["Acme", 10], ["Zeta", 5]]
    assert skips(*customers[1:], [words, 7], headers=customers[0], name="Accounts") == {3: "total"}


@pytest.mark.parametrize(
    "words",
    [
        "Average of amount", "Count 12", "Anzahl", "Durchschnitt", "Moyenne", "Promedio", "Avg", "AVG.",
        "Grand Average", "Median", "Mittelwert", "# of deals", "#of deals: 12", "Number of opportunities",
        "No. of deals", "Record count", "Anzahl der Deals", "Average deal size", "Ana Ruiz Count", "Průměr",
    ],
)  # fmt: skip
def test_counts_and_averages_are_summaries(words: str) -> None:
    assert skips(DEAL, [words, None, None, 500.0]) == {2: "summary"}
    assert skips([words, "Ana Ruiz", "Closed Won", 500.0, "Shelves"]) == {}


@pytest.mark.parametrize("words", ["Max", "MIN", "Mean", "Maximum of amount", "Ana Ruiz Max", "Ana Ruiz Sum"])
def test_a_name_that_may_be_a_summary_is_one_if_the_numbers_prove_it(words: str) -> None:
    rows: list[list[Cell]] = [[*DEAL[:3], 500.0, "Shelves"]] * 2
    assert skips(*rows, [words, None, None, 1000.0 if words.endswith("Sum") else 500.0]) == {3: "summary"}
    assert skips(*rows, ["Deals", None, None, 2]) == {3: "summary"}
    assert skips(*rows, [words, None, None, 77.0]) == {}
    team: list[list[Cell]] = [["Salesperson", "Quota"], ["Ana", 40], ["Bo", 50]]
    assert skips(*team[1:], [words, 70], headers=team[0], name="Team") == {}


@pytest.mark.parametrize(
    "words", ["Ana Ruiz Total", "Team total", "ANA RUIZ TOTALS", "Ana Ruiz Ergebnis", "Ana total:"]
)
def test_a_group_name_with_the_word_total_is_a_total_unless_the_row_has_a_stage(words: str) -> None:
    assert skips(DEAL, [words, None, None, 500.0]) == {2: "total"}
    assert skips(DEAL, [None, words, None, 500.0]) == {2: "total"}
    assert skips(["Acme", words, "Closed Won", 500.0, "Shelves"]) == {}


@pytest.mark.parametrize("words", ["Team total", "Total East", "Total", "Region East Total"])
def test_no_one_in_a_list_of_people_is_named_total(words: str) -> None:
    headers: list[Cell] = ["Salesperson", "Manager", "Quota"]
    found = skips(["Ana", "Max", 40], [words, "Max", 90], [words, None, None], headers=headers, name="Team")
    assert found == {2: "total", 3: "total"}


def test_a_customer_named_total_is_data_unless_its_numbers_add_up() -> None:
    headers: list[Cell] = ["Account", "Employees"]
    assert skips(["Brico Total", 500], ["Acme", 10], headers=headers, name="Accounts") == {}
    assert skips(["Acme", 10], ["Zeta", 5], ["East Total", 15], headers=headers, name="Accounts") == {3: "total"}


def test_a_row_that_starts_with_eg_is_an_example() -> None:
    found = skips(["e.g. Acme", "Ana Ruiz", "Closed Won", 500.0, "Shelves"], ["  e.g. Acme"], ["E.g. Ltd", *DEAL[1:]])
    assert found == {1: "example", 2: "example"}


@pytest.mark.parametrize("name", ["Totaline", "Summers Ltd", "Sous le pont", "Insgesamtwerk", "Celkemar", "Anzahlung"])
def test_names_that_start_like_a_total_are_names(name: str) -> None:
    assert skips([name, None, None, 500.0]) == {}


def test_a_row_of_only_numbers_is_a_total_if_it_sums_the_rows_since_the_last_one() -> None:
    east, west = [500.0, 200.0], [40.0, 60.0]
    rows = [[*DEAL[:3], amount, DEAL[4]] for amount in east]
    more = [[*DEAL[:3], amount, DEAL[4]] for amount in west]
    assert skips(*rows, [None, None, None, 700.0], *more, [None, None, None, 100.0], [None, None, None, 800.0]) == {
        3: "total", 6: "total", 7: "total",
    }  # fmt: skip
    assert skips(*rows, [None, None, None, 700.0], *more, [None, None, None, 160.0]) == {3: "total"}


def test_companies_named_like_totals_are_kept() -> None:
    energies: list[Cell] = ["Total Energies", "Ana Ruiz", "Closed Won", 500.0, "Shelves"]
    sumace: list[Cell] = ["Sumace", "Ana Ruiz", "Closed Won", 500.0, "Shelves"]
    counting: list[Cell] = ["Count Basie Ltd", "Ana Ruiz", None, 500.0, None]
    assert skips(energies, sumace, counting) == {}


def test_an_account_named_like_a_total_is_data_unless_its_numbers_add_up() -> None:
    headers: list[Cell] = ["Account", "Employees", "Annual spend"]
    rows: list[list[Cell]] = [["Acme", 10, 100.0], ["Total Energies", 500, 90.0], ["Zeta", 5, 7.0]]
    assert skips(*rows, ["Total of all", None, 197.0], headers=headers, name="Accounts") == {4: "total"}
    assert skips(*rows, ["Total", 515, 197.0], headers=headers, name="Accounts") == {4: "total"}


def test_a_person_named_page_is_not_a_footer_but_a_page_number_is() -> None:
    headers: list[Cell] = ["Salesperson", "Manager", "Quota"]
    found = skips(
        ["Page Turner", "Bo", 5], ["Page"], ["Confidential – not for your eyes"], headers=headers, name="Team"
    )
    assert found == {3: "footer"}


@pytest.mark.parametrize(
    "words",
    ["* amounts in USD", "† without renewals", "- net of tax", "(in USD)", "Source: CRM export, run by Jane", "-----"],
)
def test_a_marked_note_is_a_footer(words: str) -> None:
    assert skips(DEAL, [words], DEAL) == {2: "footer"}
    assert skips(DEAL, [None, words, None, " "], DEAL) == {2: "footer"}


def test_a_footer_may_continue_in_another_cell() -> None:
    bob: list[Cell] = ["Note: excludes renewals", None, None, "see Bob"]
    assert skips(DEAL, bob, ["Prepared by", "Jane Doe"]) == {2: "footer", 3: "footer"}
    assert skips(["Source Ltd", "Ana Ruiz"], ["Note: a deal", "Ana Ruiz", "Closed Won", None, None]) == {}


def test_sentences_and_separate_texts_below_the_last_row_are_footnotes() -> None:
    assert skips(DEAL, ["All amounts are in dollars"], ["Renewals excluded, see Bo"]) == {2: "footnote", 3: "footnote"}
    assert skips(DEAL, [], ["Reviewed by Bo"], [], ["Thanks!"]) == {
        2: "blank", 3: "footnote", 4: "blank", 5: "footnote",
    }  # fmt: skip


def test_a_single_text_next_to_the_rows_may_be_a_deal_and_is_kept() -> None:
    assert skips(DEAL, ["Zeta"]) == {}
    assert skips(["All amounts are in dollars"], DEAL) == {}
    assert skips(DEAL, [], [None, "Bo Lind"]) == {2: "blank"}


def test_a_name_is_not_a_footnote_but_a_sentence_below_names_is() -> None:
    headers: list[Cell] = ["Salesperson", "Manager", "Quota"]
    rows: list[list[Cell]] = [["Ana María de la Cruz"], ["*Bo Lind"], ["Quotas are in thousands of dollars"]]
    assert skips(*rows, ["* Quotas in USD"], headers=headers, name="Team") == {3: "footnote", 4: "footer"}


@pytest.mark.parametrize(
    "line",
    [
        [None, None, None, "USD"],
        ["text", "name", "text", "k€", "(free text)"],
        [None, None, None, "[USD thousand]"],
        ["dd/mm/yyyy", None, None, "TEUR", "TT.MM.JJJJ"],
        [None, None, None, "%"],
    ],
)
def test_a_line_of_units_below_the_headers_is_their_second_line(line: list[Cell]) -> None:
    table, _ = detect_table(sheet(HEADERS, line, DEAL), 0, SHAPES)
    assert isinstance(table, Table)
    assert (table.header_row, table.headers.lines, table.rows, table.skips) == (1, 2, (2,), {})


def test_a_row_of_words_below_the_headers_is_data() -> None:
    assert skips(["Acme", "ANA", "Open"]) == {}
    assert skips(["USD", "EUR"], headers=["Setting", "Value"], name="Settings") == {}
    assert skips(["ANA"], headers=["Salesperson", "Quota"], name="Team") == {}


def test_a_repeated_header_row_is_skipped() -> None:
    assert skips(DEAL, HEADERS, DEAL) == {2: "repeated header"}


def test_notes_outside_the_columns_are_skipped() -> None:
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
    table, _ = detect_table(sheet(HEADERS, *rows, name="Deals"), 0, SHAPES)
    assert isinstance(table, Table)
    assert sorted([*table.rows, *table.skips]) == list(range(table.header_row + 1, table.header_row + 1 + len(rows)))
    assert all(table.skips.values())
