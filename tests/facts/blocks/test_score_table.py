from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from plangen.elements.figure import Mark
from plangen.facts.blocks.figure_table import results
from plangen.facts.blocks.results_in_full import results_in_full
from plangen.facts.blocks.score_table import ACTIVITIES, SCORES, compared_scores, score_table
from plangen.facts.figures.listed import named
from plangen.facts.scope.document import Scope
from plangen.records.book import Book
from tests.facts.invented import ANA, COLUMNS, KEN, NEVER, long_ago
from tests.facts.scorecards import labels, scopes, scorecard
from tests.metrics.invented import lost, opened, person, target, won
from tests.seen import seen

QUARTERS = [won(100_000, date(2026, month, 14), created=date(2026, month, 1)) for month in (2, 5, 8)]


def row(scope: Scope, label: str) -> Any:
    [found] = [each for group in seen(score_table(scope)).groups for each in group.rows if each.label == label]
    return found


def test_the_rows_have_the_names_in_the_list_of_metrics() -> None:
    names = [name for name in SCORES.rows if name != ACTIVITIES]
    assert len(names) > 10
    assert [named(name).name for name in names] == names


def test_rows_are_in_groups() -> None:
    table = seen(score_table(scorecard([*QUARTERS, lost(), opened(30_000)])))
    assert [group.name for group in table.groups] == ["Results", "Pipeline", "Process"]
    assert labels(table)[:2] == ["Bookings", "Attainment"]
    assert table.heading == "Metrics, Q3 2026"


def test_there_are_at_most_fifteen_rows(sample_book: Book) -> None:
    tables = [seen(score_table(scope)) for scope in scopes(sample_book, "2026-Q3")]
    assert max(len(labels(table)) for table in tables) == 15
    assert all("Activity" in [group.name for group in table.groups] for table in tables)


def test_the_most_important_rows_are_kept() -> None:
    table = seen(score_table(scorecard([*QUARTERS, lost(), opened(30_000)], limits={"rows": 3})))
    assert labels(table) == ["Bookings", "Attainment", "Open pipeline"]


def test_a_metric_is_next_to_its_target() -> None:
    found = row(scorecard([long_ago(), won(261_400)]), "Bookings")
    assert found.target is not None
    assert found.difference is not None
    assert (found.actual.short, found.target.short, found.difference.short) == (
        "$261.4K",
        "$245.0K",
        "+$16.4K",
    )
    assert found.mark is Mark.AHEAD


def test_nothing_is_marked_in_a_period_that_is_not_over() -> None:
    table = seen(score_table(scorecard([long_ago(), won(261_400)], as_of=date(2026, 9, 29))))
    assert not table.has_mark
    assert table.has_target


def test_a_rate_has_k_of_n_and_small_sample() -> None:
    scope = scorecard([won(1), lost(), lost()], targets=[target("all", "win rate", "2026", "0.3")])
    found = row(scope, "Win rate")
    assert (found.n, found.mark) == ("1 of 3, small sample", Mark.NONE)


def test_activity_has_a_target_and_never_a_mark(sample_book: Book) -> None:
    groups = [group for scope in scopes(sample_book, "2026-Q3") for group in seen(score_table(scope)).groups]
    rows = [each for group in groups if group.name == "Activity" for each in group.rows]
    assert any(each.target is not None and each.difference is not None for each in rows)
    assert {each.mark for each in rows} == {Mark.NONE}
    assert all(each.label.endswith("logged in the CRM") for each in rows)


def test_the_trend_ends_with_this_period() -> None:
    scope = scorecard([long_ago(), *QUARTERS])
    found = row(scope, "Bookings")
    assert found.trend is not None
    assert found.prior is not None
    assert found.trend.values == tuple(map(Decimal, (0, 100_000, 100_000, 100_000)))
    assert found.prior.short == "$100.0K"
    assert seen(score_table(scope)).prior_head == "Q2 2026"
    assert seen(score_table(scope)).trend_head == "Last four quarters"


def test_months_have_a_trend_of_months() -> None:
    scope = scorecard([long_ago(), *QUARTERS], code="2026-09")
    table = seen(score_table(scope))
    assert (table.heading, table.prior_head, table.trend_head) == (
        "Metrics, September 2026",
        "August 2026",
        "Last four months",
    )


def test_a_period_before_the_hire_date_is_not_compared() -> None:
    new = person(980_000, manager="Ken Ortiz", hired=date(2026, 6, 15))
    found = row(scorecard([long_ago(), *QUARTERS], [new]), "Bookings")
    assert (found.prior, found.trend) == (None, None)


def test_a_metric_as_of_today_has_no_history() -> None:
    found = row(scorecard([long_ago(), *QUARTERS, opened(30_000)]), "Open pipeline")
    assert (found.prior, found.trend, found.n) == (None, None, "1")


def test_a_target_below_one_account_is_as_entered_and_no_one_is_behind_it() -> None:
    """6 a year are 0.5 a month."""
    goals = [target("all", "new accounts", "2026", "6")]
    for month, actual in ((8, "1"), (9, "0")):
        scope = scorecard([won(1, account="Northwind", kind="new")], code=f"2026-0{month}", targets=goals)
        found = row(scope, "New accounts")
        assert (str(found.actual), found.target, found.difference, found.mark) == (actual, None, None, Mark.NONE)
        assert found.n == "target 6 a year"


