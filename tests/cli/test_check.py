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


def test_copies_are_told_with_how_much_there_is_to_mend(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small_team(tmp_path / "in")
    write_rows(tmp_path / "in" / "deals.csv", DEALS_HEAD, *DEALS, (*DEALS[0][:4], "few", *DEALS[0][5:]))
    (tmp_path / "in" / "odd.xlsx").write_bytes(b"PK\x03\x04 nothing else")
    assert main(["check", *AS_OF, "--inputs", str(tmp_path / "in"), "--annotate", "--output", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert f"{tmp_path / 'check' / 'deals.csv (to mend).xlsx'}: 2 to mend" in said
    assert "odd.xlsx has no copy: The file is damaged or not a spreadsheet. Open it in" in said


def test_no_copies_are_told_when_there_is_nothing_to_mend(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small_team(tmp_path / "in")
    main(["check", *AS_OF, "--inputs", str(tmp_path / "in"), "--annotate", "--output", str(tmp_path / "out")])
    assert "None: there is nothing to mend in any file." in capsys.readouterr().out


def test_copies_among_the_files_that_are_read_are_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small_team(tmp_path)
    assert main(["check", *AS_OF, "--inputs", str(tmp_path), "--annotate", "--output", str(tmp_path)]) == 2
    assert "Name another folder with --output." in capsys.readouterr().err


def test_a_program_reads_copies_and_mapping_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small_team(tmp_path / "in")
    write_rows(tmp_path / "in" / "deals.csv", DEALS_HEAD, *DEALS, (*DEALS[0][:4], "few", *DEALS[0][5:]))
    asked = ["check", *AS_OF, "--inputs", str(tmp_path / "in"), "--annotate", "--mapping", "--json"]
    main([*asked, "--output", str(tmp_path / "out")])
    said = json.loads(capsys.readouterr().out)
    assert [(copy["file"], copy["faults"], Path(copy["path"]).is_file()) for copy in said["copies"]] == [
        ("deals.csv", 2, True)
    ]
    assert said["mapping"][0]["columns"][0] == {
        "letters": "A", "head": "Salesperson", "column": "salesperson", "score": 100, "how": "plangen's own name",
        "samples": ["Ana Ruiz", "Bo Ruiz", "Zoë Łuk"],
    }  # fmt: skip


def test_each_column_is_told_with_what_it_is_read_as_and_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small_team(tmp_path)
    write_rows(tmp_path / "Columns.csv", ("table", "column", "header"), ("Deals", "next step", "Deal"))
    main(["check", *AS_OF, "--inputs", str(tmp_path), "--mapping"])
    lines = capsys.readouterr().out.splitlines()
    assert any("deals.csv is read as Opportunities" in line for line in lines)
    found = next(line for line in lines if line.startswith("C") and "Gloves" in line)
    assert found.split()[:6] == ["C", "Deal", "next", "step", "100", "sheet"]


def test_a_wrong_row_of_columns_is_told_with_its_cell_and_a_cure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small_team(tmp_path)
    rows = (("Deals", "colour", "Deal"), ("Deals", "amount", "Deel"))
    write_rows(tmp_path / "Columns.csv", ("table", "column", "header"), *rows)
    assert main(["check", *AS_OF, "--inputs", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "Columns.csv › B2 “colour”: Opportunities has no such column; the row is not used." in said
    assert "Columns.csv › C3 “Deel”: No sheet that is read as Opportunities has this header" in said
    assert "Write the header as it stands in your file. “Deal” is near." in said
