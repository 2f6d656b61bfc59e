from datetime import date

from plangen.facts.desk import Desk
from plangen.facts.subjects import Team, teams
from plangen.records.settings import Settings
from plangen.records.team import Person
from tests.facts.invented import book
from tests.metrics.invented import Q3, person


def found(*people: Person, company: str = "Pine Supply") -> dict[str, Team]:
    return {team.name: team for team in teams(Desk(book([], people, settings=Settings(company=company))), Q3)}


def seller(name: str, manager: str = "", team: str = "", left: date | None = None) -> Person:
    return person(10_000, name=name, manager=manager, team=team, role="rep", left=left)


def people(team: Team) -> list[str]:
    return [subject.name for subject in team.people]


def test_people_are_grouped_by_team_then_by_manager_then_as_one_company() -> None:
    every = found(
        seller("Ana A", "Ken K", "West"), seller("Bo B", "Ken K", "west"), seller("Cy C", "Mo M"), seller("D D")
    )
    assert people(every["West"]) == ["Ana A", "Bo B"]
    assert people(every["Mo M’s team"]) == ["Cy C"]
    assert people(every["Pine Supply"]) == ["D D"]
    assert list(found(seller("Ana A"), company="")) == ["Sales team"]


def test_the_leader_is_the_one_whom_all_name_even_one_of_them() -> None:
    every = found(seller("Ana A", "Re C", "East"), seller("Re C", "Da W", "East"), seller("Bo B", "Ken K", "West"))
    assert every["East"].led_by == "Re C"
    mixed = found(seller("Ana A", "Ken K", "West"), seller("Bo B", "Mo M", "West"))
    assert mixed["West"].leader is None
    assert mixed["West"].led_by == ""


def test_a_director_has_the_teams_as_rows() -> None:
    ken, mo = person(name="Ken K", manager="Da W", role="manager"), person(name="Mo M", manager="Da W", role="manager")
    every = found(seller("Ana A", "Ken K", "West"), seller("Bo B", "Mo M", "East"), ken, mo)
    assert list(every) == ["East", "West", "Pine Supply"]
    assert [team.name for team in every["Pine Supply"].teams] == ["East", "West"]
    assert people(every["Pine Supply"]) == ["Bo B", "Ana A"]
    assert every["Pine Supply"].led_by == "Da W"


def test_regions_stand_below_the_company_and_a_lone_team_is_not_said_twice() -> None:
    chain = [
        person(name=name, manager=boss, role="manager")
        for name, boss in (("K", "D"), ("M", "D"), ("D", "V"), ("X", "V"))
    ]
    every = found(*chain, seller("A A", "K", "One"), seller("B B", "M", "Two"), seller("C C", "X", "Three"))
    assert [team.name for team in every["D’s teams"].teams] == ["One", "Two"]
    assert [team.name for team in every["Pine Supply"].teams] == ["D’s teams", "Three"]
    assert list(every) == ["One", "Three", "Two", "D’s teams", "Pine Supply"]


def test_managers_who_lead_each_other_are_no_endless_story() -> None:
    ring = [person(name="K", manager="M", role="manager"), person(name="M", manager="K", role="manager")]
    assert {"One", "Two"} <= set(found(*ring, seller("A A", "K", "One"), seller("B B", "M", "Two")))


def test_somebody_who_left_before_is_in_no_team() -> None:
    assert not found(seller("Ana A", team="West", left=date(2026, 6, 30)))
