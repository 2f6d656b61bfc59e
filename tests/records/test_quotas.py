from plangen.sources.grid import Cell
from tests.sheets import book, sheet, told


def test_a_quota_whose_head_names_the_year_counts_before_a_bare_one_that_differs() -> None:
    heads: list[Cell] = ["Salesperson", "Quota", "Quota 2026", "Quota FY2026"]
    found = book(sheet(heads, ["Ana", 5, 7, 9], name="Team"))
    assert [(each.year, int(each.amount)) for each in found.roster.people[0].quotas] == [("2026", 7)]
    cure = "Correct or delete one of the two."
    assert told(found.problems) == [
        f"inputs.xlsx › Team › D2 “9”: Ana has two quotas for 2026, in C2 and D2; C2 (7) counts. {cure}",
        f"inputs.xlsx › Team › B2 “5”: Ana has two quotas for 2026, in C2 and B2; C2 (7) counts. {cure}",
    ]
    assert {problem.severity for problem in found.problems} == {"error"}
    assert "“Quota” was read as the quota of 2026, the year of 2026-11-23" in found.reports[0].notes


def test_two_equal_quotas_for_a_year_are_a_warning() -> None:
    found = book(sheet(["Salesperson", "Quota", "Quota 2026"], ["Ana", 5, 5], ["Bo", 5, None], name="Team"))
    assert [[each.year for each in person.quotas] for person in found.roster.people] == [["2026"], [""]]
    assert [(problem.severity, problem.kind) for problem in found.problems] == [("warning", "quota twice")]


def test_quotas_for_years_of_other_days_stand_side_by_side() -> None:
    july = sheet(["Setting", "Value"], ["fiscal year starts", "July"], name="Settings")
    heads: list[Cell] = ["Salesperson", "Quota", "Quota 2026", "Quota FY2026"]
    found = book(sheet(heads, ["Ana", 5, 7, 9], name="Team"), july)
    assert len(found.roster.people[0].quotas) == 3
    assert not found.problems
