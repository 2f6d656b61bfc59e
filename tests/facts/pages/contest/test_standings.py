from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from plangen.elements.measure import RowKey, Unit
from plangen.facts.figures.contests import distance_number
from plangen.facts.pages.contest.standings import StandingsPage, contest_standings_page
from plangen.records.contests.entries import Entry
from plangen.records.contests.issues import Issued
from plangen.records.contests.rules import TeamScore, TeamScoring
from plangen.records.meetings.events import Event
from plangen.records.settings import Settings
from tests.facts.contest_scopes import FINAL, MID, PEOPLE, contest, deals, scope_of, workspace
from tests.metrics.invented import person, won

OF_WORKSPACE = ("as_of", "people", "events", "issued", "settings")


def page(kind: str = "ranking", *counts: int, **known: Any) -> StandingsPage:
    of_workspace = {name: known.pop(name) for name in OF_WORKSPACE if name in known}
    of = contest(kind, "deals won", unit=("door", "doors"), **known)
    found = workspace(of, won_deals=deals(*counts), **of_workspace)
    return contest_standings_page(scope_of(found, "contest-standings"))


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
    assert found.date == "Sep 7–Oct 2 · as of Tuesday, September 22, 2026 · issue 2"
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
    assert (board.heading, board.entries, board.text) == ("Also on the board, Sep 7–22", (("Priya", "2 doors"),), "")


def test_those_on_the_board_who_are_not_listed_have_their_amount_so_that_the_page_adds_up() -> None:
    new = [person(1_000, name=f"{letter}nn Berg{letter}", manager="Ken Ortiz", team="West", hired=date(2026, 9, 1))
           for letter in "BCDFGH"]  # fmt: skip
    sold = [won(100, MID, salesperson=each.name, account=f"{each.name} {at}") for each in new for at in range(2)]
    of = contest("ranking", "deals won", unit=("door", "doors"))
    space = workspace(of, won_deals=[*deals(5, 4), *sold], people=(*PEOPLE, *new))
    found = contest_standings_page(scope_of(space, "contest-standings"))
    [board] = [each for each in found.sides if each.heading.startswith("Also")]
    assert [score for _, score in board.entries] == ["2 doors"] * 4
    assert board.text == "and 2 more, 4 doors"
    assert found.team.number == "21"


def test_newcomers_with_a_class_of_their_own_are_ranked_below_the_places_and_nowhere_else() -> None:
    new = [person(1_000, name=f"{letter}nn Berg{letter}", manager="Ken Ortiz", team="West", hired=date(2026, 9, 1))
           for letter in "BCDFG"]  # fmt: skip
    sold = [won(100, MID, salesperson=each.name, account=f"{each.name} {at}")
            for number, each in enumerate(new) for at in range(number)]  # fmt: skip
    of = contest("ranking", "deals won", unit=("door", "doors"), new_hires="own class")
    space = workspace(of, won_deals=[*deals(9, 8), *sold], people=(*PEOPLE, *new))
    found = contest_standings_page(scope_of(space, "contest-standings"))
    assert [(each.heading, each.text) for each in found.classes] == [
        (
            "New colleagues:",
            "1 Gnn\u00a04\u00a0doors, 2 Fnn\u00a03\u00a0doors, 3 Dnn\u00a02\u00a0doors; Cnn\u00a01\u00a0door",
        )
    ]
    assert [each.first for each in found.rows] == ["Ana", "Omar"]
    assert not [each for each in found.sides if each.heading.startswith("Also")]


def test_someone_who_left_is_named_with_what_is_still_in_the_total() -> None:
    left = replace(PEOPLE[1], left=date(2026, 9, 18))
    found = page("ranking", 5, 4, 1, people=(PEOPLE[0], left, *PEOPLE[2:]), as_of=FINAL)
    assert found.note == "Left the team, still in the total: Omar 4 doors."
    assert found.team.number == "10"
    assert [each.score for each in found.rows] == ["5"]
    assert found.others == "Priya\u00a01\u00a0door, Zoë"


def test_more_than_eight_have_a_row_for_the_first_and_the_others_are_listed_by_name() -> None:
    many = [person(1_000, name=f"{letter}nn Berg{letter}", manager="Ken Ortiz", team="West") for letter in "BCDFGHJKL"]
    found = page("ranking", 9, 4, 2, 1, people=(*PEOPLE, *many))
    assert [each.place for each in found.rows] == ["1", "2", "3", "4"]
    assert found.others.startswith("Bnn, Cnn, ")


def test_many_names_below_a_few_rows_are_smaller_so_that_all_is_on_one_page() -> None:
    away = replace(PEOPLE[1], left=date(2026, 9, 18))
    few = page("ranking", 5, 4, 1, people=(PEOPLE[0], away, *PEOPLE[2:]), as_of=FINAL)
    assert (len(few.rows), few.is_roomy) == (1, True)
    names = [f"Person-With-A-Long-Name {letter}delsbergerdorff" for letter in "ABCDEFGHIJKLMNOPQRSTU"]
    many = [person(1_000, name=name, manager="Ken Ortiz", team="West") for name in names]
    sold = [won(100, MID, salesperson=name, account=name) for name in names]
    of = contest("ranking", "deals won", winners=1)
    space = workspace(of, won_deals=[*deals(9), *sold], people=(*PEOPLE, *many))
    found = contest_standings_page(scope_of(space, "contest-standings"))
    assert (len(found.rows), found.is_roomy) == (1, False)


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


