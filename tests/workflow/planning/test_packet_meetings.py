from collections import Counter
from datetime import date, time, timedelta

import pytest

from plangen.doctypes.catalog import load_catalog
from plangen.doctypes.packet import Meeting, Packet
from plangen.facts.scope.workspace import Workspace
from plangen.periods import FiscalCalendar, Length, working_days
from plangen.records.book import Book
from plangen.records.meetings.events import KINDS
from plangen.sources.grid import Cell
from plangen.workflow.planning.packet_meetings import PacketMeeting, PacketSchedule
from tests.sheets import book, sheet

CATALOG = load_catalog()
REVIEW = CATALOG.packets["review"]
WEEKLY = Packet(name="weekly", title="W", documents=("scorecard",), needed_for={Meeting.TEAM: Length.MONTH})
KICKOFF = Packet(name="kickoff", title="K", documents=("business-plan",), needed_for={Meeting.KICKOFF: Length.YEAR})
ANA, BO, CY = "Ana Ruiz", "Bo Lind", "Cy Young"
TEAM_HEADERS: list[Cell] = ["salesperson", "manager", "quota 2026", "left"]
EVENTS: list[Cell] = ["date", "end", "type", "title", "salesperson", "time", "repeats", "until", "period"]


def company(
    *events: list[Cell], settings: tuple[list[Cell], ...] = (), left: str = "", as_of: str = "2026-10-05"
) -> Book:
    """Two people with a manager, with these events and settings."""
    rows: list[list[Cell]] = [[ANA, CY, 100, ""], [BO, CY, 100, left]]
    grids = [sheet(TEAM_HEADERS, *rows, name="Team")]
    grids += [sheet(EVENTS, *events, name="Events")] if events else []
    grids += [sheet(["setting", "value"], *settings, name="Settings")] if settings else []
    return book(*grids, as_of=date.fromisoformat(as_of))


def schedule(data: Book, packet: Packet = REVIEW) -> PacketSchedule:
    workspace = Workspace(data, CATALOG.in_packet_order)
    return PacketSchedule(workspace, packet, packet.select(CATALOG.document_types))


def between(data: Book, first: str, last: str, packet: Packet = REVIEW) -> list[PacketMeeting]:
    return schedule(data, packet).between(date.fromisoformat(first), date.fromisoformat(last))


def names(meeting: PacketMeeting) -> list[str]:
    return [person.name for person in meeting.people]


def test_a_review_in_events_is_about_the_period_before_it_and_one_person() -> None:
    data = company(["2026-10-08", "", "quarterly review", "Room 1", ANA, "9:30 AM", "", "", ""])
    rest, dated = between(data, "2026-10-05", "2026-10-12")
    assert (rest.day, rest.last_day, rest.has_date, names(rest)) == (date(2026, 10, 5), date(2026, 10, 21), False, [BO])
    assert (dated.day, dated.at, dated.title, names(dated)) == (date(2026, 10, 8), time(9, 30), "Room 1", [ANA])
    assert {dated.period.code, rest.period.code} == {"2026-Q3"}


def test_a_review_for_everyone_leaves_no_one_without_a_date() -> None:
    data = company(["2026-10-08", "", "quarterly review", "", "", "", "", "", ""])
    [meeting] = between(data, "2026-10-05", "2026-10-12")
    assert (meeting.period.code, names(meeting), meeting.has_date) == ("2026-Q3", [], True)


def test_a_review_that_was_held_has_no_other_day_in_its_window() -> None:
    data = company(["2026-10-02", "", "quarterly review", "", "", "", "", "", ""])
    assert not between(data, "2026-10-05", "2026-10-12")


def test_a_review_may_name_its_period() -> None:
    data = company(["2026-10-08", "", "quarterly review", "", "", "", "", "", "2026-Q2"])
    periods = {meeting.day: meeting.period.code for meeting in between(data, "2026-10-05", "2026-10-12")}
    assert periods == {date(2026, 10, 8): "2026-Q2", date(2026, 10, 5): "2026-Q3"}


def test_people_who_left_have_no_review() -> None:
    data = company(left="2026-09-15")
    assert [names(each) for each in between(data, "2026-10-05", "2026-10-12")] == [[ANA]]


def test_the_team_meets_on_the_day_in_settings_and_a_holiday_moves_the_meeting() -> None:
    holiday: list[Cell] = ["2026-10-12", "", "holiday", "Columbus Day", "", "", "", "", ""]
    data = company(holiday, settings=(["team meeting", "Monday 9:15"],))
    found = between(data, "2026-10-05", "2026-10-20", WEEKLY)
    assert [(each.day, each.at) for each in found] == [
        (date(2026, 10, 5), time(9, 15)),
        (date(2026, 10, 13), time(9, 15)),
        (date(2026, 10, 19), time(9, 15)),
    ]


def test_a_team_meeting_in_events_takes_the_place_of_the_one_in_settings() -> None:
    data = company(["2026-10-14", "", "team meeting", "", "", "08:00", "", "", ""])
    found = between(data, "2026-10-05", "2026-10-20", WEEKLY)
    assert [each.day for each in found] == [date(2026, 10, day) for day in (5, 14, 19)]


