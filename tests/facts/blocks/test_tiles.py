from datetime import date

import pytest

from plangen.elements.figure import Mark
from plangen.elements.reasons import Reason
from plangen.elements.tile import Tile
from plangen.facts.blocks.tiles import tiles
from plangen.facts.figures.quota_status import coverage_ahead
from plangen.facts.scope.document import Scope
from plangen.records.deals.opportunities import Opportunity
from plangen.records.meetings.actions import Status
from tests.facts.invented import ANA, KEN, NEVER, book, closing_in, long_ago, promise, review, scope
from tests.metrics.invented import lost, opened, person, won

BO = person(name="Bo Ruiz")


def parts(tile: Tile) -> tuple[str, str, str, str]:
    return tile.label, tile.text, tile.sub, tile.mark.value


def first(scoped: Scope) -> tuple[str, str, str, str]:
    return parts(tiles(scoped)[0])


def second(scoped: Scope) -> tuple[str, str, str, str]:
    return parts(tiles(scoped)[1])


def third(scoped: Scope) -> tuple[str, str, str, str]:
    return parts(tiles(scoped)[2])


def fourth(scoped: Scope) -> tuple[str, str, str, str]:
    return parts(tiles(scoped)[3])


HISTORY = [long_ago(), won(100_000, date(2026, 2, 3)), won(300_000, date(2026, 5, 3))]


def test_with_a_quota_the_first_tile_is_attainment_with_a_mark() -> None:
    assert first(review([won(261_400)])) == ("Attainment, Q3", "106.7%", "$261.4K of $245.0K", "↗")


def test_amounts_in_millions_print_in_thousands_so_that_a_reader_gets_the_same_percentage() -> None:
    scoped = review([won(1_160_000)], [person(4_960_000)])
    assert first(scoped) == ("Attainment, Q3", "93.5%", "$1,160.0K of $1,240.0K", "→")


def test_under_a_hundred_percent_is_not_ahead_even_if_both_amounts_print_alike() -> None:
    scoped = review([won(9_960)], [person(40_196)])
    assert first(scoped) == ("Attainment, Q3", "99.1%", "$10.0K of $10.0K", "→")


def test_without_a_quota_the_first_tiles_are_the_next_metrics_even_if_others_have_one() -> None:
    scoped = review([long_ago(), won(5)], [NEVER, person(100, name="Bo Ruiz")])
    assert first(scoped)[:2] == ("Bookings, Q3", "$5")
    assert "n/a" not in second(scoped)


def test_a_quota_for_another_year_does_not_make_this_year_n_a() -> None:
    scoped = review([won(5000)], [person(100, "2025")])
    assert first(scoped)[:2] == ("Bookings, Q3", "$5.0K")
    assert second(scoped)[0] != "Attainment, year to date"


def test_without_quotas_the_first_tile_is_bookings_against_the_average() -> None:
    scoped = review([*HISTORY, won(212_000)], [NEVER])
    assert first(scoped) == ("Bookings, Q3", "$212.0K", "prior four-quarter average: $100.0K", "")


def test_with_fewer_than_two_full_quarters_there_is_no_average() -> None:
    assert first(review([won(212_000)], [NEVER])) == ("Bookings, Q3", "$212.0K", "", "")


def test_without_amounts_the_first_tile_is_the_number_of_deals_won() -> None:
    deals = [long_ago(), won(None), won(None), won(None, date(2026, 5, 3))]
    assert first(review(deals, [NEVER])) == ("Deals won, Q3", "2", "prior four-quarter average: 0.3", "")


def test_someone_without_deals_gets_the_tile_that_others_have() -> None:
    priced, unpriced = won(5, salesperson="Bo Ruiz"), won(None, salesperson="Bo Ruiz")
    assert first(review([priced], [NEVER, BO])) == ("Bookings, Q3", "n/a", "no deals on file", "")
    assert first(review([unpriced], [NEVER, BO])) == ("Deals won, Q3", "n/a", "no deals on file", "")
    assert second(review([unpriced], [NEVER, BO])) == ("Win rate, Q3", "n/a", "no closed deals", "")


def test_the_second_tile_is_attainment_of_the_year_to_date() -> None:
    scoped = review([long_ago(), won(367_500, date(2026, 2, 3)), won(367_500)])
    assert second(scoped) == ("Attainment, year to date", "100.0%", "$735.0K of $735.0K", "↗")


