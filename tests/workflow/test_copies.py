import os
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from plangen.problems import PlangenError, UsageError
from plangen.workflow.check import Checked, check
from plangen.workflow.copies import Copied, write_copies
from plangen.workflow.which_day import Days
from tests.document_tools import faults_of_open_xml, needs_shared
from tests.small_team import DEALS, DEALS_HEAD, TEAM, TEAM_HEAD, small_team, write_rows

WRONG = (*DEALS[0][:4], "few", *DEALS[0][5:])


def faulty_team(folder: Path) -> Path:
    """A team with a wrong amount in E9 of deals.csv."""
    small_team(folder)
    write_rows(folder / "deals.csv", DEALS_HEAD, *DEALS, WRONG)
    return folder


def read(*inputs: Path) -> Checked:
    return check(inputs, Days(date(2026, 10, 5), None))


def copies(inputs: Path, output: Path) -> list[Copied]:
    return write_copies(read(inputs), [inputs], output)


def test_a_file_with_something_to_mend_is_copied_and_no_other(tmp_path: Path) -> None:
    found = copies(faulty_team(tmp_path / "in"), tmp_path / "out")
    assert [(each.file, each.path) for each in found] == [
        ("deals.csv", tmp_path / "out" / "check" / "deals.csv (to mend).xlsx")
    ]
    assert os.listdir(tmp_path / "out" / "check") == ["deals.csv (to mend).xlsx"]  # noqa: PTH208 - names are enough


def test_a_csv_becomes_a_workbook_with_its_cells_at_their_addresses(tmp_path: Path) -> None:
    (found,) = copies(faulty_team(tmp_path / "in"), tmp_path / "out")
    assert found.path
    sheet = load_workbook(found.path)["deals"]
    assert (sheet["A2"].value, sheet["E2"].value, sheet["E9"].value) == ("Ana Ruiz", 40000, "few")
    assert "This is not a number; it is left blank." in sheet["E9"].comment.text


def test_the_originals_stay_as_they_are(tmp_path: Path) -> None:
    folder = faulty_team(tmp_path / "in")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    copies(folder, tmp_path / "out")
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_workbook_is_copied_with_all_its_sheets_and_without_its_formulas(tmp_path: Path) -> None:
    book = Workbook()
    team, deals = book.worksheets[0], book.create_sheet("Deals")
    team.title = "Team"
    for person in (TEAM_HEAD, *TEAM):
        team.append(list(person))
    for deal in (DEALS_HEAD, *DEALS, WRONG):
        deals.append(list(deal))
    deals["E2"] = "=1+1"
    (tmp_path / "in").mkdir()
    book.save(tmp_path / "in" / "all.xlsx")
    (found,) = copies(tmp_path / "in", tmp_path / "out")
    assert found.path
    copy = load_workbook(found.path)
    assert copy.sheetnames == ["To mend", "Team", "Deals"]
    assert copy["Deals"]["E2"].value is None
    assert "never calculated" in copy["Deals"]["E2"].comment.text


def test_files_of_one_name_in_several_folders_have_copies_of_their_own(tmp_path: Path) -> None:
    for folder in ("2025", "2026"):
        faulty_team(tmp_path / "in" / folder)
    found = copies(tmp_path / "in", tmp_path / "out")
    names = [each.path.name for each in found if each.path]
    assert "2025 - deals.csv (to mend).xlsx" in names
    assert "2026 - deals.csv (to mend).xlsx" in names


def test_a_file_that_cannot_be_read_is_told_and_not_copied(tmp_path: Path) -> None:
    folder = faulty_team(tmp_path / "in")
    (folder / "locked.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    found = {each.file: each for each in copies(folder, tmp_path / "out")}
    assert found["locked.xlsx"].path is None
    assert found["locked.xlsx"].reason.startswith("The file is protected by a password. Open it, remove the password")


def test_a_copy_of_an_earlier_run_says_that_nothing_is_left_to_mend(tmp_path: Path) -> None:
    folder = faulty_team(tmp_path / "in")
    copies(folder, tmp_path / "out")
    small_team(folder)
    (found,) = copies(folder, tmp_path / "out")
    assert found.path
    assert found.faults == 0
    assert "Nothing to mend" in load_workbook(found.path).worksheets[0]["A2"].value


def test_without_anything_to_mend_nothing_is_copied(tmp_path: Path) -> None:
    assert copies(small_team(tmp_path / "in"), tmp_path / "out") == []


@pytest.mark.parametrize("output", [".", "deeper", "linked"])
def test_copies_are_not_written_among_the_files_that_are_read(tmp_path: Path, output: str) -> None:
    folder = faulty_team(tmp_path / "in")
    (tmp_path / "linked").symlink_to(folder)
    with pytest.raises(UsageError, match="among the files they are copies of"):
        copies(folder, tmp_path / "linked" if output == "linked" else folder / output)


def test_a_link_to_an_original_is_not_written_through(tmp_path: Path) -> None:
    folder = faulty_team(tmp_path / "in")
    before = (folder / "deals.csv").read_bytes()
    (tmp_path / "out" / "check").mkdir(parents=True)
    (tmp_path / "out" / "check" / "deals.csv (to mend).xlsx").symlink_to(folder / "deals.csv")
    with pytest.raises(PlangenError, match="is a file that was read"):
        copies(folder, tmp_path / "out")
    assert (folder / "deals.csv").read_bytes() == before


def test_a_second_name_of_an_original_is_let_go_and_the_original_stays(tmp_path: Path) -> None:
    folder = faulty_team(tmp_path / "in")
    before = (folder / "deals.csv").read_bytes()
    (tmp_path / "out" / "check").mkdir(parents=True)
    (tmp_path / "out" / "check" / "deals.csv (to mend).xlsx").hardlink_to(folder / "deals.csv")
    copies(folder, tmp_path / "out")
    assert (folder / "deals.csv").read_bytes() == before


def test_a_copy_that_is_read_itself_is_not_written_over(tmp_path: Path) -> None:
    faulty_team(tmp_path / "in")
    (first, *_) = copies(tmp_path / "in", tmp_path / "out")
    assert first.path
    before = first.path.read_bytes()
    again = write_copies(read(first.path), [first.path], tmp_path / "out")
    assert first.path not in [each.path for each in again]
    assert first.path.read_bytes() == before


def test_a_copy_of_cells_from_hostile_hands_is_a_workbook_without_fault(tmp_path: Path) -> None:
    hostile = ["=cmd|' /C calc'!A0", "<x>&amp;", "_x0000_", "\x01\x0b", "x" * 40_000, "-", "=" * 300, "1e999"]
    rows = [(name, "A", "B", "Closed Won", name, name, name, name) for name in hostile]
    write_rows(tmp_path / "in" / "CON.csv", DEALS_HEAD, *DEALS, *rows)
    write_rows(tmp_path / "in" / "team.csv", TEAM_HEAD, *TEAM)
    for each in copies(tmp_path / "in", tmp_path / "out"):
        assert each.path
        assert faults_of_open_xml(each.path) == []


def test_every_awkward_file_ends_in_a_copy_that_can_be_opened_or_in_a_reason(tmp_path: Path) -> None:
    folder = needs_shared("data", "awkward")
    found = copies(folder, tmp_path)
    assert found
    assert all(bool(each.path) != bool(each.reason) for each in found)
    for each in found:
        if each.path:
            assert load_workbook(each.path).sheetnames[0].startswith("To mend")
