from datetime import date
from decimal import Decimal

from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.sheets import book, messages, sheet

HEADERS: list[Cell] = ["salesperson", "period", "as of", "commit", "best case"]
TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], name="Team")


def forecasts(*rows: list[Cell]) -> Book:
    return book(sheet(HEADERS, *rows, name="Forecasts"), TEAM, as_of=date(2026, 9, 30))


def test_a_forecast_has_a_period_a_date_a_commit_and_a_best_case() -> None:
    found = forecasts(
        ["Ana Ruiz", "2026-09", "2026-09-01", "80k", 100_000], ["Ana Ruiz", "2026-09", "2026-09-15", 90_000, ""]
    )
    assert [(each.period.code, each.given_on.day, each.commit, each.best_case) for each in found.forecasts] == [
        ("2026-09", 1, Decimal(80_000), Decimal(100_000)), ("2026-09", 15, Decimal(90_000), None),
    ]  # fmt: skip
    assert not found.problems


def test_later_forecasts_are_skipped_and_faulty_rows_are_reported() -> None:
    rows: list[list[Cell]] = [
        ["Ana Ruiz", "2026-10", "2026-10-01", 1, ""], ["Ana Ruiz", "2026-09", "", 1, ""],
        ["Ana Ruiz", "2026-09", "2026-09-01", "", ""], ["Cy", "2026-09", "2026-09-01", 1, ""],
        ["Ana Ruiz", "autumn", "2026-09-01", 1, ""], ["Ana Ruiz", "2026-08", "2026-08-03", 1, ""],
        ["Ana Ruiz", "Aug 2026", "2026-08-03", 2, ""],
    ]  # fmt: skip
    found = forecasts(*rows)
    assert [each.commit for each in found.forecasts] == [1]
    skips = {
        "dated after the as-of date": 1, "no as-of date": 1, "no commit": 1, "unknown person": 1, "unknown period": 1,
        "duplicate": 1,
    }  # fmt: skip
    assert found.reports[0].skips == skips
    assert sorted(problem.place.cell for problem in found.problems) == ["A5", "A8", "B6"]


def test_a_forecast_dated_after_its_month_and_a_best_case_below_the_commit_are_reported() -> None:
    found = forecasts(["Ana Ruiz", "2026-08", "2026-09-01", 5, 4])
    assert len(found.forecasts) == 1
    assert [problem.place.cell for problem in found.problems] == ["C2", "E2"]
    assert "Dated after 2026-08 ended. Not used for forecast accuracy." in messages(found.problems)[0]
    assert "Best case is below the commit (5)." in messages(found.problems)[1]


def test_the_forecast_category_of_an_open_deal_is_kept_as_entered() -> None:
    headers: list[Cell] = ["ID", "Salesperson", "Stage", "Close date", "Forecast category"]
    rows: list[list[Cell]] = [["D1", "Ana Ruiz", "Proposal", "2026-11-05", "Best Case"]]
    [deal] = book(sheet(headers, *rows, name="Deals"), TEAM, as_of=date(2026, 9, 30)).opportunities
    assert deal.forecast_category == "Best Case"
