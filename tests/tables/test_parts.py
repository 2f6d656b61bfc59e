from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.sheets import book, sheet, told

HEADS: list[Cell] = ["Rep", "Deal", "Stage", "Amount"]
TARGETS: list[Cell] = ["salesperson", "measure", "period", "amount"]


def deal(name: str) -> list[Cell]:
    return ["Ana", name, "Proposal", 5]


def read(*rows: list[Cell], name: str = "Sheet1") -> Book:
    found = book(sheet(["Salesperson", "Manager"], ["Ana", "Bo"], name="Team"), sheet(*rows, name=name))
    assert all(each.rows == each.used + sum(each.skips.values()) for each in found.reports)
    return found


def tables(found: Book) -> list[tuple[str, int, int]]:
    return [(each.table, each.header_row, each.used) for each in found.reports if each.table != "Team"]


def test_tables_with_an_empty_column_between_them_are_each_read() -> None:
    found = read([*HEADS, None, *HEADS], [*deal("A"), None, *deal("B")], [*deal("C"), None, *deal("D")])
    assert tables(found) == [("Opportunities", 1, 2)] * 2
    assert sorted(one.name for one in found.opportunities) == ["A", "B", "C", "D"]
    assert str(found.place(found.opportunities[2].row, "name")) == "inputs.xlsx › Sheet1 › G2"


def test_a_price_list_beside_deals_gives_them_no_products() -> None:
    found = read([*HEADS, None, "Prices", None], [*deal("A"), None, "Product", "List price"],
                 [*deal("B"), None, "Shelf", 9], name="Deals")  # fmt: skip
    assert tables(found) == [("Opportunities", 1, 2), ("Products", 2, 1)]
    assert [one.product for one in found.opportunities] == ["", ""]


def test_an_empty_column_within_one_table_parts_nothing() -> None:
    found = read([*HEADS[:3], None, *HEADS[3:]], [*deal("A")[:3], None, 5])
    assert [one.amount for one in found.opportunities] == [5]
    assert tables(found) == [("Opportunities", 1, 1)]


def test_a_table_below_another_one_is_read_as_its_own() -> None:
    goal: list[Cell] = ["Ana", "bookings", "2026-03", 900]
    betweens: tuple[list[list[Cell]], ...] = ([[]], [[], ["Targets of the East"]], [])
    for between in betweens:
        found = read(HEADS, deal("A"), *between, TARGETS, goal, name="Deals")
        assert tables(found) == [("Opportunities", 1, 1), ("Targets", 3 + len(between), 1)]
        assert [target.amount for target in found.targets] == [900]
        assert str(found.place(found.targets[0].row, "amount")).endswith(f"D{4 + len(between)}")
        assert not found.problems


def test_heads_in_another_order_begin_another_table() -> None:
    found = read(HEADS, deal("A"), [], HEADS[::-1], deal("B")[::-1])
    assert [one.name for one in found.opportunities] == ["A", "B"]
    assert [one.amount for one in found.opportunities] == [5, 5]


def test_heads_that_come_again_in_the_same_order_begin_no_other_table() -> None:
    found = read(HEADS, deal("A"), [], HEADS, deal("B"))
    assert tables(found) == [("Opportunities", 1, 2)]


def test_a_table_below_that_cannot_be_read_is_told_with_its_row() -> None:
    found = read(HEADS, deal("A"), [], ["Customer", "Stage", "Amount"], ["Acme", "Proposal", 7])
    assert any(
        "Sheet1 › row 4: A second table seems to begin in row 4, like Opportunities, but without salesperson." in text
        for text in told(found.problems)
    )


def test_the_head_of_a_table_may_lie_far_down_and_is_told() -> None:
    notes: list[list[Cell]] = [[f"note {at}"] for at in range(40)]
    found = read(*notes, HEADS, deal("A"))
    assert len(found.opportunities) == 1
    assert any("The heads of Opportunities stand as far down as row 41" in text for text in told(found.problems))
