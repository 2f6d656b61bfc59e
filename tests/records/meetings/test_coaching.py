from datetime import date
from decimal import Decimal

from plangen.sources.grid import Cell
from tests.sheets import book, sheet

HEADERS: list[Cell] = ["salesperson", "date", "account", "objective", "competency", "score", "keep", "change"]
TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], name="Team")


def test_coaching_is_read_and_a_planned_visit_has_nothing_observed_yet() -> None:
    rows: list[list[Cell]] = [
        ["Ana Ruiz", "2026-09-01", "Acme", "Renew", "closing", 4, "Waited", "Ask"],
        ["Ana Ruiz", "2026-10-01", "Acme", "Renew", "closing", 4, "Too early", ""],
        ["Ana Ruiz", "2026-09-01", "ACME", "Again", "Closing", 7, "", ""],
        ["Cy", "2026-09-01", "Acme", "", "", 9, "", ""],
        ["Ana Ruiz", "", "Acme", "", "", "", "", ""],
    ]
    found = book(sheet(HEADERS, *rows, name="Coaching"), TEAM, as_of=date(2026, 9, 30))
    visit, planned = found.coaching
    assert (visit.day, visit.score, visit.keep, visit.change) == (date(2026, 9, 1), Decimal(4), "Waited", "Ask")
    assert (visit.account, visit.objective, visit.competency) == ("Acme", "Renew", "closing")
    assert (planned.day, planned.objective, planned.score, planned.keep) == (date(2026, 10, 1), "Renew", None, "")
    skips = {"duplicate": 1, "unknown person": 1, "no date": 1}
    assert found.reports[0].skips == skips
    assert sorted(problem.place.cell for problem in found.problems) == ["A5", "B4", "F4", "F5"]
