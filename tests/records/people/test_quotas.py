from plangen.sources.grid import Cell
from tests.sheets import book, messages, sheet


def test_a_quota_with_a_year_in_its_header_wins_over_one_without() -> None:
    headers: list[Cell] = ["Salesperson", "Quota", "Quota 2026", "Quota FY2026"]
    found = book(sheet(headers, ["Ana", 5, 7, 9], name="Team"))
    assert [(each.year, int(each.amount)) for each in found.roster.people[0].quotas] == [("2026", 7)]
    fix = "Fix: Change or delete one of them."
    assert messages(found.problems) == [
        f"inputs.xlsx › Team › D2 “9”: Ana has two 2026 quotas (C2 and D2). C2 (7) is used.\n{fix}",
        f"inputs.xlsx › Team › B2 “5”: Ana has two 2026 quotas (C2 and B2). C2 (7) is used.\n{fix}",
    ]
    assert {problem.severity for problem in found.problems} == {"error"}
    assert "“Quota” read as the 2026 quota (year of 2026-11-23)" in found.reports[0].notes


def test_two_equal_quotas_for_a_year_are_a_warning() -> None:
    found = book(sheet(["Salesperson", "Quota", "Quota 2026"], ["Ana", 5, 5], ["Bo", 5, None], name="Team"))
    assert [[each.year for each in person.quotas] for person in found.roster.people] == [["2026"], [""]]
    assert [(problem.severity, problem.sort) for problem in found.problems] == [("warning", "duplicate quota")]


def test_quotas_for_calendar_and_fiscal_years_are_different() -> None:
    july = sheet(["Setting", "Value"], ["fiscal year starts", "July"], name="Settings")
    headers: list[Cell] = ["Salesperson", "Quota", "Quota 2026", "Quota FY2026"]
    found = book(sheet(headers, ["Ana", 5, 7, 9], name="Team"), july)
    assert len(found.roster.people[0].quotas) == 3
    assert not found.problems
