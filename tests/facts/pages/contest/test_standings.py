from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from plangen.elements.chart import UnitBar
from plangen.elements.measure import RowKey, Unit
from plangen.facts.figures.contests import distance_number
from plangen.facts.pages.contest.standings import StandingsPage, contest_standings_page
from plangen.records.contests.entries import Entry
from plangen.records.contests.issues import Issued
from plangen.records.meetings.events import Event
from plangen.records.settings import Settings
from tests.facts.contest_scopes import FINAL, MID, PEOPLE, contest, deals, scope_of, workspace
from tests.metrics.invented import person

OF_WORKSPACE = ("as_of", "people", "events", "issued", "settings")


def page(kind: str = "ranking", *counts: int, **known: Any) -> StandingsPage:
    of_workspace = {name: known.pop(name) for name in OF_WORKSPACE if name in known}
    of = contest(kind, "deals won", unit=("door", "doors"), **known)
    found = workspace(of, won_deals=deals(*counts), **of_workspace)
    return contest_standings_page(scope_of(found, "contest-standings"))


def test_each_row_says_how_far_it_is_to_the_next_place() -> None:
    found = page("ranking", 9, 4, 2, 2)
    assert [(each.place, each.first, each.score, each.next) for each in found.rows] == [
        ("1", "Ana", "9", "5 ahead"), ("2", "Omar", "4", "5 to catch Ana"),
        ("3", "Priya", "2", "2 to catch Omar"), ("3", "Zoë", "2", "2 to catch Omar"),
    ]  # fmt: skip
    assert (found.header, found.next_header) == ("Doors", "To catch up")


@pytest.mark.parametrize(
    ("lower", "higher", "unit", "text"),
    [
        ("1.064", "1.516", Unit.SHARE, "46 points"),
        ("1.054", "1.055", Unit.SHARE, "1 point"),
        ("1.052", "1.054", Unit.SHARE, "under 1 point"),
        ("2", "4", Unit.COUNT, "2"),
    ],
)
def test_a_distance_of_shares_is_in_points_between_the_shares_as_printed(
    lower: str, higher: str, unit: Unit, text: str
) -> None:
    scope = scope_of(workspace(contest("percent of target", "bookings"), won_deals=deals(1)), "contest-standings")
    assert distance_number(scope, Decimal(lower), Decimal(higher), unit) == text


def test_the_team_comes_first_with_its_pace() -> None:
    found = page("goal", 9, 4, 2, targets=(20,))
    assert (found.team.number, found.team.rest, found.team.promise) == ("15", "of 20 doors", "At 20, everyone wins.")
    assert found.team.pace == "Tick: 12 doors is on pace for today"
    assert found.team.bar is not None
    assert (found.team.bar.filled, found.team.bar.total) == (15, 20)
    assert found.day == "Day 12 of 20"


def test_a_goal_that_was_met_says_so() -> None:
    assert page("goal", 9, 4, 2, targets=(15,), as_of=FINAL).team.promise == "Goal met: everyone wins."
    assert page("goal", 9, 4, 1, targets=(15,), as_of=FINAL).team.promise == ""


def test_a_goal_in_money_is_drawn_in_percents() -> None:
    of = contest("goal", "bookings", targets=(2000,))
    found = contest_standings_page(scope_of(workspace(of, won_deals=deals(9, 4, 2)), "contest-standings"))
    assert found.team.bar is not None
    assert (found.team.bar.filled, found.team.bar.total) == (75, 100)
    assert found.team.end == "one block is one percent of $2.0K"


def test_only_climbs_since_the_last_issue_are_shown() -> None:
    before = date(2026, 9, 16)
    issued = [Issued(before, "September Sprint", name, rank) for name, rank in (("Omar Haddad", 4), ("Ana Ruiz", 1))]
    found = page("ranking", 5, 4, 2, issued=issued)
    assert [each.rest for each in found.rows] == ["Ruiz", "Haddad, up from fourth", "Raman"]
    assert found.date == "Tuesday, September 22, 2026 · issue 2"
    fallen = [Issued(before, "September Sprint", "Omar Haddad", 1)]
    assert [each.rest for each in page("ranking", 5, 4, issued=fallen).rows] == ["Ruiz", "Haddad"]


