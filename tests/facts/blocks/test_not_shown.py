from datetime import date
from decimal import Decimal

import pytest

from plangen.facts.blocks.not_shown import not_shown
from plangen.facts.scope.document import Scope
from plangen.records.deals.opportunities import Opportunity
from plangen.records.reading.sheet_reports import SheetReport
from tests.facts.invented import ANA, COLUMNS, NEVER, book, review, scope
from tests.metrics.invented import opened, person, won

ACTIONS = SheetReport("team.xlsx", "Actions", "Actions", columns={"action": "action"})


def listed(scope: Scope) -> list[str]:
    return [each.what for each in not_shown(scope)]


def missing(deals: list[Opportunity], *, without: str = "") -> list[str]:
    columns = [name for name in COLUMNS if name != without]
    return listed(scope(book(deals, [ANA], columns=columns, reports=[ACTIONS]), not_shown=99))


@pytest.mark.parametrize(
    ("column", "what"),
    [
        ("amount", "Bookings"),
        ("amount", "Open pipeline value"),
        ("close date", "Pipeline by close month"),
        ("margin", "Margin"),
        ("created", "Sales cycle and deal age"),
        ("account", "New accounts"),
        ("next step", "Open deals with no next step"),
        ("last activity", "Quiet open deals"),
    ],
)
def test_a_missing_column_is_listed_with_what_it_would_show(column: str, what: str) -> None:
    deals = [won(5, account="Cedar", kind="new")]
    assert what in missing(deals, without=column)


def test_without_quotas_the_column_and_sheet_for_them_are_named() -> None:
    [first, *_] = not_shown(review([won(5)], [NEVER]))
    assert first.what == "Attainment, gap to quota, and pipeline coverage"
    assert first.fix == "a quota column in the Team sheet"


def test_with_quotas_for_another_year_only_this_periods_are_missing() -> None:
    found = listed(review([won(5)], [person(100, "2025")]))
    assert "Attainment and gap to quota" in found
    assert "Attainment, gap to quota, and pipeline coverage" not in found


def test_a_next_year_without_quotas_is_listed() -> None:
    year_end = review([won(5)], code="2026-Q4", as_of=date(2026, 12, 31))
    assert "Pipeline coverage for the next period" in listed(year_end)
    assert "Pipeline coverage for the next period" not in listed(review([won(5)]))


def test_a_column_filled_in_for_under_half_of_the_open_deals_is_missing() -> None:
    half = [opened(5, next_step="call"), opened(5)]
    assert "Open deals with no next step" not in missing(half)
    assert "Open deals with no next step" in missing([*half, opened(5)])


def test_without_open_deals_no_column_is_missing() -> None:
    found = missing([won(5, account="Cedar", kind="new")])
    assert not {"Open pipeline value", "Pipeline by close month", "Quiet open deals"} & set(found)


def test_a_column_that_is_empty_for_all_won_deals_is_missing() -> None:
    assert "Margin" in missing([won(5)])
    assert "Margin" not in missing([won(5, margin=Decimal(2))])


def test_new_accounts_are_missing_if_the_history_is_too_short() -> None:
    assert "New accounts" in missing([won(5, account="Cedar")])
    assert "New accounts" not in missing([won(5, account="Cedar", kind="new")])


def test_commitments_need_a_sheet() -> None:
    assert "Commitments kept" in listed(review([won(5)]))
    assert "Commitments kept" not in missing([won(5)])


def test_the_list_stops_at_the_document_types_limit() -> None:
    assert len(not_shown(scope(book([], [NEVER], columns=()), not_shown=3))) == 3
