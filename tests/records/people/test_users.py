import pytest

from plangen.records.people.users import is_user_id
from plangen.sources.grid import Cell
from tests.sheets import book, sheet

DEALS = sheet(
    ["OwnerId", "StageName", "Name", "Amount", "CloseDate"],
    ["0058d000001XyZAAQ1", "Closed Won", "Shelves", 5, "2026-05-01"],
    file="extract.csv",
)


@pytest.mark.parametrize(
    "text",
    ["0058d000001XyZAAQ1", "0058d000001XyZA", "12345678", "zcrm_4876876", "b7e1c1f0-5f2e-4a59-9b8c-0123456789ab"],
)
def test_crm_user_ids_are_recognized(text: str) -> None:
    assert is_user_id(text)


@pytest.mark.parametrize("text", ["Ana Ruiz", "ana@x.com", "1001", "", "Agent 12345678"])
def test_names_are_not_user_ids(text: str) -> None:
    assert not is_user_id(text)


def test_15_and_18_character_ids_of_a_user_are_the_same() -> None:
    owners = {"0058d00000XyZAbAAN": "Shelves", "0058d000001XyZA": "Racks"}
    rows: list[list[Cell]] = [[key, "Closed Won", name, 5, "2026-05-01"] for key, name in owners.items()]
    deals = sheet(DEALS.rows[0], *rows, file="extract.csv")
    people = (["0058d00000XyZAb", "Ana Ruiz"], ["0058d000001XyZAAA0", "Bo Lind"])
    found = book(deals, sheet(["User ID", "Full name"], *people, file="users.csv", name="Users"))
    assert [one.salesperson for one in found.opportunities] == ["Ana Ruiz", "Bo Lind"]


def test_owner_ids_are_replaced_by_names_from_the_user_list_and_from_team() -> None:
    users = sheet(
        ["User ID", "Full name"], ["0058d000001XyZAAQ1", "Ana Ruiz"], ["", "Bo"], file="users.csv", name="Users"
    )
    found = book(DEALS, users)
    assert [one.salesperson for one in found.opportunities] == ["Ana Ruiz"]
    assert found.reports[1].skips == {"no id or name": 1}
    team = sheet(["Salesperson", "Number"], ["Ana Ruiz", "0058d000001XyZAAQ1"], name="Team")
    assert [one.salesperson for one in book(DEALS, team).opportunities] == ["Ana Ruiz"]
