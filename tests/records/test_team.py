from datetime import date
from decimal import Decimal

from plangen.records.team import Person, with_codes
from plangen.sources.grid import Cell
from tests.sheets import book, sheet, told


def test_a_row_of_team_is_a_person() -> None:
    heads: list[Cell] = ["Salesperson", "Called", "E-mail", "Manager", "Role", "Hired", "Quota 2026", "Quota FY2025"]
    found = book(
        sheet(heads, ["Ruiz, Ana", "Annie", "a@x.com", "Lind, Bo", "hunter", "2026-01-15", "1.2M", 5], name="Team")
    )
    (person,) = found.roster.people
    assert (person.name, person.called, person.manager, person.role) == ("Ana Ruiz", "Annie", "Bo Lind", "hunter")
    assert person.hired == date(2026, 1, 15)
    assert [(quota.year, quota.amount) for quota in person.quotas] == [
        ("2026", Decimal(1_200_000)),
        ("FY2025", Decimal(5)),
    ]
    assert str(person.quota_cell) == "inputs.xlsx › Team › G2"


def test_a_bare_quota_is_that_of_the_year_of_the_day_and_the_report_says_so() -> None:
    settings = sheet(["Setting", "Value"], ["fiscal year starts", "July"], name="Settings")
    found = book(sheet(["Salesperson", "Manager", "Quota"], ["Ana", "Bo", 5], name="Team"), settings)
    assert found.roster.people[0].quotas[0].year == ""
    assert "“Quota” was read as the quota of FY2027, the year of 2026-11-23" in found.reports[0].notes


def test_a_blank_quota_is_none_and_a_zero_is_a_zero() -> None:
    found = book(sheet(["Salesperson", "Quota 2026"], ["Ana", None], ["Bo", 0], ["Cy", -5], name="Team"))
    assert [[quota.amount for quota in person.quotas] for person in found.roster.people] == [[], [0], []]
    assert "B4 “-5”: A quota cannot be below zero" in told(found.problems)[0]


def test_initials_are_made_unique_by_a_digit() -> None:
    people = with_codes(
        Person(name) for name in ("José Marín", "Julia Mensah", "Łukasz Żak", "Ann-Mai de la Cruz", "王 伟")
    )
    assert [person.code for person in people] == ["JM", "JM2", "LZ", "AMD", "X"]


def test_a_person_twice_is_an_error_and_the_first_row_counts() -> None:
    found = book(sheet(["Salesperson", "Title"], ["Ana", "first"], ["ANA", "second"], name="Team"))
    assert [person.title for person in found.roster.people] == ["first"]
    assert "A3 “ANA”: Ana stands here a second time; the first row counts." in told(found.problems)[0]
    assert found.reports[0].skips == {"duplicate": 1}


def test_two_people_of_one_name_are_told_apart_by_e_mail_or_number() -> None:
    heads: list[Cell] = ["Salesperson", "Number", "E-mail"]
    found = book(sheet(heads, ["Zoë Lind", 1, "zoe@x.com"], ["Zoe Lind", 2, "zl@x.com"], name="Team"))
    assert [person.name for person in found.roster.people] == ["Zoë Lind (1)", "Zoe Lind (2)"]
    assert [(person.given, person.family, person.code) for person in found.roster.people] == [
        ("Zoë", "Lind", "ZL"),
        ("Zoe", "Lind", "ZL2"),
    ]
    assert not found.problems


def test_a_ramp_is_percents_by_month() -> None:
    rows: list[list[Cell]] = [["A", "25 %, 50 %, 75 %"], ["B", "25; 50; 100"], ["C", "0.25 0.5"], ["D", "25%, lots"]]
    found = book(sheet(["Salesperson", "Ramp"], *rows, name="Team"))
    quarter, half = Decimal("0.25"), Decimal("0.5")
    assert [person.ramp for person in found.roster.people] == [
        (quarter, half, Decimal("0.75")),
        (quarter, half, Decimal(1)),
        (quarter, half),
        (),
    ]
    assert "B5 “25%, lots”: The ramp cannot be read" in told(found.problems)[0]


def test_without_a_team_the_owners_of_deals_are_the_roster() -> None:
    rows: list[list[Cell]] = [
        ["Ruiz, Ana", "won", "2026-01-01"],
        ["ana ruiz", "won", "2026-02-01"],
        ["Bo Lind", "open", ""],
    ]
    found = book(sheet(["Rep", "Status", "Close"], *rows, name="Deals"))
    assert [person.name for person in found.roster.people] == ["Ana Ruiz", "Bo Lind"]
    assert not found.has_team
    assert len(found.opportunities) == 3
    assert "There is no sheet Team; the 2 owners of deals are taken as the team" in told(found.problems)[0]


def test_the_manager_of_settings_leads_everybody_who_names_nobody_else() -> None:
    settings = sheet(["Setting", "Value"], ["manager", "Bo Lind"], name="Settings")
    found = book(sheet(["Salesperson", "Manager"], ["Ana", ""], ["Cy", "Di"], ["Bo Lind", ""], name="Team"), settings)
    assert [person.manager for person in found.roster.people] == ["Bo Lind", "Di", ""]


def test_a_row_whose_name_is_only_dots_is_no_person() -> None:
    found = book(sheet(["Salesperson", "Quota"], ["..", 5], ["Ana", 5], name="Team"))
    assert [person.name for person in found.roster.people] == ["Ana"]
    assert "A2 “..”: This is not a name; the row is left out." in told(found.problems)[0]
    assert found.reports[0].skips == {"not a name": 1}


def aliases(text: str) -> tuple[str, ...]:
    (person,) = book(sheet(["Salesperson", "Aliases"], ["Ana Ruiz", text], name="Team")).roster.people
    return person.aliases


def test_aliases_stand_between_semicolons_bars_and_ends_of_lines() -> None:
    assert aliases("A. Ruiz; Lopez, Ana|ana; ") == ("A. Ruiz", "Lopez, Ana", "ana")
    assert aliases("A. Ruiz\nana lopez\r\nRuiz, A.") == ("A. Ruiz", "ana lopez", "Ruiz, A.")
    assert aliases("") == ()


def test_a_comma_stands_between_aliases_unless_it_may_be_that_of_last_and_first_name() -> None:
    assert aliases("Ana Lopez, A. Ruiz, ana@x.com") == ("Ana Lopez", "A. Ruiz", "ana@x.com")
    assert aliases("Lopez, Ana") == ("Lopez, Ana",)
    assert aliases("Lopez, Ana María; a@x.com, b@x.com") == ("Lopez, Ana María", "a@x.com", "b@x.com")
