from datetime import date
from pathlib import Path

import pytest

from plangen.workflow.reading import Reading, read
from plangen.workflow.which_day import Days
from tests.small_team import AS_OF, DEALS, DEALS_HEAD, small_team, write_rows


def reading(folder: Path, as_of: str = "", days: Days | None = None) -> Reading:
    small_team(folder)
    if as_of:
        write_rows(folder / "Setup.csv", ("setting", "value"), ("as of", as_of))
    return read([folder], days or Days(AS_OF))


def kinds(of: Reading) -> set[str]:
    return {problem.kind for problem in of.book.problems}


@pytest.mark.parametrize(
    ("as_of", "days", "said"),
    [
        ("", Days(AS_OF), "2026-10-05 (today)"),
        ("2026-10-01", Days(AS_OF), "2026-10-01 (“as of” in Settings)"),
        ("2026-10-01", Days(AS_OF, date(2026, 9, 30)), "2026-09-30 (--as-of)"),
    ],
)
def test_the_day_is_said_with_where_it_comes_from(tmp_path: Path, as_of: str, days: Days, said: str) -> None:
    assert reading(tmp_path, as_of, days).day == f"Looked from {said}."


def test_a_day_in_settings_that_has_not_come_is_told(tmp_path: Path) -> None:
    assert "as of in the future" in kinds(reading(tmp_path, "2026-10-06"))
    assert "as of in the future" not in kinds(reading(tmp_path, "2026-10-05"))


def test_a_day_in_settings_before_the_last_deals_is_told(tmp_path: Path) -> None:
    early = reading(tmp_path, "2026-08-20")
    [said] = [str(problem) for problem in early.book.problems if problem.kind == "as of before the last deals"]
    assert "3 deals were created or closed after it" in said
    assert "as of before the last deals" not in kinds(reading(tmp_path, "2026-09-20"))
    assert "as of before the last deals" not in kinds(reading(tmp_path, "2026-08-20", Days(AS_OF, date(2026, 8, 20))))


def test_won_deals_without_any_lost_one_are_told(tmp_path: Path) -> None:
    assert "no lost deals" not in kinds(reading(tmp_path))
    write_rows(tmp_path / "deals.csv", DEALS_HEAD, *DEALS[:1], *DEALS[2:])
    assert "no lost deals" in kinds(read([tmp_path], Days(AS_OF)))
