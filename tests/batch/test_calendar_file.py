from datetime import date, time

import pytest

from plangen.batch.calendar_file import CalendarEntry, ics_file

STAMP = date(2026, 10, 5)
REVIEW = CalendarEntry("review/2026-Q3/Ana", "Quarterly review Q3 2026", date(2026, 10, 8), time(9, 30))


def lines(*entries: CalendarEntry, time_zone: str = "") -> list[str]:
    content = ics_file(entries, STAMP, time_zone).decode()
    assert content.endswith("END:VCALENDAR\r\n")
    return content.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def test_a_meeting_has_everything_that_a_calendar_needs_once() -> None:
    found = lines(REVIEW)
    names = [line.partition(":")[0] for line in found]
    assert names == [
        *("BEGIN", "VERSION", "PRODID", "METHOD"),
        *("BEGIN", "UID", "DTSTAMP", "DTSTART", "DURATION", "SUMMARY", "END"),
        "END",
    ]
    assert "DTSTAMP:20261005T000000Z" in found
    assert "DTSTART:20261008T093000" in found


@pytest.mark.parametrize(
    ("zone", "day", "start"),
    [
        ("America/Chicago", date(2026, 10, 8), "20261008T143000Z"),
        ("America/Chicago", date(2026, 12, 8), "20261208T153000Z"),
        ("Asia/Tokyo", date(2026, 10, 8), "20261008T003000Z"),
    ],
)
def test_a_time_zone_gives_the_time_in_utc_on_that_day(zone: str, day: date, start: str) -> None:
    assert f"DTSTART:{start}" in lines(CalendarEntry("a", "A", day, time(9, 30)), time_zone=zone)


def test_a_meeting_without_a_time_takes_the_whole_day() -> None:
    found = lines(CalendarEntry("a", "A", date(2026, 12, 31)))
    assert found[7:9] == ["DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101"]


def test_a_new_date_keeps_the_id_and_another_meeting_has_another() -> None:
    moved = CalendarEntry(REVIEW.about, REVIEW.title, date(2026, 10, 9))
    other = CalendarEntry("review/2026-Q3/Bo", REVIEW.title, REVIEW.day)
    ids = [next(line for line in lines(each) if line.startswith("UID")) for each in (REVIEW, moved, other)]
    assert ids[0] == ids[1] != ids[2]


def test_text_is_escaped_and_long_lines_continue_without_splitting_a_character() -> None:
    title = "Review, Zoë; C:\\plans\n" + "é" * 80
    content = ics_file([CalendarEntry("a", title, STAMP)], STAMP)
    parts = content.split(b"\r\n")
    assert max(map(len, parts)) <= 75
    assert all(part.decode() for part in parts if part)
    assert "SUMMARY:Review\\, Zoë\\; C:\\\\plans " + "é" * 80 in lines(CalendarEntry("a", title, STAMP))
