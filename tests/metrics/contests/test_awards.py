from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from plangen.metrics.contests.awards import Award, AwardKind, awards, drawn, goal_met, tickets_of
from plangen.metrics.contests.bracket import round_spans
from plangen.metrics.contests.drawing import draw, seed_of
from plangen.metrics.contests.standings import Standings
from plangen.metrics.contests.weeks import best_of_last_week, weeks
from plangen.records.contests.rules import ContestType
from plangen.records.meetings.activities import Activity
from tests.metrics.contests.played import (
    ANA,
    AUDIT,
    END,
    EWA,
    FINAL,
    OMAR,
    PRIYA,
    RUNNING,
    START,
    ZOE,
    contest,
    meeting,
    newcomer,
    played,
    ranks,
    records,
    team,
)

MID = date(2026, 9, 15)
EVERYONE = (meeting(ANA, MID, 9), meeting(OMAR, MID, 12), meeting(PRIYA, MID, 8), meeting(ZOE, MID, 14))
PLACES = (("First", "A day off"), ("Second", "Two seats"))


def given(kind: str, *done: Activity, **known: Any) -> list[Award]:
    return awards(finished(kind, *done, **known))


def finished(kind: str, *done: Activity, as_of: date = FINAL, **known: Any) -> Standings:
    entrants = known.pop("entrants", None)
    return played(contest(kind, **known), records(*(done or EVERYONE), entrants=entrants, as_of=as_of))


def test_nothing_is_won_before_the_audit_date() -> None:
    assert not awards(finished(ContestType.RANKING, as_of=AUDIT - timedelta(days=1)))
    assert awards(finished(ContestType.RANKING, as_of=AUDIT))


def test_a_ranking_gives_the_prizes_of_its_places() -> None:
    found = given(ContestType.RANKING, prizes=PLACES)
    assert [(each.name, each.rank, each.prize) for each in found] == [(ZOE, 1, "A day off"), (OMAR, 2, "Two seats")]


def test_who_shares_a_place_shares_its_prize() -> None:
    done = (meeting(ANA, MID, 9), meeting(OMAR, MID, 9), meeting(ZOE, MID, 3))
    assert [(each.name, each.rank) for each in given(ContestType.RANKING, *done, winners=1)] == [(ANA, 1), (OMAR, 1)]


@pytest.mark.parametrize(("target", "names"), [(43, 5), (46, 0)])
def test_a_goal_that_is_met_is_won_by_everyone_new_and_away_too(target: int, names: int) -> None:
    entrants = [*team(), newcomer()]
    done = (*EVERYONE, meeting(EWA, MID, 2))
    found = finished(ContestType.GOAL, *done, entrants=entrants, targets=[target], prizes=(("All of us", "Dinner"),))
    assert goal_met(found) is (names > 0)
    assert [(each.kind, len(each.names), each.prize) for each in awards(found)] == [
        (AwardKind.GOAL, 5, "Dinner")
    ] * bool(names)


def test_a_goal_may_have_places_too() -> None:
    found = given(ContestType.GOAL, targets=[40], prizes=(("All of us", "Dinner"), *PLACES))
    assert [(each.kind, each.name) for each in found] == [
        (AwardKind.GOAL, ""), (AwardKind.PLACE, ZOE), (AwardKind.PLACE, OMAR),
    ]  # fmt: skip


def test_everyone_who_reaches_the_target_wins() -> None:
    found = given(ContestType.EVERYONE, targets=[9], prizes=(("Everyone", "An afternoon off"),))
    assert [(each.name, each.prize) for each in found] == [
        (name, "An afternoon off") for name in (OMAR, ZOE, ANA)
    ]  # fmt: skip


def test_a_plateau_is_the_highest_level_that_was_reached() -> None:
    found = given(ContestType.PLATEAU, targets=[9, 12, 20], prizes=(("9", "Lunch"), ("12 meetings", "A show")))
    assert [(each.name, int(each.level or 0), each.prize) for each in found] == [
        (OMAR, 12, "A show"), (ZOE, 12, "A show"), (ANA, 9, "Lunch"),
    ]  # fmt: skip


def test_a_bounty_is_for_everyone_beyond_the_threshold() -> None:
    assert [each.name for each in given(ContestType.BOUNTY)] == [OMAR, ZOE, PRIYA, ANA]
    assert [each.name for each in given(ContestType.BOUNTY, targets=[9])] == [OMAR, ZOE]


def test_a_team_wins_with_all_its_people() -> None:
    entrants = team(teams={ZOE: "East", PRIYA: "East"})
    found = given(ContestType.TEAM, entrants=entrants, by_team=True, prizes=PLACES[:1])
    assert [(each.name, set(each.names)) for each in found] == [("East", {ZOE, PRIYA})]


