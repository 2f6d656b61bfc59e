from plangen.elements.table import RowLook
from tests.facts.pages.team_scorecard.test_people import deals, seller, table
from tests.metrics.invented import person, target


def test_the_company_target_is_compared_with_the_assigned_quota_on_the_companys_page() -> None:
    """D1: 200 of 500 are unassigned."""
    other = seller("Zoë Z", 800)
    goal = target("all", "bookings", "2026", "2000")
    found = table([seller("Ana A"), other], deals(5), targets=[goal])
    assert [(row.label, str(row.quota)) for row in found.totals if row.look is RowLook.QUIET] == [
        ("Company target", "$500"),
        ("Assigned quota", "$300"),
        ("Unassigned, 40.0%", "$200"),
    ]
    found = table([seller("Ana A"), other], deals(5), targets=[target("all", "bookings", "2026", "1000")])
    quiet = [(row.label, str(row.quota)) for row in found.totals if row.look is RowLook.QUIET]
    assert quiet[2] == ("Over-assigned, 20.0%", "$50")


def test_a_team_of_a_larger_company_does_not_show_the_company_target() -> None:
    """D1."""
    east = person(800, name="Zoë Z", manager="Mo M", team="East")
    found = table([seller("Ana A"), east], deals(5), targets=[target("all", "bookings", "2026", "2000")])
    assert not [row for row in found.totals if row.look is RowLook.QUIET]
