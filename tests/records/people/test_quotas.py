import pytest

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


JULY = sheet(["Setting", "Value"], ["fiscal year starts", "July"], name="Settings")


def test_quotas_for_calendar_and_fiscal_years_are_different() -> None:
    headers: list[Cell] = ["Salesperson", "Quota", "Quota CY2026", "Quota FY2026"]
    found = book(sheet(headers, ["Ana", 5, 7, 9], name="Team"), JULY)
    assert {each.year: int(each.amount) for each in found.roster.people[0].quotas} == {"": 5, "2026": 7, "FY2026": 9}
    assert not found.problems


def test_a_year_alone_is_the_fiscal_year_and_check_says_so() -> None:
    """W10."""
    found = book(sheet(["Salesperson", "quota 2026", "cy26 quota"], ["Ana", 7, 9], name="Team"), JULY)
    assert {each.year: int(each.amount) for each in found.roster.people[0].quotas} == {"FY2026": 7, "2026": 9}
    assert found.reports[0].notes == ("“quota 2026” read as the quota of fiscal year 2026",)


@pytest.mark.parametrize(
    "headers",
    [
        ["New Quota", "Cross-sell Quota", "Renewal Quota"],
        ["Quota New", "Quota (Cross-Sell)", "Quota - Renewals"],
        ["New business quota 2026", "2026 upsell quota", "Renewal target for 2026"],
    ],
)
def test_quotas_for_parts_of_the_business_add_up(headers: list[Cell]) -> None:
    found = book(sheet(["Salesperson", *headers], ["Ana", 10, 20, 30], ["Bo", 5, None, 2], name="Team"))
    assert [int(quota.amount) for person in found.roster.people for quota in person.quotas] == [60, 7]
    assert "added up to one quota a year" in found.reports[0].notes[0]
    assert not found.problems


def test_a_total_next_to_its_parts_must_equal_them() -> None:
    headers: list[Cell] = ["Salesperson", "Quota", "New quota", "Renewal quota"]
    equal = book(sheet(headers, ["Ana", 30, 10, 20], name="Team"))
    assert [(problem.severity, problem.sort) for problem in equal.problems] == [("warning", "duplicate quota")]
    other = book(sheet(headers, ["Ana", 31, 10, 20], name="Team"))
    assert [(problem.severity, problem.sort) for problem in other.problems] == [("error", "two quotas")]


def test_one_part_twice_is_not_added() -> None:
    found = book(sheet(["Salesperson", "New quota", "Quota new"], ["Ana", 10, 20], name="Team"))
    assert [int(quota.amount) for quota in found.roster.people[0].quotas] == [10]
    assert [problem.sort for problem in found.problems] == ["two quotas"]
