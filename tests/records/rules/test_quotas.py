import pytest

from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.sheets import book, messages, sheet

TEAM = sheet(["Salesperson", "Quota 2026"], ["Ana Ruiz", 120], name="Team")
HEADERS: list[Cell] = ["Salesperson", "Measure", "Period", "Amount"]


def long(*targets: tuple[str, int], who: str = "Ana Ruiz", measure: str = "") -> Book:
    rows: list[list[Cell]] = [[who, measure, *target] for target in targets]
    return book(sheet(HEADERS, *rows, name="Targets"), TEAM)


def test_quarters_are_compared_with_their_year() -> None:
    quarters = [(f"2026-Q{at}", 30) for at in (1, 2, 3, 4)]
    assert not long(*quarters, ("2026", 120)).problems
    (problem,) = messages(long(*quarters, ("2026", 130)).problems)
    assert problem == (
        "inputs.xlsx › Targets › D6 “130”: Ana Ruiz's shorter targets in 2026 total 120, not 130. They are "
        "used.\nFix: Make them match, or delete one."
    )


def test_for_the_rest_of_the_year_the_share_of_the_annual_target_is_used() -> None:
    (problem,) = long(("2026-Q1", 50), ("2026", 120)).problems
    assert problem.place.cell == "D3"
    text = "Ana Ruiz's shorter target in 2026 is 50, not 120. It is used; other months get their share of 120."
    assert problem.message == text


@pytest.mark.parametrize("who", ["all", "Ana Ruiz"])
def test_targets_of_the_same_length_are_not_compared(who: str) -> None:
    assert not long(("2026-01", 5), ("2026-02", 7), who=who).problems


def test_shares_and_counts_are_not_added_up() -> None:
    assert not long(("2026-Q1", 30), ("2026", 40), measure="win rate").problems
    assert not long(("2026-Q1", 1), ("2026", 40), measure="new accounts").problems


def test_a_full_year_of_months_and_quarters_is_compared_with_the_quota_in_team() -> None:
    headers: list[Cell] = ["Name", "Jan", "Feb", "Mar", "Q2", "Q3", "Q4"]
    fits = book(sheet(headers, ["Ana Ruiz", 10, 10, 10, 30, 30, 30], name="Targets 2026"), TEAM)
    differs = book(sheet(headers, ["Ana Ruiz", 10, 10, 10, 30, 30, 40], name="Targets 2026"), TEAM)
    assert not fits.problems
    text = "Ana Ruiz's 2026 targets add up to 130, which doesn't match this quota. The targets are used."
    assert text in messages(differs.problems)[0]
