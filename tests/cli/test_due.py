import json
from pathlib import Path

import pytest

from plangen.cli.app import main
from tests.small_team import small_team, write_rows

COMMAND = ["due", "--inputs", "in", "--output", "out", "--as-of", "2026-10-05"]


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    small_team(tmp_path / "in")
    rows = (("date", "type", "salesperson", "time"), ("2026-10-06", "quarterly review", "Ana Ruiz", "09:30"))
    write_rows(tmp_path / "in/events.csv", *rows)
    return tmp_path


def test_due_packets_are_listed_with_what_to_run_next(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*COMMAND, "--within", "1d"]) == 0
    output = " ".join(capsys.readouterr().out.split())
    assert "2 packets due by Oct 6, 2026." in output
    assert "Oct 5–21 (default) Quarterly review everyone Review packet, Q3 2026 copies to hand out" in output
    assert output.endswith("Next: plangen due --within 1d --make")
    assert not (workspace / "out").exists()


def test_nothing_due_names_the_next_meeting(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*COMMAND[:-1], "2026-12-01", "--within", "3d"]) == 0
    listed = capsys.readouterr().out
    assert "1 packet due by Dec 4, 2026." in listed
    assert main([*COMMAND[:-1], "2026-12-15", "--within", "2d"]) == 0
    assert "Nothing due by Dec 17, 2026. Next: team meeting, Dec 21" in (output := capsys.readouterr().out)
    assert "a default day (Monday meeting" in " ".join(output.split())


def test_default_days_are_named_until_settings_or_events_have_them(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = [*COMMAND[:-1], "2026-12-01", "--within", "6d"]
    assert main(command) == 0
    listed = " ".join(capsys.readouterr().out.split())
    assert "Mon, Dec 7, 8:30 AM (default) Team meeting" in listed.replace("\u202f", " ").replace("\xa0", " ")
    assert "Default days: no “team meeting” in Settings, and no date in Events." in listed
    assert main([*command, "--json"]) == 0
    [monday] = [each for each in json.loads(capsys.readouterr().out)["due"] if each["packet"] == "monday"]
    assert [each["default"] for each in monday["meetings"]] == [True]
    write_rows(workspace / "in/settings.csv", ("setting", "value"), ("team meeting", "Monday 8:30 AM"))
    assert main([*command, "--json"]) == 0
    [monday] = [each for each in json.loads(capsys.readouterr().out)["due"] if each["packet"] == "monday"]
    assert [each["default"] for each in monday["meetings"]] == [False]
    assert main(command) == 0
    assert "team meeting” in Settings" not in capsys.readouterr().out


def test_due_packets_are_created_and_summarized(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*COMMAND, "--within", "1d", "--make", "--format", "word", "--jobs", "1"]) == 0
    output = capsys.readouterr().out
    assert "Saved to out/review 2026-Q3" in output
    assert "--make" not in output.splitlines()[-1]
    assert list((workspace / "out").glob("review 2026-Q3/mail/*.ics"))


def test_the_list_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*COMMAND, "--within", "1d", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    [packet] = [each for each in found["due"] if each["packet"] == "review"]
    assert [each["packet"] for each in found["due"]].count("monday") == 1
    assert (found["as_of"], found["through"], found["made"]) == ("2026-10-05", "2026-10-06", [])
    assert (packet["packet"], packet["period"], packet["editions"]) == ("review", "2026-Q3", ["rep", "manager"])
    assert [each["day"] for each in packet["meetings"]] == ["2026-10-05", "2026-10-06"]
    assert packet["meetings"][1]["people"] == ["Ana Ruiz"]


def test_a_wrong_number_of_days_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*COMMAND, "--within", "soon"]) == 2
    assert "“soon” isn't a number of days." in capsys.readouterr().err
