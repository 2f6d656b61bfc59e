import pytest

from plangen.records.nobody import is_nobody
from plangen.sources.grid import Cell
from tests.sheets import book, sheet, told

DEALS: list[Cell] = ["Rep", "Account", "Status", "Amount", "Close"]


def deal(owner: str) -> list[Cell]:
    return [owner, "Acme", "won", 5, "2026-01-01"]


@pytest.mark.parametrize(
    "name",
    [
        "Vacant", "VACANT - East", "Vacant 2", "Vacancy", "Open position", "Open headcount 3", "TBH", "TBD", "tbh #1",
        "To be hired", "n/a", "N.A.", "NA", "#N/A", "None", "Unassigned", "Not assigned", "House Account",
        "house accounts", "Sales Queue", "No owner", "Unknown", "New hire (Q3)", "AE TBD", "Account Executive - vacant",
        "N.N.", "Vakant", "Unbesetzt", "Offene Stelle", "nicht zugewiesen", "k. A.", "Hauskonto", "Poste vacant",
        "À pourvoir", "Non attribué", "Aucun", "Compte maison", "Vacante", "Puesto vacante", "Sin asignar",
        "Por definir", "Cuenta de la casa", "Open",
    ],
)  # fmt: skip
def test_words_for_nobody_are_known_in_four_languages(name: str) -> None:
    assert is_nobody(name)


@pytest.mark.parametrize(
    "name",
    ["Ana Ruiz", "", "Na Li", "Dana House", "Greg House", "Nona Vacanti", "Noname Jones", "Ken Open", "Ann O'Ne", "Nn"],
)
def test_names_are_no_words_for_nobody(name: str) -> None:
    assert not is_nobody(name)


def test_a_row_of_team_that_is_no_person_is_a_told_skip() -> None:
    heads: list[Cell] = ["Salesperson", "Manager", "Quota 2026"]
    rows: list[list[Cell]] = [["Ana Ruiz", "Bo", 100], ["Vacant", "Bo", 50], ["TBD"], ["Team total", None, 150]]
    found = book(sheet(heads, *rows, name="Team"))
    assert [person.name for person in found.roster.people] == ["Ana Ruiz"]
    assert found.reports[0].skips == {"not a person": 2, "total": 1}
    assert (found.reports[0].rows, found.reports[0].used) == (4, 1)
    vacant, later = told(found.problems)
    assert vacant == (
        "inputs.xlsx › Team › A3 “Vacant”: This is not a person; the row is left out, and its quota with it. Write a "
        "name here once there is one. A quota for the whole team can stand in a sheet Targets, under “all”."
    )
    assert "A4 “TBD”: This is not a person; the row is left out. Write a name here once there is one." in later


def test_a_manager_who_is_no_person_is_none_and_the_report_says_so() -> None:
    found = book(sheet(["Salesperson", "Manager"], ["Ana", "TBH"], ["Cy", "Bo"], name="Team"))
    assert [person.manager for person in found.roster.people] == ["", "Bo"]
    assert "“TBH” under “manager” is not a person, and was read as blank" in found.reports[0].notes


def test_without_a_team_nobody_is_made_a_salesperson() -> None:
    owners = ["Ana Ruiz", "n/a", "TBD", "Unassigned", "House Account", "House account"]
    found = book(sheet(DEALS, *map(deal, owners), name="Deals"))
    assert [person.name for person in found.roster.people] == ["Ana Ruiz"]
    assert found.reports[0].skips == {"owner is not a person": 5}
    assert told(found.problems)[-1] == (
        "inputs.xlsx › Deals › A6 “House Account”: This is not a person; 2 deals are left out. Give them an owner, or "
        "add “House Account” to the aliases of somebody in Team who is to have them."
    )
    assert {problem.severity for problem in found.problems} == {"warning"}


def test_an_alias_of_somebody_takes_what_belongs_to_nobody() -> None:
    team = sheet(["Salesperson", "Aliases"], ["Ana Ruiz", "House Account"], name="Team")
    found = book(team, sheet(DEALS, deal("House Account"), name="Deals"))
    assert [each.salesperson for each in found.opportunities] == ["Ana Ruiz"]
    assert not found.problems


def test_an_owner_that_is_no_person_is_not_to_be_added_to_team() -> None:
    team = sheet(["Salesperson", "Quota"], ["Ana Ruiz", 5], name="Team")
    done = sheet(["Date", "Salesperson", "Type"], ["2026-01-01", "Unassigned", "call"], name="Activities")
    found = book(team, sheet(DEALS, deal("TBD"), name="Deals"), done)
    cures = [problem.cure for problem in found.problems]
    assert cures == [
        f"Give them an owner, or add “{name}” to the aliases of somebody in Team who is to have them."
        for name in ("TBD", "Unassigned")
    ]
    assert [report.skips for report in found.reports[1:]] == [{"owner is not a person": 1}, {"not a person": 1}]
