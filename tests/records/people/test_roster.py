import pytest

from plangen.records.people.roster import Roster
from plangen.records.people.team import Person

ANA = Person("Ana María Ruiz", email="ana.ruiz@x.com", aliases=("Ana Lopez", "A. Ruiz"), number="1001")
JOHN = Person("John James")
JAMES = Person("James John")
TWINS = (Person("Zoë Lind (1)", number="1"), Person("Zoe Lind (2)", email="zoe@x.com"))
ROSTER = Roster((ANA, JOHN, JAMES, *TWINS))


@pytest.mark.parametrize(
    "name",
    ["ana maria ruiz", "Ruiz, Ana María", "ANA  MARÍA\u00a0RUIZ", "Ana.Ruiz@x.com", "ana lopez", "Lopez, Ana", "1001"],
)
def test_a_person_is_found_by_name_alias_email_and_number(name: str) -> None:
    assert ROSTER.find(name) is ANA


def test_john_james_and_james_john_are_different_people() -> None:
    assert ROSTER.find("John James") is JOHN
    assert ROSTER.find("John, James") is JAMES


@pytest.mark.parametrize("name", ["", "Ana", "Ruiz", "Ana Ruiz", "Jon James"])
def test_a_partial_name_is_not_guessed(name: str) -> None:
    assert ROSTER.find(name) is None
    assert not ROSTER.is_ambiguous(name)


def test_a_name_of_two_people_is_ambiguous_and_their_number_and_email_are_not() -> None:
    assert ROSTER.find("Zoe Lind") is None
    assert ROSTER.is_ambiguous("Zoe Lind")
    assert ROSTER.find("1") is TWINS[0]
    assert ROSTER.find("zoe@x.com") is TWINS[1]


def test_a_name_wins_over_another_persons_alias() -> None:
    other = Person("Bo Lind", aliases=("John James",))
    assert Roster((other, JOHN)).find("John James") is JOHN


def test_the_nearest_name_is_suggested() -> None:
    assert ROSTER.nearest("Jon James") == "John James"
    assert ROSTER.nearest("Xavier Quill") == ""


def test_a_user_id_is_replaced_by_the_name_in_the_user_list() -> None:
    roster = Roster((ANA,), {"0058d000001": "Ruiz, Ana María"})
    assert roster.find("0058D000001") is ANA
    assert roster.find("0058D000002") is None


@pytest.mark.parametrize(
    "name",
    ["Ana Ruiz (ana.ruiz@x.com)", "Ana Ruiz <ANA.RUIZ@x.com>", "Ruiz, Ana [ana.ruiz@x.com] ", "(ana.ruiz@x.com)"],
)
def test_a_person_is_found_by_an_email_in_brackets(name: str) -> None:
    assert ROSTER.find(name) is ANA


def test_an_unknown_email_in_brackets_finds_no_one() -> None:
    assert ROSTER.find("Ana Ruiz (else@x.com)") is None
    assert ROSTER.find("Zoe Lind (Zoe@x.com)") is TWINS[1]


def test_an_exact_name_wins_over_the_same_name_with_a_suffix() -> None:
    east, plain = Person("Ana Ruiz (East)"), Person("Ana Ruiz")
    roster = Roster((east, plain))
    assert roster.find("ana ruiz") is plain
    assert roster.find("Ana Ruiz (East)") is east
    assert not roster.is_ambiguous("Ana Ruiz")
