from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from plangen.elements.chart import SIX_COLUMNS, BarChart, ColumnChart
from plangen.facts.pages.scorecard.charts import score_charts
from plangen.records.book import Book
from tests.facts.invented import NEVER, closing_in, long_ago
from tests.facts.scorecards import scopes, scorecard
from tests.metrics.invented import opened, person, won

MONTHLY = [
    won(100_000, date(year, month, 14), created=date(year, month, 1)) for year in (2025, 2026) for month in (2, 5, 8)
]


def columns(chart: object) -> list[tuple[str, str]]:
    assert isinstance(chart, ColumnChart)
    return [(column.label, column.text) for column in chart.columns]


def test_bookings_less_quota_add_up_to_the_difference_of_the_year() -> None:
    found = score_charts(scorecard([long_ago(), *MONTHLY])).difference
    assert isinstance(found, ColumnChart)
    assert [column.label for column in found.columns] == ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep"]
    assert found.columns[-1].text == "−435"
    assert [column.label for column in found.columns if column.strong] == ["Jul", "Aug", "Sep"]
    assert found.title == "Year to date through September: −435"
    assert found.caption == "Bookings less quota, year to date, $K; dark = this quarter"


def test_where_files_start_later_than_the_year_the_chart_names_its_months_instead_of_the_year_to_date() -> None:
    first = won(40_000, date(2026, 7, 14), created=date(2026, 7, 1))
    found = score_charts(scorecard([first, won(100_000, date(2026, 9, 14))])).difference
    assert found is not None
    assert found.title == "July through September: −105"
    assert found.caption == "Bookings less quota, since July, $K; dark = this quarter"


def test_the_month_that_turned_the_year_is_the_finding() -> None:
    late = [long_ago(), won(600_000, date(2026, 6, 14)), won(200_000, date(2026, 9, 14))]
    found = score_charts(scorecard(late)).difference
    assert found is not None
    assert found.title == "September put the year ahead: +65"


def test_without_a_quota_the_comparison_is_the_prior_year() -> None:
    found = score_charts(scorecard([long_ago("Ana Ruiz"), *MONTHLY], [NEVER])).difference
    assert found is not None
    assert found.caption.startswith("Bookings less those of 2025, year to date")
    assert columns(found)[-1] == ("Sep", "0")


def test_without_quota_and_prior_year_the_months_are_drawn_alone() -> None:
    deals = [won(None, date(2026, month, 14)) for month in (7, 8)]
    found = score_charts(scorecard(deals, [NEVER])).difference
    assert columns(found) == [("Jul", "1"), ("Aug", "1"), ("Sep", "0")]


def test_coverage_is_of_the_months_with_a_quota() -> None:
    chart = score_charts(scorecard([long_ago(), *closing_in(11, 80_000), *closing_in(12, 20_000)])).ahead
    assert columns(chart) == [("Oct", "0.0"), ("Nov", "2.0"), ("Dec", "0.5")]
    assert chart is not None
    assert chart.title == "Lowest coverage: October, 0.0×"
    assert chart.caption == "Coverage by close month, ×; dark = Q4"


def test_without_quotas_open_deals_are_shown_by_close_month() -> None:
    chart = score_charts(scorecard([*closing_in(10, 80_000)], [NEVER])).ahead
    assert chart is not None
    assert chart.title.startswith("Pipeline by close month")
    assert chart.share == SIX_COLUMNS


def test_without_amounts_and_dates_open_deals_are_shown_by_age_and_stage() -> None:
    deals = [opened(None, created=date(2026, 8, 1), stage=stage) for stage in ("Engaging", "Engaging", "Prospecting")]
    charts = score_charts(scorecard(deals, [NEVER], columns=["created"]))
    assert charts.ahead is not None
    assert charts.ahead.title == "Open deals by age"
    assert isinstance(charts.stages, BarChart)
    assert charts.stages.title == "Engaging has 2 of 3"


def test_no_chart_is_shown_twice_without_stages() -> None:
    charts = score_charts(scorecard([*closing_in(10, 80_000)], [NEVER]))
    assert charts.stages is not None
    assert charts.stages != charts.ahead


def test_each_stage_has_value_and_deals() -> None:
    deals = [opened(30_000, stage="Proposal"), opened(20_000, stage="Proposal"), opened(10_000, stage="Demo")]
    chart = score_charts(scorecard(deals)).stages
    assert isinstance(chart, BarChart)
    assert [(bar.label, bar.value, bar.text, bar.note) for bar in chart.bars] == [
        ("Proposal", Decimal("50.0"), "50", "2 deals"),
        ("Demo", Decimal("10.0"), "10", "1 deal"),
    ]
    assert chart.title == "Proposal has $50K of $60K"


def test_the_last_eight_periods_are_compared_with_quota() -> None:
    targets: Any = [person(980_000, manager="Ken Ortiz", hired=date(2019, 5, 13))]
    chart = score_charts(scorecard([long_ago(), *MONTHLY], targets)).periods
    assert chart is not None
    assert columns(chart) == [("Q1 26", "40.8"), ("Q2 26", "40.8"), ("Q3 26", "40.8")]
    assert chart.caption == "Attainment by quarter, %; tick = 100%"
    assert chart.title == "0 of 3 quarters at quota"


def test_without_quotas_the_last_periods_show_bookings() -> None:
    chart = score_charts(scorecard([long_ago("Ana Ruiz"), *MONTHLY], [NEVER])).periods
    assert chart is not None
    assert chart.title == "Bookings: $100K this quarter; prior seven averaged $71K"
    assert len(columns(chart)) == 8
    assert columns(chart)[-1] == ("Q3 26", "100")


def test_a_new_hire_is_shown_by_month() -> None:
    new = person(980_000, manager="Ken Ortiz", hired=date(2026, 6, 15))
    chart = score_charts(scorecard([long_ago(), *MONTHLY], [new])).periods
    assert chart is not None
    assert [label for label, _ in columns(chart)] == ["Jul", "Aug", "Sep"]


@pytest.mark.parametrize("code", ["2026-Q3", "2026-09"])
def test_someone_without_deals_has_no_charts(code: str) -> None:
    assert score_charts(scorecard([], [NEVER], code=code)).charts == ()


def test_deals_alone_fill_four_charts(public_book: Book) -> None:
    charts = [score_charts(scope) for scope in scopes(public_book, "2017-Q4") if scope.deals]
    assert len(charts) == 30
    assert {len(each.charts) for each in charts} == {4}
