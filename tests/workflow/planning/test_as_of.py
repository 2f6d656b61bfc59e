from datetime import date
from pathlib import Path

import pytest

from plangen.workflow.planning.as_of import Days
from plangen.workflow.reading import Reading, read
from tests.small_team import AS_OF, DEALS, DEALS_HEADER, small_team, write_rows


def reading(folder: Path, as_of: str = "", days: Days | None = None) -> Reading:
    small_team(folder)
    if as_of:
        write_rows(folder / "Setup.csv", ("setting", "value"), ("as of", as_of))
    return read([folder], days or Days(AS_OF))


def sorts(of: Reading) -> set[str]:
    return {problem.sort for problem in of.book.problems}


@pytest.mark.parametrize(
    ("as_of", "days", "note"),
    [
        ("", Days(AS_OF), "2026-10-05 (today)"),
        ("2026-10-01", Days(AS_OF), "2026-10-01 (“as of” in Settings)"),
        ("2026-10-01", Days(AS_OF, date(2026, 9, 30)), "2026-09-30 (--as-of)"),
    ],
)
def test_the_as_of_date_is_noted_with_its_source(tmp_path: Path, as_of: str, days: Days, note: str) -> None:
    assert reading(tmp_path, as_of, days).as_of_note == f"As of {note}."


def test_an_as_of_date_in_the_future_gets_a_warning(tmp_path: Path) -> None:
    assert "as of in the future" in sorts(reading(tmp_path, "2026-10-06"))
    assert "as of in the future" not in sorts(reading(tmp_path, "2026-10-05"))


def test_an_as_of_date_before_the_last_deals_gets_a_warning(tmp_path: Path) -> None:
    early = reading(tmp_path, "2026-08-20")
    [text] = [str(problem) for problem in early.book.problems if problem.sort == "as of before the last deals"]
    assert "The as-of date is before your latest deals: 3 were created or closed after it." in text
    assert "as of before the last deals" not in sorts(reading(tmp_path, "2026-09-20"))
    assert "as of before the last deals" not in sorts(reading(tmp_path, "2026-08-20", Days(AS_OF, date(2026, 8, 20))))


def test_won_deals_without_any_lost_deal_get_a_warning(tmp_path: Path) -> None:
    assert "no lost deals" not in sorts(reading(tmp_path))
    write_rows(tmp_path / "deals.csv", DEALS_HEADER, *DEALS[:1], *DEALS[2:])
    assert "no lost deals" in sorts(read([tmp_path], Days(AS_OF)))


def test_deals_that_ended_more_than_a_year_ago_get_a_warning(tmp_path: Path) -> None:
    folder = small_team(tmp_path)
    found = read([folder], Days(date(2029, 10, 5)))
    (problem,) = (each for each in found.book.problems if each.sort == "old data")
    assert "years before the as-of date" in problem.message
    assert "old data" not in {each.sort for each in read([folder], Days(AS_OF)).book.problems}
