import pytest

from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.sheets import book, sheet, told

TEAM = sheet(["Salesperson", "Quota 2026"], ["Ana Ruiz", 120], name="Team")
HEADS: list[Cell] = ["Salesperson", "Measure", "Period", "Amount"]


def long(*targets: tuple[str, int], who: str = "Ana Ruiz", measure: str = "") -> Book:
    rows: list[list[Cell]] = [[who, measure, *target] for target in targets]
    return book(sheet(HEADS, *rows, name="Targets"), TEAM)


def test_quarters_in_rows_of_their_own_are_held_against_their_year() -> None:
    quarters = [(f"2026-Q{at}", 30) for at in (1, 2, 3, 4)]
    assert not long(*quarters, ("2026", 120)).problems
    (problem,) = told(long(*quarters, ("2026", 130)).problems)
    assert problem == (
        "inputs.xlsx › Targets › D6 “130”: The targets of Ana Ruiz for parts of 2026 come to 120, this one says "
        "otherwise. The parts count; make the two agree, or delete one."
    )


def test_parts_that_leave_some_of_the_year_open_say_what_the_rest_takes() -> None:
    (problem,) = long(("2026-Q1", 50), ("2026", 120)).problems
    assert problem.place.cell == "D3"
    assert "The parts count and the rest of the time takes its share of this one;" in problem.cure


@pytest.mark.parametrize("who", ["all", "Ana Ruiz"])
def test_targets_of_one_length_are_not_held_against_each_other(who: str) -> None:
    assert not long(("2026-01", 5), ("2026-02", 7), who=who).problems


def test_shares_and_counts_are_no_sums() -> None:
    assert not long(("2026-Q1", 30), ("2026", 40), measure="win rate").problems
    assert not long(("2026-Q1", 1), ("2026", 40), measure="new accounts").problems


def test_months_and_quarters_that_make_a_year_together_are_held_against_the_quota_in_team() -> None:
    heads: list[Cell] = ["Name", "Jan", "Feb", "Mar", "Q2", "Q3", "Q4"]
    fits = book(sheet(heads, ["Ana Ruiz", 10, 10, 10, 30, 30, 30], name="Targets 2026"), TEAM)
    differs = book(sheet(heads, ["Ana Ruiz", 10, 10, 10, 30, 30, 40], name="Targets 2026"), TEAM)
    assert not fits.problems
    assert "Ana Ruiz's targets for 2026 come to 130, the quota here says otherwise." in told(differs.problems)[0]
