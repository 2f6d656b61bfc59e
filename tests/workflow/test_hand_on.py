from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from plangen.problems import Place, error
from plangen.workflow.check import Checked, check
from plangen.workflow.hand_on import NOBODYS, by_manager, write_by_manager
from plangen.workflow.which_day import Days
from tests.small_team import DEALS, DEALS_HEAD, TEAM_HEAD, write_rows

TEAM = (("Ana Ruiz", "", "Ken Ortiz", "160000"), ("Bo Ruiz", "", "Di/na", "9"), ("Zoë Łuk", "", "Di-na", "9"))


def checked(folder: Path) -> Checked:
    """A team of three managers, with a wrong amount of Ana's and of Bo's, and a deal of somebody unknown."""
    wrong = [
        (name, "A", "B", "Closed Won", "few", "2026-01-02", "2026-02-02", "") for name in ("Ana Ruiz", "Bo Ruiz", "Who")
    ]
    write_rows(folder / "deals.csv", DEALS_HEAD, *DEALS, *wrong)
    write_rows(folder / "team.csv", TEAM_HEAD, *TEAM)
    return check([folder], Days(date(2026, 10, 5), None))


def test_a_cell_goes_to_the_manager_of_the_person_in_its_row(tmp_path: Path) -> None:
    found = checked(tmp_path)
    listed = by_manager(found.book, found.problems)
    assert {(fix.person, fix.problem.place.cell) for fix in listed["Ken Ortiz"]} == {("Ana Ruiz", "E9")}
    assert {(fix.person, fix.problem.place.cell) for fix in listed["Di/na"]} == {("Bo Ruiz", "E10")}


def test_what_is_in_nobodys_row_is_listed_apart_and_nothing_is_lost(tmp_path: Path) -> None:
    found = checked(tmp_path)
    listed = by_manager(found.book, [*found.problems, error(Place(), "odd", "Odd.")])
    assert "Odd." in [fix.problem.message for fix in listed[NOBODYS]]
    told = {fix.problem for fixes in listed.values() for fix in fixes}
    assert set(found.problems) < told


def test_every_manager_has_a_workbook_though_nothing_is_to_mend(tmp_path: Path) -> None:
    written = write_by_manager(checked(tmp_path / "in"), tmp_path / "out")
    assert [(each.manager, each.path.name, each.fixes > 0) for each in written] == [
        ("Di-na", "Di-na.xlsx", False),
        ("Di/na", "Di-na (2).xlsx", True),
        ("Ken Ortiz", "Ken Ortiz.xlsx", True),
        (NOBODYS, f"{NOBODYS}.xlsx", True),
    ]


def test_nothing_of_one_managers_people_stands_in_anothers_workbook(tmp_path: Path) -> None:
    for each in write_by_manager(checked(tmp_path / "in"), tmp_path / "out"):
        cells = [str(cell) for row in load_workbook(each.path)["To mend"].iter_rows(values_only=True) for cell in row]
        assert ("Ana Ruiz" in cells) == (each.manager == "Ken Ortiz")
