from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.metrics.forecast import (
    accuracy_of_months,
    bias_of_months,
    commit_attainment,
    forecast,
    forecast_accuracy,
    forecast_bias,
    forecast_concentration,
    said_at_start,
    said_last,
)
from plangen.records.forecasts import Forecast
from tests.metrics.invented import AS_OF, Q3, lost, opened, period, value, won

IN = date(2026, 9, 20)
SEPTEMBER = period("2026-09")


def money(amount: int) -> Measure:
    return Measure(Decimal(amount), Unit.MONEY, 1)


def said(amount: int, day: date, name: str = "Ana Ruiz", code: str = "2026-09") -> Forecast:
    return Forecast(RowKey(6, day.toordinal()), name, period(code), day, Decimal(amount))


@pytest.mark.parametrize(
    ("told", "came", "accuracy", "bias", "words"),
    [
        (100, 80, "0.7500", "0.2500", "said more than was won"),
        (80, 100, "0.8000", "-0.2000", "said less than was won"),
        (100, 250, "0.4000", "-0.6000", "said less than was won"),
        (100, 100, "1.0000", "0.0000", "said what was won"),
        (300, 100, "0.0000", "2.0000", "said more than was won"),
    ],
)
def test_accuracy_and_bias_are_what_the_vectors_say(told: int, came: int, accuracy: str, bias: str, words: str) -> None:
    assert value(forecast_accuracy(money(told), money(came))) == Decimal(accuracy)
    found = forecast_bias(money(told), money(came))
    assert (value(found), found.variant) == (Decimal(bias), words)


def test_a_hundred_said_and_nothing_won_was_missed_entirely_and_nothing_said_was_right() -> None:
    assert forecast_accuracy(money(100), money(0)).reason == "missed entirely"
    assert forecast_bias(money(100), money(0)).reason == "missed entirely"
    assert forecast_accuracy(money(0), money(0)).value == 1
    assert forecast_bias(money(0), money(0)).value == 0
    assert forecast_accuracy(money(5), money(-1)).reason == "won less than 0"


def test_without_a_forecast_nothing_is_accurate() -> None:
    lacking = unknown(Unit.MONEY, "no forecast")
    assert forecast_accuracy(lacking, money(1)).reason == "no forecast"
    assert forecast_bias(lacking, money(1)).reason == "no forecast"


def test_several_months_are_measured_by_their_sums() -> None:
    months = [(money(100), money(80)), (money(80), money(100)), (money(10), money(0)), (money(110), money(120))]
    found = accuracy_of_months(months)
    assert (value(found), found.n) == (Decimal("0.8000"), 4)
    assert value(bias_of_months(months)) == Decimal("0.0000")


def test_fewer_than_four_closed_months_make_no_percentage() -> None:
    three = [(money(1), money(1))] * 3
    for found in (accuracy_of_months(three), bias_of_months([*three, (unknown(Unit.MONEY, "no forecast"), money(1))])):
        assert (found.value, found.reason, found.n) == (None, "fewer than 4 closed months", 3)


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(1, 900)), min_size=4, max_size=12))
def test_accuracy_lies_between_none_and_all_and_bias_is_no_larger_than_the_error(pairs: list[tuple[int, int]]) -> None:
    months = [(money(told), money(came)) for told, came in pairs]
    accuracy, bias = accuracy_of_months(months).value, bias_of_months(months).value
    assert accuracy is not None
    assert bias is not None
    assert 0 <= accuracy <= 1
    assert accuracy <= 1 - min(Decimal(1), abs(bias)) + Decimal("1e-20")


def test_what_was_said_at_the_start_is_the_last_word_up_to_the_first_day() -> None:
    every = [said(1, date(2026, 8, 3)), said(2, date(2026, 9, 1)), said(3, date(2026, 9, 7)), said(4, IN)]
    found = said_at_start(every, "Ana Ruiz", SEPTEMBER)
    assert (found.value, found.variant) == (Decimal(2), "said on 2026-09-01")


def test_without_one_the_first_of_the_first_week_counts_and_no_later_one() -> None:
    every = [said(3, date(2026, 9, 3)), said(4, date(2026, 9, 7)), said(5, IN)]
    assert said_at_start(every, "Ana Ruiz", SEPTEMBER).value == 3
    assert said_at_start(every[2:], "Ana Ruiz", SEPTEMBER).reason == "no forecast at the start"
    assert said_at_start([said(3, date(2026, 9, 8))], "Ana Ruiz", SEPTEMBER).reason == "no forecast at the start"


def test_forecasts_of_other_people_and_periods_do_not_count() -> None:
    others = [said(1, date(2026, 9, 1), "Bo Ruiz"), said(1, date(2026, 9, 1), code="2026-Q3")]
    assert said_at_start(others, "Ana Ruiz", SEPTEMBER).reason == "no forecast"
    assert said_last(others, "Ana Ruiz", SEPTEMBER, AS_OF).reason == "no forecast"


def test_what_is_said_now_is_the_last_forecast_up_to_the_day() -> None:
    every = [said(5, IN), said(3, date(2026, 9, 3)), said(9, date(2026, 9, 29))]
    assert said_last(every, "Ana Ruiz", SEPTEMBER, date(2026, 9, 28)).value == 5


def test_the_forecast_is_what_is_won_and_what_is_committed_in_the_period() -> None:
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
    assert commit_attainment(found, unknown(Unit.MONEY, "no quota")).reason == "no quota"


def test_a_forecast_that_cannot_be_said_gives_its_reason() -> None:
    assert forecast([], Q3).reason == "no deals in the files"
    assert forecast([opened(5, IN)], Q3).reason == "no forecast categories"
    assert forecast([won(None)], Q3).reason == "no amounts"
    assert forecast([won(5)], Q3).value == 5


def test_a_forecast_may_rest_on_one_deal_or_on_three() -> None:
    deals = [won(50), won(10), won(10), opened(30, IN, forecast_category="commit"), won(None)]
    one, three = forecast_concentration(deals, Q3), forecast_concentration(deals, Q3, 3)
    assert (one.value, one.rows, one.n) == (Decimal("0.5"), (deals[0].row,), 4)
    assert (three.value, three.variant) == (Decimal("0.9"), "top 3")
    assert forecast_concentration([won(5)], Q3).reason == "no more deals than that"
    assert forecast_concentration([], Q3).reason == "no deals in the files"
