import pytest

from plangen.records.book import Book
from plangen.sources.grid import Cell, Grid, Marks
from tests.sheets import book, sheet

FORMATTED = Marks(currencies={3: ((1, 9, "$"),)})
DEALS: list[list[Cell]] = [
    ["Name", "Rep", "Stage", "Amount", "Close date"],
    ["Racks", "Ana Ruiz", "Won", 5, "2026-08-01"],
]
SETTINGS = sheet(["Setting", "Value"], ["currency", "USD"], name="Settings")


def targets(sign: str, *, rows: tuple[int, int] = (1, 9)) -> Grid:
    marks = Marks(currencies=dict.fromkeys((1, 2), ((*rows, sign),)) if sign else {})
    return sheet(
        ["Salesperson", "2026-08", "2026-09"], ["Ana Ruiz", 100, 200], ["all", 300, 400], name="Targets", marks=marks
    )


def amounts(found: Book) -> list[int]:
    return [int(each.amount) for each in found.targets]


@pytest.mark.parametrize("settings", [[SETTINGS], []])
def test_targets_formatted_in_another_currency_than_the_deals_are_left_blank_and_reported(settings: list[Grid]) -> None:
    deals = sheet(*DEALS, name="Deals", marks=FORMATTED)
    found = book(deals, targets("€", rows=(1, 1)), *settings)
    assert amounts(found) == [300, 400]
    (problem,) = (each for each in found.problems if each.sort == "other currency")
    source = "Settings use" if settings else "most deals are in"
    assert (problem.severity, problem.value, problem.place.cell) == ("error", "EUR", "B2")
    assert problem.message == f"2 amounts are in EUR; {source} USD. Left blank."


@pytest.mark.parametrize("sign", ["$", "", "USD", "US$"])
def test_targets_in_the_deals_currency_are_used(sign: str) -> None:
    found = book(sheet(*DEALS, name="Deals", marks=FORMATTED), targets(sign), SETTINGS)
    assert amounts(found) == [100, 200, 300, 400]
    assert "other currency" not in {each.sort for each in found.problems}


def test_without_any_currency_of_the_deals_the_format_of_targets_says_nothing() -> None:
    assert amounts(book(sheet(*DEALS, name="Deals"), targets("€"))) == [100, 200, 300, 400]


def test_quotas_in_team_with_another_currency_next_to_them_are_left_blank_and_reported() -> None:
    team = sheet(["Salesperson", "Manager", "Quota 2026"], ["Ana Ruiz", "Bo Lind", "€100,000"], name="Team")
    found = book(sheet(*DEALS, name="Deals"), team, SETTINGS)
    assert [person.quotas for person in found.roster.people] == [()]
    (problem,) = (each for each in found.problems if each.sort == "other currency")
    assert (problem.place.cell, problem.message) == ("C2", "This amount is in EUR; Settings use USD. Left blank.")
