from datetime import date

from plangen.facts.pages.team_scorecard.charts import team_charts
from tests.facts.invented import book
from tests.facts.pages.team_scorecard.test_people import deals, seller, team_scope
from tests.metrics.invented import opened


def test_the_month_furthest_below_its_quota_is_the_finding() -> None:
    coming = [opened(9_000_000, date(2026, month, 14), salesperson="Ana A") for month in (10, 12)]
    _, ahead = team_charts(team_scope(book([*deals(5, 5), *coming], [seller("Ana A"), seller("Bo B")])))
    assert ahead.title.startswith("November is short: $0")
    enough = [*coming, opened(9_000_000, date(2026, 11, 14), salesperson="Ana A")]
    _, ahead = team_charts(team_scope(book([*deals(5, 5), *enough], [seller("Ana A"), seller("Bo B")])))
    assert ahead.title.startswith("Lowest coverage: ")
