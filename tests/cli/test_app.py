import os
import subprocess
import sys
from pathlib import Path

import pytest

from plangen import __version__
from plangen.cli.app import app, main
from tests.small_team import small_team


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
