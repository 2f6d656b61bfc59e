from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from plangen.facts.pages.monday.notes import HIGHEST, LOWEST, NotesPage, monday_notes
from plangen.facts.scope.document import Scope
from plangen.records.meetings.actions import Action, Status
from tests.facts.invented import book, promise
from tests.facts.pages.monday.invented import ANA, EWA, FRIDAY, KEN, MONDAY, OMAR, PEOPLE, event, meeting_scope

NUMBERS = [f"T-26W42-{line}" for line in range(1, 13)]


def page(*actions: Action, scope: Scope | None = None, **known: Any) -> NotesPage:
    return monday_notes(scope or meeting_scope(book(people=PEOPLE, as_of=FRIDAY, actions=actions, **known)))


def noted(number: str, owner: str = "Ana Ruiz", due: date | None = date(2026, 10, 13), **known: Any) -> Action:
    return promise(number, known.pop("status", Status.OPEN), due, owner=owner, **known)


def test_the_page_has_twelve_reserved_numbers() -> None:
    found = page()
    assert [row.plain("number") for row in found.we_will.rows] == NUMBERS[:8]
    assert [row.plain("number") for row in found.manager_will.rows] == NUMBERS[8:11]
    assert found.extra.number == NUMBERS[11]
    assert found.extra.blank.address == "Actions/T-26W42-12/action"


def test_an_action_with_a_reserved_number_comes_back_the_next_monday() -> None:
    action = noted("T-26W42-1", text="Send the survey sheet", due=date(2026, 10, 20))
    later = book(people=PEOPLE, as_of=FRIDAY + timedelta(weeks=1), actions=[action])
    found = page(scope=meeting_scope(later, week=MONDAY + timedelta(weeks=1)))
    [row] = found.still_open.rows
    assert [row.plain(each) for each in ("number", "action", "owner", "due")] == [
        "T-26W42-1", "Send the survey sheet", "Ana", "Oct 20",
    ]  # fmt: skip
    assert found.head.title == "1 action is still open, due October 20."
    assert found.we_will.rows[0].plain("number") == "T-26W43-1"


def test_a_number_in_actions_is_not_reserved_again() -> None:
    found = page(noted("T-26W42-1"), noted("T-26W42-3"))
    assert [row.plain("number") for row in found.we_will.rows][:3] == ["T-26W42-2", "T-26W42-4", "T-26W42-5"]


def test_finished_actions_and_those_of_people_elsewhere_do_not_come_back() -> None:
    done = noted("T-26W41-1", status=Status.KEPT)
    own = noted("AR-26Q3-1")
    elsewhere = noted("T-26W41-2", owner="Bo Lind", salesperson="Bo Lind")
    found = page(done, own, elsewhere)
    assert found.still_open.rows == ()
    assert found.head.title == "No actions are open from earlier Mondays."


def test_the_managers_help_comes_back_too() -> None:
    found = page(noted("T-26W41-5", owner="Ken Ortiz", due=date(2026, 10, 14)), noted("T-26W41-2"))
    assert [row.plain("owner") for row in found.still_open.rows] == ["Ana", "Ken"]
    assert found.head.title == "2 actions are still open, the first due October 13."


def test_each_of_several_teams_has_its_own_numbers() -> None:
    east = replace(OMAR, team="East", name="Tom East")
    given = book(people=(ANA, EWA, east, KEN), as_of=FRIDAY)
    first = [page(scope=meeting_scope(given, team)).we_will.rows[0].plain("number") for team in ("West", "East")]
    assert first[0] == "TW-26W42-1"
    assert first[1] == "TE2-26W42-1", "TE is Tom East's code"


def test_lines_shrink_when_many_actions_are_open_but_never_below_a_pen_row() -> None:
    heights = [page(*(noted(f"T-26W41-{n}") for n in range(count))).we_will.row_height for count in (0, 2, 4, 9)]
    assert heights == sorted(heights, reverse=True)
    assert heights[0] == HIGHEST
    assert heights[-1] >= LOWEST


def test_more_open_actions_than_fit_are_counted() -> None:
    assert page(*(noted(f"T-26W41-{n}") for n in range(9))).still_open.more == "3 more in Actions"


def test_an_open_action_is_never_cut_and_long_ones_leave_room_for_fewer() -> None:
    text = "Walk every packing line with the plant manager before the season, note each belt that slips, and list it"
    found = page(*(noted(f"T-26W41-{n}", text=text * 2) for n in range(6)))
    assert {row.plain("action") for row in found.still_open.rows} == {text * 2}
    assert 0 < len(found.still_open.rows) < 6
    assert found.still_open.more == f"{6 - len(found.still_open.rows)} more in Actions"
    assert LOWEST <= found.we_will.row_height < HIGHEST
    [longest] = page(noted("T-26W41-1", text=f"{text}. " * 20)).still_open.rows
    assert longest.plain("action").endswith("… (Actions)")


def test_notes_are_out_within_a_working_day_once_the_manager_approves() -> None:
    found = page()
    assert found.out_by == "Out to the team by Tuesday, October 13, 9:30\u00a0AM, once Ken approves."
    assert found.approved == "Approved, Ken"
    moved = page(events=(event("holiday", date(2026, 10, 13)),))
    assert "Wednesday, October 14" in moved.out_by


def test_a_team_without_a_manager_approves_its_own_notes() -> None:
    alone = book(people=[replace(each, manager="") for each in (ANA, EWA)], as_of=FRIDAY)
    found = page(scope=meeting_scope(alone))
    assert (found.approved, found.out_by) == ("", "Out to the team by Tuesday, October 13, 9:30\u00a0AM.")
    assert [cell.name for row in found.present for cell in row.cells if cell.blank] == ["Ana", "Ewa"]
