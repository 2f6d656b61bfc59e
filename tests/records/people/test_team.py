from datetime import date
from decimal import Decimal

from plangen.records.people.team import Person, with_codes
from plangen.sources.grid import Cell
from tests.sheets import book, messages, sheet


def test_a_row_in_team_is_a_person() -> None:
    headers: list[Cell] = ["Salesperson", "Called", "E-mail", "Manager", "Role", "Hired", "Quota 2026", "Quota FY2025"]
    found = book(
        sheet(headers, ["Ruiz, Ana", "Annie", "a@x.com", "Lind, Bo", "hunter", "2026-01-15", "1.2M", 5], name="Team")
    )
    (person,) = found.roster.people
    assert (person.name, person.first_name, person.manager, person.role) == ("Ana Ruiz", "Annie", "Bo Lind", "hunter")
    assert person.hired == date(2026, 1, 15)
    assert [(quota.year, quota.amount) for quota in person.quotas] == [
        ("2026", Decimal(1_200_000)),
        ("FY2025", Decimal(5)),
    ]
    assert str(person.quota_cell) == "inputs.xlsx › Team › G2"


def test_a_quota_without_a_year_is_for_the_year_of_the_as_of_date_and_noted() -> None:
    settings = sheet(["Setting", "Value"], ["fiscal year starts", "July"], name="Settings")
    found = book(sheet(["Salesperson", "Manager", "Quota"], ["Ana", "Bo", 5], name="Team"), settings)
    assert found.roster.people[0].quotas[0].year == ""
    assert "“Quota” read as the FY2027 quota (year of 2026-11-23)" in found.reports[0].notes


def test_a_blank_quota_is_missing_a_zero_is_zero_and_a_negative_one_is_reported() -> None:
    found = book(sheet(["Salesperson", "Quota 2026"], ["Ana", None], ["Bo", 0], ["Cy", -5], name="Team"))
    assert [[quota.amount for quota in person.quotas] for person in found.roster.people] == [[], [0], []]
    assert "B4 “-5”: Quota can't be negative. Left blank." in messages(found.problems)[0]


def test_initials_are_made_unique_by_a_digit() -> None:
    people = with_codes(
        Person(name) for name in ("José Marín", "Julia Mensah", "Łukasz Żak", "Ann-Mai de la Cruz", "王 伟")
    )
    assert [person.code for person in people] == ["JM", "JM2", "LZ", "AMD", "X"]


def test_a_duplicate_person_is_an_error_and_the_first_row_is_used() -> None:
    found = book(sheet(["Salesperson", "Title"], ["Ana", "first"], ["ANA", "second"], name="Team"))
    assert [person.title for person in found.roster.people] == ["first"]
    assert "A3 “ANA”: Ana is listed twice. The first row is used." in messages(found.problems)[0]
    assert found.reports[0].skips == {"duplicate": 1}


def test_two_rows_of_a_person_on_two_teams_say_which_one_to_keep() -> None:
    headers: list[Cell] = ["Salesperson", "Manager", "Team"]
    found = book(sheet(headers, ["Ana", "Kim", "North"], ["Ana", "Lee", "South"], name="Team"))
    [text] = messages(found.problems)
    assert "The first row is used.\nFix: If they changed teams, keep the row with the current team" in text
    assert [person.team for person in found.roster.people] == ["North"]


def test_two_people_with_the_same_name_are_distinguished_by_email_or_number() -> None:
    headers: list[Cell] = ["Salesperson", "Number", "E-mail"]
    found = book(sheet(headers, ["Zoë Lind", 1, "zoe@x.com"], ["Zoe Lind", 2, "zl@x.com"], name="Team"))
    assert [person.name for person in found.roster.people] == ["Zoë Lind (1)", "Zoe Lind (2)"]
    assert [(person.given, person.family, person.code) for person in found.roster.people] == [
        ("Zoë", "Lind", "ZL"),
        ("Zoe", "Lind", "ZL2"),
    ]
    assert not found.problems


