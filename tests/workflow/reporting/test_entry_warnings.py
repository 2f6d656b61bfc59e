import pytest

from plangen.facts.scope.workspace import Workspace
from plangen.problems import Problem
from plangen.sources.grid import Cell
from plangen.workflow.reporting.entry_warnings import entry_warnings
from tests.sheets import book, sheet

CONTESTS = sheet(["contest", "start", "end"], ["100 Doors", "2026-10-05", "2026-11-13"], name="Contests")
TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Ken Ortiz"], name="Team")


def warnings(*rows: list[Cell], cap: Cell = 1, per: str = "account") -> list[Problem]:
    scoring = sheet(
        ["contest", "event", "points", "cap", "per"], ["100 Doors", "A first meeting", 1, cap, per], name="Scoring"
    )
    headers: list[Cell] = ["contest", "date", "salesperson", "event", "account", "count"]
    every = [["100 Doors", "2026-10-06", "Ana Ruiz", "A first meeting", *row] for row in rows]
    return list(entry_warnings(Workspace(book(CONTESTS, TEAM, scoring, sheet(headers, *every, name="Entries")))))


@pytest.mark.parametrize(
    ("limit", "cell", "message"),
    [
        ((1, "account"), "E3", "Over the limit of “A first meeting”, 1 per account. Not counted."),
        ((1, "person"), "D3", "Over the limit of “A first meeting”, 1 per person. Not counted."),
        ((2, "account"), "E3", "Over the limit of “A first meeting”, 2 per account. 1 counted."),
    ],
)
def test_an_entry_over_a_limit_is_a_warning_at_its_cell(limit: tuple[Cell, str], cell: str, message: str) -> None:
    (problem,) = warnings(["Acme", 1], ["Acme", 2], cap=limit[0], per=limit[1])
    assert (problem.place.cell, problem.message) == (cell, message)


def test_entries_within_the_limit_have_no_warning() -> None:
    assert not warnings(["Acme", 1], ["Bolt", 1])
    assert not warnings(["Acme", 1], ["Acme", 1], cap="")
