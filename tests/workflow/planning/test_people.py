from datetime import date

import pytest

from plangen.facts.scope.subjects import Team
from plangen.periods import FiscalCalendar, Length
from plangen.problems import UsageError
from plangen.records.people.team import Person
from plangen.workflow.planning.people import joined_names, select_people, select_teams, without_documents

TEAM = [
    Person("Ana Ruiz", email="ana@x.org", manager="Ken Ortiz"),
    Person("Ana Ruiz-Gómez", manager="Ken Ortiz"),
    Person("José Marín", preferred="Pepe", number="1007", manager="Renée Caldwell"),
]


def names(only: tuple[str, ...] = (), manager: str = "") -> list[str]:
    return [person.name for person in select_people(TEAM, only, manager)]


def test_everyone_is_selected_by_default() -> None:
    assert names() == [person.name for person in TEAM]


@pytest.mark.parametrize("text", ["jose", "MARÍN", "marin, jo", "Pepe", "1007", "Marín José"])
def test_part_of_a_name_is_enough_ignoring_case_and_accents(text: str) -> None:
    assert names((text,)) == ["José Marín"]


def test_a_full_name_wins_over_part_of_another() -> None:
    assert names(("Ana Ruiz",)) == ["Ana Ruiz"]
    assert names(("gomez", "ana@x.org")) == ["Ana Ruiz", "Ana Ruiz-Gómez"]


def test_part_of_two_names_is_rejected_with_both() -> None:
    with pytest.raises(UsageError, match=r"“ruiz” matches Ana Ruiz and Ana Ruiz-Gómez. Enter more of the name"):
        names(("ruiz", "jose"))


def test_an_unknown_name_is_rejected_with_the_nearest_or_all() -> None:
    with pytest.raises(UsageError, match=r"No person named “Jose Martin”. Did you mean “José Marín”\?"):
        names(("Jose Martin",))
    with pytest.raises(UsageError, match=r"No manager named “Ken Ortis”. Did you mean “Ken Ortiz”\?"):
        names(manager="Ken Ortis")
    with pytest.raises(UsageError, match=r"named “zzz”. Choose from: Ana Ruiz, Ana Ruiz-Gómez, and José Marín\."):
        names(("zzz",))


@pytest.mark.parametrize("text", ["", "  ", "…"])
def test_a_blank_name_is_rejected(text: str) -> None:
    with pytest.raises(UsageError, match=r"isn't a name. Enter part of a name"):
        names((text,))


def test_a_manager_selects_their_people() -> None:
    assert names(manager="renee") == ["José Marín"]


def test_people_of_another_manager_are_rejected() -> None:
    with pytest.raises(UsageError, match=r"José Marín doesn't report to Ken Ortiz. Drop --manager or the name"):
        names(("jose",), "ken")
    with pytest.raises(UsageError, match=r"Ana Ruiz and Ana Ruiz-Gómez don't report to Renée Caldwell"):
        names(("ana@x.org", "gomez"), "renee")


def test_two_people_with_the_same_name_can_be_named_by_email() -> None:
    twins = [Person("Ana Ruiz", email="a@x.org"), Person("Ana Ruiz", email="b@x.org")]
    assert select_people(twins, ("b@x.org",), "") == twins[1:]
    with pytest.raises(UsageError, match=r"Ana Ruiz \(a@x.org\) and Ana Ruiz \(b@x.org\)"):
        select_people(twins, ("Ana Ruiz",), "")


def test_a_full_word_wins_over_part_of_one() -> None:
    team = [Person("Dana Whitlock"), Person("Ana Ruiz")]
    assert [person.name for person in select_people(team, ("ana",), "")] == ["Ana Ruiz"]
    assert [person.name for person in select_people(team, ("dan",), "")] == ["Dana Whitlock"]


def test_people_without_documents_have_a_reason() -> None:
    quarter = FiscalCalendar().containing(date(2026, 8, 1), Length.QUARTER)
    assert without_documents(Person("Ana", hired=date(2026, 10, 1)), quarter).reason == "hired Oct 1, 2026"
    assert without_documents(Person("Ana", left=date(2026, 6, 30)), quarter).reason == "left Jun 30, 2026"
    assert without_documents(Person("Ana"), quarter).reason == "no quota, targets, or deals"
    assert str(without_documents(Person("A" * 90), quarter)) == f"{'A' * 39}… (no quota, targets, or deals)"


TEAMS = [Team("East", Person("Renée Caldwell"), ()), Team("West", Person("Ken Ortiz"), ()), Team("Field", None, ())]


@pytest.mark.parametrize(
    ("team", "manager", "people_named", "selected"),
    [
        ("", "", False, ["East", "West", "Field"]),
        ("", "", True, []),
        ("", "Ken Ortiz", True, ["West"]),
        ("east", "", True, ["East"]),
        ("", "Someone Else", False, []),
    ],
)
def test_teams_are_selected_by_default_or_if_named_or_by_manager(
    team: str, manager: str, people_named: bool, selected: list[str]
) -> None:
    assert [each.name for each in select_teams(TEAMS, team, manager, people_named=people_named)] == selected


def test_an_unknown_team_is_rejected_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"No team named “Wets”. Did you mean “West”\?"):
        select_teams(TEAMS, "Wets", "", people_named=False)


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ("", ""),
        ("A", "A"),
        ("AB", "A and B"),
        ("ABC", "A, B, and C"),
        ("ABCD", "A, B, C, and 1 more"),
    ],
)
def test_names_are_listed_with_a_serial_comma(items: str, text: str) -> None:
    assert joined_names(list(items), 3) == text
