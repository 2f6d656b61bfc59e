"""Which lists of names are a Team."""

import pytest

from plangen.records.people.name_lists import NOT_A_TEAM
from plangen.sources.grid import Cell
from tests.sheets import book, sheet

DEALS = sheet(
    ["Deal", "Rep", "Stage", "Amount"], ["A", "Ana Ruiz", "Proposal", 5], ["B", "Bo Lind", "Proposal", 6], name="Deals"
)


@pytest.mark.parametrize(("file", "name"), [("people.csv", ""), ("People.xlsx", "Sheet1"), ("book.xlsx", "people")])
def test_a_list_called_people_is_not_a_team_by_its_name(file: str, name: str) -> None:
    people: list[list[Cell]] = [["Name", "Email", "Title"], ["Ann Buyer", "ann@acme.com", "CFO"]]
    found = book(DEALS, sheet(*people, file=file, name=name))
    assert [report.reason for report in found.reports if not report.table] == [NOT_A_TEAM]
    assert [person.name for person in found.roster.people] == ["Ana Ruiz", "Bo Lind"]


@pytest.mark.parametrize(("file", "name"), [("people.csv", ""), ("book.xlsx", "people")])
def test_a_list_called_people_whose_names_own_deals_is_a_team(file: str, name: str) -> None:
    people: list[list[Cell]] = [["Name", "Title"], ["Ana Ruiz", "AE"], ["Bo Lind", "AE"]]
    found = book(DEALS, sheet(*people, file=file, name=name))
    assert found.has_team
