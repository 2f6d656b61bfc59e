"""Files of every type, good and bad, read together."""

import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from plangen.sources.grid import Grid
from plangen.sources.reading import ReaderProcess, read_files, spreadsheet_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Name", "Quota"])
    sheet.append(["Ann", 5])
    book.save(tmp_path / "team.xlsx")
    (tmp_path / "deals.csv").write_text("a,b\n1,2\n")
    (tmp_path / "collected").mkdir()
    (tmp_path / "collected" / "actions.tsv").write_text("a\tb\n1\t2\n")
    return tmp_path


def workbook_that_is_too_large(folder: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = 1
    sheet["XFD1048576"] = 2
    book.save(folder / "huge.xlsx")
    return folder / "huge.xlsx"


def test_spreadsheets_are_listed_sorted_without_lock_and_hidden_files(folder: Path) -> None:
    for name in ("~$team.xlsx", ".~lock.team.xlsx#", ".hidden.csv", "notes.txt", "B.XLSB"):
        (folder / name).write_bytes(b"x")
    (folder / ".git").mkdir()
    (folder / ".git" / "x.csv").write_bytes(b"x")
    (folder / "folder.csv").mkdir()
    names = [path.relative_to(folder).as_posix() for path in spreadsheet_files(folder)]
    assert names == ["B.XLSB", "collected/actions.tsv", "deals.csv", "team.xlsx"]


def test_files_are_read_in_order_and_named_relative_to_the_inputs_folder(folder: Path) -> None:
    grids, problems = read_files(spreadsheet_files(folder), folder)
    assert [(grid.file, grid.sheet) for grid in grids] == [
        ("collected/actions.tsv", ""),
        ("deals.csv", ""),
        ("team.xlsx", "Sheet"),
    ]
    assert problems == []


def test_a_file_outside_the_inputs_folder_has_only_its_name(folder: Path) -> None:
    assert read_files([folder / "deals.csv"], folder / "inputs")[0][0].file == "deals.csv"
    assert read_files([folder / "deals.csv"], None)[0][0].file == "deals.csv"


def test_a_reader_crash_is_one_problem_and_later_files_are_read(folder: Path) -> None:
    grids, problems = read_files(
        [workbook_that_is_too_large(folder), folder / "team.xlsx", folder / "deals.csv"], folder
    )
    assert [grid.file for grid in grids] == ["team.xlsx", "deals.csv"]
    assert [(problem.place.file, problem.sort) for problem in problems] == [("huge.xlsx", "unreadable file")]
    assert "Ctrl+End" in problems[0].fix


def test_a_reader_that_takes_too_long_is_stopped_and_restarted(folder: Path) -> None:
    with ReaderProcess(seconds=0.001) as reader:
        grids, problems = reader.read(folder / "team.xlsx", "team.xlsx")
        assert grids == []
        assert [problem.sort for problem in problems] == ["file too large"]
        assert reader.process is None
        reader.seconds = 10
        grids, problems = reader.read(folder / "team.xlsx", "team.xlsx")
        assert [len(grid.rows) for grid in grids] == [2]
        assert problems == []


def test_one_child_reads_all_workbooks(folder: Path) -> None:
    with ReaderProcess() as reader:
        reader.read(folder / "team.xlsx", "team.xlsx")
        first = reader.process
        reader.read(folder / "team.xlsx", "team.xlsx")
        assert first is not None
        assert reader.process is first
    assert first.returncode is not None


@pytest.mark.parametrize("name", ["team.xls", "team.xlsb", "team.csv", "team.ods"])
def test_a_workbook_with_the_wrong_extension_is_still_read(folder: Path, name: str) -> None:
    (folder / "team.xlsx").rename(folder / name)
    grids, problems = read_files([folder / name], folder)
    assert [list(row) for row in grids[0].rows] == [["Name", "Quota"], ["Ann", 5.0]]
    assert problems == []


def test_text_with_a_workbook_extension_is_read_as_text(folder: Path) -> None:
    (folder / "deals.csv").rename(folder / "deals.xls")
    assert read_files([folder / "deals.xls"], folder)[0][0].rows == [["a", "b"], ["1", "2"]]


@pytest.mark.parametrize("name", ["absent.xlsx", "collected", "link.csv"])
def test_a_file_that_cannot_be_opened_is_one_problem(folder: Path, name: str) -> None:
    (folder / "link.csv").symlink_to(folder / "nowhere.csv")
    grids, problems = read_files([folder / name], folder)
    assert grids == []
    assert [(problem.place.file, problem.sort) for problem in problems] == [(name, "unreadable file")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this platform has no pipes in folders")
def test_a_pipe_does_not_block_reading(folder: Path) -> None:
    os.mkfifo(folder / "pipe.csv")
    assert [problem.sort for problem in read_files([folder / "pipe.csv"], folder)[1]] == ["unreadable file"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux allows any bytes in a name")
def test_file_names_that_are_not_text_are_made_printable(folder: Path) -> None:
    path = folder / os.fsdecode(b"t\xffam\n.xlsx")
    (folder / "team.xlsx").rename(path)
    grids, problems = read_files([path], folder)
    assert [grid.file for grid in grids] == ["t�am�.xlsx"]
    assert problems == []


def test_files_in_the_current_folder_do_not_shadow_modules(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "python_calamine.py").write_text("raise SystemExit")
    monkeypatch.chdir(folder)
    assert len(read_files([Path("team.xlsx")], None)[0]) == 1


def test_the_child_imports_nothing_slow() -> None:
    code = "import sys, plangen.sources.child; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "python_calamine" in loaded
    slow = {"weasyprint", "pydantic", "click", "rich", "docx", "jinja2", "openpyxl", "charset_normalizer", "csv"}
    assert not slow & set(loaded)


def test_text_files_alone_do_not_start_a_child(folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from plangen.sources import reading\n"
        "class Refused(reading.subprocess.Popen):\n"
        "    def __init__(self, *_a, **_k): raise SystemExit('a child was started')\n"
        "reading.subprocess.Popen = Refused\n"
        "print(len(reading.read_files([Path(sys.argv[1])], None)[0]))"
    )
    for name, status in (("deals.csv", 0), ("team.xlsx", 1)):
        done = subprocess.run([sys.executable, "-c", code, folder / name], capture_output=True, check=False)
        assert done.returncode == status


def test_grids_are_compared_by_identity_not_by_their_cells(folder: Path) -> None:
    grids, _ = read_files([folder / "deals.csv", folder / "deals.csv"], None)
    assert isinstance(grids[0], Grid)
    assert grids[0] != grids[1]


def test_a_broken_link_is_one_problem(folder: Path) -> None:
    (folder / "gone.xlsx").symlink_to(folder / "nowhere.xlsx")
    grids, problems = read_files(spreadsheet_files(folder), folder)
    assert len(grids) == 3
    (problem,) = problems
    assert str(problem).startswith("gone.xlsx: Can't open the file (No such file or directory).")


def test_a_link_to_itself_is_skipped(folder: Path) -> None:
    (folder / "circle.xlsx").symlink_to(folder / "circle.xlsx")
    assert "circle.xlsx" not in [path.name for path in spreadsheet_files(folder)]


def test_the_send_list_of_a_packet_in_the_inputs_is_not_read(tmp_path: Path) -> None:
    packet = tmp_path / "output" / "review 2026-Q3"
    packet.mkdir(parents=True)
    for name in ("_send.csv", "_send (new).csv", "mine.csv"):
        (packet / name).write_text("name,email\nKen,k@x.org\n", encoding="utf-8")
    assert len(spreadsheet_files(tmp_path)) == 3
    (packet / "manifest.json").write_text("{}", encoding="utf-8")
    assert [path.name for path in spreadsheet_files(tmp_path)] == ["mine.csv"]
