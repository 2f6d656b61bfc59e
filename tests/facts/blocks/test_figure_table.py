from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from plangen.elements.figure import Figure
from plangen.facts.blocks.data_notes import data_notes
from plangen.facts.blocks.figure_table import compared_results, result_rows, results
from plangen.facts.blocks.score_table import score_table
from plangen.facts.scope.document import Scope
from plangen.metrics.results.bookings import bookings
from plangen.records.deals.opportunities import Opportunity
from plangen.records.people.team import Person
from tests.facts.invented import ANA, KEN, NEVER, book, long_ago, review, scope
from tests.metrics.invented import lost, opened, person, target, won
from tests.seen import seen


def texts(*figures: Figure | None) -> list[str]:
    return ["" if figure is None else figure.short for figure in figures]


def row(scoped: Scope, name: str) -> Any:
    return next(each for each in seen(results(scoped)).rows if each.label.split(",")[0] == name)


def labels(scoped: Scope) -> list[str]:
    return [each.label for each in seen(results(scoped)).rows]


def full() -> list[Opportunity]:
    """Twenty complete deals in the quarter, 10 won at 30% margin after 31 days, and a full prior year."""
    created = date(2026, 7, 14)
    wins = [won(10_000, created=created, margin=Decimal(3000), account=f"New {at}", kind="new") for at in range(10)]
    return [long_ago(), *wins, *(lost() for _ in range(10))]


def test_the_table_has_the_first_five_rows_that_the_data_allows() -> None:
    assert labels(review(full())) == [
        "Bookings", "New accounts", "Margin", "Win rate, 10 of 20", "Median sales cycle, 10 won",
    ]  # fmt: skip


def test_a_metric_that_no_one_has_makes_room_for_the_next() -> None:
    bare = [won(500, account=""), lost()]
    assert labels(review(bare)) == [
        "Bookings", "Win rate, 1 of 2, small sample", "Average deal size, 1 won", "Deals won",
    ]  # fmt: skip


def test_a_metric_that_only_this_person_lacks_is_n_a_with_a_reason() -> None:
    others = [won(500, margin=Decimal(100), salesperson="Bo Ruiz")]
    found = row(review([won(500), *others], [ANA, person(name="Bo Ruiz")]), "Margin")
    assert (found.actual.short, found.actual.reason) == ("n/a", "no margins")


def test_with_targets_each_row_has_a_difference_and_a_mark() -> None:
    goals = [target("all", "margin", "2026", "0.31"), target("all", "cycle days", "2026", "60")]
    scoped = scope(book(full(), [ANA, KEN], targets=goals))
    assert seen(results(scoped)).has_plan
    margin, cycle = row(scoped, "Margin"), row(scoped, "Median sales cycle")
    assert [*texts(margin.plan, margin.actual, margin.difference), margin.mark] == ["31.0%", "30.0%", "−1.0 pt", "→"]
    assert [*texts(cycle.plan, cycle.actual, cycle.difference), cycle.mark] == ["60 days", "31 days", "−29 days", "↗"]
    rate = row(scoped, "Win rate")
    assert (rate.plan, rate.difference, rate.mark.value) == (None, None, "")


def test_a_missing_quota_is_n_a_if_others_have_one() -> None:
    goals = [target("all", "margin", "2026", "0.31")]
    scoped = scope(book(full(), [NEVER, person(100, name="Bo Ruiz")], targets=goals))
    assert texts(row(scoped, "Bookings").plan) == ["n/a"]
    assert row(scope(book(full(), [NEVER], targets=goals)), "Bookings").plan is None


def test_with_targets_the_prior_quarter_and_the_one_last_year_are_shown() -> None:
    deals = [*full(), won(70_000, date(2026, 5, 3)), won(60_000, date(2025, 8, 3))]
    scoped = review(deals)
    found = seen(results(scoped))
    assert (found.previous_head, found.year_before_head) == ("Q2 2026", "Q3 2025")
    assert (found.average_head, found.median_head) == ("", "")
    assert texts(row(scoped, "Bookings").previous, row(scoped, "Bookings").year_before) == ["$70.0K", "$60.0K"]


def test_a_partial_quarter_is_not_compared() -> None:
    found = seen(results(review([won(500), won(500, date(2026, 5, 3))], [NEVER])))
    assert (found.previous_head, found.average_head) == ("", "")
    assert found.rows[0].previous is None


@pytest.mark.parametrize(("hired", "head"), [(date(2026, 4, 1), "Q2 2026"), (date(2026, 4, 20), "")])
def test_quarters_that_started_before_the_hire_date_are_not_compared(hired: date, head: str) -> None:
    found = seen(results(review(full(), [person(980_000, hired=hired)])))
    assert (found.previous_head, found.year_before_head) == (head, "")


def test_without_targets_the_average_and_the_company_median_are_shown() -> None:
    deals = [*full(), won(70_000, date(2026, 5, 3)), *team(5)]
    found = seen(results(review(deals, [NEVER, *colleagues(5)])))
    assert not found.has_plan
    assert (found.average_head, found.median_head) == ("Prior four-quarter average", "Company median")
    assert texts(found.rows[0].average, found.rows[0].median) == ["$17.5K", "$2.5K"]


