from pathlib import Path

import pytest

from plangen.cli.app import main
from tests.small_team import AS_OF, TEAM, TEAM_HEAD, large_team, small_team, write_rows

MAKE = ("make", "review", "--as-of", str(AS_OF), "--format", "word")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with a small team's inputs/ in it, in which plangen is started."""
    small_team(tmp_path / "inputs")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def gaps(said: str) -> list[str]:
    block = said.partition("Gaps: ")[2].partition("\n\n")[0]
    return block.splitlines()[1:]


def test_where_only_briefs_are_made_managers_are_counted(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "own").mkdir()
    (desk / "own/packets.toml").write_text('[eve]\ntitle = "The evening before"\nkinds = ["manager-brief"]\n', "utf-8")
    assert main(["make", "eve", *MAKE[2:], "--templates", "own", "--edition", "manager"]) == 0
    assert "\n1 manager: 1 complete, 0 with gaps, 0 failed; 1 document in " in capsys.readouterr().out


def test_a_person_is_named_once_among_the_gaps_that_cannot_be_mended(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_rows(desk / "inputs/team.csv", TEAM_HEAD, *TEAM, ("Di New", "di@example.com", "Ken Ortiz", "90000"))
    assert main([*MAKE]) == 0
    lines = gaps(capsys.readouterr().out)
    assert len(lines) > 3
    named = [line for line in lines if "→" not in line and "Di New" in line]
    assert len(named) == 1
    assert lines[lines.index(named[0]) + 1].startswith("      ")


def test_the_gaps_of_many_people_stay_short(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    large_team(desk / "inputs", 35)
    write_rows(
        desk / "inputs/team.csv",
        TEAM_HEAD,
        *(
            (f"Person {chr(65 + at // 26)}{chr(97 + at % 26)}", "", "Ken Ortiz", "" if at else "90000")
            for at in range(35)
        ),
    )
    assert main([*MAKE]) == 0
    lines = gaps(capsys.readouterr().out)
    assert "and 28 more: " in lines[0]
    assert lines[0].endswith(" and 31 more")
    assert len(lines) < 8
    assert max(map(len, lines)) < 320


def test_drafts_are_told_to_be_unsent_and_who_gets_none(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(desk / "inputs/team.csv", TEAM_HEAD, *TEAM[:2], (TEAM[2][0], "", *TEAM[2][2:]))
    assert main([*MAKE, "--mail"]) == 0
    said = capsys.readouterr().out
    assert "2 unsent drafts in the folder “mail”. Nothing was sent: " in said
    assert "No draft for: Zoë Łuk, Ken Ortiz (no e-mail in Team)." in said


def test_without_drafts_it_is_told_whose_e_mail_is_blank_in_the_list(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*MAKE]) == 0
    said = capsys.readouterr().out
    assert "Without an e-mail in _send.csv: Ken Ortiz (no e-mail in Team)." in said
    assert "draft" not in said
    assert not list(desk.rglob("*.eml"))


def test_a_dry_run_lists_the_slips_and_the_drafts(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*MAKE, "--mail", "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert "\nBeside them:\n  review 2026-Q3/_Contents.pdf\n  review 2026-Q3/_send.csv\n" in said
    assert "  review 2026-Q3/mail/Ruiz, Ana - review 2026-Q3.eml" in said
    assert "No draft for: Ken Ortiz (no e-mail in Team)." in said
    assert not (desk / "output").exists()


def test_a_slip_that_cannot_be_written_is_exit_code_3(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "output/review 2026-Q3/_send.csv").mkdir(parents=True)
    assert main([*MAKE]) == 3
    said = capsys.readouterr().out
    assert "\nFailed\n" in said
    assert "_send.csv cannot be written" in said
