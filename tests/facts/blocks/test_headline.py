from datetime import date

import pytest

from plangen.facts.blocks.headline import headline
from plangen.facts.blocks.tiles import tiles
from plangen.records.settings import Settings
from tests.facts.invented import NEVER, closing_in, long_ago, review
from tests.metrics.invented import AS_OF, lost, opened, person, won

BEFORE = date(2026, 5, 3)
HALF_YEAR = 490_000


@pytest.mark.parametrize(
    ("first", "third", "lead"),
    [
        (491_000, 261_000, "$16.0K ahead for the quarter, $17.0K for the year."),
        (465_000, 261_000, "$16.0K ahead for the quarter, $9.0K behind for the year."),
        (465_000, 241_000, "$4.0K behind for the quarter, $29.0K for the year."),
        (HALF_YEAR, 245_000, "On quota for the quarter and for the year."),
        (HALF_YEAR + 5_000, 245_000, "On quota for the quarter, $5.0K ahead for the year."),
        (HALF_YEAR - 5_000, 250_000, "$5.0K ahead for the quarter, on quota for the year."),
        (HALF_YEAR, 250_000, "$5.0K ahead for the quarter and for the year."),
    ],
)
def test_with_a_quota_the_headline_says_how_far_ahead_or_behind(first: int, third: int, lead: str) -> None:
    assert headline(review([long_ago(), won(first, BEFORE), won(third)])).lead == lead


def test_amounts_that_print_alike_are_not_on_quota() -> None:
    scope = review([won(1_160_000, date(2026, 2, 3))], [person(4_960_000)], code="2026-Q1")
    assert headline(scope).lead == "$80.0K behind for the quarter."


def test_in_the_first_quarter_the_year_is_not_repeated() -> None:
    scope = review([won(261_000, date(2026, 2, 3))], code="2026-Q1")
    assert headline(scope).lead == "$16.0K ahead for the quarter."


def test_a_running_quarter_is_neither_ahead_nor_behind() -> None:
    scope = review([won(77_900)], as_of=date(2026, 8, 20))
    assert headline(scope).lead == "$77.9K of $245.0K quota so far."


def test_a_locale_with_a_trailing_currency_sign_prints_the_full_amount() -> None:
    scope = review([long_ago(), won(491_000, BEFORE), won(261_000)], settings=Settings(locale="de-DE", currency="EUR"))
    lead = headline(scope).lead.replace("\u00a0", " ")
    assert lead == "16.000 € ahead for the quarter, 17.000 € for the year."


def test_without_a_quota_the_headline_compares_with_the_average() -> None:
    past = [long_ago(), won(100_000, date(2025, 8, 3)), won(300_000, BEFORE)]
    scope = review([*past, won(200_000), won(12_000)], [NEVER])
    assert headline(scope).lead == "2 deals won, $212.0K; the prior four-quarter average is $100.0K."


def test_without_full_quarters_there_is_no_average() -> None:
    assert headline(review([won(12_000)], [NEVER])).lead == "1 deal won, $12.0K."


def test_without_amounts_the_headline_counts_deals() -> None:
    assert headline(review([won(None), won(None)], [NEVER])).lead == "2 deals won."


def test_a_running_quarter_is_not_compared_with_the_average() -> None:
    scope = review([long_ago(), won(90, BEFORE), won(12_000)], [NEVER], as_of=date(2026, 8, 20))
    assert headline(scope).lead == "1 deal won, $12.0K so far."


def test_a_quarter_with_lost_deals_only_says_so() -> None:
    assert headline(review([lost(), lost()], [NEVER])).lead == "No deals won in Q3; 2 lost."


def test_a_quarter_in_which_nothing_closed_says_so() -> None:
    assert headline(review([opened(5)], [NEVER])).lead == "No deals closed in Q3."
    running = review([opened(5)], [NEVER], as_of=date(2026, 8, 20))
    assert headline(running).lead == "No deals closed in Q3 so far."


def test_without_deals_the_headline_says_only_that() -> None:
    found = headline(review([], [NEVER]))
    assert (found.lead, found.rest) == ("No deals on file under this name.", "")


def test_next_is_the_gap_and_the_deals_set_to_close() -> None:
    assert headline(review(closing_in(11, 100_000))).rest == "$245.0K to go in Q4; $200.0K set to close."


def test_deals_closing_later_do_not_count_for_the_next_quarter() -> None:
    rest = headline(review([opened(900, date(2027, 2, 1))])).rest
    assert rest == "$245.0K to go in Q4; nothing set to close."


def test_open_deals_without_amounts_are_counted() -> None:
    assert headline(review(closing_in(11, None))).rest == "2 deals are open."
    deals = [*closing_in(11, None), won(45_000, date(2026, 10, 2))]
    assert headline(review(deals)).rest == "$200.0K to go in Q4; 2 deals set to close, no amounts."


def test_without_a_quota_next_is_open_pipeline_or_open_deals() -> None:
    assert headline(review(closing_in(11, 50_000), [NEVER])).rest == "$100.0K is open in 2 deals."
    assert headline(review(closing_in(11, None), [NEVER])).rest == "2 deals are open."
    assert headline(review([opened(None)], [NEVER])).rest == "1 deal is open."
    assert headline(review([won(5)], [NEVER])).rest == "No open deals."


def test_after_the_quota_is_reached_next_is_open_pipeline() -> None:
    scope = review([won(300_000, AS_OF), *closing_in(11, 50_000)])
    assert headline(scope).rest == "$100.0K is open in 2 deals."


def test_for_a_new_hire_without_a_quota_the_open_pipeline_is_printed_once() -> None:
    found = headline(review([opened(5_000)], [person(None, hired=date(2026, 9, 21))]))
    assert (found.lead, found.rest) == ("Started Sep 21: no wins yet.", "$5.0K is open in 1 deal.")


def test_what_is_to_go_is_the_difference_of_the_amounts_printed_before_it() -> None:
    """246.4K of 500.0K leave 253.6K, not 253.7K as 500,000 less 246,350 rounds."""
    year = review([won(246_350), opened(48_300, date(2026, 11, 3))], [person(500_000)], code="2026")
    found = headline(year)
    assert found.lead == "$246.4K of $500.0K quota so far."
    assert found.rest == "$253.6K to go in 2026; $48.3K set to close."
    assert any(tile.sub.endswith("for $253.6K to go") for tile in tiles(year))
