import json
from pathlib import Path

import pytest

from plangen.cli.app import main
from tests.workflow.test_check_templates import add_type


def test_the_built_in_templates_have_no_problems(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--templates"]) == 0
    assert "No problems found." in capsys.readouterr().out


def test_template_problems_are_listed_with_fixes_and_need_no_spreadsheet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    add_type(tmp_path / "mine", "{{ masthead.nmae }}\n{% if results %}")
    assert main(["check", "--templates", "mine"]) == 1
    output = capsys.readouterr().out
    assert "2 problems" in output
    assert "Use “name”." in output
    assert "note/document.html › line 2 “{% if results %}”" in output


def test_the_templates_folder_is_checked_by_default_and_json_output_has_the_same_content(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    add_type(tmp_path / "templates", "{{ masthead.nmae }}")
    assert main(["check", "--templates", "--strict", "--json"]) == 1
    output = json.loads(capsys.readouterr().out)
    assert [problem["sort"] for problem in output["problems"]] == ["unknown fact"]
    assert "note" in output["document_types"]


def test_a_missing_folder_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--templates", "no-such-folder"]) == 2
    assert "Folder not found: no-such-folder." in capsys.readouterr().err
