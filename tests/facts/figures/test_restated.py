from dataclasses import replace
from datetime import date
from decimal import Decimal

from plangen.facts.blocks.data_notes import data_notes
from plangen.facts.blocks.figure_table import results
from plangen.facts.blocks.score_table import score_table
from plangen.facts.figures.restated import kept_figures, kept_key, restated_note
from plangen.facts.pages.monthly_review.results import month_results
from plangen.facts.scope.document import Scope
from plangen.facts.sections import fact_sheet
from plangen.metrics.results.bookings import bookings
from tests.facts.invented import review
from tests.facts.monthly import monthly
from tests.metrics.invented import Q3, won
from tests.seen import seen

DEALS = [won(198_200)]


def printed(amount: str, scope: Scope) -> Scope:
    """The scope, with the bookings that an earlier packet printed."""
    return replace(scope, printed={kept_key("bookings", scope.period): Decimal(amount)})


def test_a_change_over_half_a_percent_prints_the_earlier_number() -> None:
    scope = printed("194000", review(DEALS))
    assert restated_note(scope, "bookings", Q3, bookings(scope.deals, Q3)) == "was $194.0K"


def test_a_smaller_change_prints_nothing() -> None:
    for amount in ("198200", "198199", "197300"):
        scope = printed(amount, review(DEALS))
        assert restated_note(scope, "bookings", Q3, bookings(scope.deals, Q3)) == ""


def test_without_an_earlier_packet_nothing_is_restated() -> None:
    scope = review(DEALS)
    assert restated_note(scope, "bookings", Q3, bookings(scope.deals, Q3)) == ""


def test_both_reviews_print_the_earlier_number() -> None:
    assert seen(results(printed("194000", review(DEALS)))).rows[0].label == "Bookings, was $194.0K"
    scope = printed("3000", monthly([won(4_000, Q3.last_day)]))
    assert seen(month_results(scope)).rows[0].label == "Bookings, was $3.0K"


def test_exact_numbers_are_kept_by_metric_and_period() -> None:
    kept = kept_figures(review(DEALS))
    assert kept["bookings 2026-Q3"] == "198200"
    assert kept["deals won 2026-Q3"] == "1"
    assert "win rate 2026-Q3" in kept


def test_a_scorecard_prints_the_earlier_number() -> None:
    rows = [row for group in seen(score_table(printed("194000", review(DEALS)))).groups for row in group.rows]
    assert rows[0].label == "Bookings, was $194.0K"


def test_a_restated_prior_period_is_in_the_notes() -> None:
    scope = replace(review([*DEALS, won(90_000, date(2026, 5, 4))]), printed={"bookings 2026-Q2": Decimal(80_000)})
    assert "Q2 2026 restated since printed: Bookings $90.0K, was $80.0K." in data_notes(scope)


def test_only_a_document_with_results_keeps_numbers() -> None:
    scope = review(DEALS)
    assert fact_sheet(scope, ["masthead", "results"]).figures == kept_figures(scope)
    assert not fact_sheet(scope, ["masthead"]).figures
