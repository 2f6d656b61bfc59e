import os
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from plangen.problems import PlangenError, UsageError
from plangen.workflow.check import Checked, check
from plangen.workflow.fixing.copies import Copied, write_copies
from plangen.workflow.planning.as_of import Days
from tests.document_tools import needs_shared, open_xml_errors
from tests.sizes import quick_or_full
from tests.small_team import DEALS, DEALS_HEADER, TEAM, TEAM_HEADER, small_team, write_rows

WRONG = (*DEALS[0][:4], "few", *DEALS[0][5:])


def team_with_a_problem(folder: Path) -> Path:
    """A team with an invalid amount in E9 of deals.csv."""
    small_team(folder)
    write_rows(folder / "deals.csv", DEALS_HEADER, *DEALS, WRONG)
    return folder


def read(*inputs: Path) -> Checked:
    return check(inputs, Days(date(2026, 10, 5), None))


def copies(inputs: Path, output: Path) -> list[Copied]:
    return write_copies(read(inputs), [inputs], output)


def test_only_files_with_problems_are_copied(tmp_path: Path) -> None:
    found = copies(team_with_a_problem(tmp_path / "in"), tmp_path / "out")
    assert [(each.file, each.path) for each in found] == [
        ("deals.csv", tmp_path / "out" / "check" / "deals.csv (to fix).xlsx")
    ]
    assert os.listdir(tmp_path / "out" / "check") == ["deals.csv (to fix).xlsx"]  # noqa: PTH208 - names are enough


def test_a_csv_becomes_a_workbook_with_its_cells_at_their_addresses(tmp_path: Path) -> None:
    (found,) = copies(team_with_a_problem(tmp_path / "in"), tmp_path / "out")
    assert found.path
    sheet = load_workbook(found.path)["deals"]
    assert (sheet["A2"].value, sheet["E2"].value, sheet["E9"].value) == ("Ana Ruiz", 40000, "few")
    assert "number. Left blank.\nFix: " in sheet["E9"].comment.text


def test_the_originals_never_change(tmp_path: Path) -> None:
    folder = team_with_a_problem(tmp_path / "in")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    copies(folder, tmp_path / "out")
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_workbook_is_copied_with_all_its_sheets_and_without_its_formulas(tmp_path: Path) -> None:
    book = Workbook()
    team, deals = book.worksheets[0], book.create_sheet("Deals")
    team.title = "Team"
    for person in (TEAM_HEADER, *TEAM):
        team.append(list(person))
    for deal in (DEALS_HEADER, *DEALS, WRONG):
        deals.append(list(deal))
    deals["E2"] = "=1+1"
    (tmp_path / "in").mkdir()
    book.save(tmp_path / "in" / "all.xlsx")
    (found,) = copies(tmp_path / "in", tmp_path / "out")
    assert found.path
    copy = load_workbook(found.path)
    assert copy.sheetnames == ["To fix", "Team", "Deals"]
    assert copy["Deals"]["E2"].value is None
    assert "never calculated" in copy["Deals"]["E2"].comment.text


def test_files_with_the_same_name_in_several_folders_get_separate_copies(tmp_path: Path) -> None:
    for folder in ("2025", "2026"):
        team_with_a_problem(tmp_path / "in" / folder)
    found = copies(tmp_path / "in", tmp_path / "out")
    names = [each.path.name for each in found if each.path]
    assert "2025 - deals.csv (to fix).xlsx" in names
    assert "2026 - deals.csv (to fix).xlsx" in names


