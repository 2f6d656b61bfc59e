from dataclasses import replace
from datetime import date

from plangen.facts.pages.team_scorecard.people import team_table
from tests.facts.invented import book, long_ago
from tests.facts.pages.team_scorecard.test_people import DAY, deals, rows, seller, table, team_scope
from tests.metrics.invented import person, won
from tests.seen import seen


def test_a_running_quarter_says_which_quotas_its_percentages_are_of() -> None:
    note = "Attainment is of the full quarter’s quota, year to date of quota to date."
    people, sold = [seller("Ana A"), seller("Bo B")], [long_ago(), *deals(100, 200)]
    assert note in table(people, sold, as_of=date(2026, 8, 31)).note
    assert note not in table(people, sold).note


def test_the_blank_attainment_of_a_new_hire_has_a_note_that_does_not_name_them() -> None:
    people, sold = [seller("Ana A"), seller("Bo B", hired=DAY)], [long_ago(), *deals(100, 200)]
    assert "Attainment and year to date: from a person’s first full quarter on." in table(people, sold).note
    assert "first full quarter" not in table([seller("Ana A"), seller("Bo B")], sold).note


def test_a_note_says_that_an_account_of_several_people_is_one_new_account_of_the_team() -> None:
    people = [seller("Ana A"), seller("Bo B")]
    shared = [won(5, DAY, salesperson=name, account="Acme") for name in ("Ana A", "Bo B")]
    found = table(people, [long_ago(), *shared])
    assert [str(each.new_accounts) for each in (*rows(found), found.totals[0])] == ["1", "1", "1"]
    assert "New accounts: one that several people sell to counts once in sums." in found.note
    own = [shared[0], won(5, DAY, salesperson="Bo B", account="Beta")]
    assert "New accounts" not in table(people, [long_ago(), *own]).note


def test_bookings_under_a_quota_of_0_are_named() -> None:
    note = "Sums have the bookings of people whose quota is 0."
    assert note in table([seller("Ana A"), seller("Bo B", 0)], [long_ago(), *deals(100, 200)]).note
    assert note not in table([seller("Ana A"), seller("Bo B", 0)], [long_ago(), *deals(100)]).note


def test_the_row_of_a_team_says_how_many_of_its_people_its_figures_are_of() -> None:
    people = [seller("Ana A"), seller("Bo B", None), replace(seller("Cy C"), team="East")]
    people = [replace(each, manager="Ken K" if each.team == "West" else "Mo M") for each in people]
    leaders = [person(name=name, manager="Vi P", role="manager") for name in ("Ken K", "Mo M")]
    given = book([long_ago(), *deals(1, 1, 1)], [*people, *leaders, person(name="Vi P", role="manager")])
    found = seen(team_table(team_scope(given, name="Vi P's teams")))
    assert [(each.label, each.note) for each in rows(found)] == [("East", "1 person"), ("West", "1 of 2 people")]
