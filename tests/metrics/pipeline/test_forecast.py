from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.facts.formatting.reasons import reason_text, variant_text
from plangen.metrics.pipeline.forecast import (
    commit_attainment,
    current_commit,
    forecast,
    forecast_accuracy,
    forecast_bias,
    forecast_concentration,
    initial_commit,
    multi_month_accuracy,
    multi_month_bias,
)
from plangen.records.meetings.forecasts import Forecast
from tests.metrics.invented import AS_OF, Q3, lost, opened, period, value, won

IN = date(2026, 9, 20)
SEPTEMBER = period("2026-09")


def money(amount: int) -> Measure:
    return Measure(Decimal(amount), Unit.MONEY, 1)


def commit(amount: int, day: date, name: str = "Ana Ruiz", code: str = "2026-09") -> Forecast:
    return Forecast(RowKey(6, day.toordinal()), name, period(code), day, Decimal(amount))


@pytest.mark.parametrize(
    ("forecasted", "actual", "accuracy", "bias", "words"),
    [
        (100, 80, "0.7500", "0.2500", "forecast high"),
        (80, 100, "0.8000", "-0.2000", "forecast low"),
        (100, 250, "0.4000", "-0.6000", "forecast low"),
        (100, 100, "1.0000", "0.0000", "forecast on target"),
        (300, 100, "0.0000", "2.0000", "forecast high"),
    ],
)
def test_accuracy_and_bias_match_the_examples(
    forecasted: int, actual: int, accuracy: str, bias: str, words: str
) -> None:
    assert value(forecast_accuracy(money(forecasted), money(actual))) == Decimal(accuracy)
    found = forecast_bias(money(forecasted), money(actual))
    assert (value(found), found.variant) == (Decimal(bias), words)


def test_zero_bookings_make_accuracy_na_unless_the_commit_was_zero() -> None:
    assert forecast_accuracy(money(100), money(0)).reason == Reason.NO_BOOKINGS
    assert forecast_bias(money(100), money(0)).reason == Reason.NO_BOOKINGS
    assert forecast_accuracy(money(0), money(0)).value == 1
    assert forecast_bias(money(0), money(0)).value == 0
    assert forecast_accuracy(money(5), money(-1)).reason == Reason.BOOKINGS_BELOW_0


def test_accuracy_and_bias_are_na_without_a_forecast() -> None:
    missing = unknown(Unit.MONEY, Reason.NO_FORECAST)
    assert forecast_accuracy(missing, money(1)).reason == Reason.NO_FORECAST
    assert forecast_bias(missing, money(1)).reason == Reason.NO_FORECAST


def test_multi_month_accuracy_uses_sums() -> None:
    months = [(money(100), money(80)), (money(80), money(100)), (money(10), money(0)), (money(110), money(120))]
    found = multi_month_accuracy(months)
    assert (value(found), found.n) == (Decimal("0.8000"), 4)
    assert value(multi_month_bias(months)) == Decimal("0.0000")


def test_multi_month_metrics_need_four_closed_months() -> None:
    three = [(money(1), money(1))] * 3
    for found in (
        multi_month_accuracy(three),
        multi_month_bias([*three, (unknown(Unit.MONEY, Reason.NO_FORECAST), money(1))]),
    ):
        assert (found.value, reason_text(found), found.n) == (None, "under 4 closed months", 3)


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(1, 900)), min_size=4, max_size=12))
def test_accuracy_is_between_0_and_1_and_bias_never_exceeds_the_error(pairs: list[tuple[int, int]]) -> None:
    months = [(money(forecasted), money(actual)) for forecasted, actual in pairs]
    accuracy, bias = multi_month_accuracy(months).value, multi_month_bias(months).value
    assert accuracy is not None
    assert bias is not None
    assert 0 <= accuracy <= 1
    assert accuracy <= 1 - min(Decimal(1), abs(bias)) + Decimal("1e-20")


def test_the_initial_commit_is_the_last_forecast_through_the_first_day() -> None:
    forecasts = [commit(1, date(2026, 8, 3)), commit(2, date(2026, 9, 1)), commit(3, date(2026, 9, 7)), commit(4, IN)]
    found = initial_commit(forecasts, "Ana Ruiz", SEPTEMBER)
    assert (found.value, variant_text(found)) == (Decimal(2), "as of 2026-09-01")


def test_otherwise_the_initial_commit_is_the_first_one_of_the_first_week() -> None:
    forecasts = [commit(3, date(2026, 9, 3)), commit(4, date(2026, 9, 7)), commit(5, IN)]
    assert initial_commit(forecasts, "Ana Ruiz", SEPTEMBER).value == 3
    assert initial_commit(forecasts[2:], "Ana Ruiz", SEPTEMBER).reason == Reason.NO_INITIAL_COMMIT
    assert initial_commit([commit(3, date(2026, 9, 8))], "Ana Ruiz", SEPTEMBER).reason == Reason.NO_INITIAL_COMMIT


def test_forecasts_of_other_people_and_periods_are_ignored() -> None:
    others = [commit(1, date(2026, 9, 1), "Bo Ruiz"), commit(1, date(2026, 9, 1), code="2026-Q3")]
    assert initial_commit(others, "Ana Ruiz", SEPTEMBER).reason == Reason.NO_FORECAST
    assert current_commit(others, "Ana Ruiz", SEPTEMBER, AS_OF).reason == Reason.NO_FORECAST


def test_the_current_commit_is_the_last_forecast_through_the_as_of_date() -> None:
    forecasts = [commit(5, IN), commit(3, date(2026, 9, 3)), commit(9, date(2026, 9, 29))]
    assert current_commit(forecasts, "Ana Ruiz", SEPTEMBER, date(2026, 9, 28)).value == 5


def test_the_forecast_is_won_plus_committed_deals_in_the_period() -> None:
    deals = [
        won(100),
        opened(40, IN, forecast_category="Commit"),
        opened(70, IN, forecast_category="Best Case"),
        opened(999, date(2026, 12, 1), forecast_category="Commit"),
        lost(amount=999),
    ]
    found = forecast(deals, Q3)
    assert (found.value, found.n) == (Decimal(140), 2)
    assert value(commit_attainment(found, money(200))) == Decimal("0.7000")
    assert commit_attainment(found, unknown(Unit.MONEY, Reason.NO_QUOTA)).reason == Reason.NO_QUOTA


def test_the_forecast_gives_a_reason_when_na() -> None:
    assert forecast([], Q3).reason == Reason.NO_DEALS
    assert forecast([opened(5, IN)], Q3).reason == Reason.NO_FORECAST_CATEGORIES
    assert forecast([won(None)], Q3).reason == Reason.NO_AMOUNTS
    assert forecast([won(5)], Q3).value == 5


def test_forecast_concentration_covers_the_largest_deal_or_top_three() -> None:
    deals = [won(50), won(10), won(10), opened(30, IN, forecast_category="commit"), won(None)]
    one, three = forecast_concentration(deals, Q3), forecast_concentration(deals, Q3, 3)
    assert (one.value, one.rows, one.n) == (Decimal("0.5"), (deals[0].row,), 4)
    assert (three.value, variant_text(three)) == (Decimal("0.9"), "top 3")
    assert forecast_concentration([won(5)], Q3).reason == Reason.FEW_DEALS
    assert forecast_concentration([], Q3).reason == Reason.NO_DEALS
