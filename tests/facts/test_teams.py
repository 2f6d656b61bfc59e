from datetime import date

from plangen.facts.scope.subjects import Team, teams
from plangen.facts.scope.workspace import Workspace
from plangen.records.people.team import Person
from plangen.records.settings import Settings
from tests.facts.invented import book
from tests.metrics.invented import Q3, person


def found(*people: Person, company: str = "Pine Supply") -> dict[str, Team]:
    return {team.name: team for team in teams(Workspace(book([], people, settings=Settings(company=company))), Q3)}


def seller(name: str, manager: str = "", team: str = "", left: date | None = None) -> Person:
    return person(10_000, name=name, manager=manager, team=team, role="rep", left=left)


def people(team: Team) -> list[str]:
    return [subject.name for subject in team.people]


def test_people_are_grouped_by_team_then_by_manager_then_as_one_company() -> None:
    all_teams = found(
        seller("Ana A", "Ken K", "West"), seller("Bo B", "Ken K", "west"), seller("Cy C", "Mo M"), seller("D D")
    )
    assert people(all_teams["West"]) == ["Ana A", "Bo B"]
    assert people(all_teams["Mo M's team"]) == ["Cy C"]
    assert people(all_teams["Pine Supply, no manager"]) == ["D D"]
    assert list(found(seller("D D"))) == ["Pine Supply"]
    assert list(found(seller("Ana A"), company="")) == ["Sales team"]


def test_without_a_manager_of_everyone_the_company_is_a_unit_of_its_own() -> None:
    all_teams = found(seller("Ana A", "Kay L"), seller("Bo B", "Kay L"), seller("Kay L"), seller("Ida S"))
    company = all_teams["Pine Supply"]
    assert [team.name for team in company.teams] == ["Kay L's team", "Pine Supply, no manager"]
    assert (len(company.people), company.leader) == (4, None)
    ken, mo = (person(name=name, manager="Da W", role="manager") for name in ("Ken K", "Mo M"))
    above = found(seller("Ana A", "Ken K", "West"), seller("Bo B", "Mo M", "East"), seller("Ida S"), ken, mo)
    assert [team.name for team in above["Pine Supply"].teams] == ["Da W's teams", "Pine Supply, no manager"]
    assert "Pine Supply" not in found(seller("Ana A", "Ken K", "West"), seller("Bo B", "Ken K", "West"))


def test_the_leader_is_the_manager_of_everyone_even_if_a_member() -> None:
    all_teams = found(seller("Ana A", "Re C", "East"), seller("Re C", "Da W", "East"), seller("Bo B", "Ken K", "West"))
    assert all_teams["East"].manager_name == "Re C"
    mixed = found(seller("Ana A", "Ken K", "West"), seller("Bo B", "Mo M", "West"))
    assert mixed["West"].leader is None
    assert mixed["West"].manager_name == ""


def test_a_directors_unit_has_teams_as_rows() -> None:
    ken, mo = person(name="Ken K", manager="Da W", role="manager"), person(name="Mo M", manager="Da W", role="manager")
    all_teams = found(seller("Ana A", "Ken K", "West"), seller("Bo B", "Mo M", "East"), ken, mo)
    assert list(all_teams) == ["East", "West", "Pine Supply"]
    assert [team.name for team in all_teams["Pine Supply"].teams] == ["East", "West"]
    assert people(all_teams["Pine Supply"]) == ["Bo B", "Ana A"]
    assert all_teams["Pine Supply"].manager_name == "Da W"


def test_regions_are_below_the_company_and_a_single_team_is_listed_once() -> None:
    chain = [
        person(name=name, manager=boss, role="manager")
        for name, boss in (("K", "D"), ("M", "D"), ("D", "V"), ("X", "V"))
    ]
    all_teams = found(*chain, seller("A A", "K", "One"), seller("B B", "M", "Two"), seller("C C", "X", "Three"))
    assert [team.name for team in all_teams["D's teams"].teams] == ["One", "Two"]
    assert [team.name for team in all_teams["Pine Supply"].teams] == ["D's teams", "Three"]
    assert list(all_teams) == ["One", "Three", "Two", "D's teams", "Pine Supply"]


def test_managers_of_each_other_do_not_loop() -> None:
    ring = [person(name="K", manager="M", role="manager"), person(name="M", manager="K", role="manager")]
    assert {"One", "Two"} <= set(found(*ring, seller("A A", "K", "One"), seller("B B", "M", "Two")))


def test_someone_who_left_before_the_period_is_on_no_team() -> None:
    assert not found(seller("Ana A", team="West", left=date(2026, 6, 30)))
