from datetime import date

from plangen.facts.blocks.coverage import coverage_chart
from tests.facts.invented import review
from tests.metrics.invented import opened, person, won


def test_a_month_at_quota_is_met_and_not_the_lowest() -> None:
    """W2: October's quota of 100 is booked."""
    deals = [won(120, date(2026, 10, 2)), opened(50, date(2026, 11, 5)), opened(10, date(2026, 12, 5))]
    chart = coverage_chart(review(deals, [person(1200)]))
    assert chart is not None
    assert [column.text for column in chart.columns][:3] == ["met", "0.5", "0.1"]
    assert chart.title == "Lowest coverage: December, 0.1×"
    assert "met = quota met" in chart.caption