def test_without_quotas_the_second_tile_compares_with_the_same_months_last_year() -> None:
    last = [won(70_000, date(2025, 9, 30)), won(999_000, date(2025, 10, 1))]
    scoped = review([long_ago(), *last, won(90_000)], [NEVER])
    assert second(scoped) == ("Bookings, year to date", "$90.0K", "same months of 2025: $70.0K", "")


def test_in_a_running_quarter_it_compares_with_the_same_days_last_year() -> None:
    last = [won(70_000, date(2025, 8, 20)), won(999_000, date(2025, 8, 21))]
    scoped = review([long_ago(), *last, won(90_000)], [NEVER], as_of=date(2026, 8, 20))
    assert second(scoped) == ("Bookings, year to date", "$90.0K", "same dates of 2025: $70.0K", "")


def test_without_a_full_prior_year_the_second_tile_is_the_win_rate() -> None:
    deals = [*(won(5) for _ in range(4)), *(lost() for _ in range(6))]
    assert second(review(deals, [NEVER])) == ("Win rate, Q3", "40.0%", "4 of 10", "")
    assert second(review(deals[:9], [NEVER])) == ("Win rate, Q3", "44.4%", "4 of 9, small sample", "")


def test_the_year_of_the_hire_is_not_compared() -> None:
    new_hire = person(hired=date(2025, 6, 1))
    assert second(review([long_ago(), won(90_000)], [new_hire]))[0] == "Win rate, Q3"


def test_the_third_tile_is_coverage_of_the_next_quarter_with_typical_coverage() -> None:
    past = [
        won(amount, date(year, month, 25), created=date(year, month, 1))
        for amount, year, month in ((245_000, 2026, 1), (490_000, 2026, 4), (245_000, 2026, 7))
    ]
    scoped = review([*past, *closing_in(11, 245_000), long_ago()], [person(980_000, hired=date(2026, 1, 1))])
    assert third(scoped) == ("Pipeline coverage, Q4", "2.0×", "$490.0K for $245.0K to go", "")
    assert tiles(scoped)[2].note == "typical by now: 1.0–2.0×"


def test_typical_coverage_without_a_range_is_one_number() -> None:
    past = [won(245_000, date(2026, month, 25), created=date(2026, month, 1)) for month in (1, 4, 7)]
    scoped = review([*past, *closing_in(11, 245_000), long_ago()], [person(980_000, hired=date(2026, 1, 1))])
    assert tiles(scoped)[2].note == "typical by now: 1.0×"
    # D3: two full quarters say nothing.
    later = person(980_000, hired=date(2026, 4, 1))
    assert not tiles(review([*past, *closing_in(11, 245_000), long_ago()], [later]))[2].note


def test_without_coverage_the_third_tile_is_open_pipeline() -> None:
    assert third(review(closing_in(11, 50_000), [NEVER])) == ("Open pipeline", "$100.0K", "2 deals", "")
    assert third(review([opened(50_000)], [NEVER]))[2] == "1 deal"


def test_without_amounts_the_third_tile_is_open_deals_with_median_age() -> None:
    assert third(review(closing_in(11, None), [NEVER])) == ("Open deals", "2", "median age 34 days", "")
    assert third(review([opened(None)], [NEVER])) == ("Open deals", "1", "", "")


def test_after_the_quota_is_reached_the_third_tile_is_open_pipeline() -> None:
    scoped = review([won(300_000, date(2026, 10, 2)), *closing_in(11, 50_000)])
    assert third(scoped)[:2] == ("Open pipeline", "$100.0K")


def test_without_deals_the_third_tile_says_so() -> None:
    assert third(review([], [NEVER])) == ("Open deals", "n/a", "no deals on file", "")


def test_without_deals_or_amounts_coverage_is_unknown() -> None:
    assert not coverage_ahead(review()).known
    assert coverage_ahead(review(closing_in(11, None))).reason == Reason.NO_AMOUNTS


MOVED = promise("AR-1", Status.MOVED, carried=1)


@pytest.mark.parametrize(
    ("actions", "short", "sub"),
    [
        ([promise("AR-1", Status.KEPT)], "1 of 1", ""),
        ([MOVED, promise("AR-2", Status.KEPT), promise("AR-3", Status.KEPT)], "2 of 3", "one moved, 2nd time"),
        ([promise("AR-1", Status.MOVED), promise("AR-2", Status.MOVED)], "0 of 2", "two moved"),
        ([promise("AR-1", Status.OPEN)], "0 of 1", "one still open"),
        ([promise("AR-1", Status.KEPT), promise("AR-2", Status.DROPPED)], "1 of 1", "one dropped"),
        ([promise("AR-1", Status.KEPT), promise("AR-0", Status.MOVED, date(2026, 3, 2))], "1 of 1", "one carried over"),
    ],
)
def test_the_fourth_tile_is_commitments_kept_and_the_rest_by_status(
    actions: list[Opportunity], short: str, sub: str
) -> None:
    assert fourth(scope(book([], actions=actions))) == ("Commitments kept", short, sub, "")