def test_an_issue_of_the_same_day_or_of_another_contest_is_not_the_one_before() -> None:
    issued = [
        Issued(date(2026, 9, 22), "September Sprint", "Omar Haddad", 4),
        Issued(MID, "Another", "Omar Haddad", 4),
    ]
    found = page("ranking", 5, 4, issued=issued)
    assert found.rows[1].rest == "Haddad"
    assert "issue" not in found.date


@pytest.mark.parametrize("kind", ["ranking", "goal", "points", "percent of target", "most improved"])
def test_nobody_new_away_or_without_a_target_has_a_row_among_the_places(kind: str) -> None:
    newcomer = person(1_200_000, name="Ewa Wójcik", manager="Ken Ortiz", team="West", hired=date(2026, 9, 1))
    without = person(name="Leo Stone", manager="Ken Ortiz", team="West", hired=date(2020, 1, 6))
    away = Event(RowKey(8, 1), date(2026, 9, 7), date(2026, 9, 21), "away", salesperson="Priya Raman")
    found = page(kind, 5, 4, 1, people=(*PEOPLE, newcomer, without), events=[away])
    shown = {each.first for each in found.rows}
    assert not shown & {"Ewa", "Priya"}
    if kind == "percent of target":
        assert "Leo" not in shown


def test_who_is_not_ranked_is_also_on_the_board_without_a_reason() -> None:
    away = Event(RowKey(8, 1), date(2026, 9, 7), date(2026, 9, 21), "away", salesperson="Priya Raman")
    board = next(each for each in page("ranking", 5, 4, 2, events=[away]).sides if each.heading.startswith("Also"))
    assert (board.heading, board.entries, board.text) == ("Also on the board", (("Priya", "2 doors"),), "")


def test_more_than_eight_have_a_row_for_the_first_and_the_others_are_listed_by_name() -> None:
    many = [person(1_000, name=f"{letter}nn Berg{letter}", manager="Ken Ortiz", team="West") for letter in "BCDFGHJKL"]
    found = page("ranking", 9, 4, 2, 1, people=(*PEOPLE, *many))
    assert [each.place for each in found.rows] == ["1", "2", "3", "4"]
    assert found.others.startswith("Bnn, Cnn, ")


def test_everyone_wins_has_no_places() -> None:
    found = page("everyone wins", 5, 3, 1, targets=(5,))
    assert [(each.place, each.first, each.next) for each in found.rows] == [
        ("", "Omar", "2 to go"), ("", "Priya", "4 to go"), ("", "Ana", "there"),
    ]  # fmt: skip


def test_names_are_initials_if_team_pages_have_no_names() -> None:
    settings = Settings(currency="USD", names_on_team_pages="initials")
    found = page("ranking", 5, 4, settings=settings)
    assert [(each.first, each.rest, each.next) for each in found.rows] == [
        ("AR", "", "1 ahead"),
        ("OH", "", "1 to catch AR"),
    ]


def test_what_was_logged_too_late_is_said_and_not_counted() -> None:
    late = Entry(RowKey(5, 1), "September Sprint", MID, "Ana Ruiz", "deals won", entered=date(2026, 9, 20))
    of = contest(measure="deals won", enter_by=date(2026, 9, 18))
    found = contest_standings_page(scope_of(workspace(of, won_deals=deals(2, 1), entries=[late]), "contest-standings"))
    assert found.rows[0].score == "2"
    assert found.note == "Logged after Sep 18, so not counted: 1 (Ana)."


def test_a_bar_has_a_block_for_each_unit_and_is_solid_where_they_do_not_fit() -> None:
    few, many = page("ranking", 5, 3).rows, page("ranking", 60, 30).rows
    assert [each.bar.total for each in few if isinstance(each.bar, UnitBar)] == [5, 3]
    bars = [each.bar for each in many if isinstance(each.bar, UnitBar)]
    assert [each.total for each in bars] == [1, 1]
    assert bars[0].block == 2 * bars[1].block


def test_without_a_score_there_is_no_place() -> None:
    found = page("ranking")
    assert (found.rows, found.empty) == ((), "No score yet.")
    assert found.team.number == "0"
