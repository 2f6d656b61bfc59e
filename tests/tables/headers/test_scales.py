from decimal import Decimal

from plangen.sources.grid import Cell
from tests.sheets import book, sheet


def amounts(header: str, *cells: Cell) -> tuple[list[Decimal | None], tuple[str, ...]]:
    rows: list[list[Cell]] = [["Ana", f"Deal {at}", "Proposal", cell] for at, cell in enumerate(cells)]
    found = book(sheet(["Rep", "Deal", "Stage", header], *rows))
    return [deal.amount for deal in found.opportunities], found.reports[0].notes


def test_amounts_under_a_header_in_thousands_are_scaled_and_the_report_says_so() -> None:
    full_amounts, notes = amounts("Amount ($k)", 45, None, "1.5")
    assert full_amounts == [45_000, None, 1_500]
    assert notes == ("“Amount ($k)” read in thousands; the first, 45, is 45,000",)


def test_a_cell_with_its_own_scale_is_not_scaled_twice() -> None:
    assert amounts("Amount (k)", "45k", 45)[0] == [45_000, 45_000]


def test_amounts_under_a_plain_header_are_unchanged() -> None:
    full_amounts, notes = amounts("Amount", 45)
    assert full_amounts == [45]
    assert not notes
