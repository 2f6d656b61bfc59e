from datetime import date

import pytest

from plangen.facts.scope.subjects import MOST_AT_A_MEETING, meeting_teams, salespeople
from plangen.facts.scope.workspace import Workspace
from plangen.records.deals.opportunities import Opportunity
from plangen.records.people.team import Person
from plangen.records.targets.rows import Target
from tests.facts.invented import KEN, book
from tests.metrics.invented import Q3, opened, person, target


def names(*people: Person, deals: tuple[Opportunity, ...] = (), targets: tuple[Target, ...] = ()) -> list[str]:
    return [subject.name for subject in salespeople(Workspace(book(deals, people, targets=targets)), Q3)]


@pytest.mark.parametrize(
    ("known", "there"),
    [
        ({}, True),
        ({"hired": Q3.last_day}, True),
        ({"hired": Q3.end}, False),
        ({"left": Q3.start}, True),
        ({"left": date(2026, 6, 30)}, False),
        ({"hired": date(2026, 8, 3), "left": date(2026, 8, 3)}, True),
    ],
)
def test_a_person_employed_on_one_day_of_the_period_is_a_subject(known: dict[str, date], there: bool) -> None:
    assert bool(names(person(**known))) is there  # type: ignore[arg-type]  # days under their names


def test_a_manager_is_a_subject_only_with_a_quota_a_target_or_deals() -> None:
    assert names(KEN) == []
    assert names(KEN, deals=(opened(5, salesperson="Ken Ortiz"),)) == ["Ken Ortiz"]
    assert names(person(100, name="Ken Ortiz", role="manager")) == ["Ken Ortiz"]
    own = target("Ana Ruiz", "win rate", "2026", "0.3")
    assert names(person(role="manager"), targets=(own,)) == ["Ana Ruiz"]


def test_someone_with_reports_is_a_manager_in_any_role() -> None:
    report = person(manager="Boss Bo")
    assert names(report, person(name="Boss Bo")) == ["Ana Ruiz"]


def test_an_account_manager_is_a_salesperson() -> None:
    assert names(person(role="Account Manager")) == ["Ana Ruiz"]


def test_subjects_are_sorted_by_family_name_ignoring_accents() -> None:
    people = [person(name=name) for name in ("Ewa Wójcik", "Élise Ångström", "Bo Ruiz", "Ana Ruiz")]
    assert names(*people) == ["Élise Ångström", "Ana Ruiz", "Bo Ruiz", "Ewa Wójcik"]


def test_a_manager_without_a_row_is_known_by_name() -> None:
    [alone, led] = salespeople(Workspace(book([], [person(manager="No Row"), person(name="A Lone")])), Q3)
    assert alone.manager is None
    assert led.manager is not None
    assert led.manager.name == "No Row"


def meetings(people: int, managers: int) -> list[tuple[str, int]]:
    sellers = [
        person(1, name=f"Rep{number} R", manager=f"Boss{number % managers} B", team="West") for number in range(people)
    ]
    found = meeting_teams(Workspace(book((), sellers)), Q3)
    return [(each.name, len(each.people)) for each in found]


def test_each_team_meets_and_the_units_above_it_do_not() -> None:
    people = [
        person(1, name=name, manager=boss, team=team)
        for name, boss, team in (("Ana A", "Ken K", "West"), ("Bo B", "Liz L", "East"))
    ]
    bosses = [person(name=name, manager="Dana D", role="manager") for name in ("Ken K", "Liz L")]
    found = meeting_teams(Workspace(book((), [*people, *bosses])), Q3)
    assert [each.name for each in found] == ["East", "West"]


def test_a_team_too_large_for_an_hour_meets_by_manager() -> None:
    assert meetings(MOST_AT_A_MEETING, 3) == [("West", MOST_AT_A_MEETING)]
    assert meetings(40, 3) == [("Boss0 B's team", 14), ("Boss1 B's team", 13), ("Boss2 B's team", 13)]
    assert meetings(40, 1) == [("West", 40)]
