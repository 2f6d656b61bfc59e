import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from plangen import __version__
from plangen.cli.app import app, main
from tests.small_team import DEALS, DEALS_HEAD, small_team, write_rows


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert __version__ in capsys.readouterr().out


@pytest.mark.parametrize("command", sorted(app.commands))
def test_every_command_explains_itself_and_its_exit_codes(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    said = capsys.readouterr().out
    assert "--help" in said
    assert "Exit codes" in said or command == "kinds"


def test_an_unknown_command_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mak"]) == 2
    assert "mak" in capsys.readouterr().err


def test_a_bare_file_is_looked_at(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "deals.csv")]) == 2
    assert "There is no file" in capsys.readouterr().err


def test_plangen_runs_as_a_module() -> None:
    ran = subprocess.run([sys.executable, "-m", "plangen", "kinds"], capture_output=True, text=True, check=False)
    assert ran.returncode == 0
    assert "quarterly-review" in ran.stdout


def test_a_fault_that_nobody_foresaw_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("no reason")

    monkeypatch.setattr(Path, "exists", fail)
    monkeypatch.delenv("PLANGEN_DEBUG", raising=False)
    assert main(["check", "--inputs", str(tmp_path)]) == 3
    said = capsys.readouterr().err
    assert "ZeroDivisionError: no reason" in said
    assert "Traceback" not in said
    monkeypatch.setenv("PLANGEN_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["check", "--inputs", str(tmp_path)])


def test_a_screen_that_cannot_show_a_letter_shows_a_question_mark(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "plangen", "make", "--dry-run", "--as-of", "2026-10-05", "--inputs"]
    ran = subprocess.run([*command, str(small_team(tmp_path))], capture_output=True, env=environment, check=False)
    assert ran.returncode == 0
    assert b"?uk, Zo?" in ran.stdout


def test_a_reader_who_has_seen_enough_is_no_fault(tmp_path: Path) -> None:
    command = (
        f'"{sys.executable}" -m plangen make --dry-run --as-of 2026-10-05 --inputs "{small_team(tmp_path)}" | true'
    )
    ran = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert ran.stderr == ""


def test_a_reader_who_has_seen_enough_does_not_change_the_exit_code(tmp_path: Path) -> None:
    write_rows(small_team(tmp_path) / "deals.csv", DEALS_HEAD, *DEALS, ("Nobody Known", *DEALS[0][1:]))
    for words in (("check",), ("check", "--json")):
        command = [sys.executable, "-m", "plangen", *words, "--as-of", "2026-10-05", "--inputs", str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
            assert running.stdout
            running.stdout.close()
            assert running.wait() == 1
            assert running.stderr
            assert running.stderr.read() == b""


def test_ctrl_c_while_the_libraries_load_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("raise KeyboardInterrupt\n", encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "plangen", "kinds"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "Stopped; nothing was written.\n")


def test_nothing_is_loaded_before_ctrl_c_can_be_answered() -> None:
    look = "import plangen.cli, sys; print({'click', 'rich', 'pydantic', 'jinja2'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert ran.stdout == "set()\n"


def test_ctrl_c_while_files_are_read_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Path, "exists", stop)
        assert main(["check"]) == 130
    assert capsys.readouterr().err.strip() == "Stopped; nothing was written."


def test_a_folder_is_answered_with_the_command_for_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert f"plangen make --inputs {tmp_path}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("make", "--inputs", "nowhere"), 2, "There is no folder nowhere."),
        (("make", "--bogus"), 2, "--bogus"),
        (("check", "--as-of", "soon"), 2, "2026-12-31"),
        (("kinds", "--templates", "nowhere"), 2, "no folder nowhere"),
        (("nonsense",), 2, "nonsense"),
    ],
)
def test_a_program_reads_what_is_wrong_as_json(
    words: tuple[str, ...], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--json"]) == code
    told = capsys.readouterr()
    answer = json.loads(told.out)
    assert said in answer["message"]
    assert (answer["exit_code"], answer["problems"], told.err) == (code, [], "")


@pytest.mark.parametrize(
    "day", ["soon", "99", "2026-13-01", "2026-02-30", "1885-01-01", "2101-01-01", "31.12.2026", ""]
)
def test_a_day_that_is_none_is_refused_with_how_to_write_it(day: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--as-of", day]) == 2
    assert "Write the day as 2026-12-31." in capsys.readouterr().err
