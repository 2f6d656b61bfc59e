from datetime import date

import pytest

from plangen.elements.figure import Mark
from plangen.facts.brief import Brief
from plangen.facts.standing import coverage_ahead
from plangen.facts.tiles import Tile, tiles
from plangen.records.actions import Status
from plangen.records.opportunities import Opportunity
from tests.facts.invented import ANA, KEN, NEVER, book, brief, closing_in, long_ago, promise, review
from tests.metrics.invented import lost, opened, person, won

BO = person(name="Bo Ruiz")


def said(tile: Tile) -> tuple[str, str, str, str]:
    return tile.label, tile.figure.short, tile.sub, tile.mark.value


def first(asked: Brief) -> tuple[str, str, str, str]:
    return said(tiles(asked)[0])


def second(asked: Brief) -> tuple[str, str, str, str]:
    return said(tiles(asked)[1])


def third(asked: Brief) -> tuple[str, str, str, str]:
    return said(tiles(asked)[2])


def fourth(asked: Brief) -> tuple[str, str, str, str]:
    return said(tiles(asked)[3])


HISTORY = [long_ago(), won(100_000, date(2026, 2, 3)), won(300_000, date(2026, 5, 3))]


def test_with_a_quota_the_first_tile_is_attainment_with_its_mark() -> None:
    assert first(review([won(261_400)])) == ("Attainment, Q3", "106.7%", "$261.4K of $245.0K", "↗")


def test_the_mark_of_attainment_is_that_of_its_percentage_where_money_prints_alike() -> None:
    asked = review([won(1_160_000)], [person(4_960_000)])
    assert first(asked) == ("Attainment, Q3", "93.5%", "$1.2M of $1.2M", "→")


def test_a_percentage_short_of_a_hundred_is_not_ahead_though_both_amounts_print_alike() -> None:
    asked = review([won(9_960)], [person(40_196)])
    assert first(asked) == ("Attainment, Q3", "99.1%", "$10.0K of $10.0K", "→")


def test_where_others_have_a_quota_its_absence_is_news_with_the_reason() -> None:
    asked = review([won(5)], [NEVER, person(100, name="Bo Ruiz")])
    assert first(asked) == ("Attainment, Q3", "n/a", "no quota: add a quota", "")
    assert second(asked)[:2] == ("Attainment, year to date", "n/a")


def test_a_quota_of_another_year_does_not_make_this_year_n_a() -> None:
    asked = review([won(5000)], [person(100, "2025")])
    assert first(asked)[:2] == ("Won, Q3", "$5.0K")
    assert second(asked)[0] != "Attainment, year to date"


def test_without_quotas_the_first_tile_is_what_was_won_against_the_own_average() -> None:
    asked = review([*HISTORY, won(212_000)], [NEVER])
    assert first(asked) == ("Won, Q3", "$212.0K", "average of four quarters $100.0K", "")


def test_with_less_than_two_whole_quarters_there_is_no_average() -> None:
    assert first(review([won(212_000)], [NEVER])) == ("Won, Q3", "$212.0K", "", "")


def test_without_amounts_the_first_tile_is_the_number_of_deals_won() -> None:
    deals = [long_ago(), won(None), won(None), won(None, date(2026, 5, 3))]
    assert first(review(deals, [NEVER])) == ("Deals won, Q3", "2", "average of four quarters 0.3", "")


def test_somebody_without_deals_gets_the_tile_that_the_company_can_fill() -> None:
    priced, unpriced = won(5, salesperson="Bo Ruiz"), won(None, salesperson="Bo Ruiz")
    assert first(review([priced], [NEVER, BO])) == ("Won, Q3", "n/a", "no deals in the files", "")
    assert first(review([unpriced], [NEVER, BO])) == ("Deals won, Q3", "n/a", "no deals in the files", "")
    assert second(review([unpriced], [NEVER, BO])) == ("Win rate, Q3", "n/a", "0 closed deals", "")


def test_the_second_tile_is_attainment_of_the_year_to_date() -> None:
    asked = review([won(367_500, date(2026, 2, 3)), won(367_500)])
    assert second(asked) == ("Attainment, year to date", "100.0%", "$735.0K of $735.0K", "↗")


def test_without_quotas_the_second_tile_is_the_year_against_the_same_months_of_last_year() -> None:
    last = [won(70_000, date(2025, 9, 30)), won(999_000, date(2025, 10, 1))]
    asked = review([long_ago(), *last, won(90_000)], [NEVER])
    assert second(asked) == ("Won, year to date", "$90.0K", "$70.0K in the same months of 2025", "")


def test_in_a_running_quarter_the_same_days_of_last_year_are_meant() -> None:
    last = [won(70_000, date(2025, 8, 20)), won(999_000, date(2025, 8, 21))]
    asked = review([long_ago(), *last, won(90_000)], [NEVER], as_of=date(2026, 8, 20))
    assert second(asked) == ("Won, year to date", "$90.0K", "$70.0K in the same days of 2025", "")


