from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from plangen.cli.app import main
from plangen.cli.look import Asked
from plangen.cli.options import today
from plangen.records.stages import Outcome
from tests.small_team import DEALS, DEALS_HEAD, write_rows

GUESSES = {"Sold": Outcome.WON, "Quoting": Outcome.OPEN}


@pytest.fixture
def export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_rows(tmp_path / "deals.csv", DEALS_HEAD, *DEALS)


def test_one_export_gives_a_review_and_says_the_next_step(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([export.name, "--as-of", "2026-10-05"]) == 0
    said = capsys.readouterr().out
    assert "Opportunities" in said
    assert "A review of Ana Ruiz, who has most deals:" in said
    assert "Written beside it: team.xlsx" in said
    assert "plangen make review --inputs deals.csv --inputs team.xlsx" in said
    assert len(list(export.parent.glob("output/review 2026-Q3/*/*/Ruiz, Ana - *"))) == 2


def test_the_command_of_the_next_step_makes_everybodys(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([export.name, "--as-of", "2026-10-05"])
    command = capsys.readouterr().out.strip().rsplit("plangen ", 1)[1]
    assert main([*command.split(), "--as-of", "2026-10-05", "--format", "word"]) == 0
    assert len(list(export.parent.glob("output/review 2026-Q3/*/word/*.docx"))) == 3


def test_where_nobody_sits_the_suggestions_are_taken_and_told(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(export, DEALS_HEAD, *([cell.replace("2026-", "2016-") for cell in deal] for deal in DEALS))
    assert main([export.name]) == 0
    said = capsys.readouterr().out
    assert "The last deal was closed on 2016-09-02" in said
    assert f"add --as-of {today()}" in said
    assert "Written beside it: team.xlsx, settings.csv" in said


def asked(words: str) -> dict[str, Outcome]:
    with CliRunner().isolation(input=words):
        return dict(Asked(asks=True).stages(GUESSES))


def test_suggested_meanings_are_accepted_by_one_key() -> None:
    assert asked("\n") == GUESSES
    assert asked("y\n") == GUESSES


def test_meanings_that_are_not_right_are_asked_for_one_by_one() -> None:
    assert asked("n\nl\nw\n") == {"Sold": Outcome.LOST, "Quoting": Outcome.WON}
    assert asked("n\n\nx\nl\n") == {"Sold": Outcome.WON, "Quoting": Outcome.LOST}


def test_whether_to_look_from_the_last_closing_date_is_asked() -> None:
    for words, looks in (("\n", True), ("n\n", False)):
        with CliRunner().isolation(input=words):
            assert Asked(asks=True).look_from(date(2026, 1, 2), date(2026, 6, 1)) is looks