def test_without_commitments_the_fourth_tile_is_the_median_sales_cycle() -> None:
    cycled = [won(5, date(2026, 8, 14), created=date(2026, 7, 14))]
    assert fourth(review(cycled)) == ("Median sales cycle, Q3", "31 days", "1 won", "")


def test_a_sales_cycle_that_only_this_person_lacks_is_n_a() -> None:
    cycled = [won(5, date(2026, 8, 14), created=date(2026, 7, 14), salesperson="Bo Ruiz")]
    assert fourth(review(cycled, [ANA, BO])) == ("Median sales cycle, Q3", "n/a", "no wins", "")


def test_if_no_one_has_a_sales_cycle_the_fourth_tile_is_commitments() -> None:
    assert fourth(review([won(5)])) == ("Commitments kept", "n/a", "no commitments due", "")


def test_a_running_quarter_gets_no_mark() -> None:
    assert all(tile.mark is Mark.NONE for tile in tiles(review([won(900_000)], [ANA, KEN], as_of=date(2026, 9, 29))))


MONTHLY_100 = person(1_200, manager="Ken Ortiz")
TO_AUGUST = [long_ago(), won(690, date(2026, 5, 4)), won(60, date(2026, 8, 3))]


def test_the_year_to_date_of_a_running_quarter_is_of_the_quota_to_date() -> None:
    """W5: 750 of the 800 for eight months, not of the 900 for the nine that end with the quarter."""
    running = review(TO_AUGUST, [MONTHLY_100, KEN], as_of=date(2026, 8, 31))
    assert second(running) == ("Attainment, year to date", "93.8%", "$750 of $800 quota to date", "")
    assert second(review(TO_AUGUST, [MONTHLY_100, KEN]))[1] == "83.3%"


def test_a_running_quarter_shows_attainment_of_the_full_quota_and_its_pace() -> None:
    """W5: 60 of 300; by August 31, 44 of the 66 working days have passed, so 60 of 200 is the pace."""
    running = review(TO_AUGUST, [MONTHLY_100, KEN], as_of=date(2026, 8, 31))
    assert first(running) == ("Attainment, Q3", "20.0%", "$60 of $300; pace 30.0% of expected, straight line", "")
    assert "pace" not in first(review(TO_AUGUST, [MONTHLY_100, KEN]))[2]


def test_the_pace_follows_what_the_role_had_booked_by_this_day_in_four_full_quarters() -> None:
    """W5: half of each of four quarters was in by its second month, so 60 is compared with 150."""
    quarters = [(2025, 7), (2025, 10), (2026, 1), (2026, 4)]
    earlier = [won(100, date(year, month + at, 10)) for year, month in quarters for at in (0, 2)]
    running = review([long_ago(), *earlier, won(60, date(2026, 8, 3))], [MONTHLY_100, KEN], as_of=date(2026, 8, 31))
    assert first(running)[2] == "$60 of $300; pace 40.0% of expected"


def test_commitments_due_later_in_a_running_quarter_are_not_counted_yet() -> None:
    """W6."""
    actions = [promise("AR-1", Status.KEPT, date(2026, 8, 14)), promise("AR-2", due=date(2026, 9, 25))]
    running = scope(book([won(5)], actions=actions, as_of=date(2026, 8, 31)))
    assert fourth(running)[1:3] == ("1 of 1", "")


def test_there_is_no_year_to_date_if_the_files_start_later_than_the_year() -> None:
    """W7: the first deal on file closed in March; the tile takes the next rung."""
    deals = [won(100, date(2026, 3, 2)), won(60, date(2026, 8, 3)), lost(date(2026, 8, 4))]
    assert second(review(deals, [MONTHLY_100, KEN])) == ("Win rate, Q3", "50.0%", "1 of 2, small sample", "")
    from_january = [won(1, date(2026, 1, 30)), *deals]
    assert second(review(from_january, [MONTHLY_100, KEN]))[:2] == ("Attainment, year to date", "17.9%")
