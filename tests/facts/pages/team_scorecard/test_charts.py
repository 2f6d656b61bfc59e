from datetime import date

from plangen.facts.pages.team_scorecard.charts import team_charts
from plangen.records.deals.opportunities import Opportunity
from tests.facts.invented import book
from tests.facts.pages.team_scorecard.test_people import deals, seller, team_scope
from tests.metrics.invented import opened, won


def test_the_month_furthest_below_its_quota_is_the_finding() -> None:
    coming = [opened(9_000_000, date(2026, month, 14), salesperson="Ana A") for month in (10, 12)]
    _, ahead = team_charts(team_scope(book([*deals(5, 5), *coming], [seller("Ana A"), seller("Bo B")])))
    assert ahead.title.startswith("November is short: $0")
    enough = [*coming, opened(9_000_000, date(2026, 11, 14), salesperson="Ana A")]
    _, ahead = team_charts(team_scope(book([*deals(5, 5), *enough], [seller("Ana A"), seller("Bo B")])))
    assert ahead.title.startswith("Lowest coverage: ")


def test_a_month_is_short_of_what_is_left_of_its_quota_and_not_if_it_is_met() -> None:
    people = [seller("Ana A", 300_000), seller("Bo B", 300_000)]
    coming = [opened(9_000_000, date(2026, month, 20), salesperson="Ana A") for month in (11, 12)]
    booked = won(30_000, date(2026, 10, 2), salesperson="Ana A")

    def title(*more: Opportunity) -> str:
        found = book([*deals(5, 5), *coming, booked, *more], people, as_of=date(2026, 10, 5))
        return team_charts(team_scope(found))[1].title

    assert title() == "October is short: $0 open, $20K to go"
    assert "October" not in title(won(30_000, date(2026, 10, 5), salesperson="Ana A"))
