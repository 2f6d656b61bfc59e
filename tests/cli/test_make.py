import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plangen.cli.app import main
from plangen.kinds.shelf import open_shelf
from tests.small_team import DEALS, DEALS_HEAD, TEAM, TEAM_HEAD, large_team, small_team, write_rows

AS_OF = ("--as-of", "2026-10-05")
SHELF = open_shelf()
OF_A_QUARTER = [SHELF.kinds[name] for name in SHELF.packets["review"].kinds if "quarter" in SHELF.kinds[name].periods]
KINDS = sum(kind.subject == "salesperson" for kind in OF_A_QUARTER)
FOR_A_MANAGER = sum(kind.subject == "manager" for kind in OF_A_QUARTER)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with a small team's inputs/ in it, in which plangen is started."""
    small_team(tmp_path / "inputs")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def without_pango(folder: Path) -> dict[str, str]:
    """Surroundings in which WeasyPrint cannot find the libraries it needs."""
    folder.mkdir()
    (folder / "weasyprint.py").write_text("raise OSError('cannot load library libpango')\n", encoding="utf-8")
    return {**os.environ, "PYTHONPATH": str(folder)}


def plangen(*words: str, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "plangen", *words]
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)


def test_the_summary_speaks_to_a_manager(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["make", "review", *AS_OF]) == 0
    said = capsys.readouterr().out
    assert "made for the last completed quarter, Q3 2026" in said
    assert "3 people: " in said
    assert f"0 failed; {6 * KINDS + 2 * FOR_A_MANAGER} documents in " in said
    assert "They lie in output/review 2026-Q3" in said
    assert "Zoë Łuk: " in said
    assert "team.csv › D4" in said
    assert "Look first" in said
    assert "\nNext: " in said
    assert len(list(desk.glob("output/review 2026-Q3/for salespeople/*/*"))) == 6 * KINDS


def test_a_program_reads_the_same_as_json(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["make", "review", *AS_OF, "--format", "word", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["people"] == 3
    assert said["failed"] == []
    assert all((desk / document["file"]).is_file() and document["made"] for document in said["documents"])


def test_a_dry_run_lists_the_files(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["make", "review", *AS_OF, "--dry-run", "--format", "pdf"]) == 0
    said = capsys.readouterr().out
    assert f"{3 * KINDS + FOR_A_MANAGER} documents for 3 people would be written to output:" in said
    assert "  review 2026-Q3/for salespeople/pdf/Ruiz, Bo - Quarterly review 2026-Q3.pdf" in said
    assert not (desk / "output").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("review", "--inputs", "nowhere"), "There is no folder nowhere."),
        (("reveiw",), "Did you mean review?"),
        (("--period", "2026-Q7"), "“2026-Q7” is no period."),
        (("--period", "2031-Q1", *AS_OF), "has not begun"),
        (("--only", "ruiz", *AS_OF), "“ruiz” fits Ana Ruiz and Bo Ruiz."),
        (("--only", "Anna Ruis", *AS_OF), "Did you mean Ana Ruiz?"),
        (("--manager", "nobody", *AS_OF), "There is no manager “nobody”."),
        (("--manager", " "), "--manager names nobody."),
        (("--as-of", "yesterday"), "yesterday"),
        (("--output", "inputs/team.csv/x"), "inputs/team.csv is a file where a folder is needed."),
        (("--format", "odt"), "odt"),
        (("--jobs", "0"), "--jobs"),
        (("--templates", "nowhere"), "There is no folder nowhere."),
    ],
)
def test_wrong_usage_is_one_message_and_exit_code_2(
    desk: Path, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["make", *words]) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.out == ""
    assert not (desk / "output").exists()


