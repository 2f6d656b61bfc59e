from datetime import date

from plangen.facts.pages.scorecard.tiles import score_tiles
from plangen.facts.pages.scorecard.year import tile_of_a_year
from tests.facts.invented import ANA, KEN, NEVER, long_ago
from tests.facts.scorecards import scorecard
from tests.metrics.invented import person, won

DEALS = [
    won(60_000, date(2026, 3, 2)),
    won(30_000, date(2026, 10, 2)),
    won(50_000, date(2025, 5, 5)),
    long_ago("Ana Ruiz"),
]


def test_a_running_year_has_its_pace_against_the_quota_to_date() -> None:
    tile = tile_of_a_year(scorecard(DEALS, [person(120_000, manager="Ken Ortiz"), KEN], "2026"))
    # Nine months of 10,000, and 3 of the 22 working days of October.
    assert (tile.label, tile.text) == ("Pace to quota, year to date", "98.5%")
    assert tile.sub == "$90.0K of $91.4K quota to date"


def test_without_a_quota_it_is_the_prior_year() -> None:
    tile = tile_of_a_year(scorecard(DEALS, [NEVER, KEN], "2026"))
    assert (tile.label, tile.text, tile.sub) == ("Bookings, 2025", "$50.0K", "1 won")


def test_without_history_it_is_the_deals_won() -> None:
    tile = tile_of_a_year(scorecard([won(5, date(2026, 9, 1))], [NEVER, KEN], "2026"))
    assert (tile.label, tile.text) == ("Deals won, 2026", "1")


def test_no_two_tiles_of_a_year_have_the_same_number() -> None:
    texts = [tile.text for tile in score_tiles(scorecard(DEALS, [ANA, KEN], "2026")).main]
    assert len(set(texts)) == len(texts) == 4
