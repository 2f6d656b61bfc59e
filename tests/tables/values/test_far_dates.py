from datetime import date

from plangen.sources.grid import Cell
from tests.sheets import book, messages, sheet


def found(*created: Cell) -> list[str]:
    rows = (["Ana", f"D{at}", "Proposal", 5, day] for at, day in enumerate(created))
    return messages(book(sheet(["Rep", "Deal", "Stage", "Amount", "Created Date"], *rows)).problems)


def test_a_year_decades_from_the_others_is_reported() -> None:
    texts = found(date(1975, 1, 1), *[date(2026, 5, day) for day in range(1, 9)])
    assert any("E2 “1975-01-01”: 1975 is 51 years before most of “created”. Used as is." in text for text in texts)


def test_a_year_before_1970_is_an_error() -> None:
    assert any("Year 1968 is out of range" in text for text in found(date(1968, 1, 1), date(2026, 5, 1)))


def test_years_apart_by_less_and_hire_dates_are_not_reported() -> None:
    assert not any("years" in text for text in found(date(2010, 1, 1), date(2026, 5, 1), date(2026, 5, 2)))
    team = sheet(["Salesperson", "Hired"], ["A", date(1985, 1, 1)], ["B", date(2020, 1, 1)], ["C", date(2021, 1, 1)],
                 name="Team")  # fmt: skip
    assert not messages(book(team).problems)
