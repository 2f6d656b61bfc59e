from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from plangen.doctypes.catalog import load_catalog
from plangen.problems import UsageError
from plangen.workflow.due import DuePacket, DueResult, due, parse_within
from plangen.workflow.planning.as_of import Days
from plangen.workflow.planning.request import MakeRequest
from tests.small_team import AS_OF, TEAM, TEAM_HEADER, small_team, write_rows

EVENTS = ("date", "type", "salesperson", "time", "title")
KEN = ("Ken Ortiz", "ken@example.com", "", "")
PACKETS = '[weekly]\ntitle = "Weekly"\ndocuments = ["scorecard"]\nneeded_for = { "team meeting" = "month" }\n'


@pytest.fixture
def request_for(tmp_path: Path) -> MakeRequest:
    inputs = small_team(tmp_path / "inputs")
    write_rows(inputs / "team.csv", TEAM_HEADER, *TEAM, KEN)
    return MakeRequest(Days(AS_OF, AS_OF), (), (inputs,), tmp_path / "output", formats=("word",), jobs=1)


def with_events(request: MakeRequest, *rows: Sequence[str], as_of: date = AS_OF) -> MakeRequest:
    write_rows(request.inputs[0] / "events.csv", EVENTS, *rows)
    return replace(request, days=Days(as_of, as_of))


def reviews(result: DueResult) -> list[DuePacket]:
    return [each for each in result.due if each.packet.name == "review"]


def found(result: DueResult) -> list[tuple[str, str, tuple[str, ...], list[str]]]:
    return [
        (each.packet.name, each.period.code, each.editions, [person.name for person in each.people])
        for each in reviews(result)
    ]


REVIEWS = (
    ("2026-10-07", "quarterly review", "Ana Ruiz", "09:30", "Q3 review"),
    ("2026-10-08", "quarterly review", "Bo Ruiz", "11:00", "Q3 review"),
    ("2026-10-09", "quarterly review", "Zoë Łuk", "", "Q3 review"),
)


def test_a_pre_read_is_due_more_than_two_working_days_ahead_and_copies_later(request_for: MakeRequest) -> None:
    assert found(due(with_events(request_for, *REVIEWS), 7)) == [
        ("review", "2026-Q3", ("rep", "manager"), ["Ana Ruiz"]),
        ("review", "2026-Q3", ("preread",), ["Bo Ruiz", "Zoë Łuk"]),
    ]
    weekend = with_events(request_for, *REVIEWS, as_of=date(2026, 10, 3))
    assert found(due(weekend, 7)) == [("review", "2026-Q3", ("preread",), [])]
    holiday = with_events(request_for, *REVIEWS, ("2026-10-06", "holiday", "", "", ""))
    assert found(due(holiday, 7))[0][3] == ["Ana Ruiz", "Bo Ruiz"]


def test_a_packet_without_a_pre_read_waits_for_the_end_of_its_period(request_for: MakeRequest) -> None:
    [early] = reviews(due(with_events(request_for, *REVIEWS, as_of=date(2026, 10, 28)), 7))
    assert (early.period.code, early.editions) == ("2026-10", ("rep", "manager"))
    assert early.not_yet == "October 2026 isn't over as of 2026-10-28."
    [on_time] = reviews(due(with_events(request_for, *REVIEWS, as_of=date(2026, 11, 2)), 7))
    assert (on_time.period.code, on_time.not_yet) == ("2026-10", "")


def test_a_packet_of_a_period_that_has_not_started_is_not_created(request_for: MakeRequest) -> None:
    later = reviews(due(with_events(request_for, *REVIEWS), 120))
    reasons = {each.period.code: each.not_yet for each in later}
    assert "hasn't started" in reasons["2026-11"]
    assert reasons["2026-Q3"] == ""


def test_without_a_meeting_the_next_one_is_named(request_for: MakeRequest) -> None:
    result = due(with_events(request_for, *REVIEWS, as_of=date(2026, 10, 13)), 3)
    assert not result.due
    assert result.next_meeting is not None
    packet, meeting = result.next_meeting
    assert (packet.name, meeting.day) == ("monday", date(2026, 10, 19))


