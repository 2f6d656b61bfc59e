import json
from pathlib import Path

import pytest

from plangen.cli.app import main
from tests.workflow.test_check_templates import own


def test_the_shipped_templates_are_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--templates"]) == 0
    assert "Nothing is wrong with them." in capsys.readouterr().out


def test_what_is_wrong_is_told_with_its_cure_and_no_spreadsheet_is_needed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    own(tmp_path / "mine", "{{ masthead.nmae }}\n{% if results %}")
    assert main(["check", "--templates", "mine"]) == 1
    said = capsys.readouterr().out
    assert "2 things to look at" in said
    assert "Did you mean “name”?" in said
    assert "note/document.html › line 2 “{% if results %}”" in said


def test_the_folder_templates_is_checked_where_none_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    own(tmp_path / "templates", "{{ masthead.nmae }}")
    assert main(["check", "--templates", "--strict"]) == 1
    assert "1 thing to look at" in capsys.readouterr().out


def test_a_program_reads_the_same_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--templates", str(own(tmp_path, "{{ masthead.nmae }}")), "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert [problem["kind"] for problem in said["problems"]] == ["unknown fact"]
    assert "note" in said["kinds"]


def test_a_folder_that_is_not_there_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--templates", "no-such-folder"]) == 2
    assert "There is no folder no-such-folder." in capsys.readouterr().err
