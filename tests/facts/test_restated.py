from dataclasses import replace
from datetime import date
from decimal import Decimal

from plangen.facts.brief import Brief
from plangen.facts.data_notes import data_notes
from plangen.facts.monthly_results import month_results
from plangen.facts.restated import kept_figures, key_of, was
from plangen.facts.results import results
from plangen.facts.scorecard_table import score_table
from plangen.metrics.results import bookings
from tests.facts.invented import review
from tests.facts.monthly import monthly
from tests.metrics.invented import Q3, won

DEALS = [won(198_200)]


def printed(amount: str, brief: Brief) -> Brief:
    """The brief, after a packet that printed another amount."""
    return replace(brief, printed={key_of("bookings", brief.period): Decimal(amount)})


def test_a_figure_beyond_half_a_percent_says_what_it_was() -> None:
    brief = printed("194000", review(DEALS))
    assert was(brief, "bookings", Q3, bookings(brief.deals, Q3)) == ", was $194.0K"


def test_what_is_as_it_was_says_nothing() -> None:
    for amount in ("198200", "198199", "197300"):
        brief = printed(amount, review(DEALS))
        assert was(brief, "bookings", Q3, bookings(brief.deals, Q3)) == ""


def test_without_an_earlier_packet_nothing_is_restated() -> None:
    brief = review(DEALS)
    assert was(brief, "bookings", Q3, bookings(brief.deals, Q3)) == ""


def test_both_reviews_print_what_it_was() -> None:
    assert results(printed("194000", review(DEALS))).rows[0].label == "Won, was $194.0K"
    asked = printed("3000", monthly([won(4_000, Q3.last_day)]))
    assert month_results(asked).rows[0].label == "Won, was $3.0K"


def test_figures_are_kept_by_name_and_period_as_they_were_worked_out() -> None:
    kept = kept_figures(review(DEALS), frozenset({"results"}))
    assert kept["bookings 2026-Q3"] == "198200"
    assert kept["deals won 2026-Q3"] == "1"
    assert "win rate 2026-Q3" in kept


def test_the_table_of_a_scorecard_says_what_it_was() -> None:
    rows = [row for group in score_table(printed("194000", review(DEALS))).groups for row in group.rows]
    assert rows[0].label == "Won, was $194.0K"


def test_a_period_before_that_is_no_longer_as_it_was_printed_is_told_in_the_notes() -> None:
    asked = replace(review([*DEALS, won(90_000, date(2026, 5, 4))]), printed={"bookings 2026-Q2": Decimal(80_000)})
    assert "Q2 2026 is not as it was printed then: Won $90.0K, was $80.0K." in data_notes(asked)


def test_a_page_without_results_keeps_no_figures() -> None:
    assert not kept_figures(review(DEALS), frozenset({"masthead"}))
