from datetime import date
from decimal import Decimal

from plangen.facts.blocks.by_period import periods_chart
from tests.facts.invented import KEN, long_ago
from tests.facts.scorecards import scorecard
from tests.metrics.invented import person, won

WINS = [won(122_500, date(2026, month, 14), created=date(2026, month, 1)) for month in (2, 5, 8)]


def test_a_running_year_is_drawn_by_quarter_up_to_the_one_of_the_as_of_date() -> None:
    """245,000 a quarter: each is at half, and the fourth has five days so far."""
    chart = periods_chart(scorecard([long_ago(), *WINS], code="2026"))
    assert chart is not None
    year = [(each.label, each.text) for each in chart.columns if each.strong]
    assert year == [("Q1 26", "50.0"), ("Q2 26", "50.0"), ("Q3 26", "50.0"), ("Q4 26", "0.0")]
    assert chart.title.endswith("quarters at quota")
    assert chart.title.startswith("0 of ")
    assert chart.caption == "Attainment by quarter, %; tick = 100%; Q4 26 so far"


def test_a_quarter_is_drawn_as_the_last_of_eight() -> None:
    chart = periods_chart(scorecard([long_ago(), *WINS]))
    assert chart is not None
    assert [each.label for each in chart.columns if each.strong] == ["Q3 26"]
    assert chart.columns[-1].label == "Q3 26"


def test_attainment_near_quota_is_drawn_as_the_distance_from_it() -> None:
    amounts = {2: 241_000, 5: 240_000, 8: 261_000}
    won_in = [won(amount, date(2026, month, 14)) for month, amount in amounts.items()]
    chart = periods_chart(scorecard([*won_in, won(240_000, date(2025, 12, 14))]))
    assert chart is not None
    assert [(each.text, each.value, each.tick) for each in chart.columns][-1] == ("106.5", Decimal("6.5"), None)
    assert chart.caption == "Attainment by quarter, %; line = 100%"


def test_a_month_that_has_not_begun_is_not_drawn_and_the_running_one_is_named() -> None:
    deals = [won(80_000, date(2026, month, 3), created=date(2026, month, 1)) for month in (7, 8)]
    chart = periods_chart(scorecard(deals, as_of=date(2026, 8, 20)))
    assert chart is not None
    assert [each.label for each in chart.columns] == ["Jul", "Aug"]
    assert chart.title == "0 of 1 month at quota"
    assert chart.caption == "Attainment by month, %; line = 100%; Aug so far"


def test_the_first_month_of_the_quarter_counts_when_files_start_in_it() -> None:
    deals = [won(90_000, date(2026, month, 2), created=date(2026, 7, 1)) for month in (7, 8, 9)]
    chart = periods_chart(scorecard(deals))
    assert chart is not None
    assert ([each.label for each in chart.columns], chart.title) == (["Jul", "Aug", "Sep"], "3 of 3 months at quota")


def test_a_period_with_a_quota_that_is_not_counted_is_named_with_the_reason() -> None:
    deals = [long_ago(), won(None, date(2026, 2, 14)), *(won(245_000, date(2026, month, 14)) for month in (5, 8))]
    quotas = person(980_000, manager="Ken Ortiz", hired=date(2026, 1, 1))
    chart = periods_chart(scorecard(deals, (quotas, KEN)))
    assert chart is not None
    assert chart.title == "2 of 2 quarters at quota"
    assert chart.caption.endswith("; without Q1 26 (no amounts)")


def test_someone_without_a_quota_now_is_compared_by_bookings() -> None:
    """Quotas of earlier quarters don't make a chart of attainment without the reviewed one."""
    early = [won(50_000, date(2025, month, 14)) for month in (2, 5, 8)]
    chart = periods_chart(scorecard([long_ago(), *early, *WINS], [person(240_000, "2025"), KEN]))
    assert chart is not None
    assert chart.caption.startswith("Bookings by quarter")
