from datetime import date

from plangen.facts.figures.sums import team_coverage
from plangen.facts.pages.team_scorecard.notes import team_headline
from plangen.facts.pages.team_scorecard.people import team_table
from plangen.facts.scope.team import everyone
from plangen.records.people.team import Person
from tests.facts.invented import book, long_ago
from tests.facts.pages.team_scorecard.test_people import seller, team_scope
from tests.metrics.invented import opened, period, won
from tests.seen import seen

GONE: Person = seller("Cy C", 1200, left=date(2026, 6, 30))
STAYED = [seller("Ana A"), seller("Bo B")]


def test_the_year_of_a_team_includes_those_who_left_during_it() -> None:
    sold = [
        won(100, date(2026, 8, 3), salesperson="Ana A"),
        won(100, date(2026, 8, 3), salesperson="Bo B"),
        won(500, date(2026, 2, 3), salesperson="Cy C"),
        long_ago(),
    ]
    scope = team_scope(book(sold, [*STAYED, GONE]))
    [total, *_] = seen(team_table(scope)).totals
    assert [row.label for page in seen(team_table(scope)).pages for row in page] == ["Ana A", "Bo B", "Left the team"]
    assert (str(total.won), str(total.quota)) == ("$200", "$200")
    # 700 of 1,200: a quota of 600 for the two over nine months, and 600 for the third over six.
    assert str(total.year) == "58.3%"
    assert team_headline(scope).lead == "On quota for the quarter, $500 behind for the year."


def test_deals_of_someone_who_left_do_not_count_in_coverage() -> None:
    leaver = seller("Cy C", 1200, left=date(2026, 9, 30))
    deals = [
        opened(150, salesperson="Ana A", close=date(2026, 11, 3)),
        opened(900, salesperson="Cy C", close=date(2026, 11, 3)),
    ]
    scope = team_scope(book(deals, [seller("Ana A"), leaver]))
    assert team_coverage(everyone(scope), period("2026-Q4")).value == 150 / 100
