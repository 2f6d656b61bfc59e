import json
from pathlib import Path

import pytest

from plangen.cli.app import main
from tests.small_team import DEALS, DEALS_HEADER, write_rows

COMMAND = ["snapshot", "--inputs", "in", "--as-of", "2026-10-05"]


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    write_rows(tmp_path / "in/deals.csv", DEALS_HEADER, *DEALS)
    return tmp_path


def test_a_snapshot_is_saved_by_its_date_next_to_the_inputs(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(COMMAND) == 0
    output = capsys.readouterr().out
    assert "as of 2026-10-05." in output
    assert "Saved to in/snapshots/2026-10-05.csv" in output
    assert (workspace / "in/snapshots/2026-10-05.csv").read_bytes().startswith(b'\xef\xbb\xbf"id"')


def test_the_same_snapshot_again_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(COMMAND) == 0
    assert main([*COMMAND, "--json"]) == 0
    output = capsys.readouterr().out
    found = json.loads(output[output.index("{") :])
    assert (found["state"], found["earlier"]) == ("unchanged", [])


def test_another_snapshot_of_the_day_is_replaced_only_by_force(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = workspace / "in/snapshots/2026-10-05.csv"
    path.parent.mkdir()
    path.write_text("mine", encoding="utf-8")
    assert main(COMMAND) == 2
    assert (
        "already exists, with other deals, forecasts, or standings. To replace it, add --force."
        in capsys.readouterr().err
    )
    assert path.read_text(encoding="utf-8") == "mine"
    assert main([*COMMAND, "--force"]) == 0
    assert "Replaced in/snapshots/2026-10-05.csv" in capsys.readouterr().out


def test_the_next_snapshot_counts_the_earlier_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(COMMAND) == 0
    assert main([*COMMAND[:-1], "2026-10-12"]) == 0
    assert "1 earlier snapshot, since 2026-10-05." in capsys.readouterr().out


def test_without_open_deals_and_forecasts_nothing_is_saved(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(workspace / "in/deals.csv", DEALS_HEADER, *[[*row[:3], "Closed Lost", *row[4:]] for row in DEALS])
    assert main([*COMMAND[:-1], "2027-10-05"]) == 2
    assert "Nothing to save." in capsys.readouterr().err
    assert not (workspace / "in/snapshots").exists()
