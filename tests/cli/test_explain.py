import json
from pathlib import Path

import pytest

from plangen.cli.app import main
from tests.small_team import small_team

Capture = pytest.CaptureFixture[str]


def run(folder: Path, *words: str) -> int:
    small_team(folder / "inputs")
    return main(["explain", *words, "--as-of", "2026-10-05", "--inputs", str(folder / "inputs")])


def test_a_metric_is_printed_with_its_formula_and_rows(tmp_path: Path, capsys: Capture) -> None:
    assert run(tmp_path, "ana", "win rate", "--period", "2026-Q3") == 0
    output = capsys.readouterr().out
    assert output.startswith("Win rate, Ana Ruiz, Q3 2026: 50.0%\n")
    assert "Formula: won ÷ (won + lost), by count, " in output
    assert "Based on: 1 of 2 deals, small sample" in output
    assert "deals.csv › D2" in output
    assert "Excel: COUNTIF([won],1)/COUNT([won]) = 50.0%" in output


def test_a_missing_metric_is_printed_with_its_reason_and_fix(tmp_path: Path, capsys: Capture) -> None:
    assert run(tmp_path, "zoë", "attainment", "--period", "2026-Q3") == 0
    assert "n/a: no quota.\nFix: Add a quota in team.csv › D4." in capsys.readouterr().out


def test_json_output_has_the_metric_and_its_rows(tmp_path: Path, capsys: Capture) -> None:
    assert run(tmp_path, "ana", "won", "--json") == 0
    output = json.loads(capsys.readouterr().out)
    assert (output["printed"], output["value"], output["period"], output["workbook"]) == (
        "40.0K",
        "40000",
        "2026-Q3",
        None,
    )
    [row] = [row for row in output["rows"] if row["of"] == "Won deals"]
    assert (row["file"], row["cell"], row["amount"]) == ("deals.csv", "E2", "40000")


def test_json_output_has_the_error_message(tmp_path: Path, capsys: Capture) -> None:
    assert run(tmp_path, "unknown", "won", "--json") == 2
    output = json.loads(capsys.readouterr().out)
    assert output["message"].startswith("No person named “unknown”.")


def test_the_workbook_is_saved_under_the_given_name(tmp_path: Path, capsys: Capture) -> None:
    assert run(tmp_path, "ana", "won", "--xlsx", str(tmp_path / "won.xlsx")) == 0
    assert (tmp_path / "won.xlsx").is_file()
    assert f"Saved to {tmp_path / 'won.xlsx'}" in capsys.readouterr().out


def test_a_workbook_without_a_name_is_saved_in_the_output_folder(tmp_path: Path, capsys: Capture) -> None:
    assert run(tmp_path, "ana", "won", "--output", str(tmp_path / "output"), "--xlsx") == 0
    assert (tmp_path / "output" / "explain" / "Ana Ruiz - Bookings 2026-Q3.xlsx").is_file()
    assert "Saved to" in capsys.readouterr().out
