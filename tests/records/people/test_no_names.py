"""What programs write where a name is missing creates no one."""

import pytest

from tests.sheets import book, sheet

HEADERS = ["Rep", "Account", "Deal", "Stage", "Amount"]


@pytest.mark.parametrize("word", ["NULL", "null", "None", "-", "–", "n/a", "N/A", "(blank)", "0", 0, "NaN"])
def test_a_word_for_a_missing_name_is_no_manager_no_owner_and_no_account(word: str | int) -> None:
    team = sheet(["Salesperson", "Manager"], ["Ana", word], [word, "Bo"], name="Team")
    found = book(team, sheet(HEADERS, ["Ana", word, "A", "Proposal", 5], [word, "Acme", "B", "Proposal", 5]))
    assert [(person.name, person.manager) for person in found.roster.people] == [("Ana", "")]
    assert [deal.name for deal in found.opportunities] == ["A"]
    alone = book(sheet(HEADERS, ["Ana", "Acme", "A", "Proposal", 5], [word, "Acme", "B", "Proposal", 5]))
    assert [person.name for person in alone.roster.people] == ["Ana"]


@pytest.mark.parametrize("word", ["NULL", "-", "(blank)", "0"])
def test_a_word_for_a_missing_name_is_no_account(word: str) -> None:
    found = book(sheet(HEADERS, ["Ana", word, "A", "Proposal", 5]))
    assert found.opportunities[0].account == ""