def test_a_kickoff_is_only_in_events() -> None:
    assert not between(company(), "2026-10-05", "2027-10-05", KICKOFF)
    data = company(["2027-01-11", "", "kickoff", "", "", "09:00", "", "", ""])
    [meeting] = between(data, "2026-10-05", "2027-10-05", KICKOFF)
    assert (meeting.kind, meeting.period.code) == (Meeting.KICKOFF, "2027")


def test_the_meetings_about_a_period_have_a_date() -> None:
    data = company(["2026-10-08", "", "quarterly review", "", ANA, "", "", "", ""])
    quarter = FiscalCalendar().containing(date(2026, 9, 1), Length.QUARTER)
    assert [each.day for each in schedule(data).about(quarter)] == [date(2026, 10, 8)]
    month = FiscalCalendar().containing(date(2026, 9, 1), Length.MONTH)
    assert all(each.period == month and each.has_date for each in schedule(company(), WEEKLY).about(month))


HOLIDAYS: list[list[Cell]] = [
    ["2026-01-01", "", "holiday", "New Year", "", "", "yearly", "", ""],
    ["2026-05-25", "", "holiday", "Memorial Day", "", "", "", "", ""],
    ["2026-07-03", "", "holiday", "Independence Day", "", "", "", "", ""],
    ["2026-09-07", "", "holiday", "Labor Day", "", "", "", "", ""],
    ["2026-11-26", "2026-11-27", "holiday", "Thanksgiving", "", "", "", "", ""],
    ["2026-12-25", "", "holiday", "Christmas", "", "", "yearly", "", ""],
]


@pytest.mark.parametrize("starts", ["January", "February"])
def test_a_full_year_has_every_week_month_and_quarter_once_and_no_meeting_on_a_day_off(starts: str) -> None:
    data = company(*HOLIDAYS, settings=(["fiscal year starts", starts],), as_of="2026-01-05")
    first, last = date(2026, 2, 1), date(2027, 1, 31)
    packet = REVIEW.model_copy(update={"needed_for": {**REVIEW.needed_for, Meeting.TEAM: Length.MONTH}})
    found: dict[tuple[Meeting, str], set[date]] = {}
    day, weekly = first, Counter[date]()
    while day <= last:
        for each in schedule(data, packet).between(day, day):
            assert working_days(day, day + timedelta(days=1), data.holidays) or not each.has_date
            if each.kind is Meeting.TEAM:
                weekly[day] += 1
            else:
                found.setdefault((each.kind, each.period.code), set()).add(day)
        day += timedelta(days=1)
    assert len(weekly) == 52
    assert set(weekly.values()) == {1}
    assert date(2026, 5, 26) in weekly
    assert date(2026, 5, 25) not in weekly
    quarters = sorted(code for kind, code in found if kind is Meeting.QUARTERLY_REVIEW)
    months = sorted(code for kind, code in found if kind is Meeting.MONTHLY_REVIEW)
    if starts == "January":
        assert quarters == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
        assert months == [f"2026-{month:02}" for month in (1, 2, 4, 5, 7, 8, 10, 11)]
    else:
        assert quarters == ["FY2026-Q4", "FY2027-Q1", "FY2027-Q2", "FY2027-Q3"]
        assert months == [f"2026-{month:02}" for month in (2, 3, 5, 6, 8, 9, 11, 12)]
    # Each window has the working days in Settings.
    for (kind, _), held in found.items():
        workdays = [each for each in held if working_days(each, each + timedelta(days=1), data.holidays)]
        assert len(workdays) <= (8 if kind is Meeting.MONTHLY_REVIEW else 15)


@pytest.mark.parametrize(("starts", "kickoffs"), [("January", ["2026", "2027"]), ("February", ["FY2027", "FY2028"])])
def test_a_full_year_has_a_monday_packet_each_week_and_a_kickoff_each_fiscal_year(
    starts: str, kickoffs: list[str]
) -> None:
    data = company(
        *HOLIDAYS,
        ["2026-02-03", "", "team meeting", "", "", "08:00", "weekly", "2026-06-30", ""],
        ["2026-02-09", "", "kickoff", "", "", "09:00", "yearly", "", ""],
        settings=(["fiscal year starts", starts], ["team meeting", "Monday 9:15"]),
        as_of="2026-06-05",
    )
    mondays = between(data, "2026-02-01", "2027-01-31", CATALOG.packets["monday"])
    assert len({each.period.code for each in mondays}) == len(mondays) == 52
    assert all(each.day in each.period for each in mondays)
    times = [(each.day.weekday(), each.at) for each in mondays]
    assert times[:22] == [(1, time(8))] * 22, "the repeats in Events through June"
    moved = {date(2026, 9, 8)}
    assert {each.day for each in mondays[22:] if each.day.weekday()} == moved, "Labor Day"
    assert {at for _, at in times[22:]} == {time(9, 15)}
    found = between(data, "2026-02-01", "2027-02-28", CATALOG.packets["kickoff"])
    assert [(each.day, each.period.code) for each in found] == list(
        zip((date(2026, 2, 9), date(2027, 2, 9)), kickoffs, strict=True)
    )


def test_the_meetings_of_packets_are_types_of_events() -> None:
    assert set(Meeting) <= set(KINDS)
