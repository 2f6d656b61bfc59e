import json
from pathlib import Path

import pytest

from plangen.cli.app import main
from tests.small_team import DEALS, DEALS_HEAD, write_rows


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_says_what_was_written_and_what_to_do_next(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "sales 2027", "--add", "targets"]) == 0
    said = capsys.readouterr().out
    assert "inputs/team.xlsx: Team, Settings and Targets" in said
    assert "2. Put the export of your deals into sales 2027/inputs." in said
    assert "cd 'sales 2027', then run: plangen check, and then: plangen make review" in said


def test_it_says_whom_an_export_names_and_which_stages_nobody_knows(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [[*row[:3], row[3].replace("Prospecting", "Zappy"), *row[4:]] for row in DEALS]
    write_rows(desk / "deals.csv", DEALS_HEAD, *rows)
    assert main(["new", "sales", "--from", "deals.csv"]) == 0
    said = capsys.readouterr().out
    assert "inputs/deals.csv: a copy of your export" in said
    assert "3 people were found in the export." in said
    assert "plangen does not know what these stages mean: Zappy. Say it in Stages." in said
    assert "Put the export" not in said


def test_what_it_makes_is_ready_for_a_review(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(desk / "deals.csv", DEALS_HEAD, *DEALS)
    assert main(["new", "sales", "--from", "deals.csv"]) == 0
    wanted = ["--as-of", "2026-10-05", "--format", "word", "--only", "Zoë"]
    assert main(["make", "review", "--inputs", "sales/inputs", "--output", "sales/output", *wanted]) == 0
    made = [path.name for path in desk.glob("sales/output/**/*.docx")]
    assert "Łuk, Zoë - Quarterly review 2026-Q3.docx" in made
    capsys.readouterr()


def test_a_program_reads_the_same_as_json(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", ".", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["workbooks"] == {"inputs/team.xlsx": ["Team", "Settings"]}
    assert [Path(path).is_file() for path in said["written"]] == [True]
    assert desk.joinpath("inputs/team.xlsx").is_file()


def test_what_is_there_already_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "sales"]) == 0
    assert main(["new", "sales"]) == 2
    assert "stays as it is" in capsys.readouterr().err
    assert main(["new", "sales", "--templates"]) == 0
    assert "plangen check --templates" in capsys.readouterr().out
