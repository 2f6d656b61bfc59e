from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from plangen.elements.measure import RowKey
from plangen.facts.pages.manager_brief.changes import what_changed
from plangen.facts.pages.manager_brief.meetings import manager_masthead, manager_notes, meetings, team_lines
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import managers
from plangen.facts.scope.workspace import Workspace
from plangen.records.deals.opportunities import Opportunity
from plangen.records.meetings.actions import Status
from plangen.records.meetings.events import Event
from plangen.records.meetings.notes import Note
from plangen.records.reading.sheet_reports import SheetReport
from tests.facts.invented import ANA, KEN, book, long_ago, promise, review
from tests.metrics.invented import Q3, opened, person, won
from tests.seen import seen

BO = person(name="Bo Ruiz", manager="Ken Ortiz")
DEALS = [won(250_000), won(100_000, date(2026, 5, 14)), won(9_000, salesperson="Bo Ruiz"), long_ago()]
ACTIONS = SheetReport("team.xlsx", "Actions", "Actions", columns={"action": "action"})


def scoped(deals: Sequence[Opportunity] = DEALS, **known: Any) -> Scope:
    """The scope of Ken's brief for the third quarter."""
    workspace = Workspace(book(deals, [ANA, BO, KEN], **known))
    [ken] = managers(workspace, Q3)
    return Scope(workspace, "manager-brief", "Manager's brief", ken.team, Q3, "manager")


def meeting(name: str, day: date, time: str = "") -> Event:
    return Event(RowKey(6, day.day), day, day, "quarterly review", salesperson=name, time=time)


def test_the_rows_are_in_the_order_of_the_meetings() -> None:
    events = [meeting("Ana Ruiz", date(2026, 10, 8), "09:00"), meeting("Bo Ruiz", date(2026, 10, 6), "14:00")]
    scope = scoped(events=events)
    [rows] = seen(meetings(scope)).pages
    assert [(row.day, row.time, row.name) for row in rows] == [
        ("Tue, Oct 6", "2:00\u00a0PM", "Bo Ruiz"),
        ("Thu, Oct 8", "9:00\u00a0AM", "Ana Ruiz"),
    ]
    assert manager_masthead(scope).name.startswith("Two reviews, Oct 6")
    assert manager_masthead(scope).only == "MANAGER ONLY"


def test_a_person_who_left_has_no_meeting_and_the_notes_say_so() -> None:
    gone = person(name="Bo Ruiz", manager="Ken Ortiz", left=date(2026, 8, 14))
    workspace = Workspace(book(DEALS, [ANA, gone, KEN]))
    [ken] = managers(workspace, Q3)
    scope = Scope(workspace, "manager-brief", "Manager's brief", ken.team, Q3, "manager")
    assert [row.name for rows in seen(meetings(scope)).pages for row in rows] == ["Ana Ruiz"]
    assert manager_masthead(scope).name.startswith("One review to schedule,")
    assert "Bo: left Aug 14, no meeting" in manager_notes(scope)


def test_without_dates_the_heading_says_that_the_reviews_have_to_be_scheduled_and_when() -> None:
    scope = scoped()
    assert manager_masthead(scope).name == "Two reviews to schedule, Oct 1–21"
    assert not seen(meetings(scope)).has_days


def test_the_heading_counts_the_reviews_without_a_date() -> None:
    scope = scoped(events=[meeting("Ana Ruiz", date(2026, 10, 8))])
    assert manager_masthead(scope).name == "Two reviews, Oct 8; 1 to schedule"


def test_more_than_nine_reviews_continue_on_another_page() -> None:
    people = [person(name=f"Seller {letter}", manager="Ken Ortiz") for letter in "ABCDEFGHIJ"]
    workspace = Workspace(book(DEALS, [*people, KEN]))
    [ken] = managers(workspace, Q3)
    pages = seen(meetings(Scope(workspace, "manager-brief", "Manager's brief", ken.team, Q3, "manager"))).pages
    assert [len(rows) for rows in pages] == [9, 1]


def test_the_managers_earliest_open_commitment_is_printed_with_the_number_of_others() -> None:
    owed = [
        promise("K-2", owner="Ken Ortiz", text="Find a trainer", due=date(2026, 11, 1)),
        promise("K-1", owner="Ken Ortiz", text="Ask for a quota", due=date(2026, 10, 2)),
        promise("K-3", Status.KEPT, owner="Ken Ortiz", text="Done with", due=date(2026, 9, 2)),
    ]
    [rows] = seen(meetings(scoped(actions=owed))).pages
    assert {row.name: row.owed for row in rows} == {
        "Ana Ruiz": "Ask for a quota, was due Oct 2; 1 more",
        "Bo Ruiz": "",
    }


def test_the_team_line_comes_from_sums() -> None:
    assert team_lines(scoped())[0] == "Team at 102.0% of quota: $250.0K of $245.0K; no quota: Bo."


