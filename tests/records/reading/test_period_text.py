import pytest

from plangen.periods import FiscalCalendar
from plangen.records.reading.period_text import parse_period, stated_year


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026-03", "2026-03"),
        ("Mar 2026", "2026-03"),
        ("march-26", "2026-03"),
        ("2026-03-01 00:00:00", "2026-03"),
        ("2026-Q1", "2026-Q1"),
        ("Q1 2026", "2026-Q1"),
        ("FY26 Q1", "2026-Q1"),
        ("H2/2026", "2026-H2"),
        ("2026", "2026"),
        ("FY2026", "2026"),
        ("06/2026", "2026-06"),
        ("3.2026", "2026-03"),
        ("März 2026", "2026-03"),
        ("févr. 26", "2026-02"),
        ("enero 2026", "2026-01"),
        ("M1 2026", "2026-01"),
        ("Q1 Total 2026", "2026-Q1"),
    ],
)
def test_a_period_is_read_in_many_forms(text: str, code: str) -> None:
    period = parse_period(text, FiscalCalendar())
    assert period is not None
    assert period.code == code


@pytest.mark.parametrize(
    "text", ["", "soon", "margin", "Mar", "Q1", "2026-13", "2026-03-15", "26", "2026-Q5", "13/2026", "3"]
)
def test_a_text_without_a_full_period_is_none(text: str) -> None:
    assert parse_period(text, FiscalCalendar()) is None


def test_fiscal_periods_follow_the_fiscal_calendar() -> None:
    period = parse_period("FY2026 Q1", FiscalCalendar(7))
    assert period is not None
    assert str(period.start) == "2025-07-01"


@pytest.mark.parametrize(
    ("text", "year"), [("Targets 2026", "2026"), ("Quota FY26", "FY2026"), ("FY2026", "FY2026"), ("Top 20", "")]
)
def test_the_year_in_a_sheet_name_is_found(text: str, year: str) -> None:
    assert stated_year(text) == year


@pytest.mark.parametrize("text", ["Targets 2025-2026", "Quota FY25/26", "2025/26", "2024 and 2026"])
def test_a_name_with_two_years_has_no_year(text: str) -> None:
    assert not stated_year(text)


def test_the_header_decides_whether_a_number_is_a_month_or_a_quarter() -> None:
    months = parse_period("3", FiscalCalendar(), year="2026", header="Month")
    quarters = parse_period("3", FiscalCalendar(), year="2026", header="Quarter")
    assert months
    assert quarters
    assert (months.code, quarters.code) == ("2026-03", "2026-Q3")
    assert parse_period("3", FiscalCalendar(), year="2026", header="Period") is None


def test_a_numbered_month_is_ambiguous_in_a_fiscal_year() -> None:
    assert parse_period("M1 2026", FiscalCalendar(7)) is None
