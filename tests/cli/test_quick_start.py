from collections.abc import Mapping
from contextlib import chdir, redirect_stdout
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from plangen.cli.app import main
from plangen.cli.quick_start import Asked
from plangen.records.deals.stages import Outcome
from plangen.workflow.planning.as_of import today
from tests.small_team import DEALS, DEALS_HEADER, write_rows

GUESSES = {"Sold": Outcome.WON, "Quoting": Outcome.OPEN}
INVALID_OUTCOME = "Enter won, lost, or open (w, l, o)."


@pytest.fixture
def export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_rows(tmp_path / "deals.csv", DEALS_HEADER, *DEALS)


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of an export that was given as a file name alone, and what was printed."""
    folder = tmp_path_factory.mktemp("started")
    write_rows(folder / "deals.csv", DEALS_HEADER, *DEALS)
    with chdir(folder), redirect_stdout(StringIO()) as output:
        assert main(["deals.csv", "--as-of", "2026-10-05"]) == 0
    return folder, output.getvalue()


def test_one_export_gives_a_sample_review_and_the_next_step(started: tuple[Path, str]) -> None:
    folder, output = started
    assert "Opportunities" in output
    assert "Sample review: Ana Ruiz (most deals)" in output
    assert "Also created: team.xlsx" in output
    assert "plangen make review --inputs deals.csv --inputs team.xlsx" in output
    assert len(list(folder.glob("output/review 2026-Q3/*/*/Ruiz, Ana - Quarterly*"))) == 2


def test_the_suggested_command_creates_everyones_review(started: tuple[Path, str], tmp_path: Path) -> None:
    folder, output = started
    command = output.strip().rsplit("plangen ", 1)[1]
    with chdir(folder):
        assert main([*command.split(), "--as-of", "2026-10-05", "--format", "word", "--output", str(tmp_path)]) == 0
    assert len(list(tmp_path.glob("review 2026-Q3/*/word/*Quarterly*.docx"))) == 3


def test_without_a_terminal_the_newest_date_is_used(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(export, DEALS_HEADER, *([cell.replace("2026-", "2016-") for cell in deal] for deal in DEALS))
    assert main([export.name]) == 0
    output = capsys.readouterr().out
    assert "The newest date in the export is 2016-09-15" in output
    assert f"add --as-of {today()}" in output
    assert "As of 2016-09-15 (newest date in the export)." in output
    assert "Also created: team.xlsx\n" in output
    assert output.strip().endswith("--as-of 2016-09-15")


def answers(words: str, guesses: Mapping[str, Outcome | None] = GUESSES) -> dict[str, Outcome]:
    with CliRunner().isolation(input=words):
        return dict(Asked(asks=True).stage_outcomes(guesses))


def test_suggested_outcomes_are_accepted_with_one_key() -> None:
    assert answers("\n") == GUESSES
    assert answers("y\n") == GUESSES


def test_rejected_outcomes_are_asked_one_by_one() -> None:
    assert answers("n\nl\nw\n") == {"Sold": Outcome.LOST, "Quoting": Outcome.WON}
    assert answers("n\n\nx\nl\n") == {"Sold": Outcome.WON, "Quoting": Outcome.LOST}


def test_the_user_can_accept_or_reject_the_last_close_date() -> None:
    for words, agrees in (("\n", True), ("n\n", False)):
        with CliRunner().isolation(input=words):
            assert Asked(asks=True).use_export_date(date(2026, 1, 2), date(2026, 6, 1)) is agrees


@pytest.mark.parametrize("word", ["w", "W", "won", "Won"])
def test_an_outcome_can_be_a_letter_or_a_word(word: str) -> None:
    assert answers(f"n\n{word}\nlost\n") == {"Sold": Outcome.WON, "Quoting": Outcome.LOST}


def test_a_stage_without_a_guess_can_stay_unknown() -> None:
    assert answers("o\n", {"Stufe 3": None}) == {"Stufe 3": Outcome.OPEN}
    assert answers("\n", {"Stufe 3": None}) == {}


def test_stages_without_a_guess_are_asked_about_in_one_question() -> None:
    stages = {"Sold": Outcome.WON, "Stufe 3": None, "Stufe 4": None}
    assert answers("w o -\n", stages) == {"Sold": Outcome.WON, "Stufe 3": Outcome.OPEN}
    assert answers("lwo\n", stages) == {"Sold": Outcome.LOST, "Stufe 3": Outcome.WON, "Stufe 4": Outcome.OPEN}
    assert answers("\n", stages) == {"Sold": Outcome.WON}
    assert answers("w o\nw x o\nw o l\n", stages)["Stufe 4"] is Outcome.LOST


def test_an_owner_given_for_an_export_with_owners_is_a_usage_error(
    export: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([export.name, "--as-of", "2026-10-05", "--owner", "Ana Ruiz"]) == 2
    error = capsys.readouterr().err
    assert f"deals.csv has them (“{DEALS_HEADER[0]}”)" in error
    assert "--only NAME" in error
    assert not (export.parent / "output").exists()


def test_an_invalid_answer_names_the_choices() -> None:
    with CliRunner().isolation(input="maybe\nn\nx\nw\nl\n") as (out, *_):
        Asked(asks=True).stage_outcomes(GUESSES)
        output = out.getvalue().decode()
    assert "Enter y or n." in output
    assert INVALID_OUTCOME in output


def test_without_a_terminal_unknown_stages_are_skipped_and_an_existing_team_file_is_not_overwritten(
    export: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (export.parent / "team.xlsx").write_bytes(b"mine")
    renamed = {"Closed Won": "Purchased", "Prospecting": "Stufe 3"}
    write_rows(export, DEALS_HEADER, *((*deal[:3], renamed.get(deal[3], deal[3]), *deal[4:]) for deal in DEALS))
    assert main([export.name, "--as-of", "2026-10-05", "--yes"]) == 1
    output = capsys.readouterr().out
    assert "  won stages | Purchased\n" in output
    assert "  won, lost, or open stages | Stufe 3\n" in output
    assert not (export.parent / "settings.csv").exists()
    assert "fill in manager and quota in team-plangen.xlsx" in output
    assert (export.parent / "team.xlsx").read_bytes() == b"mine"


def test_a_file_that_cannot_be_saved_next_to_the_export_is_one_message_and_exit_code_1(
    export: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_bytes = Path.write_bytes

    def refuse(path: Path, content: bytes) -> int:
        if path.absolute().parent == export.parent:
            raise PermissionError(13, "Permission denied")
        return write_bytes(path, content)

    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert main([export.name, "--as-of", "2026-10-05"]) == 1
    output = capsys.readouterr().out
    assert "Couldn't write team.xlsx next to the export." in output
    assert "fill in" not in output.split("Next: ")[1]


def test_yes_accepts_a_ledger_and_names_no_owner(capsys: pytest.CaptureFixture[str]) -> None:
    assert not Asked(asks=False).rows_are_won()
    assert Asked(asks=False, accepts=True).rows_are_won()
    assert "every row is read as a won deal" in capsys.readouterr().out
    assert not Asked(asks=False, accepts=True).owner()


def test_help_shows_the_usage_with_a_file(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([export.name, "--help"]) == 0
    assert "Usage: plangen FILE [OPTIONS]\n" in capsys.readouterr().out