def test_errors_in_the_data_are_told_and_counted(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(desk / "inputs/deals.csv", DEALS_HEAD, *DEALS, ("Nobody Known", *DEALS[0][1:]))
    assert main(["make", "review", *AS_OF, "--format", "word"]) == 1
    said = capsys.readouterr().out
    assert "inputs" not in said.split("In the data")[1].split("deals.csv")[0]
    assert "deals.csv › A9 “Nobody Known”" in said
    assert len(list(desk.glob("output/*/*/word/*.docx"))) == 3 * KINDS + FOR_A_MANAGER


def test_with_strict_a_warning_counts(desk: Path) -> None:
    (desk / "inputs/team.csv").unlink()
    assert main(["make", "review", *AS_OF, "--format", "word"]) == 0
    assert main(["make", "review", *AS_OF, "--format", "word", "--strict"]) == 1


def test_spreadsheets_that_cannot_be_used_are_exit_code_1(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "x.xlsx").write_bytes(b"no workbook")
    assert main(["make", "--inputs", "x.xlsx"]) == 1
    assert "x.xlsx" in capsys.readouterr().err


def test_a_document_that_fails_is_exit_code_3_and_the_others_are_made(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "output/review 2026-Q3/for salespeople/word/Ruiz, Bo - Quarterly review 2026-Q3.docx").mkdir(parents=True)
    assert main(["make", "review", *AS_OF, "--format", "word"]) == 3
    said = capsys.readouterr().out
    assert "Bo Ruiz, Quarterly review Q3 2026 (word): " in said
    assert f"{3 * KINDS - 1 + FOR_A_MANAGER} documents" in said


def test_several_processes_make_the_same_files_as_one(desk: Path) -> None:
    large_team(desk / "inputs", 8)
    for workers, output in (("1", "one"), ("2", "two")):
        ran = plangen("make", "review", *AS_OF, "--format", "word", "--jobs", workers, "--output", output, cwd=desk)
        assert ran.returncode == 0, ran.stderr
    one = {path.name: path.read_bytes() for path in (desk / "one").rglob("*.*") if path.is_file()}
    two = {path.name: path.read_bytes() for path in (desk / "two").rglob("*.*") if path.is_file()}
    assert len(one) == 8 * KINDS + FOR_A_MANAGER + 3
    assert one == two


def test_without_pango_word_files_are_made_and_one_sentence_says_so(desk: Path) -> None:
    env = without_pango(desk / "stub")
    ran = plangen("make", "review", *AS_OF, cwd=desk, env=env)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.count("PDF files need Pango") == 1
    assert {path.suffix for path in (desk / "output").rglob("*") if path.is_file()} == {".csv", ".docx", ".json"}


def test_without_pango_pdf_files_that_were_asked_for_are_exit_code_3(desk: Path) -> None:
    ran = plangen("make", "review", *AS_OF, "--format", "pdf", cwd=desk, env=without_pango(desk / "stub"))
    assert ran.returncode == 3
    assert "sudo apt install" in ran.stdout


def test_without_pango_the_doctor_says_what_to_install(desk: Path) -> None:
    ran = plangen("doctor", cwd=desk, env=without_pango(desk / "stub"))
    assert ran.returncode == 1
    for system in ("Debian", "macOS", "Windows"):
        assert system in ran.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl-C in another way")
def test_ctrl_c_says_how_many_are_finished_and_leaves_whole_files(desk: Path) -> None:
    large_team(desk / "inputs", 60)
    command = [sys.executable, "-m", "plangen", "make", "review", *AS_OF, "--jobs", "2"]
    running = subprocess.Popen(
        command, cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    while not list(desk.glob("output/*/*/*/*.docx")) and running.poll() is None:
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGINT)
    said, complaints = running.communicate()
    assert running.returncode == 130, complaints
    assert "Traceback" not in complaints
    assert f"of {120 * KINDS + 2 * FOR_A_MANAGER} documents are finished, and whole." in said
    folder = desk / "output/review 2026-Q3"
    listed = {entry["file"] for entry in json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]}
    assert listed == {path.relative_to(folder).as_posix() for path in folder.glob("*/*/*")}


def test_whoever_gets_no_document_is_told_in_one_line(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    long = "L" * 60
    write_rows(
        desk / "inputs/team.csv", (*TEAM_HEAD, "left"), *((*row, "") for row in TEAM), (long, "", "", "", "2026-01-01")
    )
    assert main(["make", "review", *AS_OF, "--dry-run"]) == 0
    assert f"Not made for: {long[:39]}… (left 2026-01-01).\n" in capsys.readouterr().out
    assert main(["make", "review", *AS_OF, "--only", long]) == 2
    assert "(left 2026-01-01)" in capsys.readouterr().err


def test_with_no_packet_named_all_are_made_and_teams_are_counted(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["make", *AS_OF, "--format", "word"]) == 0
    assert "3 people, 1 team: " in capsys.readouterr().out
    assert {path.name for path in (desk / "output").iterdir()} == {"review 2026-Q3", "scorecard 2026-Q3"}


def test_the_managers_edition_lies_apart_and_is_told_where_a_kind_has_none(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["make", "scorecard", *AS_OF, "--edition", "manager", "--format", "word"]) == 0
    [made] = (desk / "output/scorecard 2026-Q3").rglob("*Team scorecard*.docx")
    assert made.relative_to(desk / "output").parts[1:3] == ("manager only", "word")
    assert made.name == "Ken Ortiz’s team - Team scorecard 2026-Q3 (MANAGER ONLY).docx"
    assert main(["make", "scorecard", *AS_OF, "--edition", "preread"]) == 2
    assert "The packet scorecard has no edition preread. It has: rep and manager." in capsys.readouterr().err


def test_a_team_that_is_not_there_is_refused_with_the_nearest(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["make", "scorecard", *AS_OF, "--team", "Kan Ortiz"]) == 2
    assert "no team “Kan Ortiz”. Did you mean Ken Ortiz’s team" in capsys.readouterr().err
    assert main(["make", "scorecard", *AS_OF, "--team", " "]) == 2
    assert "--team names nobody" in capsys.readouterr().err
    assert desk.is_dir()
