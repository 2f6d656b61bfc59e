from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.facts.pages.quarterly_review.forecast_vs_actual import forecast_vs_actual
from plangen.records.meetings.forecasts import Forecast
from tests.facts.invented import review
from tests.metrics.invented import period, won
from tests.seen import seen


def forecast(month: str, commit: int) -> Forecast:
    span = period(month)
    return Forecast(RowKey(2, 1), "Ana Ruiz", span, span.start, Decimal(commit))


def test_each_month_has_forecast_actual_and_difference() -> None:
    deals = [won(58_000, date(2026, 7, 9)), won(81_000, date(2026, 8, 9))]
    found = seen(
        forecast_vs_actual(review(deals, forecasts=[forecast("2026-07", 56_000), forecast("2026-08", 85_000)]))
    )
    assert found is not None
    lines = [(row.label, str(row.said), str(row.won), str(row.difference)) for row in found.rows]
    assert lines == [("July", "$56.0K", "$58.0K", "+$2.0K"), ("August", "$85.0K", "$81.0K", "−$4.0K")]
    assert found.total is not None
    assert (str(found.total.said), str(found.total.difference)) == ("$141.0K", "−$2.0K")


def test_a_single_month_has_no_total() -> None:
    found = seen(forecast_vs_actual(review([won(5, date(2026, 7, 9))], forecasts=[forecast("2026-07", 56_000)])))
    assert found is not None
    assert found.total is None


def test_without_a_forecast_for_the_quarter_there_is_no_table() -> None:
    assert seen(forecast_vs_actual(review([won(5)]))) is None
    assert seen(forecast_vs_actual(review([won(5)], forecasts=[forecast("2026-06", 5)]))) is None
