import json
from pathlib import Path

import pytest

from plangen.cli.app import main
from tests.small_team import DEALS, DEALS_HEADER, write_rows


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_new_lists_what_was_created_and_the_next_steps(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "sales 2027", "--add", "targets"]) == 0
    output = capsys.readouterr().out
    assert "inputs/team.xlsx: Team, Settings, and Targets" in output
    assert "2. Put your deals export in sales 2027/inputs." in output
    assert "cd 'sales 2027', then run: plangen check, then: plangen make review" in output


def test_after_adding_contests_the_next_step_is_their_documents(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "sales"]) == 0
    assert main(["new", "sales", "--add", "contests"]) == 0
    assert capsys.readouterr().out.rstrip().endswith("then run: plangen check, then: plangen make contest")


def test_new_counts_the_people_of_an_export_and_lists_unknown_stages(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [[*row[:3], row[3].replace("Prospecting", "Zappy"), *row[4:]] for row in DEALS]
    write_rows(workspace / "deals.csv", DEALS_HEADER, *rows)
    assert main(["new", "sales", "--from", "deals.csv"]) == 0
    output = capsys.readouterr().out
    assert "inputs/deals.csv: a copy of your export" in output
    assert "Found 3 people in the export." in output
    assert "Unknown stages: Zappy. Set their outcomes in Stages." in output
    assert "Put your deals export" not in output


def test_a_new_project_is_ready_for_a_review(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(workspace / "deals.csv", DEALS_HEADER, *DEALS)
    assert main(["new", "sales", "--from", "deals.csv"]) == 0
    options = ["--as-of", "2026-10-05", "--format", "word", "--only", "Zoë"]
    assert main(["make", "review", "--inputs", "sales/inputs", "--output", "sales/output", *options]) == 0
    created = [path.name for path in workspace.glob("sales/output/**/*.docx")]
    assert "Łuk, Zoë - Quarterly review 2026-Q3.docx" in created
    capsys.readouterr()


def test_json_output_has_the_same_content(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", ".", "--json"]) == 0
    output = json.loads(capsys.readouterr().out)
    assert output["workbooks"] == {"inputs/team.xlsx": ["Team", "Settings"]}
    assert [Path(path).is_file() for path in output["written"]] == [True]
    assert workspace.joinpath("inputs/team.xlsx").is_file()


def test_an_existing_project_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "sales"]) == 0
    assert main(["new", "sales"]) == 2
    assert "already exists and wasn't changed." in capsys.readouterr().err
    assert main(["new", "sales", "--templates"]) == 0
    assert "plangen check --templates" in capsys.readouterr().out