def test_the_average_of_a_median_is_of_all_wins_of_those_quarters_and_a_note_says_so() -> None:
    """Three wins of 60 days in Q1 and one each of 10 in the others: a mean of medians would be 22.5."""

    def sold(month: int, days: int) -> Opportunity:
        closed = date(2025 if month > 9 else 2026, month, 20)
        return won(10, closed, created=closed - timedelta(days=days))

    deals = [*(sold(2, 60) for _ in range(3)), *(sold(month, 10) for month in (5, 8, 11)), sold(12, 60)]
    scoped = review([long_ago(), *deals], [NEVER])
    found = results(scoped)
    [cycle] = [row for row in found.rows if row.plain("metric") == "median cycle"]
    assert cycle.plain("average") == "60 days"
    assert found.note == "Averages of rates, days, and deal sizes are of all deals of those periods together."
    assert not results(review(full(), [ANA])).note


def test_an_average_of_fewer_quarters_than_its_column_says_how_many_it_has() -> None:
    """The only deal won in Q2 has no amount, so its bookings are n/a, but not its deals won."""
    found = seen(results(review([won(None, date(2026, 5, 3)), *full()], [NEVER])))
    assert found.average_head == "Prior four-quarter average"
    assert found.rows[0].label == "Bookings, average of 3 prior quarters"


def colleagues(count: int, role: str = "") -> list[Person]:
    return [person(name=f"Bo {at}", role=role) for at in range(count)]


def team(count: int) -> list[Opportunity]:
    return [won(1000 * at, salesperson=f"Bo {at}") for at in range(count)]


def test_a_team_of_four_has_no_median() -> None:
    found = seen(results(review([won(500), *team(3)], [NEVER, *colleagues(3)])))
    assert (found.median_head, found.rows[0].median) == ("", None)


def test_a_median_stays_within_a_role() -> None:
    found = seen(results(review([won(500), *team(6)], [NEVER, *colleagues(6, role="hunter")])))
    assert found.median_head == ""


def test_a_rate_on_a_small_sample_is_not_in_the_company_median() -> None:
    closed = [lost(salesperson=f"Bo {at}") for at in range(5) for _ in range(10)]
    scoped = review([won(500), *closed], [NEVER, *colleagues(5)])
    assert texts(row(scoped, "Win rate").median) == ["0.0%"]
    assert row(review([won(500), *closed[1:]], [NEVER, *colleagues(5)]), "Win rate").median is None


def test_someone_without_deals_and_targets_has_an_empty_table() -> None:
    found = seen(results(review([won(500, salesperson="Bo Ruiz")], [NEVER, person(name="Bo Ruiz")])))
    assert (found.rows, found.previous_head, found.average_head, found.median_head) == ((), "", "", "")


def test_a_running_quarter_is_compared_with_the_same_days_of_earlier_quarters() -> None:
    """W5: August 14 is the 33rd working day; the 33rd of the second quarter is May 15."""
    earlier = [won(30, date(2026, 5, 15)), won(70, date(2026, 5, 18))]
    last_year = [won(11, date(2025, 8, 14)), won(5, date(2025, 9, 1))]
    running = review([long_ago(), *last_year, *earlier, won(60, date(2026, 8, 3))], as_of=date(2026, 8, 14))
    heads = result_rows(running)
    assert (heads.previous_head, heads.year_before_head) == ("Q2 2026, same days", "Q3 2025, same days")
    found = row(running, "Bookings")
    assert texts(found.actual, found.previous, found.year_before) == ["$60", "$30", "$11"]
    compared = next(each for each in compared_results(running) if each.metric == "bookings")
    assert (compared.before, texts(compared.previous)) == ("Q2 2026, same days", ["$30"])


def test_averages_of_earlier_quarters_are_of_the_same_days_too() -> None:
    """W5: 30 and 10 by the 33rd working day."""
    earlier = [won(30, date(2026, 5, 15)), won(70, date(2026, 5, 18)), won(10, date(2026, 2, 2))]
    deals = [long_ago(), *earlier, won(60, date(2026, 8, 3))]
    running = review(deals, [NEVER], as_of=date(2026, 8, 14))
    assert running.prior_average(bookings).value == Decimal(40) / 4


def test_a_metric_that_is_not_known_says_why_in_its_row_and_once_in_the_notes() -> None:
    others = [won(5, salesperson="Bo Lind"), lost(salesperson="Bo Lind")]
    people, goals = [ANA, person(name="Bo Lind")], [target("all", "win rate", "2026", "0.3")]
    found = review([long_ago(), opened(5_000), *others], people, targets=goals)
    labels_of = {each.metric: each.label for each in seen(results(found)).rows}
    assert labels_of["win rate"] == "Win rate, no closed deals"
    note = next(each for each in data_notes(found) if each.startswith("n/a, no closed deals"))
    assert note == "n/a, no closed deals: Win rate."
    score = next(row for group in seen(score_table(found)).groups for row in group.rows if row.label == "Win rate")
    assert (str(score.actual), score.n) == ("n/a", "no closed deals")
