import json
from pathlib import Path

import pytest

from plangen.cli.app import main
from tests.small_team import small_team

Captured = pytest.CaptureFixture[str]


def run(folder: Path, *words: str) -> int:
    small_team(folder / "inputs")
    return main(["explain", *words, "--as-of", "2026-10-05", "--inputs", str(folder / "inputs")])


def test_a_figure_is_told_with_its_formula_and_its_rows(tmp_path: Path, capsys: Captured) -> None:
    assert run(tmp_path, "ana", "win rate", "--period", "2026-Q3") == 0
    said = capsys.readouterr().out
    assert said.startswith("Win rate, Ana Ruiz, Q3 2026: 50.0%\n")
    assert "Formula: won / (won + lost)" in said
    assert "Rests on: 1 of 2, few" in said
    assert "deals.csv › D2" in said
    assert "COUNTIF([won],1)/COUNT([won]) = 50.0%" in said


def test_what_cannot_be_said_is_told_with_its_cure(tmp_path: Path, capsys: Captured) -> None:
    assert run(tmp_path, "zoë", "attainment", "--period", "2026-Q3") == 0
    assert "n/a: no quota. To get it, add a quota in team.csv › D4." in capsys.readouterr().out


def test_a_program_reads_the_figure_and_its_rows(tmp_path: Path, capsys: Captured) -> None:
    assert run(tmp_path, "ana", "won", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["printed"], said["value"], said["period"], said["workbook"]) == ("40.0K", "40000", "2026-Q3", None)
    [row] = [row for row in said["rows"] if row["of"] == "Won deals"]
    assert (row["file"], row["cell"], row["amount"]) == ("deals.csv", "E2", "40000")


def test_a_program_reads_what_is_wrong(tmp_path: Path, capsys: Captured) -> None:
    assert run(tmp_path, "nobody", "won", "--json") == 2
    said = json.loads(capsys.readouterr().out)
    assert said["message"].startswith("There is no person “nobody”.")


def test_the_workbook_is_written_where_it_is_wanted(tmp_path: Path, capsys: Captured) -> None:
    assert run(tmp_path, "ana", "won", "--xlsx", str(tmp_path / "won.xlsx")) == 0
    assert (tmp_path / "won.xlsx").is_file()
    assert f"Written: {tmp_path / 'won.xlsx'}" in capsys.readouterr().out


def test_a_workbook_without_a_name_goes_into_the_output_folder(tmp_path: Path, capsys: Captured) -> None:
    assert run(tmp_path, "ana", "won", "--output", str(tmp_path / "output"), "--xlsx") == 0
    assert (tmp_path / "output" / "explain" / "Ana Ruiz - Won 2026-Q3.xlsx").is_file()
    assert "Written" in capsys.readouterr().out
