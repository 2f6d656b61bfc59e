from dataclasses import replace
from datetime import date
from typing import Any

from plangen.elements.measure import RowKey
from plangen.facts.blocks.results_in_full import results_in_full
from plangen.facts.scope.document import Scope
from plangen.records.meetings.activities import Activity
from tests.facts.invented import ANA, KEN, NEVER, long_ago, review
from tests.metrics.invented import opened, person, won
from tests.seen import seen

LAST_YEAR = date(2025, 8, 5)


def rows(scope: Scope) -> dict[str, Any]:
    table = seen(results_in_full(scope))
    assert table is not None
    return {row.label: row for group in table.groups for row in group.rows}


def test_each_result_has_target_prior_quarter_and_year_before() -> None:
    deals = [won(300_000), won(200_000, LAST_YEAR), won(100_000, date(2026, 5, 5)), long_ago("Ana Ruiz")]
    bookings = rows(review(deals))["Bookings"]
    assert (str(bookings.plan), str(bookings.actual), str(bookings.difference)) == ("$245.0K", "$300.0K", "+$55.0K")
    assert (str(bookings.previous), str(bookings.year_before)) == ("$100.0K", "$200.0K")
    assert bookings.trend is not None


def test_a_metric_as_of_today_has_no_year_before() -> None:
    found = rows(review([won(300_000), won(1, LAST_YEAR), opened(5, date(2026, 11, 1)), long_ago("Ana Ruiz")]))
    assert found["Open pipeline"].year_before is None


def test_activities_are_compared_only_with_periods_logged_from_the_start() -> None:
    deals = [won(300_000), won(1, LAST_YEAR), long_ago("Ana Ruiz")]
    late, early = date(2025, 9, 22), date(2025, 7, 2)
    for first, before in ((late, None), (early, "1")):
        logged = [Activity(RowKey(9, at), day, "Ana Ruiz", "call") for at, day in enumerate((first, date(2026, 8, 3)))]
        found = rows(review(deals, activities=logged))["Calls logged in the CRM"].year_before
        assert (None if found is None else str(found)) == before


def test_a_partial_prior_year_has_no_column() -> None:
    table = seen(results_in_full(review([won(300_000)])))
    assert table is not None
    assert table.year_before_head == ""


def test_there_are_up_to_twelve_rows_or_the_limit_of_the_document_type() -> None:
    deals = [won(300_000), opened(5, date(2026, 11, 1))]
    assert len(rows(review(deals))) <= 12
    assert len(rows(replace(review(deals), limits={"rows": 2}))) == 2


def test_no_page_without_quotas_on_a_preread_or_without_closed_deals() -> None:
    assert seen(results_in_full(review([won(300_000)], [NEVER, KEN]))) is None
    assert seen(results_in_full(review([opened(5, date(2026, 11, 1))], [ANA, KEN]))) is None
    assert seen(results_in_full(replace(review([won(300_000)]), edition="preread"))) is None


def test_a_metric_that_is_not_known_says_why_next_to_its_name() -> None:
    people = [NEVER, person(100_000, name="Bo Lind", manager="Ken Ortiz"), KEN]
    found = rows(review([won(300_000), long_ago("Ana Ruiz")], people))
    unknown = {label: row.note for label, row in found.items() if str(row.actual) == "n/a"}
    assert unknown["Attainment"] == "no quota"
    assert all(unknown.values())
