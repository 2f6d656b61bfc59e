from pathlib import Path

import pytest

from plangen.cli.app import main
from plangen.cli.summary import exit_code, print_summary
from plangen.workflow.planning.as_of import Days
from plangen.workflow.planning.request import MakeRequest
from tests.one_packet import made_of
from tests.small_team import AS_OF, TEAM, TEAM_HEADER, large_team, small_team, write_rows

MAKE = ("make", "scorecard", "--as-of", str(AS_OF), "--format", "word", "--jobs", "1")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: a folder with a small team's inputs/."""
    small_team(tmp_path / "inputs")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def missing_data(output: str) -> list[str]:
    block = output.partition("Missing data ")[2].partition("\n\n")[0]
    return block.splitlines()[1:]


def test_with_only_briefs_managers_are_counted(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    request = MakeRequest(
        Days(AS_OF, AS_OF), ("review",), (workspace / "inputs",), editions=("manager",), formats=("word",)
    )
    made = made_of(request, "manager-brief")
    print_summary(made, 1)
    assert exit_code(made, strict=False) == 0
    output = capsys.readouterr().out
    assert "1 document for 1 manager in " in output
    assert ": 1 complete, 0 with missing data.\n" in output


def test_a_person_is_named_once_for_missing_data_without_a_fix(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_rows(workspace / "inputs/team.csv", TEAM_HEADER, *TEAM, ("Di New", "di@example.com", "Ken Ortiz", "90000"))
    assert main([*MAKE]) == 0
    lines = missing_data(capsys.readouterr().out)
    assert len(lines) > 3
    mentions = [line for line in lines if "→" not in line and "Di New" in line]
    assert len(mentions) == 1
    assert lines[lines.index(mentions[0]) + 1].startswith("      ")


def test_the_missing_data_of_many_people_stays_short(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    large_team(workspace / "inputs", 35)
    write_rows(
        workspace / "inputs/team.csv",
        TEAM_HEADER,
        *(
            (f"Person {chr(65 + at // 26)}{chr(97 + at % 26)}", "", "Ken Ortiz", "" if at else "90000")
            for at in range(35)
        ),
    )
    assert main([*MAKE]) == 0
    lines = missing_data(capsys.readouterr().out)
    [without_quota] = [line for line in lines if "(no quota)" in line]
    assert "and 28 more: " in without_quota
    assert without_quota.endswith(" and 31 more")
    assert len(lines) < 8
    assert max(map(len, lines)) < 320


def test_the_summary_counts_drafts_and_lists_who_has_none(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(workspace / "inputs/team.csv", TEAM_HEADER, *TEAM[:2], (TEAM[2][0], "", *TEAM[2][2:]))
    assert main([*MAKE, "--mail"]) == 0
    output = capsys.readouterr().out
    assert "2 email drafts in “mail”. Nothing was sent; review and send them yourself.\n" in output
    assert "No draft for: Zoë Łuk, Ken Ortiz (no email in Team)." in output


def test_without_drafts_the_summary_lists_whose_email_is_blank_in_the_send_list(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*MAKE]) == 0
    output = capsys.readouterr().out
    assert "No email in _send.csv: Ken Ortiz (no email in Team)." in output
    assert "draft" not in output
    assert not list(workspace.rglob("*.eml"))


def test_a_dry_run_lists_the_other_files_and_the_drafts(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*MAKE, "--mail", "--dry-run"]) == 0
    output = capsys.readouterr().out
    assert "\nAlso:\n  scorecard 2026-Q3/_Contents.pdf\n  scorecard 2026-Q3/_send.csv\n" in output
    assert "  scorecard 2026-Q3/mail/Ruiz, Ana - scorecard 2026-Q3.eml" in output
    assert "No draft for: Ken Ortiz (no email in Team)." in output
    assert not (workspace / "output").exists()


def test_a_send_list_that_cannot_be_written_is_exit_code_3(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "output/scorecard 2026-Q3/_send.csv").mkdir(parents=True)
    assert main([*MAKE]) == 3
    output = capsys.readouterr().out
    assert "\nNot created\n" in output
    assert "Can't write output/scorecard 2026-Q3/_send.csv: that name is taken." in output
