import json
import os
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from plangen.cli.app import app, main
from plangen.version import __version__
from tests.small_team import DEALS, DEALS_HEADER, small_team, write_rows


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert __version__ in capsys.readouterr().out


@pytest.mark.parametrize("command", sorted(app.commands))
def test_every_command_has_help_with_its_exit_codes(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    output = capsys.readouterr().out
    assert "--help" in output
    assert "Exit codes" in output or command == "list"


def test_an_unknown_command_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mak"]) == 2
    assert "mak" in capsys.readouterr().err


def test_a_file_name_alone_starts_the_quick_start(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "deals.csv")]) == 2
    assert "File not found: " in capsys.readouterr().err


def test_plangen_runs_as_a_module() -> None:
    ran = subprocess.run([sys.executable, "-m", "plangen", "list"], capture_output=True, text=True, check=False)
    assert ran.returncode == 0
    assert "quarterly-review" in ran.stdout


def test_an_unexpected_exception_is_one_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("no reason")

    monkeypatch.setattr(Path, "exists", fail)
    monkeypatch.delenv("PLANGEN_DEBUG", raising=False)
    assert main(["check", "--inputs", str(tmp_path)]) == 3
    output = capsys.readouterr().err
    assert "ZeroDivisionError: no reason" in output
    assert "Traceback" not in output
    monkeypatch.setenv("PLANGEN_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["check", "--inputs", str(tmp_path)])


def test_a_terminal_that_cannot_show_a_character_shows_a_question_mark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = TextIOWrapper(BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", terminal)
    assert main(["make", "--dry-run", "--as-of", "2026-10-05", "--inputs", str(small_team(tmp_path))]) == 0
    terminal.seek(0)
    assert "?uk, Zo?" in terminal.read()


def test_a_closed_pipe_is_not_an_error() -> None:
    command = f'"{sys.executable}" -m plangen list | true'
    ran = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert ran.stderr == ""


def test_a_closed_pipe_does_not_change_the_exit_code(tmp_path: Path) -> None:
    write_rows(small_team(tmp_path) / "deals.csv", DEALS_HEADER, *DEALS, ("Unknown Name", *DEALS[0][1:]))
    for words in (("check",), ("check", "--json")):
        command = [sys.executable, "-m", "plangen", *words, "--as-of", "2026-10-05", "--inputs", str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout
            process.stdout.close()
            assert process.wait() == 1
            assert process.stderr
            assert process.stderr.read() == b""


def test_ctrl_c_while_the_libraries_load_is_one_message(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("raise KeyboardInterrupt\n", encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "plangen", "list"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "Stopped. Nothing was written.\n")


def test_no_library_is_loaded_before_ctrl_c_is_handled() -> None:
    program = "import plangen.cli, sys; print({'click', 'rich', 'pydantic', 'jinja2'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "set()\n"


def test_ctrl_c_while_files_are_read_is_one_message(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "exists", stop)
        assert main(["check"]) == 130
    assert capsys.readouterr().err.strip() == "Stopped. Nothing was written."


def test_a_folder_name_alone_suggests_the_command_for_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert f"plangen make --inputs {tmp_path}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "code", "output"),
    [
        (("make", "--inputs", "nowhere"), 2, "Folder not found: nowhere."),
        (("make", "--bogus"), 2, "--bogus"),
        (("check", "--as-of", "soon"), 2, "2026-12-31"),
        (("list", "--templates", "nowhere"), 2, "Folder not found: nowhere."),
        (("nonsense",), 2, "nonsense"),
    ],
)
def test_errors_are_json_when_json_is_requested(
    words: tuple[str, ...], code: int, output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--json"]) == code
    captured = capsys.readouterr()
    result = json.loads(captured.out)
    assert output in result["message"]
    assert (result["exit_code"], result["problems"], captured.err) == (code, [], "")


@pytest.mark.parametrize(
    "text", ["soon", "99", "2026-13-01", "2026-02-30", "1885-01-01", "2101-01-01", "31.12.2026", ""]
)
def test_an_invalid_date_is_rejected_with_an_example(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--as-of", text]) == 2
    assert "Use a date like 2026-12-31." in capsys.readouterr().err


@pytest.mark.parametrize("words", [("check", "--inputs"), ("make", "--output"), ("make", "--templates"), ()])
def test_a_name_that_is_too_long_is_rejected(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*words, f"{'o' * 300}.csv"]) == 2
    assert "is too long for a name. Use a shorter one." in capsys.readouterr().err
