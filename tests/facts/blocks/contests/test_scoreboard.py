from datetime import date
from typing import Any

from plangen.facts.blocks.contests.boxes import ContestBoxes
from plangen.facts.blocks.contests.fair_play import Labeled
from plangen.facts.blocks.contests.scoreboard import room_for, scoreboard
from plangen.facts.figures.contests import score_names
from plangen.records.contests.rules import ContestType
from tests.facts.contest_scopes import PEOPLE, contest, first, scope_of, workspace
from tests.metrics.invented import person


def board(kind: str = "ranking", room: int = 8, **known: Any) -> ContestBoxes | None:
    people = known.pop("people", PEOPLE)
    found = workspace(contest(kind, "deals won", **known), people=people)
    scope = scope_of(found, "contest-rules")
    return scoreboard(scope, first(found), score_names(scope, found.book.contests[0]), room)


def test_a_contest_without_boxes_has_a_column_for_each_person_and_a_row_for_each_week() -> None:
    found = board()
    assert found is not None
    assert [row[0] for row in found.rows] == ["Week of", "Sep 7", "Sep 14", "Sep 21", "Sep 28"]
    assert {len(row) for row in found.rows} == {5}
    assert found.note == "Your initials at the top of a column, and your deals below it, week by week."


def test_weeks_share_a_row_where_there_is_no_room_for_all() -> None:
    found = board(room=3)
    assert found is not None
    assert [row[0] for row in found.rows] == ["Starts", "Sep 7", "Sep 21"]
    assert found.note.endswith("your deals below it, every two weeks.")
    assert board(room=2) is None


def test_many_people_have_the_best_of_each_week_instead() -> None:
    many = [
        person(1_000, name=f"{letter}nn Berg{letter}", manager="Ken Ortiz", team="West") for letter in "BCDFGHJKLMN"
    ]
    found = board(people=(*PEOPLE, *many))
    assert found is not None
    assert found.rows[0] == ("Week of", "Best of the week", "Deals", "All of us together")


def test_a_bracket_has_a_row_for_each_round_and_teams_a_column_each() -> None:
    rounds, teams = board(ContestType.BRACKET), board(ContestType.TEAM, by_team=True)
    assert rounds is not None
    assert [row[0] for row in rounds.rows] == ["Starts", "Sep 7", "Sep 20"]
    assert teams is not None
    assert {len(row) for row in teams.rows} == {2}
    assert teams.note.startswith("Your team at the top")


def test_longer_rules_leave_less_room() -> None:
    few, many = [Labeled("A", "short")], [Labeled("A", "long " * 40)] * 6
    assert room_for("Sprint", "", 1, (few, few)) > room_for("Sprint", "", 1, (few, many)) > 0
    assert room_for("Sprint", "", 1, (few, few)) > room_for("Sprint", "An objective. " * 12, 4, (few, few))


def test_the_first_day_of_the_scoreboard_is_the_contests_own() -> None:
    found = board()
    assert found is not None
    assert date(2026, 9, 7).strftime("%b") in found.rows[1][0]
