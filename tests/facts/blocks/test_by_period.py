from datetime import date
from decimal import Decimal

from plangen.facts.blocks.by_period import periods_chart
from tests.facts.invented import long_ago
from tests.facts.scorecards import scorecard
from tests.metrics.invented import won

WINS = [won(122_500, date(2026, month, 14), created=date(2026, month, 1)) for month in (2, 5, 8)]


def test_a_running_year_is_drawn_by_quarter_up_to_the_one_of_the_as_of_date() -> None:
    """245,000 a quarter: each is at half, and the fourth has five days so far."""
    chart = periods_chart(scorecard([long_ago(), *WINS], code="2026"))
    assert chart is not None
    year = [(each.label, each.text) for each in chart.columns if each.strong]
    assert year == [("Q1 26", "50.0"), ("Q2 26", "50.0"), ("Q3 26", "50.0"), ("Q4 26", "0.0")]
    assert chart.title.endswith("quarters at quota")
    assert chart.title.startswith("0 of ")
    assert chart.caption == "Attainment by quarter, %; tick = 100%"


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
