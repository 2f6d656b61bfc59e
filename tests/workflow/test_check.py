from pathlib import Path

from plangen.problems import has_errors
from plangen.workflow.check import check
from plangen.workflow.planning.as_of import Days
from tests.small_team import AS_OF, small_team, write_rows

DAYS = Days(AS_OF)


def test_every_row_is_used_or_skipped_with_a_reason(tmp_path: Path) -> None:
    checked = check([small_team(tmp_path)], DAYS)
    assert [sheet.table for sheet in checked.sheets] == ["Opportunities", "Team"]
    for sheet in checked.sheets:
        assert sheet.rows == sheet.used + sum(sheet.skips.values())
    assert checked.deals == {"open": 3, "won": 3, "lost": 1}
    assert not has_errors(checked.problems)


def test_spreadsheets_without_people_are_an_error(tmp_path: Path) -> None:
    write_rows(tmp_path / "n.csv", ("a", "b"), ("1", "2"))
    assert [problem.sort for problem in check([tmp_path], DAYS).problems] == ["no people"]


def test_the_result_is_available_as_plain_values(tmp_path: Path) -> None:
    plain = check([small_team(tmp_path)], DAYS).as_plain()
    assert plain["people"] == 3
    assert plain["sheets"][0]["columns"]["salesperson"] == "Salesperson"
