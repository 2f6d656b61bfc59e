from dataclasses import replace
from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.facts.pages.team_scorecard.charts import team_charts
from plangen.facts.pages.team_scorecard.notes import team_data_notes, team_headline
from plangen.facts.pages.team_scorecard.people import team_table
from plangen.facts.pages.team_scorecard.team_detail import team_detail, team_head
from plangen.records.meetings.forecasts import Forecast
from plangen.records.settings import Settings
from tests.facts.invented import book, long_ago
from tests.facts.pages.team_scorecard.test_people import DAY, deals, rows, seller, team_scope
from tests.metrics.invented import lost, opened, period, person, won
from tests.seen import seen


def test_the_headline_the_charts_and_the_details_are_of_the_same_people() -> None:
    """W12: Bo, without a quota, is in none of them."""
    people = [seller("Ana A"), seller("Bo B", None)]
    sold = [
        long_ago(),
        *deals(90, 500),
        lost(DAY, salesperson="Bo B"),
        opened(70, date(2026, 11, 3), salesperson="Bo B"),
    ]
    scope = team_scope(book(sold, people), "manager")
    assert team_headline(scope).lead == "$10 behind for the quarter, $210 for the year."
    [chart] = team_charts(scope)
    assert chart.columns[7].text == "90"
    detail = seen(team_detail(scope))
    assert detail.totals[0].cells["closed"] == "1 of 1, small sample"


def test_the_chart_of_a_team_adds_up_to_the_bookings_of_its_year() -> None:
    """W4: Cy left in June after booking 40, and is part of the year in both."""
    people = [seller("Ana A"), seller("Cy C", 1200, left=date(2026, 6, 30))]
    sold = [*deals(90), won(40, date(2026, 5, 4), salesperson="Cy C"), won(1, date(2025, 3, 4), salesperson="Ana A")]
    chart = team_charts(team_scope(book(sold, people)))[0]
    assert sum(Decimal(column.text) for column in chart.columns[:9] if column.text) == 130
    assert chart.columns[4].tick == Decimal("133.3")
    assert chart.columns[7].tick == Decimal("33.3")


def test_the_year_to_date_of_a_team_in_a_running_quarter_is_of_the_quotas_to_date() -> None:
    """W5: 300 of the 800 for eight months."""
    given = book([long_ago(), *deals(100, 200)], [seller("Ana A", 600), seller("Bo B", 600)], as_of=date(2026, 8, 31))
    [team] = seen(team_table(team_scope(given))).totals
    assert str(team.year) == "37.5%"


def test_the_open_deals_of_someone_who_left_are_on_the_managers_copy_until_they_are_reassigned() -> None:
    """W4."""
    people = [seller("Ana A"), seller("Cy C", left=date(2026, 6, 30))]
    sold = [*deals(5), *(opened(amount, salesperson="Cy C") for amount in (30, 40))]
    note = "To reassign: 2 open deals, $70 of Cy C (left Jun 30), not in the team’s coverage."
    assert note in team_data_notes(team_scope(book(sold, people), "manager"))
    assert not any("reassign" in each for each in team_data_notes(team_scope(book(sold, people))))


def test_a_split_deal_that_needs_a_decision_counts_once_in_a_team() -> None:
    """W4."""
    shares = [opened(60, date(2026, 8, 1), id="D1", is_share=True, salesperson=name) for name in ("Ana A", "Bo B")]
    detail = seen(team_detail(team_scope(book(shares, [seller("Ana A"), seller("Bo B")]), "manager")))
    assert [str(row.decisions) for row in [*rows(detail), *detail.totals]] == ["1", "1", "1"]


def test_the_managers_copy_says_that_a_team_counts_a_shared_deal_once() -> None:
    people = [seller("Ana A"), seller("Bo B")]
    shares = [won(60, DAY, id="D1", is_share=True, salesperson=name) for name in ("Ana A", "Bo B")]
    [note] = [each for each in team_data_notes(team_scope(book(shares, people), "manager")) if "Win rate" in each]
    assert "; a team counts a shared deal once; " in note
    [alone] = [each for each in team_data_notes(team_scope(book(shares[:1], people), "manager")) if "Win rate" in each]
    assert "shared" not in alone


def test_forecast_and_actual_are_of_the_same_months() -> None:
    july = Forecast(RowKey(4, 1), "Cy C", period("2026-07"), date(2026, 7, 1), Decimal(50))
    sold = [
        won(45, date(2026, 7, 9), salesperson="Cy C"),
        won(80, date(2026, 8, 9), salesperson="Cy C"),
        *deals(5),
    ]
    people = [seller("Ana A"), seller("Cy C")]
    detail = seen(team_detail(team_scope(book(sold, people, forecasts=[july]), "manager")))
    assert [row.forecast for row in detail.totals] == ["$50 / $45"]


def test_forecast_and_actual_in_millions_are_printed_in_thousands_so_that_they_add_up() -> None:
    july = Forecast(RowKey(4, 1), "Cy C", period("2026-07"), date(2026, 7, 1), Decimal(1_452_500))
    sold = [won(1_387_800, date(2026, 7, 9), salesperson="Cy C"), *deals(5)]
    detail = seen(team_detail(team_scope(book(sold, [seller("Ana A"), seller("Cy C")], forecasts=[july]), "manager")))
    assert [row.forecast for row in detail.totals] == ["$1,452.5K / $1,387.8K"]


