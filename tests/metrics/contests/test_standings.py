"""A worked example of every type of contest, with ties, late data, returns, a newcomer, and someone away."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from plangen.metrics.contests.participants import Standing
from plangen.metrics.contests.records import ContestRecords, Entrant
from plangen.metrics.contests.standings import Standings
from plangen.metrics.contests.tally import rules_of
from plangen.records.contests.rules import ContestType, TeamScore, TeamScoring, TieBreak
from plangen.records.people.team import Person
from plangen.records.targets.rows import Target
from tests.metrics.contests.played import (
    ANA,
    EWA,
    FINAL,
    OMAR,
    PRIYA,
    START,
    ZOE,
    contest,
    entry,
    event,
    meeting,
    newcomer,
    played,
    ranks,
    records,
    scores,
    team,
)
from tests.metrics.invented import target, won

MID, LATER = date(2026, 9, 15), date(2026, 9, 18)
WEEK_AWAY = frozenset(START + timedelta(days=at) for at in range(5))
EVERYONE = (meeting(ANA, MID, 9), meeting(OMAR, MID, 12), meeting(PRIYA, LATER, 8), meeting(ZOE, MID, 14))


def standing_of(found: Standings) -> dict[str, Standing]:
    return {each.contender.name: each.contender.standing for each in found.placed}


def test_a_ranking_is_by_score_with_the_distance_to_the_next() -> None:
    found = played(contest(), records(*EVERYONE))
    assert ranks(found) == {ZOE: 1, OMAR: 2, ANA: 3, PRIYA: 4}
    assert [(each.to_next, each.next_names) for each in found.placed] == [
        (None, ()), (2, (ZOE,)), (3, (OMAR,)), (1, (ANA,)),
    ]  # fmt: skip
    assert found.total.value == 43


def test_equal_scores_share_a_place_and_the_next_is_left_out() -> None:
    done = (meeting(ANA, MID, 5), meeting(OMAR, MID, 5), meeting(PRIYA, MID, 3), meeting(ZOE, MID, 9))
    found = played(contest(), records(*done))
    assert ranks(found) == {ZOE: 1, ANA: 2, OMAR: 2, PRIYA: 4}
    assert found.placed[3].next_names == (ANA, OMAR)


def test_who_got_there_first_is_ahead() -> None:
    done = (meeting(ANA, LATER, 5), meeting(OMAR, MID, 5))
    assert ranks(played(contest(), records(*done, entrants=team(ANA, OMAR)))) == {OMAR: 1, ANA: 2}


def test_on_the_same_day_more_events_and_then_the_own_target_decide() -> None:
    rules = [event("Meetings", 1), event("Demo", 2)]
    done = (meeting(ANA, MID, 4), meeting(OMAR, MID, 2))
    of = records(*done, entrants=team(ANA, OMAR), entries=[entry(OMAR, MID, event="Demo")], scoring=rules)
    assert ranks(played(contest(), of)) == {ANA: 1, OMAR: 2}
    deals = [won(100, MID), won(100, MID, salesperson=OMAR)]
    richer = team(ANA, OMAR)
    smaller = target(OMAR, "bookings", "2026", "600000")
    of = records(entrants=richer, deals=deals)
    of = played_with_target(of, smaller)
    assert ranks(played(contest(measure="bookings"), of)) == {OMAR: 1, ANA: 2}


def played_with_target(of: ContestRecords, one: Target) -> ContestRecords:
    given = replace(one, scope="person")
    return replace(of, plan=replace(of.plan, targets=[given]))


def test_the_declared_tie_breakers_decide_in_their_order() -> None:
    rules = [event("A first order", 3, "entries"), event("Demo", 3, "entries")]
    listed = [entry(ANA, MID, event="Demo"), entry(OMAR, LATER, event="A first order")]
    of = records(entrants=team(ANA, OMAR), entries=listed, scoring=rules)
    more = ((TieBreak.MORE_OF, "first orders"), (TieBreak.SHARED, ""), (TieBreak.FIRST, ""))
    assert ranks(played(contest(tie_breaks=more), of)) == {OMAR: 1, ANA: 2}
    assert ranks(played(contest(tie_breaks=((TieBreak.SHARED, ""),)), of)) == {ANA: 1, OMAR: 1}


def test_a_score_may_be_negative() -> None:
    deals = [won(-100, MID), won(50, MID, salesperson=OMAR)]
    found = played(contest(measure="bookings"), records(deals=deals, entrants=team(ANA, OMAR)))
    assert scores(found) == {OMAR: 50, ANA: -100}


def test_a_returned_deal_comes_off_until_the_audit_date() -> None:
    deals = [won(900, MID, account="Acme"), won(500, MID, salesperson=OMAR)]
    back = won(-900, date(2026, 10, 9), account="Acme")
    of = records(deals=[*deals, back], entrants=team(ANA, OMAR), as_of=FINAL)
    assert ranks(played(contest(measure="bookings"), of)) == {OMAR: 1, ANA: 2}
    too_late = won(-900, date(2026, 10, 14), account="Acme")
    of = records(deals=[*deals, too_late], entrants=team(ANA, OMAR), as_of=FINAL)
    assert ranks(played(contest(measure="bookings"), of)) == {ANA: 1, OMAR: 2}


def test_a_goal_adds_up_everyone_new_away_or_gone() -> None:
    entrants = [*team(ANA, OMAR), newcomer(), *team(ZOE, zoë={"left": date(2026, 9, 18)})]
    done = (meeting(ANA, MID, 5), meeting(OMAR, MID, 3), meeting(EWA, MID, 2), meeting(ZOE, MID, 4))
    found = played(
        contest(ContestType.GOAL, targets=[20]), records(*done, entrants=entrants, days_away={OMAR: WEEK_AWAY})
    )
    assert found.total.value == 14
    assert ranks(found) == {ANA: 1, EWA: None, OMAR: None, ZOE: None}
    assert [each.contender.name for each in found.on_the_board] == [EWA, OMAR]
    assert [each.name for each in found.people] == [OMAR, ANA, EWA]
    assert found.left == {ZOE: 4}


def test_percent_of_target_is_by_each_ones_own_and_leaves_out_who_has_none() -> None:
    deals = [won(60_000, MID), won(30_000, MID, salesperson=OMAR), won(90_000, MID, salesperson=PRIYA)]
    small = target("x", "bookings", "2026", "240000")
    entrants = [*team(ANA, OMAR), Entrant(Person(PRIYA, hired=date(2020, 1, 1)), "West")]
    of = records(deals=deals, entrants=entrants)
    of = replace(of, plan=replace(of.plan, targets=[replace(small, who=OMAR, scope="person")]))
    found = played(contest(ContestType.SHARE, "bookings"), of)
    assert ranks(found) == {OMAR: 1, ANA: 2, PRIYA: None}
    assert standing_of(found)[PRIYA] is Standing.NO_TARGET
    # 100,000 a month: 18 of 22 working days of September, and 2 of 22 of October.
    share = scores(found)[ANA]
    assert share is not None
    assert round(share, 4) == Decimal("0.66")


def test_most_improved_is_against_as_many_days_before_and_nothing_before_is_a_class_of_its_own() -> None:
    before = START - timedelta(days=3)
    done = (
        meeting(ANA, before, 4), meeting(ANA, MID, 6), meeting(OMAR, before, 1), meeting(OMAR, MID, 4),
        meeting(PRIYA, MID, 7), meeting(ZOE, MID, 2), meeting(ZOE, before, 8),
    )  # fmt: skip
    found = played(contest(ContestType.IMPROVED), records(*done))
    assert ranks(found) == {OMAR: 1, ANA: 2, ZOE: 3, PRIYA: None}
    assert scores(found)[OMAR] == 3
    assert scores(found)[ZOE] == Decimal("-0.75")
    [gained] = found.classes[Standing.NO_BASELINE]
    assert (gained.contender.name, int(gained.contender.value)) == (PRIYA, 7)


def test_most_improved_has_no_scores_where_files_do_not_go_back_far_enough() -> None:
    found = played(contest(ContestType.IMPROVED), records(*EVERYONE, first_activity=START))
    assert set(ranks(found).values()) == {None}
    assert not found.classes


def test_unequal_teams_are_compared_by_mean_and_equal_ones_by_sum() -> None:
    teams = {ZOE: "East"}
    found = played(contest(ContestType.TEAM, by_team=True), records(*EVERYONE, entrants=team(teams=teams)))
    assert scores(found) == {"East": 14, "West": Decimal(29) / 3}
    equal = {ZOE: "East", PRIYA: "East"}
    found = played(contest(ContestType.TEAM, by_team=True), records(*EVERYONE, entrants=team(teams=equal)))
    assert scores(found) == {"East": 22, "West": 21}


def test_a_teams_best_k_count_if_that_is_declared() -> None:
    of = contest(ContestType.TEAM, by_team=True, team_scoring=TeamScoring(TeamScore.BEST, 2))
    found = played(of, records(*EVERYONE, entrants=team(teams={ZOE: "East"})))
    assert scores(found) == {"West": 21, "East": 14}


def test_someone_new_or_away_never_lowers_their_teams_mean() -> None:
    teams = {ZOE: "East"}
    entrants = [*team(teams=teams), newcomer(team_name="East")]
    found = played(contest(ContestType.TEAM, by_team=True), records(*EVERYONE, entrants=entrants))
    assert scores(found)["East"] == 14


@pytest.mark.parametrize("kind", [*ContestType])
def test_no_ranking_shows_anyone_new_away_or_without_a_target_last(kind: ContestType) -> None:
    nobody = Person("Una Berg", hired=date(2020, 1, 1))
    entrants = [*team(), newcomer(), Entrant(nobody, "West")]
    before = meeting(ANA, START - timedelta(days=1), 1)
    deals = [won(100 * at, MID, salesperson=each.person.name) for at, each in enumerate(entrants, 1)]
    of = records(before, *EVERYONE, entrants=entrants, days_away={OMAR: WEEK_AWAY}, deals=deals)
    found = played(contest(kind, "bookings" if kind is ContestType.SHARE else "meetings", targets=[5]), of)
    ranked = [each for each in found.placed if each.rank is not None]
    last = [each.contender.name for each in ranked if each.rank == max(one.rank or 0 for one in ranked)]
    assert ranked
    assert not {EWA, OMAR} & {each.contender.name for each in ranked}
    assert kind is not ContestType.SHARE or "Una Berg" not in last


def test_a_newcomer_who_is_ranked_by_the_rules_is_not_shown_last() -> None:
    entrants = [*team(ANA, OMAR), newcomer()]
    of = contest(new_hires="ranked")
    found = played(of, records(meeting(ANA, MID, 9), meeting(OMAR, MID, 4), entrants=entrants))
    assert ranks(found) == {ANA: 1, OMAR: 2, EWA: None}
    found = played(of, records(meeting(EWA, MID, 9), meeting(OMAR, MID, 4), entrants=entrants))
    assert ranks(found) == {EWA: 1, OMAR: 2, ANA: 3}


def test_newcomers_may_have_a_class_of_their_own() -> None:
    entrants = [*team(ANA), newcomer(), newcomer("Bo Lind")]
    done = (meeting(EWA, MID, 2), meeting("Bo Lind", MID, 5), meeting(ANA, MID, 1))
    found = played(contest(new_hires="own class"), records(*done, entrants=entrants))
    assert ranks(found) == {ANA: 1, "Bo Lind": None, EWA: None}
    assert [(each.contender.name, each.rank) for each in found.classes[Standing.NEW]] == [("Bo Lind", 1), (EWA, 2)]


def test_a_newcomer_who_is_away_is_not_in_the_class_and_no_class_ranks_where_no_one_is_ahead() -> None:
    entrants = [*team(ANA), newcomer(), newcomer("Bo Lind")]
    done = (meeting(EWA, MID, 2), meeting("Bo Lind", MID, 5), meeting(ANA, MID, 1))
    of = records(*done, entrants=entrants, days_away={EWA: WEEK_AWAY})
    found = played(contest(new_hires="own class"), of)
    assert [each.contender.name for each in found.classes[Standing.NEW]] == ["Bo Lind"]
    assert [each.contender.name for each in found.on_the_board] == [EWA]
    assert not played(contest(ContestType.EVERYONE, new_hires="own class", targets=[3]), of).classes


def test_a_few_days_off_are_no_absence() -> None:
    one_day = {OMAR: frozenset({START})}
    found = played(contest(), records(*EVERYONE, days_away=one_day), FINAL)
    assert ranks(found)[OMAR] == 2


def test_only_the_teams_that_a_contest_names_take_part() -> None:
    entrants = team(teams={ZOE: "East"})
    found = played(contest(teams=("west",)), records(*EVERYONE, entrants=entrants))
    assert set(ranks(found)) == {ANA, OMAR, PRIYA}
    assert found.total.value == 29


def test_while_it_runs_without_limits_everyone_can_win_and_afterward_only_who_did() -> None:
    of = contest(winners=2)
    running = played(of, records(*EVERYONE))
    assert [each.contender.name for each in running.ranked] == [ZOE, OMAR, ANA, PRIYA]
    over = played(of, records(*EVERYONE), FINAL)
    assert [each.contender.name for each in over.ranked] == [ZOE, OMAR]
    assert [each.contender.name for each in over.others] == [ANA, PRIYA]


def test_with_limits_only_those_can_win_whose_most_reaches_the_leaders_present_score() -> None:
    rules = [event("Demo", 1, cap=Decimal(2), per="week")]
    days = [START + timedelta(weeks=week) for week in range(4)]
    listed = [entry(ANA, day, event="Demo", count=Decimal(2)) for day in days]
    behind = [entry(OMAR, day, event="Demo", count=Decimal(2)) for day in days[:3]]
    of = records(entries=[*listed, *behind], scoring=rules, entrants=team(ANA, OMAR, PRIYA), as_of=days[3])
    found = played(contest(measure=""), of)
    assert {each.contender.name: each.is_winning for each in found.placed} == {ANA: True, OMAR: True, PRIYA: False}
    assert [each.contender.most_more for each in found.placed] == [0, 2, 2]
    at_first = played(contest(measure=""), of, START)
    assert all(each.is_winning for each in at_first.placed)


def test_below_the_minimum_no_one_has_a_place_once_it_is_over() -> None:
    of = contest(minimum=Decimal(9))
    assert ranks(played(of, records(*EVERYONE)))[PRIYA] == 4
    found = played(of, records(*EVERYONE), FINAL)
    assert ranks(found) == {ZOE: 1, OMAR: 2, ANA: 3, PRIYA: None}
    assert standing_of(found)[PRIYA] is Standing.BELOW_MINIMUM


def test_a_contest_that_has_not_started_has_no_scores() -> None:
    found = played(contest(), records(*EVERYONE, as_of=date(2026, 8, 1)))
    assert not found.has_started
    assert found.total.value == 0
    assert found.before is None


def test_the_rules_of_a_contest_are_its_own() -> None:
    rules = [event("Demo", 1)]
    assert rules_of(contest(), rules) == rules
    assert [rule.event for rule in rules_of(contest(name="Other"), rules)] == ["meetings"]