def test_each_weeks_team_meeting_is_due_with_the_monday_packet(request_for: MakeRequest) -> None:
    holiday = ("2026-10-12", "holiday", "", "", "Columbus Day")
    mondays = [each for each in due(with_events(request_for, holiday), 14).due if each.packet.name == "monday"]
    days = [(each.period.code, meeting.day, each.not_yet) for each in mondays for meeting in each.meetings]
    assert days == [
        ("2026-W41", date(2026, 10, 5), ""),
        ("2026-W42", date(2026, 10, 13), "Too early: from 2026-10-08."),
        ("2026-W43", date(2026, 10, 19), "Too early: from 2026-10-15."),
    ]


@pytest.mark.parametrize(("starts", "kickoff", "quarters"), [
    ("January", "2027", ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]),
    ("February", "FY2028", ["FY2026-Q4", "FY2027-Q1", "FY2027-Q2", "FY2027-Q3"]),
])  # fmt: skip
def test_a_year_has_each_packet_once_with_holidays_and_any_fiscal_year(
    request_for: MakeRequest, starts: str, kickoff: str, quarters: list[str]
) -> None:
    days_off = [(day, "holiday", "", "", "Day off") for day in ("2026-05-25", "2026-09-07", "2027-01-01")]
    write_rows(request_for.inputs[0] / "settings.csv", ("setting", "value"), ("fiscal year starts", starts))
    begin = ("2027-01-25", "kickoff", "", "09:00", "Sales kickoff")
    result = due(with_events(request_for, begin, *days_off, as_of=date(2026, 2, 1)), 364)
    mondays = [meeting for each in result.due if each.packet.name == "monday" for meeting in each.meetings]
    assert len({each.period.code for each in mondays}) == len(mondays) == 52
    assert {each.day for each in mondays if each.day.weekday()} == {date(2026, 5, 26), date(2026, 9, 8)}
    periods = {each.period.code for each in result.due if each.packet.name == "review"}
    assert sorted(each for each in periods if "Q" in each) == quarters
    assert [each.period.code for each in result.due if each.packet.name == "kickoff"] == [kickoff]
    assert len([each for each in periods if "Q" not in each]) == 8


def test_a_kickoff_in_events_is_due_with_the_kickoff_packet(request_for: MakeRequest) -> None:
    kickoff = ("2027-01-11", "kickoff", "", "09:00", "Sales kickoff")
    result = due(with_events(request_for, kickoff, as_of=date(2027, 1, 5)), 7)
    [packet] = [each for each in result.due if each.packet.name == "kickoff"]
    assert (packet.period.code, packet.not_yet) == ("2027", "")


def test_a_users_own_packet_may_be_for_the_team_meeting(request_for: MakeRequest, tmp_path: Path) -> None:
    templates = tmp_path / "own"
    templates.mkdir()
    (templates / "packets.toml").write_text(PACKETS, encoding="utf-8")
    result = due(replace(with_events(request_for, *REVIEWS), templates=templates), 7)
    weekly = [each for each in result.due if each.packet.name == "weekly"]
    assert [[meeting.day for meeting in each.meetings] for each in weekly] == [[date(2026, 10, 5), date(2026, 10, 12)]]


