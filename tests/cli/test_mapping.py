import pytest

from plangen.cli.mapping import print_mapping
from plangen.records.mapping import MappedSheet
from plangen.tables.mapping import MappedColumn

SHEETS = (
    MappedSheet(
        "deals.csv",
        "",
        "Opportunities",
        (
            MappedColumn("A", "[bold]Rep[/bold]", "salesperson", 100, "known name", ("Ana", "Bo")),
            MappedColumn("B", "", "", None, "not used: the column has no header", ("x",)),
        ),
    ),
)


def test_a_wide_terminal_shows_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    print_mapping(SHEETS)
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "deals.csv: read as Opportunities"
    assert lines[2].split() == ["Col.", "Header", "Read", "as", "Score", "Match", "Samples"]
    assert lines[4].split() == ["A", "[bold]Rep[/bold]", "salesperson", "100", "known", "name", "Ana", "·", "Bo"]


def test_a_narrow_terminal_shows_a_list(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    print_mapping(SHEETS)
    lines = capsys.readouterr().out.splitlines()
    assert "  A   [bold]Rep[/bold] → salesperson (100, known name)" in lines
    assert "      Ana · Bo" in lines
    assert "  B   – → – (not used: the column has no header)" in lines
