import pytest

from plangen.periods import FiscalCalendar
from plangen.records.spans import read_span, stated_year


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
    ],
)
def test_a_period_is_read_however_it_is_written(text: str, code: str) -> None:
    period = read_span(text, FiscalCalendar())
    assert period is not None
    assert period.code == code


@pytest.mark.parametrize("text", ["", "soon", "margin", "Mar", "Q1", "2026-13", "2026-03-15", "26", "2026-Q5"])
def test_what_names_no_period_is_none(text: str) -> None:
    assert read_span(text, FiscalCalendar()) is None


def test_fiscal_periods_follow_the_fiscal_calendar() -> None:
    period = read_span("FY2026 Q1", FiscalCalendar(7))
    assert period is not None
    assert str(period.start) == "2025-07-01"


@pytest.mark.parametrize(
    ("text", "year"), [("Targets 2026", "2026"), ("Quota FY26", "FY2026"), ("FY2026", "FY2026"), ("Top 20", "")]
)
def test_the_year_in_a_sheets_name_is_found(text: str, year: str) -> None:
    assert stated_year(text) == year