def test_a_copied_packet_that_says_nothing_of_meetings_keeps_those_it_had(tmp_path: Path) -> None:
    text = '[review]\ntitle = "Mine"\ndocuments = ["quarterly-review"]\n'
    (tmp_path / "packets.toml").write_text(text, encoding="utf-8")
    assert load_catalog(tmp_path).packets["review"].needed_for == load_catalog().packets["review"].needed_for
    (tmp_path / "packets.toml").write_text(f"{text}needed_for = {{}}\n", encoding="utf-8")
    assert not load_catalog(tmp_path).packets["review"].needed_for
    (tmp_path / "packets.toml").write_text(f"{text}needed_for = {{ lunch = 'month' }}\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"line 4: “review.needed_for.lunch.*must be 'kickoff', 'team meeting'"):
        load_catalog(tmp_path)


def test_due_packets_are_created_with_drafts_and_each_persons_own_meeting(request_for: MakeRequest) -> None:
    result = due(with_events(request_for, *REVIEWS), 7, lambda *_: None)
    assert len(result.made) == 3, "the review's copies and pre-reads, and today's meeting; the next one is too early"
    names = {path.name for made in result.made for path in made.files}
    assert "Ruiz, Ana - Quarterly review 2026-Q3.docx" in names
    assert "Ruiz, Ana - Quarterly review 2026-Q3 (MANAGER ONLY).docx" in names
    assert "Ken Ortiz - Manager's brief 2026-Q3 (MANAGER ONLY).docx" in names
    assert "Ruiz, Bo - Quarterly review 2026-Q3 (pre-read).docx" in names
    assert "Ruiz, Bo - Quarterly review 2026-Q3.docx" not in names
    mail = request_for.output / "review 2026-Q3" / "mail"
    own = (mail / "Ruiz, Ana - review 2026-Q3.ics").read_text(encoding="utf-8")
    assert own.count("BEGIN:VEVENT") == 1
    assert "DTSTART:20261007T093000" in own
    assert "SUMMARY:Quarterly review Q3 2026\n" in own.replace("\r\n", "\n")
    of_manager = (mail / "Ortiz, Ken - review 2026-Q3 (MANAGER ONLY).ics").read_text(encoding="utf-8")
    assert "SUMMARY:Quarterly review Q3 2026\\, Ana Ruiz" in of_manager
    whole_day = (mail / "Łuk, Zoë - review 2026-Q3.ics").read_text(encoding="utf-8")
    assert "DTSTART;VALUE=DATE:20261009" in whole_day
    for path in mail.glob("*.ics"):
        assert path.with_suffix(".eml").is_file()


def test_a_weekly_meeting_that_a_holiday_moves_has_its_own_day_in_the_calendar(request_for: MakeRequest) -> None:
    holiday = ("2026-10-12", "holiday", "", "", "Columbus Day")
    due(with_events(request_for, holiday, as_of=date(2026, 10, 9)), 4, lambda *_: None)
    files = [path.read_text(encoding="utf-8") for path in request_for.output.glob("monday*/mail/*.ics")]
    assert files
    assert all("SUMMARY:Team meeting Oct 13" in each and "20261013" in each for each in files)


def test_nothing_is_written_without_being_asked(request_for: MakeRequest) -> None:
    due(with_events(request_for, *REVIEWS), 7)
    assert not request_for.output.exists()


def test_two_people_with_one_name_get_their_own_packets(request_for: MakeRequest) -> None:
    twin = ("Ana Ruiz", "ana.two@example.com", "Ken Ortiz", "100000")
    write_rows(request_for.inputs[0] / "team.csv", TEAM_HEADER, *TEAM, twin, KEN)
    rows = [("2026-10-07", "quarterly review", "ana.two@example.com", "", ""), *REVIEWS[1:]]
    result = due(with_events(request_for, *rows), 2, lambda *_: None)
    orders = [order for each in result.made for order in each.created if order.edition == "rep"]
    orders = [each for each in orders if each.document_type.name == "quarterly-review"]
    emails = {one.person.email for order in orders for one in order.subject.people}
    assert emails == {"ana@example.com", "ana.two@example.com"}


@pytest.mark.parametrize(("text", "days"), [("7d", 7), ("2w", 14), ("10", 10), ("1 day", 1), ("3 weeks", 21)])
def test_days_and_weeks_are_understood(text: str, days: int) -> None:
    assert parse_within(text) == days


@pytest.mark.parametrize("text", ["", "0d", "soon", "7x", "-1", "400d", "1000"])
def test_anything_else_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(UsageError, match=r"isn't a number of days\. Use 7d or 2w"):
        parse_within(text)
