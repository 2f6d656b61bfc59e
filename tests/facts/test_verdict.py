from datetime import date

import pytest

from plangen.facts.verdict import verdict
from plangen.records.settings import Settings
from tests.facts.invented import NEVER, closing_in, long_ago, review
from tests.metrics.invented import AS_OF, lost, opened, person, won

BEFORE = date(2026, 5, 3)
HALF_YEAR = 490_000


@pytest.mark.parametrize(
    ("first", "third", "said"),
    [
        (491_000, 261_000, "$16.0K ahead for the quarter, $17.0K for the year."),
        (465_000, 261_000, "$16.0K ahead for the quarter, $9.0K behind for the year."),
        (465_000, 241_000, "$4.0K behind for the quarter, $29.0K for the year."),
        (HALF_YEAR, 245_000, "On plan for the quarter and for the year."),
        (HALF_YEAR + 5_000, 245_000, "On plan for the quarter, $5.0K ahead for the year."),
        (HALF_YEAR - 5_000, 250_000, "$5.0K ahead for the quarter, on plan for the year."),
        (HALF_YEAR, 250_000, "$5.0K ahead for the quarter and for the year."),
    ],
)
def test_with_a_plan_the_verdict_says_how_far_ahead_or_behind(first: int, third: int, said: str) -> None:
    assert verdict(review([won(first, BEFORE), won(third)])).lead == said


def test_money_that_prints_alike_is_not_on_plan() -> None:
    asked = review([won(1_160_000, date(2026, 2, 3))], [person(4_960_000)], code="2026-Q1")
    assert verdict(asked).lead == "$80.0K behind for the quarter."


def test_in_the_first_quarter_the_year_is_not_said_again() -> None:
    asked = review([won(261_000, date(2026, 2, 3))], code="2026-Q1")
    assert verdict(asked).lead == "$16.0K ahead for the quarter."


def test_a_running_quarter_is_neither_ahead_nor_behind() -> None:
    asked = review([won(77_900)], as_of=date(2026, 8, 20))
    assert verdict(asked).lead == "$77.9K won of $245.0K so far."


def test_a_locale_that_puts_the_sign_behind_says_the_whole_amount() -> None:
    asked = review([won(491_000, BEFORE), won(261_000)], settings=Settings(locale="de-DE", currency="EUR"))
    said = verdict(asked).lead.replace("\u00a0", " ")
    assert said == "16.000 € ahead for the quarter, 17.000 € for the year."


def test_without_a_plan_the_verdict_says_what_was_won_against_the_own_average() -> None:
    past = [long_ago(), won(100_000, date(2025, 8, 3)), won(300_000, BEFORE)]
    asked = review([*past, won(200_000), won(12_000)], [NEVER])
    assert verdict(asked).lead == "2 deals won, $212.0K; the average of four quarters is $100.0K."


def test_without_whole_quarters_there_is_no_average() -> None:
    assert verdict(review([won(12_000)], [NEVER])).lead == "1 deal won, $12.0K."


def test_without_amounts_the_deals_are_said() -> None:
    assert verdict(review([won(None), won(None)], [NEVER])).lead == "2 deals won."


def test_without_a_plan_a_running_quarter_is_not_held_against_whole_ones() -> None:
    asked = review([long_ago(), won(90, BEFORE), won(12_000)], [NEVER], as_of=date(2026, 8, 20))
    assert verdict(asked).lead == "1 deal won, $12.0K so far."


def test_a_quarter_with_lost_deals_only_says_so() -> None:
    assert verdict(review([lost(), lost()], [NEVER])).lead == "No deal won in Q3; 2 deals lost."


def test_a_quarter_in_which_nothing_closed_says_so() -> None:
    assert verdict(review([opened(5)], [NEVER])).lead == "No deal closed in Q3."
    running = review([opened(5)], [NEVER], as_of=date(2026, 8, 20))
    assert verdict(running).lead == "No deal closed in Q3 so far."


def test_somebody_without_deals_is_told_that_there_are_none_and_nothing_more() -> None:
    said = verdict(review([], [NEVER]))
    assert (said.lead, said.rest) == ("No deals under this name in the files.", "")


def test_next_is_what_is_to_go_and_what_is_open_for_it() -> None:
    assert verdict(review(closing_in(11, 100_000))).rest == "$245.0K to go in Q4; $200.0K is due then."


def test_what_is_open_elsewhere_does_not_count_for_the_next_quarter() -> None:
    said = verdict(review([opened(900, date(2027, 2, 1))])).rest
    assert said == "$245.0K to go in Q4; nothing open is due then."


def test_open_deals_without_amounts_are_not_nothing() -> None:
    assert verdict(review(closing_in(11, None))).rest == "2 deals are open."
    deals = [*closing_in(11, None), won(45_000, date(2026, 10, 2))]
    assert verdict(review(deals)).rest == "$200.0K to go in Q4; 2 deals without amounts are due then."


def test_without_a_quota_next_is_what_is_open_by_value_then_by_count() -> None:
    assert verdict(review(closing_in(11, 50_000), [NEVER])).rest == "$100.0K is open in 2 deals."
    assert verdict(review(closing_in(11, None), [NEVER])).rest == "2 deals are open."
    assert verdict(review([opened(None)], [NEVER])).rest == "1 deal is open."
    assert verdict(review([won(5)], [NEVER])).rest == "Nothing is open."


def test_a_quota_that_is_reached_leaves_what_is_open() -> None:
    asked = review([won(300_000, AS_OF), *closing_in(11, 50_000)])
    assert verdict(asked).rest == "$100.0K is open in 2 deals."
