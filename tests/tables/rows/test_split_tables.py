from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.sheets import book, messages, sheet

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
