from datetime import date

from plangen.elements.reasons import Reason
from plangen.facts.figures.listed import named
from plangen.facts.figures.of_team import metric_of_team
from plangen.facts.figures.quota_status import coverage_ahead
from plangen.facts.figures.sums import team_coverage
from plangen.facts.pages.team_scorecard.notes import team_headline
from plangen.facts.pages.team_scorecard.people import team_table
from plangen.facts.scope.team import TeamScope, everyone
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


def test_a_teams_coverage_has_the_deals_and_the_bookings_of_someone_whose_quota_is_0() -> None:
    deals = [
        opened(30, salesperson="Ana A", close=date(2026, 11, 3)),
        opened(50, salesperson="Bo B", close=date(2026, 11, 3)),
        won(20, date(2026, 10, 2), salesperson="Bo B"),
    ]
    scope = team_scope(book(deals, [seller("Ana A"), seller("Bo B", 0)]))
    found = metric_of_team(scope, named("coverage"))
    assert found is not None
    # 400 a year is 100 in the quarter, of which 20 are booked.
    assert found.measure.value == 80 / 80
    opened_, quotas, booked = found.recipe.tallies
    sums = [sum(row.values[0] or 0 for row in each.rows) for each in (opened_, quotas, booked)]
    assert [round(each) for each in sums] == [80, 100, 20]


def test_someone_who_left_before_the_period_ahead_is_not_employed_in_it_instead_of_having_a_quota_of_0() -> None:
    leaver = seller("Ana A", 1200, left=date(2026, 9, 30))
    deals = [won(150, date(2026, 8, 3), salesperson="Ana A"), opened(900, date(2026, 11, 3), salesperson="Ana A")]
    scope = team_scope(book(deals, [leaver, seller("Bo B")]))
    [ana] = [each for each in everyone(scope).members if each.person.name == "Ana A"]
    assert coverage_ahead(ana).reason is Reason.NOT_EMPLOYED
    assert team_coverage(TeamScope("Ana A", (ana,)), period("2026-Q4")).reason is Reason.NOT_EMPLOYED
