import pytest

from plangen.records.people.mentions import names_someone
from plangen.records.people.roster import Roster
from tests.metrics.invented import person

ROSTER = Roster((person(name="Ana Ruiz"), person(name="Li Na"), person(name="May Lund")))


@pytest.mark.parametrize("text", ["Ana's quotes were late", "quotes of Ruiz", "Li Na was away", "(May) was late."])
def test_a_given_a_family_or_a_whole_name_names_someone(text: str) -> None:
    assert names_someone(text, ROSTER)


@pytest.mark.parametrize("text", ["Quotes took nine days", "We may be late", "Banana orders", "Na, not yet"])
def test_other_words_name_no_one(text: str) -> None:
    assert not names_someone(text, ROSTER)
