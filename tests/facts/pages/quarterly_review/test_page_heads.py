from datetime import date

import pytest

from plangen.facts.pages.quarterly_review.page_heads import page_heads
from tests.facts.growing import goal, sheets
from tests.facts.invented import book, scope
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