def test_recognition_is_for_everyone_who_did_it_and_without_a_rank() -> None:
    found = given(ContestType.RECOGNITION, meeting(ANA, MID), meeting(ZOE, MID, 3))
    assert [(each.kind, each.name, each.rank) for each in found] == [
        (AwardKind.RECOGNITION, ZOE, 0), (AwardKind.RECOGNITION, ANA, 0),
    ]  # fmt: skip


def test_the_best_newcomer_wins_the_class_of_newcomers() -> None:
    entrants = [*team(ANA), newcomer(), newcomer("Bo Lind")]
    done = (meeting(EWA, MID, 2), meeting("Bo Lind", MID, 5), meeting(ANA, MID, 1))
    found = given(ContestType.RANKING, *done, entrants=entrants, new_hires="own class")
    assert [(each.kind, each.name) for each in found] == [(AwardKind.PLACE, ANA), (AwardKind.CLASS, "Bo Lind")]


def test_a_drawing_is_by_tickets_and_the_same_each_time() -> None:
    found = finished(ContestType.DRAWING, winners=2)
    assert tickets_of(found) == {ZOE: 14, OMAR: 12, ANA: 9, PRIYA: 8}
    first, second = drawn(found)
    assert (first.tickets, second.tickets) == (43, 43 - tickets_of(found)[first.name])
    assert first.name != second.name
    assert drawn(found) == drawn(finished(ContestType.DRAWING, winners=2))
    assert [each.name for each in awards(found)] == [first.name, second.name]


def test_the_seed_is_the_name_and_the_audit_date() -> None:
    tickets = {f"Person {at}": 10 for at in range(20)}
    names = {draw(tickets, seed_of(name, AUDIT), 1)[0].name for name in ("A", "B", "C", "D", "E")}
    assert seed_of("A", AUDIT) == "A, 2026-10-12"
    assert len(names) > 1
    assert not draw({}, "A", 1)


def test_every_ticket_can_be_drawn_and_more_tickets_are_drawn_more_often() -> None:
    tickets = {ANA: 3, OMAR: 1}
    counts = [draw(tickets, f"{at}", 1)[0].name for at in range(400)]
    assert 240 < counts.count(ANA) < 360


def test_a_bracket_pairs_everyone_by_round_and_the_last_round_decides() -> None:
    spans = round_spans(contest(ContestType.BRACKET), 4)
    assert (spans[0].first, spans[-1].last) == (START, END)
    assert len(spans) == 2
    done = [
        meeting(who, span.first, times) for span in spans for who, times in ((ZOE, 5), (OMAR, 4), (ANA, 3), (PRIYA, 2))
    ]
    found = finished(ContestType.BRACKET, *done)
    assert [len(each.matches) for each in found.rounds] == [2, 1]
    assert [each.name for each in awards(found)] == [ZOE]
    assert ranks(found)[ZOE] == 1


def test_in_a_running_bracket_who_lost_can_not_win_any_more() -> None:
    done = [meeting(who, START, times) for who, times in ((ZOE, 5), (OMAR, 4), (ANA, 3), (PRIYA, 2))]
    found = finished(ContestType.BRACKET, *done, as_of=RUNNING)
    assert len(found.ranked) == 2
    assert ZOE in {each.contender.name for each in found.ranked}
    assert len(found.others) == 2


def test_of_an_odd_number_one_goes_on_without_a_match() -> None:
    found = finished(ContestType.BRACKET, meeting(ANA, START), as_of=START, entrants=team(ANA, OMAR, ZOE))
    [first] = found.rounds
    assert [each.away is None for each in first.matches] == [False, True]
    assert first.matches[1].winner == first.matches[1].home.name


def test_the_weeks_of_a_contest_follow_as_many_weeks_before() -> None:
    of = records(*EVERYONE, meeting(ANA, START - timedelta(days=3), 5), as_of=RUNNING)
    found = weeks(played(contest(), of), of)
    assert [(int(each.points), each.in_contest) for each in found] == [
        (0, False), (0, False), (5, False), (0, True), (43, True), (0, True),
    ]  # fmt: skip


def test_a_week_that_is_counted_from_its_middle_starts_then() -> None:
    """As many days before September 7–22 start on Saturday, August 22: what was scored on August 17 isn't in them."""
    of = records(*EVERYONE, meeting(ANA, START - timedelta(days=21), 5), as_of=RUNNING)
    found = weeks(played(contest(), of), of)
    assert [(each.starts.day, int(each.points)) for each in found[:2]] == [(22, 0), (24, 0)]


def test_the_best_of_the_last_full_week_is_named_ranked_or_not() -> None:
    entrants = [*team(ANA), newcomer()]
    of = records(meeting(ANA, MID, 2), meeting(EWA, MID, 3), meeting(ANA, RUNNING, 9), entrants=entrants)
    best = best_of_last_week(played(contest(), of), RUNNING)
    assert best is not None
    assert (best.names, best.points) == ((EWA,), Decimal(3))
    assert best_of_last_week(played(contest(), of, START), START) is None
