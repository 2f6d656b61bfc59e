from collections.abc import Mapping
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
REFUSED = "Write w, l or o; or won, lost or open."


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
    assert len(list(export.parent.glob("output/review 2026-Q3/*/*/Ruiz, Ana - Quarterly*"))) == 2


def test_the_command_of_the_next_step_makes_everybodys(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([export.name, "--as-of", "2026-10-05"])
    command = capsys.readouterr().out.strip().rsplit("plangen ", 1)[1]
    assert main([*command.split(), "--as-of", "2026-10-05", "--format", "word"]) == 0
    assert len(list(export.parent.glob("output/review 2026-Q3/*/word/*Quarterly*.docx"))) == 3


def test_where_nobody_sits_the_suggestions_are_taken_and_told(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(export, DEALS_HEAD, *([cell.replace("2026-", "2016-") for cell in deal] for deal in DEALS))
    assert main([export.name]) == 0
    said = capsys.readouterr().out
    assert "The last deal was closed on 2016-09-02" in said
    assert f"add --as-of {today()}" in said
    assert "Looked from 2016-09-02 (the day on which the last deal was closed)." in said
    assert "Written beside it: team.xlsx\n" in said
    assert said.strip().endswith("--as-of 2016-09-02")


def asked(words: str, guesses: Mapping[str, Outcome | None] = GUESSES) -> dict[str, Outcome]:
    with CliRunner().isolation(input=words):
        return dict(Asked(asks=True).stages(guesses))


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


@pytest.mark.parametrize("word", ["w", "W", "won", "Won"])
def test_a_meaning_may_be_written_as_a_letter_or_a_word(word: str) -> None:
    assert asked(f"n\n{word}\nlost\n") == {"Sold": Outcome.WON, "Quoting": Outcome.LOST}


def test_a_stage_that_says_nothing_is_asked_for_without_a_suggestion_and_may_stay_unknown() -> None:
    assert asked("o\n", {"Stufe 3": None}) == {"Stufe 3": Outcome.OPEN}
    assert asked("\n", {"Stufe 3": None}) == {}


def test_a_wrong_answer_says_what_can_be_written() -> None:
    with CliRunner().isolation(input="maybe\nn\nx\nw\nl\n") as (out, *_):
        Asked(asks=True).stages(GUESSES)
        said = out.getvalue().decode()
    assert "Write y or n." in said
    assert REFUSED in said


def test_where_nobody_sits_unknown_stages_stay_so_and_the_rows_of_settings_are_told(
    export: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = {"Closed Won": "Purchased", "Prospecting": "Stufe 3"}
    write_rows(export, DEALS_HEAD, *((*deal[:3], words.get(deal[3], deal[3]), *deal[4:]) for deal in DEALS))
    assert main([export.name, "--as-of", "2026-10-05", "--yes"]) == 1
    said = capsys.readouterr().out
    assert "  won stages | Purchased\n" in said
    assert "  won, lost or open stages | Stufe 3\n" in said
    assert not (export.parent / "settings.csv").exists()


def test_files_that_cannot_lie_beside_the_export_are_one_sentence_and_exit_code_1(
    export: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written = Path.write_bytes

    def refuse(path: Path, content: bytes) -> int:
        if path.absolute().parent == export.parent:
            raise PermissionError(13, "Permission denied")
        return written(path, content)

    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert main([export.name, "--as-of", "2026-10-05"]) == 1
    said = capsys.readouterr().out
    assert "team.xlsx could not be written beside the export; copy it to a folder of yours." in said
    assert "fill in" not in said.split("Next: ")[1]


def test_a_file_that_is_no_team_is_not_to_be_filled_in(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (export.parent / "team.xlsx").write_bytes(b"mine")
    main([export.name, "--as-of", "2026-10-05"])
    said = capsys.readouterr().out
    assert "fill in manager and quota in team-plangen.xlsx" in said


def test_its_help_names_it_as_it_was_called(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([export.name, "--help"]) == 0
    assert "Usage: plangen FILE [OPTIONS]\n" in capsys.readouterr().out
