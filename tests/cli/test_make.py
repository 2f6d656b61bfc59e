import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plangen.batch.executors import MIN_FOR_POOL
from plangen.cli.app import main
from plangen.doctypes.catalog import load_catalog
from tests.small_team import DEALS, DEALS_HEADER, TEAM, TEAM_HEADER, large_team, small_team, write_rows

SERIAL = ("--as-of", "2026-10-05", "--jobs", "1")
"""Options for runs in this process; only a few tests are about several processes."""
CATALOG = load_catalog()
QUARTERLY = [
    CATALOG.document_types[name]
    for name in CATALOG.packets["review"].documents
    if not {"quarter", "13 weeks"}.isdisjoint(CATALOG.document_types[name].periods)
]
PER_PERSON = sum(each.subject == "salesperson" for each in QUARTERLY)
PER_MANAGER = sum(each.subject == "manager" for each in QUARTERLY)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: a folder with a small team's inputs/."""
    small_team(tmp_path / "inputs")
    monkeypatch.chdir(tmp_path)
    return tmp_path


WITHOUT_PANGO = """
import contextlib, io, json, sys
from pathlib import Path
from plangen.cli.app import main

ran = []
for command in sys.argv[1:]:
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        code = main(command.split())
    suffixes = {path.suffix for path in Path("output").rglob("*") if path.is_file()}
    ran.append((code, output.getvalue(), sorted(suffixes)))
print(json.dumps(ran))
"""
"""Runs commands one after the other, and prints each one's exit code and output, and the sorts of files there are."""

Ran = tuple[int, str, list[str]]


