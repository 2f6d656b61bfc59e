"""Every type of contest over the same records: ties, late data, returns, a newcomer, someone away, unequal teams."""

from datetime import date, timedelta
from typing import Any

import pytest

from plangen.metrics.contests.awards import awards
from plangen.records.contests.rules import ContestType
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
    meeting,
    newcomer,
    played,
    records,
    scores,
    team,
)
from tests.metrics.invented import won

MID, LATER = date(2026, 9, 15), date(2026, 9, 18)
WEEK_AWAY = frozenset(START + timedelta(days=at) for at in range(5))


@pytest.mark.parametrize("kind", [*ContestType])
def test_every_type_holds_with_ties_late_data_returns_a_newcomer_someone_away_and_unequal_teams(
    kind: ContestType,
) -> None:
    entrants = [*team(teams={ZOE: "East"}), newcomer()]
    late = [entry(ANA, MID, event="meetings", entered=FINAL)]
    before = [meeting(name, START - timedelta(days=1), 2) for name in (ANA, OMAR, PRIYA, ZOE)]
    done = [meeting(ANA, MID, 5), meeting(PRIYA, MID, 5), meeting(ZOE, LATER, 8), meeting(EWA, MID, 9)]
    deals = [won(900, MID, account="Acme"), won(-900, LATER, account="Acme"), won(300, MID, salesperson=ZOE)]
    of = records(*before, *done, entrants=entrants, entries=late, deals=deals, days_away={OMAR: WEEK_AWAY}, as_of=FINAL)
    by_team = kind is ContestType.TEAM
    known: dict[str, Any] = {"enter_by": LATER, "targets": [5], "by_team": by_team}
    found = played(contest(kind, **known), of)
    ranked = {each.contender.name: each.rank for each in found.placed if each.rank is not None}
    assert found.total.value == 27  # the late entry isn't in it, and what the newcomer scored is
    assert [each.salesperson for each in found.tally.late] == [ANA]
    assert not {EWA, OMAR} & set(ranked)
    if by_team:
        assert scores(found) == {"East": 8, "West": 5}
    elif kind is ContestType.BRACKET:
        assert {each.name for game in found.rounds for match in game.matches for each in (match.home,)} <= {
            ANA,
            PRIYA,
            ZOE,
        }
    else:
        assert ranked.get(ZOE) == (1 if kind is not ContestType.SHARE else ranked.get(ZOE))
        assert ranked.get(ANA) == ranked.get(PRIYA)
    money = played(contest(kind, "bookings", **known), of)
    assert money.total.value == 300
    assert awards(found) is not None


@pytest.mark.parametrize("players", [2, 3, 5, 6, 7])
def test_a_bracket_of_any_size_ends_with_one_winner(players: int) -> None:
    names = [f"{letter}nn Berg" for letter in "BCDFGHJ"[:players]]
    done = [meeting(name, START + timedelta(days=at)) for name in names for at in range(0, 26, 3)]
    found = played(contest(ContestType.BRACKET), records(*done, entrants=team(*names), as_of=FINAL))
    counts = [len(each.matches) for each in found.rounds]
    assert counts[-1] == 1
    assert sum(counts) == players - 1 + sum(match.away is None for each in found.rounds for match in each.matches)
    assert len([each for each in found.placed if each.is_winning]) == 1
