import pytest

from plangen.records.roster import Roster
from plangen.records.team import Person

ANA = Person("Ana María Ruiz", email="ana.ruiz@x.com", aliases=("Ana Lopez", "A. Ruiz"), number="1001")
JOHN = Person("John James")
JAMES = Person("James John")
TWINS = (Person("Zoë Lind (1)", number="1"), Person("Zoe Lind (2)", email="zoe@x.com"))
ROSTER = Roster((ANA, JOHN, JAMES, *TWINS))


@pytest.mark.parametrize(
    "name",
    ["ana maria ruiz", "Ruiz, Ana María", "ANA  MARÍA\u00a0RUIZ", "Ana.Ruiz@x.com", "ana lopez", "Lopez, Ana", "1001"],
)
def test_a_person_is_found_by_name_alias_e_mail_and_number(name: str) -> None:
    assert ROSTER.find(name) is ANA


def test_names_that_are_each_others_turned_round_stay_apart() -> None:
    assert ROSTER.find("John James") is JOHN
    assert ROSTER.find("John, James") is JAMES


@pytest.mark.parametrize("name", ["", "Ana", "Ruiz", "Ana Ruiz", "Jon James"])
def test_nobody_is_guessed(name: str) -> None:
    assert ROSTER.find(name) is None
    assert not ROSTER.is_doubtful(name)


def test_a_name_of_two_people_is_doubtful_and_their_handles_are_not() -> None:
    assert ROSTER.find("Zoe Lind") is None
    assert ROSTER.is_doubtful("Zoe Lind")
    assert ROSTER.find("1") is TWINS[0]
    assert ROSTER.find("zoe@x.com") is TWINS[1]


def test_a_name_comes_before_somebody_elses_alias() -> None:
    other = Person("Bo Lind", aliases=("John James",))
    assert Roster((other, JOHN)).find("John James") is JOHN


def test_the_nearest_name_is_a_suggestion_only() -> None:
    assert ROSTER.nearest("Jon James") == "John James"
    assert ROSTER.nearest("Xavier Quill") == ""


def test_the_id_of_a_user_stands_for_a_name_where_a_list_says_whose_it_is() -> None:
    roster = Roster((ANA,), {"0058d000001": "Ruiz, Ana María"})
    assert roster.find("0058D000001") is ANA
    assert roster.find("0058D000002") is None


@pytest.mark.parametrize(
    "name",
    ["Ana Ruiz (ana.ruiz@x.com)", "Ana Ruiz <ANA.RUIZ@x.com>", "Ruiz, Ana [ana.ruiz@x.com] ", "(ana.ruiz@x.com)"],
)
def test_an_e_mail_in_brackets_behind_a_name_says_who_it_is(name: str) -> None:
    assert ROSTER.find(name) is ANA


def test_an_e_mail_of_nobody_here_names_nobody_and_the_name_before_it_is_not_guessed() -> None:
    assert ROSTER.find("Ana Ruiz (else@x.com)") is None
    assert ROSTER.find("Zoe Lind (Zoe@x.com)") is TWINS[1]


def test_a_whole_name_comes_before_the_same_name_with_something_behind_it() -> None:
    east, plain = Person("Ana Ruiz (East)"), Person("Ana Ruiz")
    roster = Roster((east, plain))
    assert roster.find("ana ruiz") is plain
    assert roster.find("Ana Ruiz (East)") is east
    assert not roster.is_doubtful("Ana Ruiz")
