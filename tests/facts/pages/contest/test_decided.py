from dataclasses import replace
from datetime import date
from typing import Any

from plangen.facts.pages.contest.standings import contest_standings_page
from tests.facts.contest_scopes import FINAL, MID, PEOPLE, contest, deals, scope_of, workspace
from tests.facts.pages.contest.test_standings import page
from tests.metrics.invented import person, won

OVER = date(2026, 10, 5)


def test_final_standings_of_a_few_say_how_it_was_decided() -> None:
    prizes = (("First", "A day off"), ("Second", "Dinner"))
    found = page("ranking", 5, 5, 1, as_of=FINAL, prizes=prizes, winners=2, decided_by="Ken")
    assert found.detail_heading == "How it was decided"
    lines = {each.label: each.text for each in found.details}
    assert lines["Prizes"] == "First, Ana and Omar: A day off."
    assert lines["Decided by"] == "Doors, Sep 7–Oct 2. Final since October 12. Ken decides questions."
    assert lines["Ties"] == "Ana and Omar are level at 5: the place is shared."
    assert lines["Thanks to"] == "Ana, Omar, Priya"
    assert lines["Logged late"].startswith("Nothing after ")


def test_final_levels_say_who_won_which_prize_and_before_that_which_prizes_there_are() -> None:
    of: dict[str, Any] = {"targets": (2, 5), "prizes": (("2", "Lunch"), ("5", "Tickets to a show"))}
    prizes = {day: {each.label: each.text for each in page("plateau", 5, 3, 2, as_of=day, **of).details}["Prizes"]
              for day in (OVER, FINAL)}  # fmt: skip
    assert prizes == {
        OVER: "2: Lunch. 5: Tickets to a show.",
        FINAL: "Level 2, Omar and Priya: Lunch. Level 5, Ana: Tickets to a show.",
    }
    reached = page("everyone wins", 2, 2, as_of=FINAL, targets=(2,), prizes=(("Everyone", "A day off"),))
    assert {each.label: each.text for each in reached.details}["Prizes"] == "Ana and Omar: A day off."


def test_while_there_is_time_to_log_the_standings_say_until_when() -> None:
    found = {day: {each.label: each.text for each in page("ranking", 5, 1, as_of=day).details} for day in (OVER, FINAL)}
    assert found[OVER]["To log"] == "Until October 12."
    assert "Logged late" not in found[OVER]
    assert found[FINAL]["Logged late"] == "Nothing after October 12."


def test_while_a_contest_of_a_few_runs_the_room_says_how_to_win() -> None:
    found = page("ranking", 5, 4)
    assert found.detail_heading == "How to win"
    assert (found.details[0].label, found.details[0].text) == ("1 door", "A deal won, of any size, by close date")


def test_a_full_page_has_no_details_and_lower_rows() -> None:
    found = page("goal", 9, 4, 2, 1, targets=(100,))
    assert not found.details
    assert not found.is_tall


def test_a_tie_says_which_tie_breaker_decided() -> None:
    of = contest("ranking", "deals won", unit=("door", "doors"), winners=2)
    early = won(100, date(2026, 9, 10), salesperson="Zoë Lindqvist", account="First")
    late = won(100, date(2026, 9, 16), salesperson="Ana Ruiz", account="Last")
    space = workspace(of, won_deals=[early, late], as_of=FINAL)
    found = contest_standings_page(scope_of(space, "contest-standings"))
    assert [each.first for each in found.rows] == ["Zoë", "Ana"]
    lines = {each.label: each.text for each in found.details}
    assert lines["Ties"] == "Zoë and Ana are level at 1: decided by who got there first."


def test_how_a_teams_score_is_made_is_said_once() -> None:
    found = page("team", 5, 4, as_of=FINAL, by_team=True)
    assert {each.label: each.text for each in found.details}["Decided by"].startswith("All points of a team; ")
    assert not found.note


def test_people_whose_baseline_is_0_are_ranked_by_points_below() -> None:
    earlier = won(100, date(2026, 8, 20), salesperson="Zoë Lindqvist")
    history = won(100, date(2023, 1, 9), salesperson="Zoë Lindqvist", created=date(2023, 1, 2))
    of = contest("most improved", "deals won", unit=("door", "doors"))
    space = workspace(of, won_deals=[earlier, history, *deals(3, 2)], as_of=FINAL)
    found = contest_standings_page(scope_of(space, "contest-standings"))
    assert [(each.heading, each.text) for each in found.classes] == [
        ("From 0, by points:", "1 Ana\u00a03\u00a0doors, 2 Omar\u00a02\u00a0doors")
    ]


def test_a_page_without_room_has_lower_rows_and_bars_and_those_on_the_board_in_a_line() -> None:
    ranked = [person(1_000, name=f"{letter}nn Berg{letter}", manager="Ken Ortiz", team="West", hired=date(2020, 1, 6))
              for letter in "BCDF"]  # fmt: skip
    new = [person(1_000, name=f"{letter}nn Newt{letter}", manager="Ken Ortiz", team="West", hired=date(2026, 9, 1))
           for letter in "GHJK"]  # fmt: skip
    sold = [won(100, MID, salesperson=each.name, account=each.name) for each in (*ranked, *new)]
    of = contest("goal", "deals won", targets=(100,), unit=("door", "doors"))
    space = workspace(of, won_deals=[*deals(5, 4, 3, 2), *sold], people=(*PEOPLE, *ranked, *new))
    found = contest_standings_page(scope_of(space, "contest-standings"))
    assert (len(found.rows), found.is_tight, found.is_tall, found.details) == (8, True, False, ())
    assert found.team.bar is not None
    assert found.team.bar.height == 5
    board = found.sides[0]
    assert (board.entries, board.text) == ((), "Gnn 1 door, Hnn 1 door, Jnn 1 door, Knn 1 door")


def test_a_first_name_that_is_too_wide_for_the_largest_type_is_smaller() -> None:
    people = (replace(PEOPLE[0], name="Bartholomew Ruiz"), *PEOPLE[1:])
    sold = [won(100, MID, salesperson="Bartholomew Ruiz"), won(50, MID, salesperson="Omar Haddad")]
    space = workspace(contest("ranking", "bookings"), won_deals=sold, people=people)
    found = contest_standings_page(scope_of(space, "contest-standings"))
    assert [(each.first, each.is_long) for each in found.rows] == [("Bartholomew", True), ("Omar", False)]
