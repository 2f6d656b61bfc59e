from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from plangen.elements.figure import Mark
from plangen.facts.brief import Brief
from plangen.facts.scorecard import ScoreRow
from plangen.facts.scorecard_table import score_table
from plangen.records.book import Book
from tests.facts.invented import ANA, NEVER, long_ago
from tests.facts.scorecards import briefs, labels, scorecard
from tests.metrics.invented import lost, opened, person, target, won

QUARTERS = [won(100_000, date(2026, month, 14), created=date(2026, month, 1)) for month in (2, 5, 8)]


def row(asked: Brief, label: str) -> ScoreRow:
    [found] = [each for group in score_table(asked).groups for each in group.rows if each.label == label]
    return found


def test_rows_stand_in_their_groups() -> None:
    table = score_table(scorecard([*QUARTERS, lost(), opened(30_000)]))
    assert [group.name for group in table.groups] == ["Results", "Pipeline", "Process"]
    assert labels(table)[:2] == ["Won", "Attainment"]
    assert table.heading == "Figures, Q3 2026"


def test_there_are_fifteen_rows_at_most(sample_book: Book) -> None:
    tables = [score_table(asked) for asked in briefs(sample_book, "2026-Q3")]
    assert max(len(labels(table)) for table in tables) == 15
    assert all("Activity" in [group.name for group in table.groups] for table in tables)


def test_what_stays_of_many_rows_is_what_weighs_most() -> None:
    table = score_table(scorecard([*QUARTERS, lost(), opened(30_000)], limits={"rows": 3}))
    assert labels(table) == ["Won", "Attainment", "Open pipeline"]


def test_a_figure_stands_beside_its_target() -> None:
    won_row = row(scorecard([long_ago(), won(261_400)]), "Won")
    assert won_row.target is not None
    assert won_row.difference is not None
    assert (won_row.actual.short, won_row.target.short, won_row.difference.short) == ("$261.4K", "$245.0K", "+$16.4K")
    assert won_row.mark is Mark.AHEAD


def test_nothing_is_marked_in_a_period_that_is_not_over() -> None:
    table = score_table(scorecard([long_ago(), won(261_400)], as_of=date(2026, 9, 29)))
    assert not table.has_mark
    assert table.has_target


def test_a_rate_says_k_of_n_and_few() -> None:
    asked = scorecard([won(1), lost(), lost()], targets=[target("all", "win rate", "2026", "0.3")])
    found = row(asked, "Win rate")
    assert (found.n, found.mark) == ("1 of 3, few", Mark.NONE)


def test_activity_has_a_target_and_never_a_mark(sample_book: Book) -> None:
    groups = [group for asked in briefs(sample_book, "2026-Q3") for group in score_table(asked).groups]
    rows = [each for group in groups if group.name == "Activity" for each in group.rows]
    assert any(each.target is not None and each.difference is not None for each in rows)
    assert {each.mark for each in rows} == {Mark.NONE}
    assert all(each.label.endswith("logged in the CRM") for each in rows)


def test_the_trend_ends_with_this_period() -> None:
    asked = scorecard([long_ago(), *QUARTERS])
    found = row(asked, "Won")
    assert found.trend is not None
    assert found.prior is not None
    assert found.trend.values == tuple(map(Decimal, (0, 100_000, 100_000, 100_000)))
    assert found.prior.short == "$100.0K"
    assert score_table(asked).prior_head == "Q2 2026"
    assert score_table(asked).trend_head == "Last four quarters"


def test_months_have_a_trend_of_months() -> None:
    asked = scorecard([long_ago(), *QUARTERS], code="2026-09")
    table = score_table(asked)
    assert (table.heading, table.prior_head, table.trend_head) == (
        "Figures, September 2026",
        "August 2026",
        "Last four months",
    )


def test_a_period_before_the_person_came_is_not_compared() -> None:
    new = person(980_000, manager="Ken Ortiz", hired=date(2026, 6, 15))
    found = row(scorecard([long_ago(), *QUARTERS], [new]), "Won")
    assert (found.prior, found.trend) == (None, None)


def test_what_is_of_today_has_no_history() -> None:
    found = row(scorecard([long_ago(), *QUARTERS, opened(30_000)]), "Open pipeline")
    assert (found.prior, found.trend, found.n) == (None, None, "1")


def test_a_part_of_one_is_no_target() -> None:
    asked = scorecard(
        [won(1, account="Northwind", kind="new")], code="2026-09", targets=[target("all", "new accounts", "2026", "6")]
    )
    assert row(asked, "New accounts").target is None


@pytest.mark.parametrize("people", [[NEVER], [ANA]])
def test_somebody_without_deals_has_rows_with_targets_only(people: list[Any]) -> None:
    table = score_table(scorecard([won(5_000, salesperson="Bo")], [*people, person(name="Bo")]))
    assert labels(table) == ([] if people == [NEVER] else ["Won", "Coverage, Q4"])
    assert not table.prior_head + table.trend_head


def test_deals_alone_fill_a_table_without_a_gap(public_book: Book) -> None:
    tables = [score_table(asked) for asked in briefs(public_book, "2017-Q4") if asked.deals]
    assert len(tables) == 30
    for table in tables:
        assert len(labels(table)) >= 6
        assert all(each.actual.known for group in table.groups for each in group.rows)
        assert not table.has_target
