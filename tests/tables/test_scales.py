from decimal import Decimal

from plangen.sources.grid import Cell
from tests.sheets import book, sheet


def amounts(head: str, *cells: Cell) -> tuple[list[Decimal | None], tuple[str, ...]]:
    rows: list[list[Cell]] = [["Ana", f"Deal {at}", "Proposal", cell] for at, cell in enumerate(cells)]
    found = book(sheet(["Rep", "Deal", "Stage", head], *rows))
    return [deal.amount for deal in found.opportunities], found.reports[0].notes


def test_amounts_under_a_head_in_thousands_are_what_they_are_worth_and_the_report_says_so() -> None:
    worth, notes = amounts("Amount ($k)", 45, None, "1.5")
    assert worth == [45_000, None, 1_500]
    assert notes == ("“Amount ($k)” was read in thousands; the first one, 45, is 45,000",)


def test_a_cell_that_says_its_own_scale_is_not_scaled_twice() -> None:
    assert amounts("Amount (k)", "45k", 45)[0] == [45_000, 45_000]


def test_amounts_under_a_plain_head_are_as_they_stand() -> None:
    worth, notes = amounts("Amount", 45)
    assert worth == [45]
    assert not notes
