"""A deal that several people share counts once in a team."""

from dataclasses import replace

from plangen.facts.scope.team import everyone
from plangen.metrics.results.bookings import win_rate
from plangen.records.deals.opportunities import Opportunity
from plangen.records.settings import Settings
from tests.facts.invented import book
from tests.facts.pages.team_scorecard.test_people import DAY, seller, team_scope
from tests.metrics.invented import lost, period, person, won


def split_between(first: str, second: str) -> list[Opportunity]:
    return [won(amount, DAY, salesperson=name, id="D1", is_share=True) for name, amount in ((first, 60), (second, 40))]


def test_a_deal_that_two_people_share_counts_once_in_their_team() -> None:
    """W4."""
    given = [*split_between("Ana A", "Bo B"), lost(DAY, id="D2", salesperson="Ana A")]
    people = [seller("Ana A"), seller("Bo B")]
    team = everyone(team_scope(book(given, people)))
    assert [len(member.deals) for member in team.members] == [2, 1]
    assert (len(team.deals), win_rate(team.deals, period("2026-Q3")).n) == (2, 2)
    assert sum(deal.amount or 0 for deal in team.deals) == 100


def test_a_deal_that_two_teams_share_counts_once_in_each_and_once_in_the_company() -> None:
    """W4."""
    people = [seller("Ana A"), replace(seller("Bo B"), team="East", manager="Mo M")]
    bosses = [person(name=name, manager="Da W", role="manager") for name in ("Ken K", "Mo M")]
    given = book(split_between("Ana A", "Bo B"), [*people, *bosses], settings=Settings(company="Pine Supply"))
    found = {name: everyone(team_scope(given, name=name)).deals for name in ("West", "East", "Pine Supply")}
    assert {name: [int(deal.amount or 0) for deal in deals] for name, deals in found.items()} == {
        "West": [60], "East": [40], "Pine Supply": [100],
    }  # fmt: skip
