from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.facts.blocks.score_table import score_rows
from plangen.facts.figures.listed import accuracy_of_12_months, named
from plangen.facts.figures.monthly_forecasts import forecasts_in, opening_forecast
from plangen.facts.formatting.reasons import variant_text
from plangen.facts.scope.document import Scope
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.snapshots import Snapshot
from plangen.records.meetings.forecasts import Forecast
from tests.facts.invented import book, long_ago, scope
from tests.metrics.invented import opened, period, value, won

MONTHS = {"2026-05": (100, 200), "2026-07": (100, 80), "2026-08": (50, 50), "2026-09": (30, 70)}
"""The forecast and the bookings of each month."""


def forecast(code: str, commit: int) -> Forecast:
    return Forecast(RowKey(4, 1), "Ana Ruiz", period(code), period(code).start, Decimal(commit))


def sold(*codes: str) -> list[Opportunity]:
    return [won(MONTHS[code][1], period(code).start, created=date(2026, 1, 2)) for code in codes]


def of(*codes: str) -> Scope:
    return scope(book(sold(*codes), forecasts=[forecast(code, MONTHS[code][0]) for code in codes]))


def test_forecast_accuracy_is_that_of_the_period_and_then_of_12_months() -> None:
    """D2: errors of 20, 0, and 40 in 200 booked; with May 160 in 400."""
    scoped = of(*MONTHS)
    accuracy = named("forecast accuracy").compute(scoped, scoped.period)
    assert (value(accuracy), accuracy.n) == (Decimal("0.7000"), 3)
    assert value(accuracy_of_12_months(scoped)) == Decimal("0.6000")
    row = next(row for group in score_rows(scoped).groups for row in group.rows if row.name == "forecast accuracy")
    assert (str(row.actual), row.n) == ("70.0%", "3; 12 months 60.0%")


def test_under_four_closed_months_there_is_only_that_of_the_period() -> None:
    """D2."""
    scoped = of("2026-07", "2026-08", "2026-09")
    assert value(named("forecast accuracy").compute(scoped, scoped.period)) == Decimal("0.7000")
    assert accuracy_of_12_months(scoped).value is None


def test_in_a_running_quarter_the_12_months_are_the_last_closed_ones() -> None:
    """Through August, from September 2025 on: errors of 40 in 100, 100 in 200, 20 in 80, and 0 in 50."""
    months = {**MONTHS, "2025-09": (60, 100), "2025-08": (900, 1)}
    deals = [won(booked, period(code).start, created=date(2025, 1, 2)) for code, (_, booked) in months.items()]
    forecasts = [forecast(code, commit) for code, (commit, _) in months.items()]
    running = scope(book(deals, forecasts=forecasts, as_of=date(2026, 9, 15)))
    assert value(accuracy_of_12_months(running)) == round(1 - Decimal(160) / 430, 4)
    assert value(accuracy_of_12_months(scope(book(deals, forecasts=forecasts)))) == Decimal("0.6000")


def test_the_forecast_accuracy_of_the_same_days_is_of_the_months_that_were_over_by_then() -> None:
    """On August 14, July is over: the prior quarter's April, with an error of 50 in 100, and not May."""
    months = {"2026-04": (50, 100), "2026-05": (100, 200), "2026-07": (100, 80)}
    deals = [won(booked, day := period(code).start, created=day) for code, (_, booked) in months.items()]
    scoped = scope(
        book(
            [*deals, long_ago()],
            forecasts=[forecast(code, commit) for code, (commit, _) in months.items()],
            as_of=date(2026, 8, 14),
        )
    )
    row = next(row for group in score_rows(scoped).groups for row in group.rows if row.name == "forecast accuracy")
    assert (str(row.actual), str(row.prior)) == ("75.0%", "50.0%")


def test_a_forecast_of_the_whole_quarter_has_an_accuracy_too() -> None:
    """D2: 80 for 100."""
    scoped = scope(book([won(100, date(2026, 8, 3))], forecasts=[forecast("2026-Q3", 80)]))
    assert value(named("forecast accuracy").compute(scoped, scoped.period)) == Decimal("0.8000")


def test_without_a_forecast_the_committed_deals_of_a_snapshot_are_it() -> None:
    """100 committed and 20 won on the snapshot's day are a forecast of 120; of 90 booked, it is off by a third."""
    september = period("2026-09")
    known = {"salesperson": "Ana Ruiz", "created": date(2026, 1, 2)}
    saved = Snapshot(
        date(2026, 9, 1),
        (
            opened(100, date(2026, 9, 20), forecast_category="Commit", **known),
            opened(500, date(2026, 9, 20), forecast_category="Best Case", **known),
            opened(40, date(2026, 10, 20), forecast_category="Commit", **known),
            opened(70, date(2026, 9, 20), forecast_category="Commit", created=date(2026, 1, 2), salesperson="Bo Lee"),
        ),
    )
    deals = [long_ago(), won(20, date(2026, 9, 1)), won(70, date(2026, 9, 20))]
    scoped = scope(book(deals, snapshots=[saved]))
    forecast_then = opening_forecast(scoped, september)
    assert (forecast_then.value, forecast_then.n) == (Decimal(120), 2)
    assert variant_text(forecast_then) == "snapshot of 2026-09-01"
    [month] = forecasts_in(scoped, september)
    assert (month.forecast.value, month.actual.value) == (Decimal(120), Decimal(90))
    accuracy = named("forecast accuracy")
    assert accuracy.is_shown(scoped.workspace, september)
    assert value(accuracy.compute(scoped, september)) == Decimal("0.6667")


def test_a_forecast_that_was_entered_comes_before_that_of_a_snapshot() -> None:
    saved = Snapshot(date(2026, 9, 1), (opened(100, date(2026, 9, 20), forecast_category="Commit"),))
    scoped = scope(book([long_ago(), won(70)], forecasts=[forecast("2026-09", 30)], snapshots=[saved]))
    assert opening_forecast(scoped, period("2026-09")).value == 30
