from pathlib import Path

import pytest

from plangen.problems import PlangenError, UsageError
from plangen.workflow.planning.as_of import Days
from plangen.workflow.reading import input_files, read, require_people
from tests.small_team import AS_OF, DEALS, DEALS_HEADER, small_team, write_rows

DAYS = Days(AS_OF)
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x40\0\0\0\x10"
"""The beginning of an image of 64 by 16 pixels."""


def test_files_are_named_relative_to_the_folder(tmp_path: Path) -> None:
    small_team(tmp_path / "inputs" / "east")
    book = read([tmp_path / "inputs"], DAYS).book
    assert book.files == ("east/deals.csv", "east/team.csv")


def test_files_in_several_folders_are_named_relative_to_their_common_parent(tmp_path: Path) -> None:
    small_team(tmp_path / "east")
    write_rows(tmp_path / "west" / "deals.csv", DEALS_HEADER, *(("Bo Ruiz", *deal[1:]) for deal in DEALS[:1]))
    reading = read([tmp_path / "east", tmp_path / "west" / "deals.csv"], DAYS)
    assert reading.book.files == ("east/deals.csv", "east/team.csv", "west/deals.csv")
    assert sorted(reading.digests()) == ["east/deals.csv", "east/team.csv", "west/deals.csv"]


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    folder = small_team(tmp_path)
    assert len(input_files([folder, folder / "team.csv", folder])) == 2


def test_a_missing_folder_is_reported_with_a_fix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=r"Folder not found: inputs.*--inputs.*plangen make review --inputs .*sample"):
        input_files([Path("inputs")])
    with pytest.raises(UsageError, match=r"Folder not found: .*elsewhere\. Check the path\.$"):
        input_files([tmp_path / "elsewhere"])


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"File not found: .*deals.csv"):
        input_files([tmp_path / "deals.csv"])


def test_a_folder_without_spreadsheets_is_reported_with_what_to_add(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing", encoding="utf-8")
    with pytest.raises(UsageError, match=r"No spreadsheets in .*Add your deals export .* and a Team sheet"):
        input_files([tmp_path])


def test_spreadsheets_without_people_are_rejected_with_the_problems_found(tmp_path: Path) -> None:
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    with pytest.raises(PlangenError, match=r"(?s)No people found.*broken.xlsx: ") as refused:
        require_people(read([tmp_path], DAYS).book)
    assert refused.value.problems


def test_the_logo_is_an_image_in_the_inputs_folder(tmp_path: Path) -> None:
    small_team(tmp_path)
    (tmp_path / "logo.png").write_bytes(PNG)
    write_rows(tmp_path / "Settings.csv", ("setting", "value"), ("logo", "logo.png"))
    assert read([tmp_path], DAYS).logo == PNG


@pytest.mark.parametrize("name", ["nowhere.png", "deals.csv", "../logo.png", "/etc/hostname"])
def test_an_invalid_logo_is_reported_and_not_used(tmp_path: Path, name: str) -> None:
    folder = small_team(tmp_path / "inputs")
    (tmp_path / "logo.png").write_bytes(PNG)
    write_rows(folder / "Settings.csv", ("setting", "value"), ("logo", name))
    reading = read([folder], DAYS)
    assert reading.logo is None
    assert [problem.sort for problem in reading.book.problems if "logo" in problem.sort] == ["no logo"]
