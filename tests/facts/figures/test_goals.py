from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from plangen.elements.measure import Unit
from plangen.facts.figures.goals import GoalProgress, goal_progress, typed_conflicts
from plangen.facts.scope.workspace import Workspace
from tests.facts.growing import goal
from tests.facts.invented import book, long_ago, review
from tests.metrics.invented import won


def read(**known: Any) -> GoalProgress | None:
    return goal_progress(review([long_ago(), won(490_000, margin=Decimal(98_000))]), goal("G1", **known))


@pytest.mark.parametrize(
    ("target", "actual", "share"),
    [("24", "16", "0.6667"), ("200k", "100k", "0.5"), ("4 tests", "3 tests", "0.75"), ("2.5M", "500k", "0.2")],
)
def test_the_rows_actual_and_target_are_used_as_is(target: str, actual: str, share: str) -> None:
    found = read(target=target, actual=actual)
    assert found is not None
    assert found.text == f"{actual} of {target}"
    assert found.share is not None
    assert round(found.share, 4) == Decimal(share)


def test_a_known_metric_is_computed_if_the_row_has_no_actual() -> None:
    found = read(measure="Bookings", target="980k")
    assert found == GoalProgress("Bookings: $490.0K of $980.0K", Decimal("0.5"), Unit.MONEY)


def test_a_percentage_is_compared_only_with_a_percentage() -> None:
    found = read(measure="margin", target="31 %")
    assert found is not None
    assert found.text == "margin: 20.0%, target 31.0%"
    mixed = read(measure="bookings", target="31 %")
    assert mixed is not None
    assert (mixed.text, mixed.share) == ("bookings: target 31 %", None)


def test_an_unknown_metric_shows_its_target_only() -> None:
    found = read(measure="answers", target="90 %")
    assert found is not None
    assert (found.text, found.share) == ("answers: target 90 %", None)


def test_a_target_in_words_has_no_share() -> None:
    found = read(target="all of them", actual="most")
    assert found is not None
    assert (found.text, found.share) == ("most of all of them", None)


def test_a_goal_without_a_target_has_no_progress() -> None:
    assert read(measure="bookings") is None


def test_progress_in_a_year_that_the_files_start_in_is_not_known() -> None:
    """W7: the first deal on file closed in August."""
    found = goal_progress(review([won(490_000)]), goal("G1", measure="Bookings", target="980k"))
    assert found is not None
    assert found.text == "Bookings: target 980k"


def test_progress_ends_with_the_period_of_the_page() -> None:
    """W11: page one has the 490,000 through September, and not the 10,000 of October."""
    found = goal_progress(
        review([long_ago(), won(490_000), won(10_000, date(2026, 10, 2))]),
        goal("G1", measure="Bookings", target="980k"),
    )
    assert found is not None
    assert found.text == "Bookings: $490.0K of $980.0K"


def test_the_count_is_printed_instead_of_a_typed_actual() -> None:
    """W14."""
    found = read(measure="Bookings", target="980k", actual="700k")
    assert found == GoalProgress("Bookings: $490.0K of $980.0K", Decimal("0.5"), Unit.MONEY)
    uncounted = read(measure="answers", target="24", actual="16")
    assert uncounted is not None
    assert uncounted.text == "answers: 16 of 24"


def test_a_typed_actual_that_differs_from_the_count_is_reported() -> None:
    """W14."""
    goals = [
        goal("G1", measure="Bookings", target="980k", actual="700k"),
        goal("G2", measure="Bookings", target="980k", actual="490K"),
        goal("G3", measure="answers", target="24", actual="16"),
    ]
    found = list(typed_conflicts(Workspace(book([long_ago(), won(490_000)], goals=goals))))
    assert [(each.value, each.message) for each in found] == [
        ("700k", "plangen counts $490.0K, not 700k. $490.0K is printed.")
    ]