def test_a_target_for_a_count_is_a_whole_number_with_what_was_entered() -> None:
    """7 a year are 1.75 a quarter, which print as 2."""
    goals = [target("all", "new accounts", "2026", "7")]
    found = row(scorecard([won(1, account="Northwind", kind="new")], targets=goals), "New accounts")
    assert (str(found.target), str(found.difference), found.n) == ("2", "−1", "target 7 a year")


def test_every_table_has_the_same_target_difference_and_mark() -> None:
    """1.14 accounts are 1, as no one wins a part of one; 9,960 of 10,049 is 99.1%, though both print as 10.0K."""
    scope = scorecard(
        [won(9_960, account="Northwind", kind="new", created=date(2026, 8, 3))],
        [NEVER, KEN],
        targets=[target("all", "new accounts", "2026", "4.57"), target("Ana Ruiz", "bookings", "2026-Q3", "10049")],
    )
    score = [row for group in seen(score_table(scope)).groups for row in group.rows]
    full = [row for group in seen(results_in_full(scope)).groups for row in group.rows]
    tables = (seen(results(scope)).rows, score, full)
    for label, expected in (
        ("Bookings", ("$10.0K", "$10.0K", "$0", Mark.NEAR)),
        ("New accounts", ("1", "1", "0", Mark.AHEAD)),
    ):
        for rows in tables:
            [found] = [each for each in rows if each.label == label]
            target_of = found.target if rows is score else found.plan
            assert (str(found.actual), str(target_of), str(found.difference), found.mark) == expected


def test_attainment_of_the_same_days_is_bookings_so_far_of_the_full_quota() -> None:
    """By July 15, 11 of 66 working days; 245 a quarter, of which 49 by April 15, and 98 later in April."""
    deals = [
        long_ago("Ana Ruiz"),
        won(49_000, date(2026, 4, 15)),
        won(98_000, date(2026, 4, 20)),
        won(24_500, date(2026, 7, 9)),
    ]
    found = row(scorecard(deals, as_of=date(2026, 7, 15)), "Attainment")
    assert (str(found.actual), str(found.prior)) == ("10.0%", "20.0%")
    assert str(row(scorecard(deals, code="2026-Q2", as_of=date(2026, 7, 15)), "Attainment").actual) == "60.0%"


@pytest.mark.parametrize("people", [[NEVER], [ANA]])
def test_someone_without_deals_has_only_rows_with_targets(people: list[Any]) -> None:
    table = seen(score_table(scorecard([won(5_000, salesperson="Bo")], [*people, person(name="Bo")])))
    assert labels(table) == ([] if people == [NEVER] else ["Bookings", "Pipeline coverage, Q4"])
    assert not table.prior_head + table.trend_head


def test_deals_alone_fill_a_table_without_a_gap(public_book: Book) -> None:
    tables = [seen(score_table(scope)) for scope in scopes(public_book, "2017-Q4") if scope.deals]
    assert len(tables) == 30
    for table in tables:
        assert len(labels(table)) >= 6
        assert all(each.actual.known for group in table.groups for each in group.rows)
        assert not table.has_target


def optional(*columns: str, **known: Any) -> list[str]:
    """The labels of a scorecard whose deals have these columns."""
    deals = [long_ago(), *QUARTERS, lost(), opened(30_000, date(2026, 11, 5), **known)]
    return labels(seen(score_table(scorecard(deals, columns=(*COLUMNS, *columns), limits={"rows": 40}))))


def test_rows_of_optional_columns_are_printed_only_with_the_column() -> None:
    dated = optional("next meeting", "contacts", next_meeting=date(2026, 10, 9), contacts=2)
    assert {"Next meeting dated", "Contacts per open deal"} <= {*dated}
    assert not {"Next meeting dated", "Contacts per open deal"} & {*optional()}


def test_the_same_dates_of_last_year_are_a_row_of_a_running_period_only() -> None:
    deals = [long_ago(), *QUARTERS]
    running = seen(score_table(scorecard(deals, code="2026", limits={"rows": 40})))
    assert "Bookings, same dates last year" in labels(running)
    assert "Bookings, same dates last year" not in labels(seen(score_table(scorecard(deals, limits={"rows": 40}))))


def test_a_running_year_is_compared_with_the_same_days_of_the_prior_year() -> None:
    """W5: 300,000 by October 5, 2026; 80,000 by the same working day of 2025, and 50,000 after it."""
    before = [won(80_000, date(2025, 3, 3), created=date(2025, 2, 1)), won(50_000, date(2025, 12, 1))]
    before.append(won(7_000, date(2025, 10, 4)))
    scope = scorecard([long_ago(), *QUARTERS, *before], code="2026", limits={"rows": 40})
    found = row(scope, "Bookings")
    assert (f"{found.actual}", f"{found.prior}") == ("$300.0K", "$80.0K")
    # By the calendar, October 5; by working days, October 3: two spans, two names.
    assert f"{row(scope, 'Bookings, same dates last year').actual}" == "$87.0K"
    assert seen(score_table(scope)).prior_head == "2025, same days"
    [compared] = [each for each in compared_scores(scope) if each.metric == "bookings"]
    assert (f"{compared.previous}", compared.before) == ("$80.0K", "2025, same days"), "what Check first compares with"
