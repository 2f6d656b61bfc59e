import pytest

from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.sheets import book, sheet

Block = list[list[Cell]]
HEADERS: list[Cell] = ["ID", "Deal", "Customer", "Rep", "Stage", "Amount", "Close date"]


def deal(at: int) -> list[Cell]:
    return [f"D{at}", f"Deal {at}", "Acme", ("Ana Ruiz", "Bo Lind")[at % 2], "Won", 100 + at, "2026-08-01"]


DEALS: Block = [HEADERS, *map(deal, range(6))]
AS_MANY = [DEALS[0], DEALS[2], DEALS[1]]
"""As many deals as people in Team, in another order."""
TEAM: Block = [["Salesperson", "Manager", "Quota 2026"], ["Ana Ruiz", "Cy Day", 900], ["Bo Lind", "Cy Day", 800]]


def beside(*blocks: Block, gap: int = 0) -> Block:
    height = max(map(len, blocks))
    rows: Block = [[] for _ in range(height)]
    for number, block in enumerate(blocks):
        width = len(block[0])
        blank: list[Cell] = [None] * width
        padded = [*block, *(blank for _ in range(height - len(block)))]
        before: list[Cell] = [None] * (gap if number else 0)
        rows = [[*row, *before, *cells] for row, cells in zip(rows, padded, strict=True)]
    return rows


def read(*blocks: Block, gap: int = 0) -> Book:
    return book(sheet(*beside(*blocks, gap=gap), name="All"))


def won(found: Book) -> dict[str, int]:
    sums: dict[str, int] = {}
    for deal in found.opportunities:
        sums[deal.salesperson] = sums.get(deal.salesperson, 0) + int(deal.amount or 0)
    return sums


def quotas(found: Book) -> dict[str, int]:
    return {person.name: int(quota.amount) for person in found.roster.people for quota in person.quotas}


@pytest.mark.parametrize("blocks", [(DEALS, TEAM), (TEAM, DEALS), (AS_MANY, TEAM), (TEAM, AS_MANY)])
def test_deals_and_a_team_without_an_empty_column_between_them_are_two_tables(blocks: tuple[Block, Block]) -> None:
    found = read(*blocks)
    assert won(found) == won(read(next(block for block in blocks if block is not TEAM)))
    assert quotas(found) == {"Ana Ruiz": 900, "Bo Lind": 800}
    assert not found.problems


def test_two_tables_of_deals_without_an_empty_column_between_them_are_both_read() -> None:
    other: Block = [["Customer", "Opportunity Owner", "Opportunity Name", "Value", "Deal Stage", "Closing date"]]
    other += [["Beta", "Ana Ruiz", f"More {at}", 1000, "Won", "2026-08-02"] for at in range(3)]
    assert sum(won(read(DEALS, other)).values()) == 615 + 3000


@pytest.mark.parametrize("gap", [0, 1])
@pytest.mark.parametrize("is_first", [True, False])
def test_a_pivot_table_next_to_deals_is_named_and_the_deals_are_read(gap: int, *, is_first: bool) -> None:
    pivot: Block = [["Row Labels", "Sum of Amount"], ["Ana Ruiz", 306], ["Bo Lind", 309], ["Grand Total", 615]]
    found = read(*((pivot, DEALS) if is_first else (DEALS, pivot)), gap=gap)
    assert sum(won(found).values()) == 615
    assert "a pivot table, not a list of rows" in {report.reason for report in found.reports}


def test_settings_next_to_deals_are_read() -> None:
    found = read(DEALS, [["Setting", "Value"], ["company", "Pine Supply"]])
    assert found.settings.company == "Pine Supply"
    assert sum(won(found).values()) == 615


@pytest.mark.parametrize("accounts", [1, 3, 6])
def test_a_report_of_deals_with_columns_of_their_accounts_stays_one_table(accounts: int) -> None:
    rows = [
        [*row[:2], *row[3:], *((f"Acme {at}", "Retail", "Cy Day") if at <= accounts else (None, None, None))]
        for at, row in enumerate(DEALS)
    ]
    rows[0] = [*DEALS[0][:2], *DEALS[0][3:], "Account Name", "Industry", "Account Owner"]
    found = read(rows)
    assert sum(bool(deal.account) for deal in found.opportunities) == accounts
    assert won(found) == won(read(DEALS))


def test_a_second_column_of_people_with_the_same_names_stays_in_the_table() -> None:
    rows: Block = [[*DEALS[0], "Sales Rep", "Manager"], *([*row, row[3], "Cy Day"] for row in DEALS[1:])]
    found = read(rows)
    assert won(found) == won(read(DEALS))
    assert [report.table for report in found.reports] == ["Opportunities"]


def test_two_tables_with_headers_in_two_lines_are_both_read() -> None:
    lines: Block = [
        ["Deal", None, "Customer", "Rep", "Stage", "Amount", "Close"],
        ["ID", "Name", "Name", None, None, "(USD)", "Date"],
    ]
    first, second = [*lines, *DEALS[1:]], [*lines, *([f"E{at}", *row[1:]] for at, row in enumerate(DEALS[1:4]))]
    found = read(first, second, gap=1)
    assert sum(won(found).values()) == 615 + 303
    assert len(found.opportunities) == 9
