import json
from pathlib import Path

import pytest

from plangen.cli.app import main
from tests.small_team import DEALS, DEALS_HEADER, small_team, write_rows

AS_OF = ("--as-of", "2026-10-05")


def test_each_sheet_is_listed_with_its_rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", *AS_OF, "--inputs", str(small_team(tmp_path))]) == 0
    output = capsys.readouterr().out
    assert "Opportunities" in output
    assert "3 people; deals as of 2026-10-05: 3 open, 3 won, 1 lost." in output


def test_unused_columns_and_rows_are_listed_with_a_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small_team(tmp_path)
    write_rows(
        tmp_path / "deals.csv",
        (*DEALS_HEADER, "Mood"),
        *((*deal, "fine") for deal in DEALS),
        ("",),
        ("Total", "", "", "", "9"),
    )
    write_rows(tmp_path / "n.csv", ("a", "b"), ("1", "2"))
    main(["check", *AS_OF, "--inputs", str(tmp_path)])
    output = capsys.readouterr().out
    assert "Unused in deals.csv: “Mood”." in output
    assert "Skipped n.csv: " in output
    assert "1 total row" in output


def test_an_error_is_exit_code_1_and_is_listed_with_its_cell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small_team(tmp_path)
    write_rows(tmp_path / "deals.csv", DEALS_HEADER, *DEALS, ("Unknown [bold]Name[/bold]", *DEALS[0][1:]))
    assert main(["check", *AS_OF, "--inputs", str(tmp_path)]) == 1
    output = capsys.readouterr().out
    assert "1 error (rows or values skipped)" in output
    assert "deals.csv › A9 “Unknown [bold]Name[/bold]”" in output


def test_json_output_has_the_same_content(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(tmp_path / "deals.csv", DEALS_HEADER, *DEALS)
    assert main(["check", *AS_OF, "--inputs", str(tmp_path), "--json", "--strict"]) == 1
    output = json.loads(capsys.readouterr().out)
    assert [problem["severity"] for problem in output["problems"]] == ["warning"]
    assert output["sheets"][0]["used"] == len(DEALS)


def test_zero_errors_are_not_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(tmp_path / "deals.csv", DEALS_HEADER, *DEALS)
    assert main(["check", *AS_OF, "--inputs", str(tmp_path)]) == 0
    output = capsys.readouterr().out
    assert "\n1 warning\n" in output
    assert "0 error" not in output
    assert "As of 2026-10-05 (--as-of)." in output


def test_notes_on_how_a_sheet_was_read_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(tmp_path / "Team.csv", ("salesperson", "quota"), ("Ana Ruiz", "900000"))
    main(["check", *AS_OF, "--inputs", str(tmp_path)])
    assert "Team.csv: “quota” read as the 2026 quota" in capsys.readouterr().out.replace("\n", " ")


def test_a_fix_is_printed_once_after_all_its_cells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small_team(tmp_path)
    invalid = [(*DEALS[0][:4], "soon", *DEALS[0][5:]) for _ in range(2)]
    write_rows(tmp_path / "deals.csv", DEALS_HEADER, *DEALS, *invalid)
    main(["check", *AS_OF, "--inputs", str(tmp_path)])
    lines = capsys.readouterr().out.splitlines()
    at = next(at for at, line in enumerate(lines) if "deals.csv › E9" in line)
    assert "deals.csv › E10" in lines[at + 1]
    assert lines[at + 2].strip().startswith("Fix: ")
    assert lines[at + 3] == ""
    assert lines.count(lines[at + 2]) == 1


def test_each_manager_gets_a_fix_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small_team(tmp_path / "in")
    write_rows(tmp_path / "in" / "deals.csv", DEALS_HEADER, *DEALS, (*DEALS[0][:4], "soon", *DEALS[0][5:]))
    main(["check", *AS_OF, "--inputs", str(tmp_path / "in"), "--by", "manager", "--output", str(tmp_path / "out")])
    assert f"{tmp_path / 'out' / 'check' / 'Ken Ortiz.xlsx'}: 1 to fix" in capsys.readouterr().out


def test_annotated_copies_are_listed_with_their_number_of_fixes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small_team(tmp_path / "in")
    write_rows(tmp_path / "in" / "deals.csv", DEALS_HEADER, *DEALS, (*DEALS[0][:4], "few", *DEALS[0][5:]))
    (tmp_path / "in" / "bad.xlsx").write_bytes(b"PK\x03\x04 nothing else")
    assert main(["check", *AS_OF, "--inputs", str(tmp_path / "in"), "--annotate", "--output", str(tmp_path)]) == 1
    output = capsys.readouterr().out
    assert f"{tmp_path / 'check' / 'deals.csv (to fix).xlsx'}: 1 to fix" in output
    assert "No copy of bad.xlsx: The file is damaged or not a spreadsheet. Open it in" in output


def test_no_copies_are_needed_without_problems(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small_team(tmp_path / "in")
    main(["check", *AS_OF, "--inputs", str(tmp_path / "in"), "--annotate", "--output", str(tmp_path / "out")])
    assert "None needed. No problems in any file." in capsys.readouterr().out


def test_writing_copies_into_the_input_folder_is_a_usage_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small_team(tmp_path)
    assert main(["check", *AS_OF, "--inputs", str(tmp_path), "--annotate", "--output", str(tmp_path)]) == 2
    assert "Choose another folder with --output." in capsys.readouterr().err


def test_json_output_includes_copies_and_mapping(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small_team(tmp_path / "in")
    write_rows(tmp_path / "in" / "deals.csv", DEALS_HEADER, *DEALS, (*DEALS[0][:4], "few", *DEALS[0][5:]))
    arguments = ["check", *AS_OF, "--inputs", str(tmp_path / "in"), "--annotate", "--mapping", "--json"]
    main([*arguments, "--output", str(tmp_path / "out")])
    output = json.loads(capsys.readouterr().out)
    assert [(copy["file"], copy["fixes"], Path(copy["path"]).is_file()) for copy in output["copies"]] == [
        ("deals.csv", 1, True)
    ]
    assert output["mapping"][0]["columns"][0] == {
        "letters": "A", "header": "Salesperson", "column": "salesperson", "score": 100, "how": "plangen name",
        "samples": ["Ana Ruiz", "Bo Ruiz", "Zoë Łuk"],
    }  # fmt: skip


def test_each_column_is_listed_with_its_mapping_and_the_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small_team(tmp_path)
    write_rows(tmp_path / "Columns.csv", ("table", "column", "header"), ("Deals", "next step", "Deal"))
    main(["check", *AS_OF, "--inputs", str(tmp_path), "--mapping"])
    lines = capsys.readouterr().out.splitlines()
    assert any("deals.csv: read as Opportunities" in line for line in lines)
    found = next(line for line in lines if line.startswith("C") and "Gloves" in line)
    assert found.split()[:7] == ["C", "Deal", "next", "step", "100", "Columns", "sheet"]


def test_an_invalid_row_in_columns_is_reported_with_its_cell_and_a_fix(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small_team(tmp_path)
    rows = (("Deals", "colour", "Deal"), ("Deals", "amount", "Deel"))
    write_rows(tmp_path / "Columns.csv", ("table", "column", "header"), *rows)
    assert main(["check", *AS_OF, "--inputs", str(tmp_path)]) == 1
    output = capsys.readouterr().out
    assert "Columns.csv › B2 “colour”: Opportunities has no such column. Row skipped." in output
    assert "Columns.csv › C3 “Deel”: No Opportunities sheet has this header." in output
    assert "Fix: Use “Deal”, exactly as it is in your file." in output
