from dataclasses import replace
from datetime import date

from plangen.facts.pages.contest.standings import contest_standings_page
from plangen.records.contests.rules import TeamScore, TeamScoring
from tests.facts.contest_scopes import MID, PEOPLE, contest, deals, scope_of, workspace
from tests.metrics.invented import person, won


def test_who_scored_for_the_total_but_not_for_the_team_is_named() -> None:
    new = person(1_000, name="Ewa Wójcik", manager="Ken Ortiz", team="West", hired=date(2026, 9, 1))
    left = replace(PEOPLE[2], left=date(2026, 9, 18))
    sold = [*deals(1, 0, 2), *(won(100, MID, salesperson=new.name, account=f"E{at}") for at in range(3))]
    of = contest("team", "deals won", by_team=True, team_scoring=TeamScoring(TeamScore.MEAN), unit=("door", "doors"))
    people = (PEOPLE[0], PEOPLE[1], left, new)
    found = contest_standings_page(scope_of(workspace(of, won_deals=sold, people=people), "contest-standings"))
    assert (found.team.number, [each.score for each in found.rows]) == ("6", ["0.5"])
    assert found.sides[0].heading.startswith("Also on the board")
    assert found.sides[0].entries == (("Ewa", "3 doors"),)
    assert "still in the total: Priya 2 doors." in found.note
    every = replace(of, team_scoring=TeamScoring(TeamScore.SUM))
    summed = contest_standings_page(scope_of(workspace(every, won_deals=sold, people=people), "contest-standings"))
    assert [each.score for each in summed.rows] == ["6"]
    assert all(not each.heading.startswith("Also") for each in summed.sides)


def test_someone_new_with_a_target_of_their_own_is_named_at_0_as_the_bar_has_a_block_for_them() -> None:
    new = person(1_200_000, name="Ewa Wójcik", manager="Ken Ortiz", team="West", hired=date(2026, 9, 1))
    of = contest("percent of target", "bookings")
    space = workspace(of, won_deals=deals(3, 2), people=(*PEOPLE, new), as_of=date(2026, 10, 5))
    found = contest_standings_page(scope_of(space, "contest-standings"))
    assert found.team.bar is not None
    assert found.team.bar.total == 5
    assert found.sides[0].entries == (("Ewa", ""),)
