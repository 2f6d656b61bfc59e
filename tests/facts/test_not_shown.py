from datetime import date
from decimal import Decimal

import pytest

from plangen.facts.brief import Brief
from plangen.facts.not_shown import not_shown
from plangen.records.book import SheetReport
from plangen.records.opportunities import Opportunity
from tests.facts.invented import ANA, COLUMNS, NEVER, book, brief, review
from tests.metrics.invented import opened, person, won

ACTIONS = SheetReport("team.xlsx", "Actions", "Actions", columns={"action": "action"})


def said(asked: Brief) -> list[str]:
    return [each.what for each in not_shown(asked)]


def named(deals: list[Opportunity], *, without: str = "") -> list[str]:
    columns = [name for name in COLUMNS if name != without]
    return said(brief(book(deals, [ANA], columns=columns, reports=[ACTIONS]), not_shown=99))


@pytest.mark.parametrize(
    ("column", "what"),
    [
        ("amount", "Won in money"),
        ("amount", "Open pipeline in money"),
        ("close date", "Pipeline by month of closing"),
        ("margin", "Margin"),
        ("created", "Sales cycle and age of deals"),
        ("account", "New accounts"),
        ("next step", "Open deals without a next step"),
        ("last activity", "Open deals gone quiet"),
    ],
)
def test_a_column_that_no_file_has_is_named_with_what_it_would_show(column: str, what: str) -> None:
    deals = [won(5, account="Cedar", kind="new")]
    assert what in named(deals, without=column)


def test_without_quotas_the_sheet_and_column_for_them_are_named() -> None:
    [first, *_] = not_shown(review([won(5)], [NEVER]))
    assert first.what == "Attainment, gap to quota and coverage"
    assert first.cure == "a column quota in the sheet Team (salesperson, quota)"


def test_quotas_of_another_year_are_not_said_to_be_missing_altogether() -> None:
    found = said(review([won(5)], [person(100, "2025")]))
    assert "Attainment and gap to quota" in found
    assert "Attainment, gap to quota and coverage" not in found


def test_a_next_year_without_quotas_yet_is_said() -> None:
    asked = review([won(5)], code="2026-Q4", as_of=date(2026, 12, 31))
    assert "Coverage of what comes next" in said(asked)
    assert "Coverage of what comes next" not in said(review([won(5)]))


def test_a_column_filled_in_fewer_than_half_of_the_open_deals_counts_as_missing() -> None:
    half = [opened(5, next_step="call"), opened(5)]
    assert "Open deals without a next step" not in named(half)
    assert "Open deals without a next step" in named([*half, opened(5)])


def test_nothing_open_is_no_missing_column() -> None:
    found = named([won(5, account="Cedar", kind="new")])
    assert not {"Open pipeline in money", "Pipeline by month of closing", "Open deals gone quiet"} & set(found)


def test_a_column_that_is_empty_for_all_won_deals_is_named() -> None:
    assert "Margin" in named([won(5)])
    assert "Margin" not in named([won(5, margin=Decimal(2))])


def test_too_short_a_history_for_new_accounts_is_named() -> None:
    assert "New accounts" in named([won(5, account="Cedar")])
    assert "New accounts" not in named([won(5, account="Cedar", kind="new")])


def test_commitments_need_a_sheet() -> None:
    assert "Commitments kept" in said(review([won(5)]))
    assert "Commitments kept" not in named([won(5)])


def test_the_list_is_cut_at_the_kinds_limit() -> None:
    assert len(not_shown(brief(book([], [NEVER], columns=()), not_shown=3))) == 3
