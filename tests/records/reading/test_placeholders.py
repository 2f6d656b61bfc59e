import pytest

from plangen.records.reading.placeholders import is_placeholder
from plangen.sources.grid import Cell
from tests.sheets import book, messages, sheet

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
def test_placeholders_are_known_in_four_languages(name: str) -> None:
    assert is_placeholder(name)


@pytest.mark.parametrize(
    "name",
    ["Ana Ruiz", "", "Na Li", "Dana House", "Greg House", "Nona Vacanti", "Noname Jones", "Ken Open", "Ann O'Ne", "Nn"],
)
def test_names_are_not_placeholders(name: str) -> None:
    assert not is_placeholder(name)


def test_a_placeholder_in_team_is_skipped_with_an_error_if_it_has_a_quota_and_a_warning_if_not() -> None:
    headers: list[Cell] = ["Salesperson", "Manager", "Quota 2026"]
    rows: list[list[Cell]] = [["Ana Ruiz", "Bo", 100], ["Vacant", "Bo", 50], ["TBD"], ["Team total", None, 150]]
    found = book(sheet(headers, *rows, name="Team"))
    assert [person.name for person in found.roster.people] == ["Ana Ruiz"]
    assert found.reports[0].skips == {"placeholder": 2, "total": 1}
    assert (found.reports[0].rows, found.reports[0].used) == (4, 1)
    assert [problem.severity for problem in found.problems] == ["error", "warning"]
    vacant, to_be_decided = messages(found.problems)
    assert vacant == (
        "inputs.xlsx › Team › A3 “Vacant”: Placeholder, not a person. Row skipped, including its quota.\n"
        "Fix: Enter a name once the seat is filled. You can put a team-wide quota in Targets, under “all”."
    )
    assert to_be_decided == (
        "inputs.xlsx › Team › A4 “TBD”: Placeholder, not a person.\nFix: Enter a name once the seat is filled."
    )


def test_a_placeholder_manager_is_read_as_blank_and_noted() -> None:
    found = book(sheet(["Salesperson", "Manager"], ["Ana", "TBH"], ["Cy", "Bo"], name="Team"))
    assert [person.manager for person in found.roster.people] == ["", "Bo"]
    assert "“TBH” under “manager” is a placeholder, read as blank" in found.reports[0].notes
    found = book(sheet(["Salesperson", "Manager"], ["Ana", "TBH"], ["Cy", "n/a"], name="Team"))
    assert "“TBH”, “n/a” under “manager” are placeholders, read as blank" in found.reports[0].notes


def test_without_a_team_a_placeholder_is_not_a_salesperson_and_its_deals_are_an_error() -> None:
    owners = ["Ana Ruiz", "n/a", "TBD", "Unassigned", "House Account", "House account"]
    found = book(sheet(DEALS, *map(deal, owners), name="Deals"))
    assert [person.name for person in found.roster.people] == ["Ana Ruiz"]
    assert found.reports[0].skips == {"owner is a placeholder": 5}
    assert messages(found.problems)[-1] == (
        "inputs.xlsx › Deals › A6 “House Account”: Placeholder, not a person. 2 deals skipped.\n"
        "Fix: Assign an owner, or add “House Account” to someone's aliases in Team."
    )
    assert {(problem.sort, problem.severity) for problem in found.problems} == {
        ("no team", "warning"), ("placeholder", "error"),
    }  # fmt: skip


def test_a_placeholder_among_a_persons_aliases_belongs_to_that_person() -> None:
    team = sheet(["Salesperson", "Aliases"], ["Ana Ruiz", "House Account"], name="Team")
    found = book(team, sheet(DEALS, deal("House Account"), name="Deals"))
    assert [each.salesperson for each in found.opportunities] == ["Ana Ruiz"]
    assert not found.problems


def test_the_fix_for_a_placeholder_owner_is_an_alias_not_a_row_in_team() -> None:
    team = sheet(["Salesperson", "Quota"], ["Ana Ruiz", 5], name="Team")
    done = sheet(["Date", "Salesperson", "Type"], ["2026-01-01", "Unassigned", "call"], name="Activities")
    found = book(team, sheet(DEALS, deal("TBD"), name="Deals"), done)
    fixes = [problem.fix for problem in found.problems]
    assert fixes == [
        f"Assign an owner, or add “{name}” to someone's aliases in Team." for name in ("TBD", "Unassigned")
    ]
    assert [report.skips for report in found.reports[1:]] == [{"owner is a placeholder": 1}, {"placeholder": 1}]
