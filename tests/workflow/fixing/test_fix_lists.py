from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from plangen.problems import Place, error
from plangen.workflow.check import Checked, check
from plangen.workflow.fixing.fix_lists import UNASSIGNED, fixes_by_manager, write_fix_lists
from plangen.workflow.planning.as_of import Days
from tests.small_team import DEALS, DEALS_HEADER, TEAM_HEADER, write_rows

TEAM = (("Ana Ruiz", "", "Ken Ortiz", "160000"), ("Bo Ruiz", "", "Di/na", "9"), ("Zoë Łuk", "", "Di-na", "9"))


def checked(folder: Path) -> Checked:
    """A team with three managers, with an invalid amount for Ana, for Bo, and for an unknown person."""
    invalid = [
        (name, "A", "B", "Closed Won", "few", "2026-01-02", "2026-02-02", "") for name in ("Ana Ruiz", "Bo Ruiz", "Who")
    ]
    write_rows(folder / "deals.csv", DEALS_HEADER, *DEALS, *invalid)
    write_rows(folder / "team.csv", TEAM_HEADER, *TEAM)
    return check([folder], Days(date(2026, 10, 5), None))


def test_a_fix_goes_to_the_manager_of_the_person_in_its_row(tmp_path: Path) -> None:
    found = checked(tmp_path)
    listed = fixes_by_manager(found.book, found.problems)
    assert {(fix.person, fix.problem.place.cell) for fix in listed["Ken Ortiz"]} == {("Ana Ruiz", "E9")}
    assert {(fix.person, fix.problem.place.cell) for fix in listed["Di/na"]} == {("Bo Ruiz", "E10")}


def test_problems_without_a_person_are_unassigned_and_none_is_lost(tmp_path: Path) -> None:
    found = checked(tmp_path)
    listed = fixes_by_manager(found.book, [*found.problems, error(Place(), "odd", "Odd.")])
    assert "Odd." in [fix.problem.message for fix in listed[UNASSIGNED]]
    all_listed = {fix.problem for fixes in listed.values() for fix in fixes}
    assert set(found.problems) < all_listed


def test_every_manager_gets_a_fix_list_even_with_nothing_to_fix(tmp_path: Path) -> None:
    written = write_fix_lists(checked(tmp_path / "in"), tmp_path / "out")
    assert [(each.manager, each.path.name, each.fixes > 0) for each in written] == [
        ("Di/na", "Di-na.xlsx", True),
        ("Ken Ortiz", "Ken Ortiz.xlsx", True),
        (UNASSIGNED, f"{UNASSIGNED}.xlsx", True),
    ]


def test_a_fix_list_has_no_rows_of_another_managers_team(tmp_path: Path) -> None:
    for each in write_fix_lists(checked(tmp_path / "in"), tmp_path / "out"):
        cells = [str(cell) for row in load_workbook(each.path)["To fix"].iter_rows(values_only=True) for cell in row]
        assert ("Ana Ruiz" in cells) == (each.manager == "Ken Ortiz")
