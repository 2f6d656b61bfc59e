from dataclasses import replace
from datetime import date

import pytest

from plangen.facts.pages.quarterly_review.page_heads import page_heads
from plangen.records.meetings.actions import Status
from tests.facts.growing import goal, sheets
from tests.facts.invented import book, promise, scope
from tests.metrics.invented import won


@pytest.mark.parametrize(
    ("code", "as_of", "expected"),
    [
        ("2026-Q3", date(2026, 10, 5), "2026 through Sep 30"),
        ("2026-Q3", date(2026, 9, 15), "2026 to date"),
        ("2026-Q4", date(2027, 1, 8), "2026"),
    ],
)
def test_the_plan_page_says_through_when_goals_are_counted(code: str, as_of: date, expected: str) -> None:
    given = book([won(5)], goals=[goal("G1")], reports=sheets("Goals"), as_of=as_of)
    assert expected in page_heads(scope(given, code=code)).plan.line


def test_commitments_are_carried_into_the_next_quarter_only_if_they_are_from_before_it() -> None:
    def title(opened: date) -> str:
        made = replace(promise("AR-1", Status.OPEN, due=date(2026, 11, 10)), opened=opened)
        return page_heads(scope(book([won(5)], actions=[made], as_of=date(2026, 10, 20)))).comments.title

    assert title(date(2026, 9, 30)).startswith("1 commitment carried into Q4")
    assert title(date(2026, 10, 1)).startswith("1 commitment still open")
