from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from plangen.elements.chart import SIX_COLUMNS, BarChart, ColumnChart, LineChart
from plangen.facts.scorecard_pictures import score_pictures
from plangen.records.book import Book
from tests.facts.invented import NEVER, closing_in, long_ago
from tests.facts.scorecards import briefs, scorecard
from tests.metrics.invented import opened, person, won

MONTHLY = [
    won(100_000, date(year, month, 14), created=date(year, month, 1)) for year in (2025, 2026) for month in (2, 5, 8)
]


def columns(chart: object) -> list[tuple[str, str]]:
    assert isinstance(chart, ColumnChart)
    return [(column.label, column.text) for column in chart.columns]


def test_what_was_won_is_summed_month_upon_month_against_the_quota() -> None:
    drawn = score_pictures(scorecard([long_ago(), *MONTHLY])).cumulative
    assert isinstance(drawn, LineChart)
    won_line, quota = drawn.lines
    assert (won_line.name, won_line.text, quota.name, quota.text) == ("Won", "300", "Quota", "980")
    assert won_line.values[:9] == tuple(map(Decimal, (0, 100, 100, 100, 200, 200, 200, 300, 300)))
    assert won_line.values[9:] == (None, None, None)
    assert drawn.title == "Won by September: 300, quota 735"


def test_without_a_quota_the_year_before_is_the_measure() -> None:
    drawn = score_pictures(scorecard([long_ago("Ana Ruiz"), *MONTHLY], [NEVER])).cumulative
    assert isinstance(drawn, LineChart)
    assert [line.name for line in drawn.lines] == ["Won", "2025"]
    assert drawn.title == "Won by September: 300, 2025 300"


def test_deals_without_amounts_are_counted() -> None:
    deals = [won(None, date(2026, month, 14)) for month in (7, 8)]
    drawn = score_pictures(scorecard(deals, [NEVER])).cumulative
    assert isinstance(drawn, LineChart)
    assert (drawn.title, len(drawn.lines)) == ("Deals won by September: 2", 1)


def test_the_months_ahead_are_covered_by_what_closes_in_them() -> None:
    drawn = score_pictures(scorecard([long_ago(), *closing_in(11, 80_000), *closing_in(12, 20_000)])).ahead
    assert columns(drawn) == [("Oct", "0.0"), ("Nov", "2.0"), ("Dec", "0.5"), ("Jan", ""), ("Feb", ""), ("Mar", "")]
    assert drawn is not None
    assert drawn.title == "Least covered: October, 0.0×"
    assert drawn.caption == "Coverage by month of closing, ×; no quota yet for Jan to Mar"


def test_without_quotas_what_comes_is_drawn_by_month_of_closing() -> None:
    drawn = score_pictures(scorecard([*closing_in(10, 80_000)], [NEVER])).ahead
    assert drawn is not None
    assert drawn.title.startswith("Open by month of closing")
    assert drawn.share == SIX_COLUMNS


def test_without_amounts_and_dates_what_is_open_is_drawn_by_age_and_by_stage() -> None:
    deals = [opened(None, created=date(2026, 8, 1), stage=stage) for stage in ("Engaging", "Engaging", "Prospecting")]
    pictures = score_pictures(scorecard(deals, [NEVER], columns=["created"]))
    assert pictures.ahead is not None
    assert pictures.ahead.title == "Open deals by age"
    assert isinstance(pictures.stages, BarChart)
    assert pictures.stages.title == "Engaging holds 2 of 3"


def test_no_picture_is_drawn_twice_where_no_stage_is_known() -> None:
    pictures = score_pictures(scorecard([*closing_in(10, 80_000)], [NEVER]))
    assert pictures.stages is not None
    assert pictures.stages != pictures.ahead


def test_each_stage_has_its_value_and_its_deals() -> None:
    deals = [opened(30_000, stage="Proposal"), opened(20_000, stage="Proposal"), opened(10_000, stage="Demo")]
    drawn = score_pictures(scorecard(deals)).stages
    assert isinstance(drawn, BarChart)
    assert [(bar.label, bar.value, bar.text, bar.note) for bar in drawn.bars] == [
        ("Proposal", Decimal("50.0"), "50", "2 deals"),
        ("Demo", Decimal("10.0"), "10", "1 deal"),
    ]
    assert drawn.title == "Proposal holds 50 of 60"


def test_the_last_eight_periods_are_held_against_their_quotas() -> None:
    targets: Any = [person(980_000, manager="Ken Ortiz", hired=date(2019, 5, 13))]
    drawn = score_pictures(scorecard([long_ago(), *MONTHLY], targets)).periods
    assert drawn is not None
    assert columns(drawn) == [("Q1 26", "40.8"), ("Q2 26", "40.8"), ("Q3 26", "40.8")]
    assert drawn.caption == "Attainment by quarter, %; the tick is 100"
    assert drawn.title == "0 of 3 quarters reached quota"


def test_without_quotas_the_last_periods_say_what_was_won() -> None:
    drawn = score_pictures(scorecard([long_ago("Ana Ruiz"), *MONTHLY], [NEVER])).periods
    assert drawn is not None
    assert drawn.title == "Won: 100 this quarter, 71 on average of the seven before"
    assert len(columns(drawn)) == 8
    assert columns(drawn)[-1] == ("Q3 26", "100")


def test_somebody_new_is_drawn_by_months() -> None:
    new = person(980_000, manager="Ken Ortiz", hired=date(2026, 6, 15))
    drawn = score_pictures(scorecard([long_ago(), *MONTHLY], [new])).periods
    assert drawn is not None
    assert [label for label, _ in columns(drawn)] == ["Jul", "Aug", "Sep"]


@pytest.mark.parametrize("code", ["2026-Q3", "2026-09"])
def test_somebody_without_deals_has_no_picture(code: str) -> None:
    assert score_pictures(scorecard([], [NEVER], code=code)).charts == ()


def test_deals_alone_fill_four_pictures(public_book: Book) -> None:
    pictures = [score_pictures(asked) for asked in briefs(public_book, "2017-Q4") if asked.deals]
    assert len(pictures) == 30
    assert {len(each.charts) for each in pictures} == {4}