def test_without_a_whole_last_year_the_second_tile_is_the_win_rate_as_k_of_n() -> None:
    deals = [*(won(5) for _ in range(4)), *(lost() for _ in range(6))]
    assert second(review(deals, [NEVER])) == ("Win rate, Q3", "40.0%", "4 of 10", "")
    assert second(review(deals[:9], [NEVER])) == ("Win rate, Q3", "44.4%", "4 of 9, few", "")


def test_a_last_year_in_which_the_person_came_is_not_compared() -> None:
    newcomer = person(hired=date(2025, 6, 1))
    assert second(review([long_ago(), won(90_000)], [newcomer]))[0] == "Win rate, Q3"


def test_the_third_tile_is_coverage_of_the_next_quarter_with_its_own_history() -> None:
    past = [
        won(amount, date(year, month, 25), created=date(year, month, 1))
        for amount, year, month in ((490_000, 2026, 4), (245_000, 2026, 7))
    ]
    asked = review([*past, *closing_in(11, 245_000), long_ago()], [person(980_000, hired=date(2026, 2, 1))])
    assert third(asked) == ("Coverage, Q4", "2.0×", "usual at this point 1.0–2.0×", "")


def test_history_that_is_all_alike_is_one_figure() -> None:
    past = [won(245_000, date(2026, 7, 25), created=date(2026, 7, 1)), long_ago()]
    asked = review([*past, *closing_in(11, 245_000)], [person(980_000, hired=date(2026, 6, 30))])
    assert third(asked)[2] == "usual at this point 1.0×"


def test_without_coverage_the_third_tile_is_what_is_open() -> None:
    assert third(review(closing_in(11, 50_000), [NEVER])) == ("Open pipeline", "$100.0K", "2 deals", "")
    assert third(review([opened(50_000)], [NEVER]))[2] == "1 deal"


def test_without_amounts_the_third_tile_is_a_count_with_its_median_age() -> None:
    assert third(review(closing_in(11, None), [NEVER])) == ("Open deals", "2", "median age 34 days", "")
    assert third(review([opened(None)], [NEVER])) == ("Open deals", "1", "", "")


def test_a_quota_that_is_reached_shows_what_is_open_instead_of_coverage() -> None:
    asked = review([won(300_000, date(2026, 10, 2)), *closing_in(11, 50_000)])
    assert third(asked)[:2] == ("Open pipeline", "$100.0K")


def test_without_any_deal_the_third_tile_says_so() -> None:
    assert third(review([], [NEVER])) == ("Open deals", "n/a", "no deals in the files", "")


def test_without_a_table_of_deals_or_any_amount_no_coverage_is_said() -> None:
    assert not coverage_ahead(review()).known
    assert coverage_ahead(review(closing_in(11, None))).reason == "no amounts"


MOVED = promise("AR-1", Status.MOVED, carried=1)


@pytest.mark.parametrize(
    ("actions", "short", "sub"),
    [
        ([promise("AR-1", Status.KEPT)], "1 of 1", ""),
        ([MOVED, promise("AR-2", Status.KEPT), promise("AR-3", Status.KEPT)], "2 of 3", "one moved, 2nd time"),
        ([promise("AR-1", Status.MOVED), promise("AR-2", Status.MOVED)], "0 of 2", "two moved"),
        ([promise("AR-1", Status.OPEN)], "0 of 1", "one still open"),
        ([promise("AR-1", Status.KEPT), promise("AR-2", Status.LET_GO)], "1 of 1", "one let go"),
        ([promise("AR-1", Status.KEPT), promise("AR-0", Status.MOVED, date(2026, 3, 2))], "1 of 1", "one from before"),
    ],
)
def test_the_fourth_tile_is_what_was_kept_and_what_became_of_the_rest(
    actions: list[Opportunity], short: str, sub: str
) -> None:
    assert fourth(brief(book([], actions=actions))) == ("Commitments kept", short, sub, "")


def test_without_commitments_the_fourth_tile_is_the_median_cycle() -> None:
    cycled = [won(5, date(2026, 8, 14), created=date(2026, 7, 14))]
    assert fourth(review(cycled)) == ("Median cycle, Q3", "31 days", "1 won", "")


def test_where_only_this_person_has_no_cycle_the_tile_says_so() -> None:
    cycled = [won(5, date(2026, 8, 14), created=date(2026, 7, 14), salesperson="Bo Ruiz")]
    assert fourth(review(cycled, [ANA, BO])) == ("Median cycle, Q3", "n/a", "0 won deals", "")


def test_where_nobody_has_a_cycle_the_tile_stays_with_the_commitments() -> None:
    assert fourth(review([won(5)])) == ("Commitments kept", "n/a", "nothing was due", "")


def test_a_running_quarter_gets_no_mark() -> None:
    assert all(tile.mark is Mark.NONE for tile in tiles(review([won(900_000)], [ANA, KEN], as_of=date(2026, 9, 29))))