@pytest.fixture(scope="module")
def without_pango(tmp_path_factory: pytest.TempPathFactory) -> list[Ran]:
    """Documents in both formats, in PDF only, and `plangen doctor`, where WeasyPrint can't find its libraries."""
    folder, stub = tmp_path_factory.mktemp("folder"), tmp_path_factory.mktemp("stub")
    small_team(folder / "inputs")
    (stub / "weasyprint.py").write_text("raise OSError('cannot load library libpango')\n", encoding="utf-8")
    scorecards = " ".join(("make", "scorecard", *SERIAL))
    ran = subprocess.run(
        [sys.executable, "-c", WITHOUT_PANGO, scorecards, f"{scorecards} --format pdf", "doctor"],
        cwd=folder, env=os.environ | {"PYTHONPATH": str(stub)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return [(code, output, suffixes) for code, output, suffixes in json.loads(ran.stdout)]


def test_an_old_export_is_an_error_with_both_options_where_no_one_can_answer(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    deals = [(*deal[:5], "2019-01-10", "2019-02-11", "") for deal in DEALS]
    write_rows(workspace / "inputs" / "deals.csv", DEALS_HEADER, *deals)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert main(["make", "review", "--format", "word"]) == 1
    error = capsys.readouterr().err
    assert error.startswith("The newest date in the deals is 2019-02-11, ")
    assert "--as-of 2019-02-11" in error
    assert "--period 2019-Q1" in error
    assert not (workspace / "output").exists()
    for option in (("--as-of", "2019-02-11"), ("--period", "2019-Q1")):
        assert main(["make", "review", "--format", "word", "--dry-run", *option]) in (0, 1)


def test_the_summary_starts_with_the_result(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["make", "scorecard", *SERIAL, "--only", "Ana", "--only", "Zoë"]) == 0
    output = capsys.readouterr().out
    assert "the last completed quarter, Q3 2026" in output
    assert "4 documents for 2 people in " in output
    assert ": 1 complete, 1 with missing data.\n" in output
    assert "Saved to output/scorecard 2026-Q3" in output
    assert "Zoë Łuk: " in output
    assert "team.csv › D4" in output
    assert "Check first" in output
    assert "\nNext: " in output
    assert len(list(workspace.glob("output/scorecard 2026-Q3/for salespeople/*/*"))) == 4


def test_json_output_has_the_same_content(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["make", "scorecard", *SERIAL, "--format", "word", "--json"]) == 0
    output = json.loads(capsys.readouterr().out)
    assert output["people"] == 3
    assert output["not_created"] == []
    assert all((workspace / document["file"]).is_file() and document["created"] for document in output["documents"])


def test_a_dry_run_lists_the_files(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["make", "review", *SERIAL, "--dry-run", "--format", "pdf"]) == 0
    output = capsys.readouterr().out
    assert f"{3 * PER_PERSON + PER_MANAGER} documents for 3 people would be created in output:" in output
    assert "  review 2026-Q3/for salespeople/pdf/Ruiz, Bo - Quarterly review 2026-Q3.pdf" in output
    assert not (workspace / "output").exists()


def test_the_summary_names_files_that_were_edited_and_the_new_ones(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = workspace / "output/scorecard 2026-Q3/for salespeople/word"
    assert main(["make", "scorecard", *SERIAL, "--only", "Bo", "--format", "word"]) == 0
    document = folder / "Ruiz, Bo - Scorecard 2026-Q3.docx"
    document.write_bytes(b"mine")
    capsys.readouterr()
    assert main(["make", "scorecard", *SERIAL, "--only", "Bo", "--format", "word"]) == 0
    output = " ".join(capsys.readouterr().out.split())
    assert "Your edited files were kept (--force replaces them)" in output
    assert "New: scorecard 2026-Q3/for salespeople/word/Ruiz, Bo - Scorecard 2026-Q3 (new).docx" in output
    assert document.read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("words", "output"),
    [
        (("review", "--inputs", "nowhere"), "Folder not found: nowhere."),
        (("reveiw",), "No packet named “reveiw”. Did you mean “review”?"),
        (("--period", "2026-Q7"), "“2026-Q7” isn't a period."),
        (("--period", "2031-Q1", *SERIAL), "Q1 2031 hasn't started as of 2026-10-05."),
        (("--only", "ruiz", *SERIAL), "“ruiz” matches Ana Ruiz and Bo Ruiz."),
        (("--only", "Anna Ruis", *SERIAL), "No person named “Anna Ruis”. Did you mean “Ana Ruiz”?"),
        (("--manager", "unknown", *SERIAL), "No manager named “unknown”. Choose from: Ken Ortiz."),
        (("--manager", " "), "--manager is empty."),
        (("--as-of", "yesterday"), "yesterday"),
        (("--output", "inputs/team.csv/x"), "inputs/team.csv is a file, but a folder is needed."),
        (("--format", "odt"), "odt"),
        (("--jobs", "0"), "--jobs"),
        (("--templates", "nowhere"), "Folder not found: nowhere."),
    ],
)
def test_a_usage_error_is_one_message_and_exit_code_2(
    workspace: Path, words: tuple[str, ...], output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["make", *words]) == 2
    captured = capsys.readouterr()
    assert output in captured.err
    assert captured.out == ""
    assert not (workspace / "output").exists()


def test_errors_in_the_data_are_listed_and_set_the_exit_code(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_rows(workspace / "inputs/deals.csv", DEALS_HEADER, *DEALS, ("Unknown Name", *DEALS[0][1:]))
    assert main(["make", "scorecard", *SERIAL, "--format", "word"]) == 1
    output = capsys.readouterr().out
    assert "inputs" not in output.split("Data problems")[1].split("deals.csv")[0]
    assert "deals.csv › A9 “Unknown Name”" in output
    assert len(list(workspace.glob("output/*/*/word/*.docx"))) == 4


def test_with_strict_a_warning_is_exit_code_1(workspace: Path) -> None:
    (workspace / "inputs/team.csv").unlink()
    assert main(["make", "scorecard", *SERIAL, "--only", "Ana", "--format", "word"]) == 0
    assert main(["make", "scorecard", *SERIAL, "--only", "Ana", "--format", "word", "--strict"]) == 1


def test_spreadsheets_that_cannot_be_used_are_exit_code_1(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "x.xlsx").write_bytes(b"no workbook")
    assert main(["make", "--inputs", "x.xlsx"]) == 1
    assert "x.xlsx" in capsys.readouterr().err


def test_a_document_that_fails_is_exit_code_3_and_the_others_are_created(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (workspace / "output/scorecard 2026-Q3/for salespeople/word/Ruiz, Bo - Scorecard 2026-Q3.docx").mkdir(parents=True)
    assert main(["make", "scorecard", *SERIAL, "--format", "word"]) == 3
    output = capsys.readouterr().out
    assert "Bo Ruiz, Scorecard Q3 2026 (word): " in output
    assert "3 documents" in output


def test_several_processes_create_the_same_files_as_one(workspace: Path) -> None:
    large_team(workspace / "inputs", MIN_FOR_POOL)
    words = ("make", "scorecard", *SERIAL, "--format", "word")
    assert main([*words, "--output", "one"]) == 0
    assert main([*words, "--jobs", "2", "--output", "two"]) == 0
    one = {path.name: path.read_bytes() for path in (workspace / "one").rglob("*.*") if path.is_file()}
    two = {path.name: path.read_bytes() for path in (workspace / "two").rglob("*.*") if path.is_file()}
    assert len(one) == MIN_FOR_POOL + 1 + 3
    assert one == two


def test_without_pango_word_files_are_created_and_one_message_is_printed(without_pango: list[Ran]) -> None:
    code, output, suffixes = without_pango[0]
    assert code == 0
    assert output.count("PDF output needs Pango") == 1
    assert suffixes == [".csv", ".docx", ".json"]


def test_without_pango_requested_pdf_files_are_exit_code_3(without_pango: list[Ran]) -> None:
    code, output, _ = without_pango[1]
    assert code == 3
    assert "sudo apt install" in output


def test_without_pango_doctor_says_what_to_install(without_pango: list[Ran]) -> None:
    code, output, _ = without_pango[2]
    assert code == 1
    for system in ("Debian", "macOS", "Windows"):
        assert system in output


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C works differently on Windows")
def test_ctrl_c_reports_how_many_are_complete_and_leaves_no_partial_files(workspace: Path) -> None:
    large_team(workspace / "inputs", 24)
    command = [sys.executable, "-m", "plangen", "make", "review", *SERIAL, "--jobs", "2", "--format", "word"]
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore Ctrl-C
    process = subprocess.Popen(
        command, cwd=workspace, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    signal.signal(signal.SIGINT, before)
    while not list(workspace.glob("output/*/*/*/*.docx")) and process.poll() is None:
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    output, errors = process.communicate()
    assert process.returncode == 130, errors
    assert "Traceback" not in errors
    assert re.search(rf"of {24 * PER_PERSON + PER_MANAGER} documents (is|are) complete\.", output)
    folder = workspace / "output/review 2026-Q3"
    listed = {entry["file"] for entry in json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]}
    assert listed == {path.relative_to(folder).as_posix() for path in folder.glob("*/*/*")}


def test_people_without_documents_are_listed_on_one_line(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = "L" * 60
    write_rows(
        workspace / "inputs/team.csv",
        (*TEAM_HEADER, "left"),
        *((*row, "") for row in TEAM),
        (name, "", "", "", "2026-01-01"),
    )
    assert main(["make", "review", *SERIAL, "--dry-run"]) == 0
    assert f"No documents for: {name[:39]}… (left Jan 1, 2026).\n" in capsys.readouterr().out
    assert main(["make", "review", *SERIAL, "--only", name]) == 2
    assert "(left Jan 1, 2026)" in capsys.readouterr().err


def test_by_default_all_packets_are_created_and_teams_are_counted(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_rows(workspace / "inputs/deals.csv", DEALS_HEADER, *DEALS[:4])
    write_rows(workspace / "inputs/team.csv", TEAM_HEADER, TEAM[0])
    assert main(["make", *SERIAL, "--format", "word"]) == 0
    assert "1 person, 1 team in " in capsys.readouterr().out
    created = {path.name for path in (workspace / "output").iterdir()}
    assert created == {
        "account-plan 2026",
        "business-plan 2026",
        "kickoff 2027",
        "monday 2026-W41",
        "review 2026-Q3",
        "scorecard 2026-Q3",
        "training-plan from 2026-10-05",
    }


def test_the_managers_edition_has_its_own_folder_and_a_missing_edition_is_a_usage_error(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["make", "scorecard", *SERIAL, "--edition", "manager", "--format", "word"]) == 0
    [path] = (workspace / "output/scorecard 2026-Q3").rglob("*Team scorecard*.docx")
    assert path.relative_to(workspace / "output").parts[1:3] == ("manager only", "word")
    assert path.name == "Ken Ortiz's team - Team scorecard 2026-Q3 (MANAGER ONLY).docx"
    assert main(["make", "scorecard", *SERIAL, "--edition", "preread"]) == 2
    assert "scorecard has no preread edition. Choose from: rep, manager." in capsys.readouterr().err


def test_an_unknown_team_is_rejected_with_a_suggestion(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["make", "scorecard", *SERIAL, "--team", "Kan Ortiz"]) == 2
    assert "No team named “Kan Ortiz”. Did you mean “Ken Ortiz's team”?" in capsys.readouterr().err
    assert main(["make", "scorecard", *SERIAL, "--team", " "]) == 2
    assert "--team is empty" in capsys.readouterr().err
    assert workspace.is_dir()
