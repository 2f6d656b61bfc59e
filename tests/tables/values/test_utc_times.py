from datetime import date

from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.sheets import book, messages, sheet


def read(*closed: Cell, zone: str = "") -> Book:
    rows = (["Ana", f"D{at}", "Closed Won", 5, day] for at, day in enumerate(closed))
    settings = sheet(["setting", "value"], ["time zone", zone], name="Settings")
    return book(settings, sheet(["Rep", "Deal", "Stage", "Amount", "Close Date"], *rows))


def test_a_time_in_utc_at_the_end_of_a_month_is_reported() -> None:
    for edge in ("2026-10-01T03:30:00Z", "2026-09-30 22:00 UTC", "2026-10-01T03:30:00.000+00:00"):
        (problem,) = (text for text in messages(read(edge, "2026-07-14T10:00:00Z").problems) if "UTC" in text)
        assert "This time in “close date” is in UTC at the end of a month" in problem
        assert problem.endswith("Fix: Add “time zone” to Settings, such as: time zone | America/New_York.")


def test_times_within_a_month_and_dates_are_not_reported() -> None:
    found = read("2026-07-14T10:00:00Z", "2026-10-01", "2026-10-01T03:30:00+02:00", date(2026, 9, 30))
    assert not any("UTC" in text for text in messages(found.problems))


def test_the_time_zone_in_settings_decides_the_date() -> None:
    found = read("2026-10-01T03:30:00Z", "2026-10-01T12:00:00Z", zone="America/New_York")
    assert [deal.closed for deal in found.opportunities] == [date(2026, 9, 30), date(2026, 10, 1)]
    assert not any("UTC" in text for text in messages(found.problems))


def test_an_unknown_time_zone_is_an_error() -> None:
    assert any("Can't read “time zone”" in text for text in messages(read("2026-07-14", zone="Mars").problems))