def test_the_line_names_those_who_report_to_a_manager_of_a_larger_team() -> None:
    """Vi's two teams are Ana and Cy; her brief is about Ken and Lu, who sell, too."""
    ken, lu = (person(400, name=name, manager="Vi P", role="seller") for name in ("Ken Ortiz", "Lu L"))
    cy = person(name="Cy C", manager="Lu L", team="East")
    sold = [long_ago(), won(90, salesperson="Ken Ortiz"), won(120, salesperson="Lu L")]

    def line(*people: Any) -> str:
        workspace = Workspace(book(sold, [ANA, cy, person(name="Vi P", role="manager"), *people]))
        [vi] = [each for each in managers(workspace, Q3) if each.name == "Vi P"]
        return team_lines(Scope(workspace, "manager-brief", "Manager's brief", vi.team, Q3, "manager"))[0]

    assert line(ken, lu).startswith("Direct reports at 105.0% of quota: $210 of $200")
    assert line(ken, replace(lu, quotas=())).startswith("Ken at 90.0% of quota: $90 of $100; no quota: Lu")


def test_the_team_line_says_what_those_who_left_are_of_it() -> None:
    """A quarter of Bo's quota by working days until July 31; Ana's is $245.0K, so both are $278.4K."""
    gone = person(100_000, name="Bo Ruiz", manager="Ken Ortiz", left=date(2026, 7, 31))
    workspace = Workspace(book([*DEALS, won(5_000, date(2026, 7, 14), salesperson="Bo Ruiz")], [ANA, gone, KEN]))
    [ken] = managers(workspace, Q3)
    scope = Scope(workspace, "manager-brief", "Manager's brief", ken.team, Q3, "manager")
    line = team_lines(scope)[0]
    assert ": $264.0K of $253.3K, with $14.0K of $8.3K of those who left (Bo Ruiz, Jul 31)." in line


def test_people_with_a_commitment_carried_over_three_times_or_no_thank_you_are_named() -> None:
    actions = [
        promise("AR-1", due=date(2025, 12, 1)),
        promise("BR-1", Status.KEPT, salesperson="Bo Ruiz", kind="and then some", done_on=date(2026, 9, 30)),
    ]
    assert team_lines(scoped(actions=actions, reports=[ACTIONS]))[1:] == (
        "Carried over 3 times: Ana (AR-1).",
        "No thank-you in the last four weeks: Ana.",
    )


def test_a_thank_you_note_is_said_to_be_of_its_period_as_it_has_no_day() -> None:
    extra = promise("BR-1", Status.KEPT, salesperson="Bo Ruiz", kind="and then some", done_on=date(2026, 9, 30))
    note = Note(RowKey(4, 1), "Ana Ruiz", "thanks", "for a word of help", Q3)
    line = team_lines(scoped(actions=[extra], notes=[note], reports=[ACTIONS]))[-1]
    assert line == "Everyone thanked in Q3 2026 or the last four weeks."
    both = [extra, replace(extra, salesperson="Ana Ruiz", owner="Ana Ruiz")]
    line = team_lines(scoped(actions=both, reports=[ACTIONS]))[-1]
    assert line == "Everyone thanked in the last four weeks."


def test_missing_data_is_listed_by_person_with_its_fix() -> None:
    deals = [*DEALS, opened(None), opened(5)]
    assert manager_notes(scoped(deals)) == "Missing data: Ana: 1 deal with no amount; Bo: no quota (add a quota)."


def test_what_changed_is_the_metric_that_changed_most() -> None:
    deals = [won(100_000), won(90_000, date(2026, 5, 14)), won(90_000, date(2026, 5, 15)), long_ago()]
    assert what_changed(review(deals)) == "Deals won: 1, vs. 2 in Q2 2026."


def test_pipeline_created_is_not_compared_if_some_deals_get_their_amount_later() -> None:
    deals = [won(90_000), won(90_000, date(2026, 5, 14)), opened(None), long_ago()]
    assert "Pipeline created" not in what_changed(review(deals))


def test_a_new_hire_has_a_start_date_instead_of_a_change() -> None:
    assert what_changed(review(DEALS, [person(hired=date(2026, 9, 8)), KEN])) == "Started Sep 8."


def test_without_a_prior_quarter_the_bookings_are_printed() -> None:
    assert what_changed(review([won(4_000)])) == "Bookings $4.0K; no full prior quarter."
    assert what_changed(review()) == "No deals on file."


def test_with_a_prior_quarter_that_has_nothing_to_measure_by_the_bookings_stand_next_to_it() -> None:
    def words(booked: int) -> str:
        deals = [won(booked, date(2026, 7, 2)), won(47_000, date(2026, 6, 12)), long_ago()]
        return what_changed(review(deals, as_of=date(2026, 7, 20)))

    assert words(0) == "Bookings $0, same as Q2 2026, same days."
    assert words(5_000) == "Bookings $5.0K, vs. $0 in Q2 2026, same days."


def test_managers_are_the_people_named_as_manager_by_a_salesperson() -> None:
    workspace = Workspace(book(DEALS, [ANA, BO, KEN, person(name="Dana Whitlock", role="manager")]))
    assert [(each.name, len(each.team.people)) for each in managers(workspace, Q3)] == [("Ken Ortiz", 2)]