def test_a_ramp_is_percentages_by_month() -> None:
    rows: list[list[Cell]] = [["A", "25 %, 50 %, 75 %"], ["B", "25; 50; 100"], ["C", "0.25 0.5"], ["D", "25%, lots"]]
    found = book(sheet(["Salesperson", "Ramp"], *rows, name="Team"))
    quarter, half = Decimal("0.25"), Decimal("0.5")
    assert [person.ramp for person in found.roster.people] == [
        (quarter, half, Decimal("0.75")),
        (quarter, half, Decimal(1)),
        (quarter, half),
        (),
    ]
    assert "B5 “25%, lots”: Can't read the ramp. Using full quota." in messages(found.problems)[0]


def test_without_a_team_the_deal_owners_are_the_roster() -> None:
    rows: list[list[Cell]] = [
        ["Ruiz, Ana", "won", "2026-01-01"],
        ["ana ruiz", "won", "2026-02-01"],
        ["Bo Lind", "open", ""],
    ]
    found = book(sheet(["Rep", "Status", "Close"], *rows, name="Deals"))
    assert [person.name for person in found.roster.people] == ["Ana Ruiz", "Bo Lind"]
    assert not found.has_team
    assert len(found.opportunities) == 3
    text = "No Team sheet. The 2 deal owners are the team, with no quotas."
    assert text in messages(found.problems)[0]


def test_an_empty_team_sheet_is_reported() -> None:
    found = book(sheet(["Rep", "Status"], ["Ana Ruiz", "open"], name="Deals"), sheet(["Salesperson"], name="Team"))
    text = "Team: The Team sheet is empty. The 1 deal owner is the team, with no quota."
    assert any(text in each for each in messages(found.problems))


def test_the_manager_in_settings_is_the_default_manager() -> None:
    settings = sheet(["Setting", "Value"], ["manager", "Bo Lind"], name="Settings")
    found = book(sheet(["Salesperson", "Manager"], ["Ana", ""], ["Cy", "Di"], ["Bo Lind", ""], name="Team"), settings)
    assert [person.manager for person in found.roster.people] == ["Bo Lind", "Di", ""]


def test_a_row_with_dots_for_a_name_is_skipped() -> None:
    found = book(sheet(["Salesperson", "Quota"], ["..", 5], ["Ana", 5], name="Team"))
    assert [person.name for person in found.roster.people] == ["Ana"]
    assert "A2 “..”: Not a name. Row skipped." in messages(found.problems)[0]
    assert found.reports[0].skips == {"not a name": 1}


def aliases(text: str) -> tuple[str, ...]:
    (person,) = book(sheet(["Salesperson", "Aliases"], ["Ana Ruiz", text], name="Team")).roster.people
    return person.aliases


def test_aliases_are_separated_by_semicolons_bars_and_line_breaks() -> None:
    assert aliases("A. Ruiz; Lopez, Ana|ana; ") == ("A. Ruiz", "Lopez, Ana", "ana")
    assert aliases("A. Ruiz\nana lopez\r\nRuiz, A.") == ("A. Ruiz", "ana lopez", "Ruiz, A.")
    assert aliases("") == ()


def test_a_comma_separates_aliases_unless_it_may_be_that_of_last_comma_first() -> None:
    assert aliases("Ana Lopez, A. Ruiz, ana@x.com") == ("Ana Lopez", "A. Ruiz", "ana@x.com")
    assert aliases("Lopez, Ana") == ("Lopez, Ana",)
    assert aliases("Lopez, Ana María; a@x.com, b@x.com") == ("Lopez, Ana María", "a@x.com", "b@x.com")


def test_a_theme_of_the_year_is_read() -> None:
    found = book(sheet(["Salesperson", "Manager", "Theme"], ["Ana", "Bo", "Sell the uptime"], name="Team"))
    assert [person.theme for person in found.roster.people] == ["Sell the uptime"]


def test_a_quota_is_entered_in_the_column_of_this_year_also_next_to_that_of_the_next() -> None:
    headers: list[Cell] = ["Salesperson", "Manager", "Quota 2026", "Quota 2027"]
    (person,) = book(sheet(headers, ["Ana", "Bo", "", 5], name="Team")).roster.people
    assert person.quota_cell is not None
    assert person.quota_cell.cell == "C2"
    assert [(year, place.cell) for year, place in person.quota_cells] == [("2026", "C2"), ("2027", "D2")]
    (later,) = book(sheet(headers, ["Ana", "Bo", "", ""], name="Team"), as_of=date(2029, 1, 1)).roster.people
    assert later.quota_cell is not None
    assert later.quota_cell.cell == "D2"
