"""Who becomes a person where only deals say who there is."""

import pytest

from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.records.deals.test_opportunities import DAY, HEADERS, deal
from tests.sheets import book, sheet


def read(*owners: Cell, **cells: Cell) -> Book:
    rows = [deal(id=f"D{at}", name=f"Deal {at}", salesperson=owner, **cells) for at, owner in enumerate(owners)]
    return book(sheet(HEADERS, *rows, name="Deals"), as_of=DAY)


def people(found: Book) -> list[str]:
    return [person.name for person in found.roster.people]


def sorts(found: Book) -> set[str]:
    return {problem.sort for problem in found.problems} - {"no team", "no lost deals"}


def test_spellings_of_one_person_are_read_under_one_name_and_noted_with_counts() -> None:
    owners = [
        "Zoë Lind",
        "Zoë Lind (Deactivated User)",
        "ZoÃ« Lind",
        "ZOË LIND",
        "Lind, Zoë",
        "Zoë Lind (Deactivated User)",
    ]
    found = read(*owners)
    assert people(found) == ["Zoë Lind"]
    assert len(found.opportunities) == 6
    spellings = ["“Zoë Lind (Deactivated User)” (2)", "“ZoÃ« Lind” (1)", "“ZOË LIND” (1)"]
    (note,) = found.reports[0].notes
    assert note == f"owners read under one name: {'; '.join(f'{each} as Zoë Lind' for each in spellings)}"
    assert not sorts(found)


def test_names_in_another_order_may_be_one_persons_and_are_not_joined() -> None:
    found = read("Zoë Lind", "Lind Zoë", "Zoë Lind")
    assert people(found) == ["Lind Zoë", "Zoë Lind"]
    (message,) = (problem.message for problem in found.problems if problem.sort == "similar people")
    assert message == "Lind Zoë (1 deal) may be the same as Zoë Lind (2 deals). Not merged."


def test_names_that_differ_in_a_mark_of_their_script_are_two_people() -> None:
    assert len(people(read("सुनील", "सुनीला", "かとう", "がとう"))) == 4


def test_invisible_characters_make_no_one_else() -> None:
    assert people(read("Ana Ru\u00adiz", "Ana\u200b Ruiz", "\ufeffAna Ruiz", "Ana Ruiz")) == ["Ana Ruiz"]


@pytest.mark.parametrize("owner", ["Ana Ruiz; Bo Lind", "Ana Ruiz/Bo Lind", "Ana Ruiz & Bo Lind", "Ana Ruiz\nBo Lind"])
def test_several_owners_in_a_cell_are_no_third_person(owner: str) -> None:
    found = read("Ana Ruiz", "Bo Lind", owner, owner)
    assert people(found) == ["Ana Ruiz", "Bo Lind"]
    (problem,) = (problem for problem in found.problems if problem.sort == "several owners")
    assert problem.message == "2 owners in one cell: Ana Ruiz and Bo Lind. 2 deals skipped."
    assert found.reports[0].skips == {"several owners": 2}


def test_with_a_team_too_several_owners_are_reported_as_such() -> None:
    rows = [deal(salesperson="Ana Ruiz + Bo Lind")]
    team = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Cy"], ["Bo Lind", "Cy"], name="Team")
    assert sorts(book(sheet(HEADERS, *rows, name="Deals"), team, as_of=DAY)) == {"several owners"}


@pytest.mark.parametrize("owners", [[1000, 1001], ["REP-014", "REP-015"], ["1,200.50", "$7"], ["005580000012345AAA"]])
def test_numbers_and_ids_are_no_people(owners: list[Cell]) -> None:
    found = read(*owners, "Ana Ruiz")
    assert people(found) == ["Ana Ruiz"]
    assert sorts(found) == {"owner by id"}


def test_skipped_rows_make_no_one_a_salesperson() -> None:
    rows = [
        deal(), deal(id="D2", salesperson="Result of all", stage="", amount=500),
        deal(id="D3", salesperson="Quota", stage="Q3 2026", amount="x", created="", close=""),
    ]  # fmt: skip
    assert people(book(sheet(HEADERS, *rows, name="Deals"), as_of=DAY)) == ["Ana Ruiz"]


def test_the_owner_of_a_deal_with_an_unknown_stage_is_a_person() -> None:
    assert people(read("Ana Ruiz", stage="Simmering")) == ["Ana Ruiz"]


CAPITALS: list[list[Cell]] = [["id", "name", "country"], [1, "London", "UK"], [2, "Berlin", "DE"]]


def test_a_list_of_names_is_no_team() -> None:
    found = book(sheet(HEADERS, deal(), name="Deals"), sheet(*CAPITALS, file="capitals.csv", name=""), as_of=DAY)
    assert people(found) == ["Ana Ruiz"]
    assert not found.has_team
    assert "a list of names" in found.reports[1].reason


@pytest.mark.parametrize(
    ("headers", "row"),
    [
        (["id", "name", "manager"], [1, "Ana Ruiz", "Bo"]),
        (["id", "name", "hired"], [1, "London", "2026-01-01"]),
        (["id", "name", "quota 2026"], [1, "London", 5]),
        (["id", "name", "country"], [1, "Ana Ruiz", "UK"]),
        (["id", "salesperson", "country"], [1, "London", "UK"]),
    ],
)
def test_a_list_with_a_column_of_a_team_or_with_owners_is_one(headers: list[Cell], row: list[Cell]) -> None:
    found = book(sheet(HEADERS, deal(), name="Deals"), sheet(headers, row, file="list.csv", name=""), as_of=DAY)
    assert found.has_team


def test_a_team_found_by_employee_numbers_that_own_deals_is_one() -> None:
    rows = [deal(salesperson="1001"), deal(id="D2", name="B", salesperson="1002", stage="Lost")]
    team = sheet(["id", "name", "country"], [1001, "Ana Ruiz", "UK"], [1002, "Bo Lind", "DE"], file="x.csv", name="")
    found = book(sheet(HEADERS, *rows, name="Deals"), team, as_of=DAY)
    assert [one.salesperson for one in found.opportunities] == ["Ana Ruiz", "Bo Lind"]


def test_a_manager_written_in_two_ways_is_one_manager() -> None:
    header = ("salesperson", "manager", "quota 2026")
    rows = [
        ("Ana Ruiz", "Ken Ortiz", 1),
        ("Bo Ruiz", "KEN  ORTIZ", 1),
    ]
    found = book(sheet(header, *rows, name="Team"), as_of=DAY).roster.people
    assert [person.manager for person in found] == ["Ken Ortiz", "Ken Ortiz"]


def test_a_manager_in_team_has_the_name_in_team() -> None:
    rows = [("Ana Ruiz", "ken ortiz", 1), ("Ken Ortiz", "", 1)]
    found = book(sheet(("salesperson", "manager", "quota 2026"), *rows, name="Team"), as_of=DAY).roster.people
    assert [person.manager for person in found] == ["Ken Ortiz", ""]
