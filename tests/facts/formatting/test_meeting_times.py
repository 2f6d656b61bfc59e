from datetime import date, time

import pytest

from plangen.facts.formatting.meeting_times import clock, clock_range, meeting_day, month_day
from plangen.facts.formatting.number_format import NumberFormat

US, GB, DE = (NumberFormat(locale, "USD") for locale in ("en-US", "en-GB", "de-DE"))
MONDAY = date(2026, 10, 12)


def test_a_day_has_its_weekday_in_full_and_no_year() -> None:
    assert [meeting_day(each, MONDAY) for each in (US, GB, DE)] == [
        "Monday, October 12", "Monday, 12 October", "Monday, 12 October",
    ]  # fmt: skip
    assert [month_day(each, MONDAY) for each in (US, DE)] == ["October 12", "12 October"]


def test_the_clock_in_the_margin_has_no_am_or_pm() -> None:
    assert [clock(each, time(14, 5)) for each in (US, GB)] == ["2:05", "14:05"]


@pytest.mark.parametrize(
    ("start", "text"), [(time(8, 30), "8:30–9:30 AM"), (time(11, 30), "11:30 AM–12:30 PM"), (time(13), "1:00–2:00 PM")]
)
def test_am_and_pm_are_printed_once_if_they_are_the_same(start: time, text: str) -> None:
    assert clock_range(US, start, time(start.hour + 1, start.minute)).replace("\u00a0", " ") == text


def test_a_24_hour_clock_needs_neither() -> None:
    assert clock_range(DE, time(8, 30), time(9, 30)) == "08:30–09:30"