def test_without_a_score_there_is_no_place() -> None:
    found = page("ranking")
    assert (found.rows, found.empty) == ((), "No score yet.")
    assert found.team.number == "0"


def test_a_bracket_prints_all_its_rounds_so_far_with_their_winners() -> None:
    found = page("bracket", 5, 4, 2, 1, as_of=date(2026, 9, 29))
    assert [(each.heading, each.days) for each in found.rounds] == [
        ("Round 1 of 2", "Sep 7–19"),
        ("Final", "Sep 20–Oct 2"),
    ]
    matches = [match for each in found.rounds for line in each.lines for match in line if match.home]
    assert len(matches) == 3
    assert [match.is_home + match.is_away for match in matches] == [1, 1, 0]
    assert (found.rows, found.others, found.empty, found.team.promise) == ((), "", "", "")
    over = page("bracket", 5, 4, 2, 1, as_of=FINAL)
    assert over.team.promise.endswith(" wins.")


def test_who_has_no_opponent_in_a_round_goes_through() -> None:
    found = page("bracket", 5, 4, 2, people=PEOPLE[:3])
    first = found.rounds[0].lines
    assert [match.between for line in first for match in line if match.home and not match.away] == ["through"]


def test_a_drawing_has_odds_without_places_and_once_held_its_tickets_and_seed() -> None:
    running = page("drawing", 3, 1, as_of=MID)
    assert [(each.place, each.first, each.next) for each in running.rows] == [
        ("", "Omar", "1 in 4"),
        ("", "Ana", "3 in 4"),
    ]
    assert (running.next_header, running.note) == (
        "Drawing odds",
        "Drawing: October 12, seed “September Sprint, 2026-10-12”.",
    )
    held = page("drawing", 3, 1, winners=2, as_of=FINAL)
    assert [each.place for each in held.rows] == ["1", "2"]
    assert held.next_header == "Drawn"
    assert held.rows[0].next.endswith(" of 4")
    assert held.note.startswith("Drawn October 12, seed “September Sprint, 2026-10-12”: ticket ")


def test_a_percentage_below_the_rows_is_printed_only_from_near_the_target_on() -> None:
    of = contest("percent of target", "bookings", winners=1)
    amounts = {"Ana Ruiz": 140_000, "Omar Haddad": 86_500, "Priya Raman": 30_000, "Zoë Lindqvist": 82_000}
    won_deals = [won(amount, MID, salesperson=name) for name, amount in amounts.items()]
    found = contest_standings_page(scope_of(workspace(of, won_deals=won_deals, as_of=FINAL), "contest-standings"))
    assert [(each.first, each.score) for each in found.rows] == [("Ana", "154%")]
    assert found.others == "Omar\u00a095%, Priya, Zoë\u00a090%"
    assert found.team.promise == "1 of 4 at their own target."
    assert found.team.bar is not None
    assert (found.team.bar.filled, found.team.bar.total) == (1, 4)
    assert found.team.pace.endswith("tick below a person’s bar = 100%")
    [bar] = [each.bar for each in found.rows if each.bar is not None]
    assert bar.tick is not None
    assert f"{bar.tick:.2f}" == "0.65"  # 100% of 154%


def test_a_list_beside_percentages_has_names_alone_below_the_target() -> None:
    without = person(name="Leo Stone", manager="Ken Ortiz", team="West", hired=date(2020, 1, 6))
    away = Event(RowKey(8, 1), date(2026, 9, 7), date(2026, 9, 21), "away", salesperson="Priya Raman")
    of = contest("percent of target", "bookings")
    won_deals = [*deals(5, 4, 2), won(100, MID, salesperson="Leo Stone")]
    space = workspace(of, won_deals=won_deals, people=(*PEOPLE, without), events=[away])
    found = contest_standings_page(scope_of(space, "contest-standings"))
    [board] = [each for each in found.sides if each.heading.startswith("Also")]
    assert board.entries == (("Leo", ""), ("Priya", ""))


@pytest.mark.parametrize(("counts", "is_wide", "is_long"), [((9, 4), False, False), ((160, 4), True, False)])
def test_scores_of_three_digits_have_a_wider_column(counts: tuple[int, ...], is_wide: bool, is_long: bool) -> None:
    found = page("ranking", *counts)
    assert (found.has_wide_scores, found.has_long_scores) == (is_wide, is_long)


def test_amounts_are_long_scores_next_to_shorter_bars() -> None:
    of = contest("ranking", "bookings")
    found = contest_standings_page(scope_of(workspace(of, won_deals=deals(9, 4)), "contest-standings"))
    assert (found.rows[0].score, found.has_wide_scores, found.has_long_scores) == ("$900", True, False)
    bars = [each.bar for each in found.rows if each.bar is not None]
    assert bars[0].block == 74


def test_a_teams_mean_is_said_to_be_a_persons() -> None:
    found = page("team", 9, 4, 2, by_team=True, team_scoring=TeamScoring(TeamScore.MEAN))
    assert found.header == "Doors per person"
    assert found.note == "The points of a team’s ranked people, divided by their number."


@pytest.mark.parametrize(("kind", "header"), [("percent of target", "Of target"), ("most improved", "Percent")])
def test_the_header_of_percentages_says_of_what(kind: str, header: str) -> None:
    found = contest_standings_page(
        scope_of(workspace(contest(kind, "bookings"), won_deals=deals(2)), "contest-standings")
    )
    assert found.header == header
