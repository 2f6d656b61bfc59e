from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.facts.pages.quarterly_review.pipeline import pipeline
from plangen.records.meetings.forecasts import Forecast
from tests.facts.invented import NEVER, review
from tests.metrics.invented import opened, period, won
from tests.seen import seen

COMMITTED = opened(30_000, date(2026, 11, 20), forecast_category="Commit", probability=Decimal("0.8"))
LIKELY = opened(20_000, date(2026, 12, 1), probability=Decimal("0.5"))
DEALS = [COMMITTED, LIKELY, won(5_000, date(2026, 10, 2)), opened(99, date(2027, 2, 1), probability=Decimal(1))]


def rows(*deals: object, **known: object) -> dict[str, tuple[str, str]]:
    table = seen(pipeline(review(deals or DEALS, [NEVER], **known)).coverage)  # type: ignore[arg-type]
    return {row.label: (row.figure.short, row.note) for row in table.rows}


def test_commit_and_weighted_pipeline_of_the_period_ahead_are_printed_without_a_quota_too() -> None:
    found = rows()
    assert found["Commit"] == ("$35.0K", "won to date, and 1 deal in commit")
    assert found["Weighted"] == ("$34.0K", "2 deals, amount × probability")


def test_the_commit_in_forecasts_comes_first() -> None:
    given = Forecast(RowKey(0, 1), "Ana Ruiz", period("2026-Q4"), date(2026, 10, 1), Decimal(60_000))
    assert rows(forecasts=[given])["Commit"] == ("$60.0K", "forecast of 2026-10-01")


def test_what_is_not_known_has_no_row() -> None:
    assert not rows(opened(5, date(2026, 11, 1)))


def test_the_weighted_pipeline_is_of_what_is_set_to_close_without_deals_past_their_close_date() -> None:
    late = opened(9_000, date(2026, 10, 2), probability=Decimal("0.5"))
    assert rows(*DEALS, late)["Weighted"] == rows()["Weighted"]
