from pathlib import Path

import pytest

from plangen.records.book import Book
from plangen.sources.grid import Cell
from plangen.sources.reading import read_files, spreadsheet_files
from tests.sheets import book, messages, sheet

CASES = Path(__file__).parents[4] / "shared" / "data" / "cases"

HEADERS: list[Cell] = ["Rep", "Deal", "Stage", "Amount"]
TARGETS: list[Cell] = ["salesperson", "measure", "period", "amount"]


def deal(name: str) -> list[Cell]:
    return ["Ana", name, "Proposal", 5]


def read(*rows: list[Cell], name: str = "Sheet1") -> Book:
    found = book(sheet(["Salesperson", "Manager"], ["Ana", "Bo"], name="Team"), sheet(*rows, name=name))
    assert all(each.rows == each.used + sum(each.skips.values()) for each in found.reports)
    return found


def tables(found: Book) -> list[tuple[str, int, int]]:
    return [(each.table, each.header_row, each.used) for each in found.reports if each.table != "Team"]


def test_two_tables_separated_by_an_empty_column_are_both_read() -> None:
    found = read([*HEADERS, None, *HEADERS], [*deal("A"), None, *deal("B")], [*deal("C"), None, *deal("D")])
    assert tables(found) == [("Opportunities", 1, 2)] * 2
    assert sorted(one.name for one in found.opportunities) == ["A", "B", "C", "D"]
    assert str(found.place(found.opportunities[2].row, "name")) == "inputs.xlsx › Sheet1 › G2"


def test_a_price_list_next_to_deals_does_not_set_their_products() -> None:
    found = read([*HEADERS, None, "Prices", None], [*deal("A"), None, "Product", "List price"],
                 [*deal("B"), None, "Shelf", 9], name="Deals")  # fmt: skip
    assert tables(found) == [("Opportunities", 1, 2), ("Products", 2, 1)]
    assert [one.product for one in found.opportunities] == ["", ""]


def test_an_empty_column_within_a_table_does_not_split_it() -> None:
    found = read([*HEADERS[:3], None, *HEADERS[3:]], [*deal("A")[:3], None, 5])
    assert [one.amount for one in found.opportunities] == [5]
    assert tables(found) == [("Opportunities", 1, 1)]


def test_a_table_below_another_one_is_read_separately() -> None:
    goal: list[Cell] = ["Ana", "bookings", "2026-03", 900]
    separators: tuple[list[list[Cell]], ...] = ([[]], [[], ["Targets of the East"]], [])
    for separator in separators:
        found = read(HEADERS, deal("A"), *separator, TARGETS, goal, name="Deals")
        assert tables(found) == [("Opportunities", 1, 1), ("Targets", 3 + len(separator), 1)]
        assert [target.amount for target in found.targets] == [900]
        assert str(found.place(found.targets[0].row, "amount")).endswith(f"D{4 + len(separator)}")
        assert not found.problems


def test_headers_in_another_order_start_another_table() -> None:
    found = read(HEADERS, deal("A"), [], HEADERS[::-1], deal("B")[::-1])
    assert [one.name for one in found.opportunities] == ["A", "B"]
    assert [one.amount for one in found.opportunities] == [5, 5]


def test_repeated_headers_do_not_start_another_table() -> None:
    found = read(HEADERS, deal("A"), [], HEADERS, deal("B"))
    assert tables(found) == [("Opportunities", 1, 2)]


def test_a_table_below_that_lacks_a_column_is_an_error_and_not_part_of_the_one_above() -> None:
    found = read(HEADERS, deal("A"), [], ["Customer", "Stage", "Amount"], ["Acme", "Proposal", 7])
    assert tables(found) == [("Opportunities", 1, 1), ("", 0, 0)]
    assert any(
        "Sheet1 › row 4: Looks like Opportunities, but has no salesperson column. Table skipped." in text
        for text in messages(found.problems)
    )


def test_a_header_row_far_down_is_used_and_reported() -> None:
    notes: list[list[Cell]] = [[f"note {at}"] for at in range(40)]
    found = read(*notes, HEADERS, deal("A"))
    assert len(found.opportunities) == 1
    assert any("The Opportunities headers are in row 41" in text for text in messages(found.problems))


def test_a_complete_table_above_another_one_is_read() -> None:
    quota: list[list[Cell]] = [["Salesperson", "Q3 2026"], ["Ana", 900]]
    for blanks in range(3):
        blank: list[list[Cell]] = [[] for _ in range(blanks)]
        found = read(*quota, *blank, HEADERS, deal("A"), deal("B"))
        assert [(table, used) for table, _, used in tables(found)] == [("Targets", 1), ("Opportunities", 2)]
        assert not found.problems


def test_headers_beside_another_tables_rows_start_a_table() -> None:
    found = read(
        [*HEADERS, None, None, None], [*deal("A"), None, "Product", "List price"], [*deal("B"), None, "Shelf", 9]
    )
    assert [(table, used) for table, _, used in tables(found)] == [("Opportunities", 2), ("Products", 1)]


def test_the_same_headers_twice_in_a_row_without_an_empty_column_are_two_tables() -> None:
    found = read([*HEADERS, *HEADERS], [*deal("A"), *deal("B")], [*deal("C"), *deal("D")])
    assert sorted(one.name for one in found.opportunities) == ["A", "B", "C", "D"]


def test_a_total_above_the_next_headers_belongs_to_the_table_above() -> None:
    found = read(HEADERS, deal("A"), deal("B"), ["Total", None, None, 10], ["Salesperson", "Q3 2026"], ["Ana", 900])
    assert found.reports[1].skips == {"total": 1}
    assert [target.amount for target in found.targets] == [900]


def test_words_that_are_headers_elsewhere_stay_data() -> None:
    rows: list[list[Cell]] = [
        ["Salesperson", "Title", "Manager"],
        ["Ana", "Account Executive", "Sales Manager"],
        ["Bo", "AE", "Boss"],
    ]
    found = book(sheet(*rows, name="Team"))
    assert [person.name for person in found.roster.people] == ["Ana", "Bo"]


def test_more_tables_than_are_read_are_an_error() -> None:
    pairs: list[list[Cell]] = []
    for at in range(110):
        pairs += [HEADERS, deal(f"A{at}"), HEADERS[::-1], deal(f"B{at}")[::-1]]
    found = read(*pairs)
    assert any("More than 200 tables on this sheet." in text for text in messages(found.problems))


def test_a_header_in_the_middle_of_a_long_sheet_starts_a_table() -> None:
    rows = [deal(f"D{at}") for at in range(6000)]
    found = read(HEADERS, *rows, HEADERS[::-1], deal("Z")[::-1])
    assert len(found.opportunities) == 6001


@pytest.mark.parametrize("name", ["second-header-lower-down", "quota-table-above-deals", "numbers-app"])
def test_the_cases_of_several_tables_are_read(name: str) -> None:
    folder = CASES / name / "inputs"
    if not folder.is_dir():
        pytest.skip("the shared cases are not here")
    grids, _ = read_files(spreadsheet_files(folder), folder)
    found = book(*grids)
    used = {report.table: report.used for report in found.reports if report.table}
    expected = {"second-header-lower-down": 3, "quota-table-above-deals": 3, "numbers-app": 4}
    assert len(found.opportunities) == expected[name]
    assert ("Targets" in used) == (name != "second-header-lower-down")
    assert all(report.rows == report.used + sum(report.skips.values()) for report in found.reports)
