from collections.abc import Sequence
from datetime import date
from typing import Any

from plangen.elements.measure import RowKey
from plangen.facts.desk import Desk
from plangen.facts.manager_brief import manager_masthead, manager_notes, meetings, team_lines
from plangen.facts.manager_brief_change import what_changed
from plangen.facts.subjects import managers
from plangen.facts.team_brief import TeamBrief
from plangen.records.actions import Status
from plangen.records.book import SheetReport
from plangen.records.events import Event
from plangen.records.opportunities import Opportunity
from tests.facts.invented import ANA, KEN, book, long_ago, promise, review
from tests.metrics.invented import Q3, opened, person, won

BO = person(name="Bo Ruiz", manager="Ken Ortiz")
DEALS = [won(250_000), won(100_000, date(2026, 5, 14)), won(9_000, salesperson="Bo Ruiz"), long_ago()]
ACTIONS = SheetReport("team.xlsx", "Actions", "Actions", columns={"action": "action"})


def asked(deals: Sequence[Opportunity] = DEALS, **known: Any) -> TeamBrief:
    """What Ken's brief of the third quarter asks."""
    desk = Desk(book(deals, [ANA, BO, KEN], **known))
    [ken] = managers(desk, Q3)
    return TeamBrief(desk, "manager-brief", "Manager's brief", ken.team, Q3, "manager")


def meeting(name: str, day: date, time: str = "") -> Event:
    return Event(RowKey(6, day.day), day, day, "quarterly review", salesperson=name, time=time)


def test_the_rows_stand_in_the_order_of_the_meetings() -> None:
    events = [meeting("Ana Ruiz", date(2026, 10, 8), "09:00"), meeting("Bo Ruiz", date(2026, 10, 6), "14:00")]
    brief = asked(events=events)
    [rows] = meetings(brief).pages
    assert [(row.day, row.time, row.name) for row in rows] == [
        ("Tue, Oct 6", "14:00", "Bo Ruiz"),
        ("Thu, Oct 8", "09:00", "Ana Ruiz"),
    ]
    assert manager_masthead(brief).name.startswith("Two reviews, Oct 6")
    assert manager_masthead(brief).only == "MANAGER ONLY"


def test_who_has_left_comes_to_no_meeting_and_the_foot_says_so() -> None:
    gone = person(name="Bo Ruiz", manager="Ken Ortiz", left=date(2026, 8, 14))
    desk = Desk(book(DEALS, [ANA, gone, KEN]))
    [ken] = managers(desk, Q3)
    brief = TeamBrief(desk, "manager-brief", "Manager's brief", ken.team, Q3, "manager")
    assert [row.name for rows in meetings(brief).pages for row in rows] == ["Ana Ruiz"]
    assert manager_masthead(brief).name.startswith("One review,")
    assert "Bo: left Aug 14, no meeting" in manager_notes(brief)


def test_without_dates_the_title_names_the_days_after_the_period() -> None:
    brief = asked()
    assert manager_masthead(brief).name.startswith("Two reviews, Oct 1")
    assert not meetings(brief).has_days


def test_more_than_nine_reviews_go_on_another_page() -> None:
    people = [person(name=f"Seller {letter}", manager="Ken Ortiz") for letter in "ABCDEFGHIJ"]
    desk = Desk(book(DEALS, [*people, KEN]))
    [ken] = managers(desk, Q3)
    pages = meetings(TeamBrief(desk, "manager-brief", "Manager's brief", ken.team, Q3, "manager")).pages
    assert [len(rows) for rows in pages] == [9, 1]


def test_what_the_manager_owes_is_the_earliest_and_how_many_more() -> None:
    owed = [
        promise("K-2", owner="Ken Ortiz", text="Find a trainer", due=date(2026, 11, 1)),
        promise("K-1", owner="Ken Ortiz", text="Ask for a quota", due=date(2026, 10, 2)),
        promise("K-3", Status.KEPT, owner="Ken Ortiz", text="Done with", due=date(2026, 9, 2)),
    ]
    [rows] = meetings(asked(actions=owed)).pages
    assert {row.name: row.owed for row in rows} == {
        "Ana Ruiz": "Ask for a quota, was due Oct 2; and 1 more",
        "Bo Ruiz": "",
    }


def test_the_lines_of_all_come_from_sums() -> None:
    assert team_lines(asked())[0] == "Together 102.0% of quota: $250.0K of $245.0K; without a quota: Bo."


def test_who_carried_three_times_and_who_has_no_thanks_is_named() -> None:
    actions = [
        promise("AR-1", due=date(2025, 12, 1)),
        promise("BR-1", Status.KEPT, salesperson="Bo Ruiz", kind="and then some", done_on=date(2026, 9, 30)),
    ]
    assert team_lines(asked(actions=actions, reports=[ACTIONS]))[1:] == (
        "Carried three times: Ana (AR-1).",
        "Not thanked in the last four weeks: Ana.",
    )


def test_what_is_blank_in_the_packets_is_told_with_its_cure() -> None:
    deals = [*DEALS, opened(None), opened(5)]
    assert (
        manager_notes(asked(deals))
        == "Blank in the packets: Ana: 1 deal without an amount; Bo: no quota (add a quota)."
    )


def test_what_changed_is_the_figure_that_changed_most() -> None:
    deals = [won(100_000), won(90_000, date(2026, 5, 14)), won(90_000, date(2026, 5, 15)), long_ago()]
    assert what_changed(review(deals)) == "Deals won: 1, after 2 in Q2 2026."


def test_new_deals_are_not_compared_where_some_get_their_amount_later() -> None:
    deals = [won(90_000), won(90_000, date(2026, 5, 14)), opened(None), long_ago()]
    assert "New deals" not in what_changed(review(deals))


def test_who_is_new_has_not_changed() -> None:
    assert what_changed(review(DEALS, [person(hired=date(2026, 9, 8)), KEN])) == "New since Sep 8."


def test_where_nothing_can_be_compared_it_says_what_there_is() -> None:
    assert what_changed(review([won(4_000)])) == "Won $4.0K; no earlier whole quarter."
    assert what_changed(review()) == "No deals in the files."


def test_managers_are_those_whom_a_salesperson_names() -> None:
    desk = Desk(book(DEALS, [ANA, BO, KEN, person(name="Dana Whitlock", role="manager")]))
    assert [(each.name, len(each.team.people)) for each in managers(desk, Q3)] == [("Ken Ortiz", 2)]