def test_an_unreadable_file_is_reported_and_not_copied(tmp_path: Path) -> None:
    folder = team_with_a_problem(tmp_path / "in")
    (folder / "locked.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    found = {each.file: each for each in copies(folder, tmp_path / "out")}
    assert found["locked.xlsx"].path is None
    assert found["locked.xlsx"].reason.startswith("The file is password-protected. Remove the password")
    assert found["locked.xlsx"].as_plain()["fixes"] == 1


def test_an_earlier_copy_is_updated_when_nothing_is_left_to_fix(tmp_path: Path) -> None:
    folder = team_with_a_problem(tmp_path / "in")
    copies(folder, tmp_path / "out")
    small_team(folder)
    (found,) = copies(folder, tmp_path / "out")
    assert found.path
    assert found.fixes == 0
    assert "Nothing to fix" in load_workbook(found.path).worksheets[0]["A2"].value


def test_without_problems_nothing_is_copied(tmp_path: Path) -> None:
    assert copies(small_team(tmp_path / "in"), tmp_path / "out") == []


@pytest.mark.parametrize("output", [".", "deeper", "linked"])
def test_copies_are_not_written_into_an_input_folder(tmp_path: Path, output: str) -> None:
    folder = team_with_a_problem(tmp_path / "in")
    (tmp_path / "linked").symlink_to(folder)
    with pytest.raises(UsageError, match="next to the originals"):
        copies(folder, tmp_path / "linked" if output == "linked" else folder / output)


def test_a_link_to_an_original_is_not_overwritten(tmp_path: Path) -> None:
    folder = team_with_a_problem(tmp_path / "in")
    before = (folder / "deals.csv").read_bytes()
    (tmp_path / "out" / "check").mkdir(parents=True)
    (tmp_path / "out" / "check" / "deals.csv (to fix).xlsx").symlink_to(folder / "deals.csv")
    with pytest.raises(PlangenError, match="is an input file and won't be overwritten"):
        copies(folder, tmp_path / "out")
    assert (folder / "deals.csv").read_bytes() == before


def test_a_hard_link_to_an_original_is_replaced_and_the_original_kept(tmp_path: Path) -> None:
    folder = team_with_a_problem(tmp_path / "in")
    before = (folder / "deals.csv").read_bytes()
    (tmp_path / "out" / "check").mkdir(parents=True)
    (tmp_path / "out" / "check" / "deals.csv (to fix).xlsx").hardlink_to(folder / "deals.csv")
    copies(folder, tmp_path / "out")
    assert (folder / "deals.csv").read_bytes() == before


def test_a_copy_that_is_an_input_file_is_not_overwritten(tmp_path: Path) -> None:
    team_with_a_problem(tmp_path / "in")
    (first, *_) = copies(tmp_path / "in", tmp_path / "out")
    assert first.path
    before = first.path.read_bytes()
    again = write_copies(read(first.path), [first.path], tmp_path / "out")
    assert first.path not in [each.path for each in again]
    assert first.path.read_bytes() == before


def test_a_copy_of_hostile_cells_is_a_valid_workbook(tmp_path: Path) -> None:
    hostile = ["=cmd|' /C calc'!A0", "<x>&amp;", "_x0000_", "\x01\x0b", "x" * 40_000, "-", "=" * 300, "1e999"]
    rows = [(name, "A", "B", "Closed Won", name, name, name, name) for name in hostile]
    write_rows(tmp_path / "in" / "CON.csv", DEALS_HEADER, *DEALS, *rows)
    write_rows(tmp_path / "in" / "team.csv", TEAM_HEADER, *TEAM)
    for each in copies(tmp_path / "in", tmp_path / "out"):
        assert each.path
        assert open_xml_errors(each.path) == []


def test_every_awkward_file_gives_a_copy_that_opens_or_a_reason(tmp_path: Path) -> None:
    files = sorted(path for path in needs_shared("data", "awkward").rglob("*") if path.is_file())
    inputs = files[:: quick_or_full(3, 1)]
    found = write_copies(read(*inputs), inputs, tmp_path)
    assert len(found) > 20
    assert all(bool(each.path) != bool(each.reason) for each in found)
    for each in found:
        if each.path:
            assert load_workbook(each.path).sheetnames[0].startswith("To fix")
