from datetime import date

import pytest

from plangen.facts.subjects import Team
from plangen.periods import FiscalCalendar, Length
from plangen.problems import UsageError
from plangen.records.team import Person
from plangen.workflow.people import chosen, chosen_teams, left_out

TEAM = [
    Person("Ana Ruiz", email="ana@x.org", manager="Ken Ortiz"),
    Person("Ana Ruiz-Gómez", manager="Ken Ortiz"),
    Person("José Marín", preferred="Pepe", number="1007", manager="Renée Caldwell"),
]


def names(only: tuple[str, ...] = (), manager: str = "") -> list[str]:
    return [person.name for person in chosen(TEAM, only, manager)]


def test_everybody_is_meant_where_nothing_is_named() -> None:
    assert names() == [person.name for person in TEAM]


@pytest.mark.parametrize("text", ["jose", "MARÍN", "marin, jo", "Pepe", "1007", "Marín José"])
def test_a_part_of_a_name_is_enough_whatever_its_case_and_accents(text: str) -> None:
    assert names((text,)) == ["José Marín"]


def test_the_whole_name_wins_over_a_part_of_another_one() -> None:
    assert names(("Ana Ruiz",)) == ["Ana Ruiz"]
    assert names(("gomez", "ana@x.org")) == ["Ana Ruiz", "Ana Ruiz-Gómez"]


def test_a_part_of_two_names_is_refused_with_both() -> None:
    with pytest.raises(UsageError, match=r"“ruiz” fits Ana Ruiz and Ana Ruiz-Gómez. Nothing was made"):
        names(("ruiz", "jose"))


def test_an_unknown_name_is_told_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"no person “Jose Martin”. Did you mean José Marín"):
        names(("Jose Martin",))
    with pytest.raises(UsageError, match=r"no manager “Ken Ortis”. Did you mean Ken Ortiz"):
        names(manager="Ken Ortis")


@pytest.mark.parametrize("text", ["", "  ", "…"])
def test_nothing_at_all_names_nobody(text: str) -> None:
    with pytest.raises(UsageError, match=r"names nobody"):
        names((text,))


def test_a_manager_means_the_people_who_name_that_manager() -> None:
    assert names(manager="renee") == ["José Marín"]


def test_somebody_of_another_manager_is_refused() -> None:
    with pytest.raises(UsageError, match=r"José Marín is not led by Ken Ortiz"):
        names(("jose",), "ken")


def test_two_people_of_one_name_can_be_named_by_their_mail() -> None:
    twins = [Person("Ana Ruiz", email="a@x.org"), Person("Ana Ruiz", email="b@x.org")]
    assert chosen(twins, ("b@x.org",), "") == twins[1:]
    with pytest.raises(UsageError, match=r"Ana Ruiz \(a@x.org\) and Ana Ruiz \(b@x.org\)"):
        chosen(twins, ("Ana Ruiz",), "")


def test_a_whole_word_wins_over_a_part_of_one() -> None:
    team = [Person("Dana Whitlock"), Person("Ana Ruiz")]
    assert [person.name for person in chosen(team, ("ana",), "")] == ["Ana Ruiz"]
    assert [person.name for person in chosen(team, ("dan",), "")] == ["Dana Whitlock"]


def test_why_somebody_gets_no_document_is_known() -> None:
    quarter = FiscalCalendar().containing(date(2026, 8, 1), Length.QUARTER)
    assert left_out(Person("Ana", hired=date(2026, 10, 1)), quarter).reason == "hired 2026-10-01"
    assert left_out(Person("Ana", left=date(2026, 6, 30)), quarter).reason == "left 2026-06-30"
    assert left_out(Person("Ana"), quarter).reason == "no quota, target or deal"
    assert len(str(left_out(Person("A" * 90), quarter))) < 70


TEAMS = [Team("East", Person("Renée Caldwell"), ()), Team("West", Person("Ken Ortiz"), ()), Team("Field", None, ())]


@pytest.mark.parametrize(
    ("team", "manager", "few", "meant"),
    [
        ("", "", False, ["East", "West", "Field"]),
        ("", "", True, []),
        ("", "Ken Ortiz", True, ["West"]),
        ("east", "", True, ["East"]),
        ("", "Somebody Else", False, []),
    ],
)
def test_a_team_is_made_for_all_or_where_it_or_its_manager_is_named(
    team: str, manager: str, few: bool, meant: list[str]
) -> None:
    assert [each.name for each in chosen_teams(TEAMS, team, manager, few=few)] == meant


def test_an_unknown_team_is_told_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"no team “Wets”. Did you mean West"):
        chosen_teams(TEAMS, "Wets", "", few=False)
