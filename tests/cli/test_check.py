import json
from pathlib import Path

import pytest

from plangen.cli.app import main
from tests.small_team import DEALS, DEALS_HEAD, small_team, write_rows

AS_OF = ("--as-of", "2026-10-05")


def test_each_sheet_is_told_with_its_rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", *AS_OF, "--inputs", str(small_team(tmp_path))]) == 0
    said = capsys.readouterr().out
    assert "Opportunities" in said
    assert "3 people; deals as of 2026-10-05: 3 open, 3 won, 1 lost." in said


def test_what_was_not_used_is_told_with_its_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small_team(tmp_path)
    write_rows(
        tmp_path / "deals.csv",
        (*DEALS_HEAD, "Mood"),
        *((*deal, "fine") for deal in DEALS),
        ("",),
        ("Total", "", "", "", "9"),
    )
    write_rows(tmp_path / "n.csv", ("a", "b"), ("1", "2"))
    main(["check", *AS_OF, "--inputs", str(tmp_path)])
    said = capsys.readouterr().out
    assert "Not used in deals.csv: “Mood”." in said
    assert "Not used: n.csv, " in said
    assert "1 total" in said


def test_an_error_is_exit_code_1_and_is_told_with_its_cell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small_team(tmp_path)
    write_rows(tmp_path / "deals.csv", DEALS_HEAD, *DEALS, ("Nobody [bold]Known[/bold]", *DEALS[0][1:]))
    assert main(["check", *AS_OF, "--inputs", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "1 error (something was left out)" in said
    assert "deals.csv › A9 “Nobody [bold]Known[/bold]”" in said


def test_a_program_reads_the_same_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(tmp_path / "deals.csv", DEALS_HEAD, *DEALS)
    assert main(["check", *AS_OF, "--inputs", str(tmp_path), "--json", "--strict"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert [problem["severity"] for problem in said["problems"]] == ["warning"]
    assert said["sheets"][0]["used"] == len(DEALS)


def test_no_errors_are_not_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(tmp_path / "deals.csv", DEALS_HEAD, *DEALS)
    assert main(["check", *AS_OF, "--inputs", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "\n1 warning\n" in said
    assert "0 error" not in said
    assert "Looked from 2026-10-05 (--as-of)." in said


def test_how_a_sheet_was_understood_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(tmp_path / "Team.csv", ("salesperson", "quota"), ("Ana Ruiz", "900000"))
    main(["check", *AS_OF, "--inputs", str(tmp_path)])
    assert "Team.csv: “quota” was read as the quota of" in capsys.readouterr().out.replace("\n", " ")


def test_what_to_do_is_said_once_for_all_its_cells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small_team(tmp_path)
    wrong = [(*DEALS[0][:4], "soon", *DEALS[0][5:]) for _ in range(2)]
    write_rows(tmp_path / "deals.csv", DEALS_HEAD, *DEALS, *wrong)
    main(["check", *AS_OF, "--inputs", str(tmp_path)])
    lines = capsys.readouterr().out.splitlines()
    at = next(at for at, line in enumerate(lines) if "deals.csv › E9" in line)
    assert "deals.csv › E10" in lines[at + 1]
    assert lines[at - 1]
    assert lines[at - 1] not in lines[at]


def test_each_manager_gets_a_list_of_what_to_mend(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small_team(tmp_path / "in")
    write_rows(tmp_path / "in" / "deals.csv", DEALS_HEAD, *DEALS, (*DEALS[0][:4], "soon", *DEALS[0][5:]))
    main(["check", *AS_OF, "--inputs", str(tmp_path / "in"), "--by", "manager", "--output", str(tmp_path / "out")])
    assert f"{tmp_path / 'out' / 'check' / 'Ken Ortiz.xlsx'}: 2 to mend" in capsys.readouterr().out
