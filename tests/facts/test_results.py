from datetime import date
from decimal import Decimal

import pytest

from plangen.elements.figure import Figure
from plangen.facts.brief import Brief
from plangen.facts.results import ResultRow, results
from plangen.records.opportunities import Opportunity
from plangen.records.team import Person
from tests.facts.invented import ANA, KEN, NEVER, book, brief, long_ago, review
from tests.metrics.invented import lost, person, target, won


def texts(*figures: Figure | None) -> list[str]:
    return ["" if figure is None else figure.short for figure in figures]


def row(asked: Brief, name: str) -> ResultRow:
    return next(each for each in results(asked).rows if each.label.split(",")[0] == name)


def labels(asked: Brief) -> list[str]:
    return [each.label for each in results(asked).rows]


def full() -> list[Opportunity]:
    """Twenty deals of the quarter with everything, 10 won at 30 % and after 31 days, and the whole year before."""
    created = date(2026, 7, 14)
    wins = [won(10_000, created=created, margin=Decimal(3000), account=f"New {at}", kind="new") for at in range(10)]
    return [long_ago(), *wins, *(lost() for _ in range(10))]


def test_the_table_has_the_first_five_rows_that_can_be_said_for_the_company() -> None:
    assert labels(review(full())) == ["Won", "New accounts", "Margin", "Win rate, 10 of 20", "Median cycle, 10 won"]


def test_a_figure_that_nobody_has_leaves_its_place_to_the_next() -> None:
    bare = [won(500, account=""), lost()]
    assert labels(review(bare)) == ["Won", "Win rate, 1 of 2 (few)", "Average deal, 1 won", "Deals won"]


def test_a_figure_that_only_this_person_lacks_is_n_a_with_its_reason() -> None:
    others = [won(500, margin=Decimal(100), salesperson="Bo Ruiz")]
    found = row(review([won(500), *others], [ANA, person(name="Bo Ruiz")]), "Margin")
    assert (found.actual.short, found.actual.reason) == ("n/a", "no margins")


def test_with_a_plan_each_row_has_its_difference_and_mark() -> None:
    goals = [target("all", "margin", "2026", "0.31"), target("all", "cycle days", "2026", "60")]
    asked = brief(book(full(), [ANA, KEN], targets=goals))
    assert results(asked).has_plan
    margin, cycle = row(asked, "Margin"), row(asked, "Median cycle")
    assert [*texts(margin.plan, margin.actual, margin.difference), margin.mark] == ["31.0%", "30.0%", "−1.0 pt", "→"]
    assert [*texts(cycle.plan, cycle.actual, cycle.difference), cycle.mark] == ["60 days", "31 days", "−29 days", "↗"]
    rate = row(asked, "Win rate")
    assert (rate.plan, rate.difference, rate.mark.value) == (None, None, "")


def test_a_missing_quota_is_news_where_others_have_one() -> None:
    goals = [target("all", "margin", "2026", "0.31")]
    asked = brief(book(full(), [NEVER, person(100, name="Bo Ruiz")], targets=goals))
    assert texts(row(asked, "Won").plan) == ["n/a"]
    assert row(brief(book(full(), [NEVER], targets=goals)), "Won").plan is None


def test_with_a_plan_the_quarter_before_and_that_of_last_year_are_beside_it() -> None:
    deals = [*full(), won(70_000, date(2026, 5, 3)), won(60_000, date(2025, 8, 3))]
    asked = review(deals)
    found = results(asked)
    assert (found.previous_head, found.year_before_head) == ("Q2 2026", "Q3 2025")
    assert (found.average_head, found.median_head) == ("", "")
    assert texts(row(asked, "Won").previous, row(asked, "Won").year_before) == ["$70.0K", "$60.0K"]


def test_a_quarter_that_is_not_whole_is_not_compared() -> None:
    found = results(review([won(500), won(500, date(2026, 5, 3))], [NEVER]))
    assert (found.previous_head, found.average_head) == ("", "")
    assert found.rows[0].previous is None


@pytest.mark.parametrize(("hired", "head"), [(date(2026, 4, 1), "Q2 2026"), (date(2026, 4, 20), "")])
def test_quarters_without_the_person_from_their_first_day_are_not_compared(hired: date, head: str) -> None:
    found = results(review(full(), [person(980_000, hired=hired)]))
    assert (found.previous_head, found.year_before_head) == (head, "")


def test_without_a_plan_the_own_average_and_the_team_median_are_beside_it() -> None:
    deals = [*full(), won(70_000, date(2026, 5, 3)), *team(5)]
    found = results(review(deals, [NEVER, *colleagues(5)]))
    assert not found.has_plan
    assert (found.average_head, found.median_head) == ("Average of four quarters", "Company median")
    assert texts(found.rows[0].average, found.rows[0].median) == ["$17.5K", "$2.5K"]


def colleagues(count: int, role: str = "") -> list[Person]:
    return [person(name=f"Bo {at}", role=role) for at in range(count)]


def team(count: int) -> list[Opportunity]:
    return [won(1000 * at, salesperson=f"Bo {at}") for at in range(count)]


def test_a_team_of_four_has_no_median() -> None:
    found = results(review([won(500), *team(3)], [NEVER, *colleagues(3)]))
    assert (found.median_head, found.rows[0].median) == ("", None)


def test_a_median_stays_within_a_role() -> None:
    found = results(review([won(500), *team(6)], [NEVER, *colleagues(6, role="hunter")]))
    assert found.median_head == ""


def test_a_rate_of_few_deals_does_not_go_into_the_team_median() -> None:
    closed = [lost(salesperson=f"Bo {at}") for at in range(5) for _ in range(10)]
    asked = review([won(500), *closed], [NEVER, *colleagues(5)])
    assert texts(row(asked, "Win rate").median) == ["0.0%"]
    assert row(review([won(500), *closed[1:]], [NEVER, *colleagues(5)]), "Win rate").median is None


def test_somebody_without_deals_and_plan_has_an_empty_table() -> None:
    found = results(review([won(500, salesperson="Bo Ruiz")], [NEVER, person(name="Bo Ruiz")]))
    assert (found.rows, found.previous_head, found.average_head, found.median_head) == ((), "", "", "")