def test_the_forecast_of_someone_who_left_is_that_of_the_months_until_then() -> None:
    """W4: Cy forecast 50 for July and left."""
    people = [seller("Ana A"), seller("Cy C", left=date(2026, 7, 31))]
    july = Forecast(RowKey(4, 1), "Cy C", period("2026-07"), date(2026, 7, 1), Decimal(50))
    sold = [won(45, date(2026, 7, 9), salesperson="Cy C"), *deals(5)]
    detail = seen(team_detail(team_scope(book(sold, people, forecasts=[july]), "manager")))
    assert [row.forecast for row in detail.totals] == ["$50 / $45"]


def test_the_page_says_what_needs_a_decision_and_what_was_kept() -> None:
    head = team_head(team_scope(book([*deals(50)], [seller("Ana A")]), "manager"))
    assert head is not None
    assert head.title == "Win rate 100.0%, 1 of 1, small sample."
    assert team_head(team_scope(book([*deals(50)], [seller("Ana A")]))) is None


def test_the_deals_to_reassign_say_how_many_of_them_are_in_decisions() -> None:
    people = [seller("Ana A"), seller("Cy C", left=date(2026, 8, 14))]
    late = [opened(amount, date(2026, 9, day), salesperson="Cy C") for amount, day in ((30, 1), (40, 2))]
    coming = opened(50, date(2026, 11, 2), salesperson="Cy C")
    scope = team_scope(book([*deals(5), *late, coming], people), "manager")
    note = "To reassign: 3 open deals, $120 of Cy C (left Aug 14), not in the team’s coverage, 2 in Decisions."
    assert note in team_data_notes(scope)
    assert str(seen(team_detail(scope)).totals[0].cells["decisions"]) == "2"


def test_the_headline_counts_the_decisions_of_people_without_a_quota_too() -> None:
    late = [opened(9, date(2026, 9, 1), salesperson=name) for name in ("Ana A", "Bo B", "Bo B")]
    scope = team_scope(book([*deals(5), *late], [seller("Ana A"), seller("Bo B", None)]), "manager")
    head = team_head(scope)
    assert head is not None
    assert head.title == "3 deals need a decision."
    detail = seen(team_detail(scope))
    assert [(row.label, str(row.decisions)) for row in (*rows(detail), *detail.totals)] == [
        ("Ana A", "1"),
        ("With a quota, 1 person", "1"),
        ("Bo B", "2"),
        ("Team, 2 people", "3"),
    ]


def test_on_a_page_of_teams_the_decisions_of_people_without_a_quota_have_a_row() -> None:
    late = [opened(9, date(2026, 9, 1), salesperson=name) for name in ("Ana A", "Bo B", "Bo B")]
    bosses = [person(name=name, manager="Da W", role="manager") for name in ("Ken K", "Mo M")]
    people = [seller("Ana A"), seller("Bo B", None), replace(seller("Di D"), manager="Mo M", team="East")]
    given = book([*deals(5), *late], [*people, *bosses], settings=Settings(company="Pine Supply", currency="USD"))
    scope = team_scope(given, "manager", name="Pine Supply")
    detail, head = seen(team_detail(scope)), team_head(scope)
    assert head is not None
    assert head.title == "3 deals need a decision."
    found = [(row.label, str(row.decisions)) for row in (*rows(detail), *detail.totals)]
    assert found[1:] == [
        ("West", "1"),
        ("With a quota, 2 people", "1"),
        ("Without a quota, 1 person", "2"),
        ("All teams, 3 people", "3"),
    ]


def test_decisions_of_someone_without_open_deals_are_not_known() -> None:
    late = opened(9, date(2026, 9, 1), salesperson="Ana A")
    scope = team_scope(book([*deals(5, 5), late], [seller("Ana A"), seller("Bo B")]), "manager")
    ana, bo = rows(seen(team_detail(scope)))
    assert (str(ana.decisions), bo.decisions.reason) == ("1", "no open deals")


def test_the_row_of_people_without_a_quota_has_their_new_accounts() -> None:
    bosses = [person(name=name, manager="Da W", role="manager") for name in ("Ken K", "Mo M")]
    people = [seller("Ana A"), seller("Bo B", None), replace(seller("Di D"), manager="Mo M", team="East")]
    sold = [replace(each, account=f"Account {at}", kind="new") for at, each in enumerate(deals(5, 6), 1)]
    given = book([long_ago(), *sold], [*people, *bosses], settings=Settings(company="Pine Supply", currency="USD"))
    found = seen(team_table(team_scope(given, name="Pine Supply"))).totals
    assert [(row.label, str(row.new_accounts)) for row in found] == [
        ("With a quota, 2 people", "1"),
        ("Without a quota, 1 person", "1"),
        ("All teams, 3 people", "2"),
    ]


def test_the_rows_of_a_small_team_are_higher_so_that_the_page_is_not_half_empty() -> None:
    """With room for a note; as many rows as before are as high as before."""

    def height(count: int) -> float:
        people = [seller(name) for name in ("Ana A", "Bo B", "Cy C", "Di D", "Ed E")[:count]]
        found = team_detail(team_scope(book(deals(5), people), "manager"))
        assert found is not None
        return found.row_height

    assert (height(1), height(2)) == (24, 24)
    assert height(2) > height(4) > height(5) >= 12
