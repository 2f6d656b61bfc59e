import pytest

from tests.sheets import book, messages, sheet

TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], name="Team")


def problems(number: str) -> list[str]:
    rows = sheet(["id", "salesperson", "action"], [number, "Ana Ruiz", "Call"], name="Actions")
    return messages(book(rows, TEAM).problems)


def test_a_number_without_its_dash_is_reported_with_the_printed_one() -> None:
    [found] = problems("T26W41-5")
    assert found == (
        "inputs.xlsx › Actions › A2 “T26W41-5”: A dash is missing in the number.\n"
        "Fix: Enter T-26W41-5 if that's the printed number."
    )


def test_a_number_of_a_week_that_no_year_has_is_reported() -> None:
    [found] = problems("TW-26W60-1")
    assert "There is no week 60." in found


@pytest.mark.parametrize("number", ["T-26W41-1", "TW-26W53-12", "AR-26Q3-1", "A-1", "W26", "CRM26-1"])
def test_printed_numbers_and_someones_own_are_no_problem(number: str) -> None:
    assert not problems(number)
