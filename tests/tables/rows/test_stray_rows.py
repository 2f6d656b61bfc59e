from datetime import date

from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.sheets import book, messages, sheet

HEADERS: list[Cell] = ["Rep", "Deal", "Stage", "Amount"]


def deal(name: str, owner: str = "Ana") -> list[Cell]:
    return [owner, name, "Proposal", 5]


def read(*rows: list[Cell]) -> Book:
    found = book(sheet(*rows))
    assert all(each.rows == each.used + sum(each.skips.values()) for each in found.reports)
    return found


def test_rows_of_data_above_the_headers_are_an_error_and_counted() -> None:
    found = read(deal("A"), deal("B"), HEADERS, deal("C"))
    assert found.reports[0].skips == {"above the headers": 2}
    assert found.reports[0].rows == 3
    assert "Sheet1 › row 1: 2 rows above the headers (row 3). Skipped." in "".join(messages(found.problems))


def test_titles_and_filters_above_the_headers_are_no_rows() -> None:
    found = read(
        ["Pipeline"], ["Owner:", "All", "Stage:", "Open"], ["Run on", date(2026, 10, 1)], [], HEADERS, deal("C")
    )
    assert found.reports[0].rows == 1


def test_another_table_without_known_headers_creates_no_people_and_no_deals() -> None:
    other: list[list[Cell]] = [
        ["Region", "Head", "Lead", "Budget"],
        ["North", "x", "Bo", 500],
        ["South", "y", "Cy", 600],
    ]
    costs: list[Cell] = ["Cost", 5, 6]
    dated = [[*row, cost] for row, cost in zip(other, costs, strict=True)]
    none: list[list[Cell]] = []
    above: list[list[Cell]] = [[*HEADERS, "Close Date"], deal("A"), deal("B")]
    for below in ([[], *other], [[], [], *other], [*none, *dated]):
        found = read(*above, *below)
        assert [person.name for person in found.roster.people] == ["Ana"]
        assert found.reports[0].skips["another table"] == 3
        assert "Looks like the headers of another table. 3 rows skipped." in "".join(messages(found.problems))


def test_words_in_a_column_of_amounts_alone_do_not_end_a_table() -> None:
    for word in ("TBD", "n/a", "soon", "pending"):
        found = read(HEADERS, deal("A"), ["Ana", "B", "Proposal", word], deal("C"), [], deal("D"))
        assert len(found.opportunities) == 4, word


def test_a_second_table_in_team_creates_no_people() -> None:
    rows: list[list[Cell]] = [["Salesperson", "Quota 2026"], ["Ana", 100], [], ["Region", "Headcount"], ["North", 4]]
    found = book(sheet(*rows, name="Team"))
    assert [person.name for person in found.roster.people] == ["Ana"]
