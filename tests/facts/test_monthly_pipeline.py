from datetime import date
from decimal import Decimal

from plangen.facts.monthly_pipeline import month_ahead, movement
from plangen.facts.monthly_tiles import month_tiles
from tests.facts.invented import NEVER, long_ago
from tests.facts.monthly import monthly
from tests.metrics.invented import lost, opened, person, won

DUE = [
    opened(50_000, date(2026, 10, 20), created=date(2026, 9, 1)),
    opened(20_000, date(2026, 11, 20), created=date(2026, 9, 1)),
]
SELLER = person(120_000)


def test_three_months_are_drawn_with_what_is_needed_as_ticks() -> None:
    drawn = month_ahead(monthly(DUE, [SELLER]))
    assert drawn is not None
    assert [(each.label, each.text, each.tick) for each in drawn.columns] == [
        ("October", "50", Decimal(30)),
        ("November", "20", Decimal(30)),
        ("December", "0", Decimal(30)),
    ]
    assert "3.0× what is still to be won (assumed)" in drawn.caption
    assert drawn.title == "Least covered: December, 0.0×"


def test_without_a_quota_there_are_no_ticks() -> None:
    drawn = month_ahead(monthly(DUE, [NEVER]))
    assert drawn is not None
    assert (drawn.tick_name, {each.tick for each in drawn.columns}) == ("", {None})


def test_without_close_dates_the_picture_is_the_first_that_the_files_can_give() -> None:
    drawn = month_ahead(monthly([opened(None, created=date(2026, 9, 1)), opened(None, created=date(2026, 8, 1))]))
    assert drawn is not None
    assert (drawn.title, drawn.height) == ("Open deals by age", 34)


def test_what_moved_is_counted_in_the_month_and_in_money() -> None:
    deals = [*DUE, won(9_000, date(2026, 9, 14), created=date(2026, 7, 1)), lost(date(2026, 9, 15), 4_000)]
    said = [
        (row.label, row.deals, "" if row.value is None else row.value.short) for row in movement(monthly(deals)).rows
    ]
    assert said == [("New", "2", "$70.0K"), ("Won", "1", "$9.0K"), ("Lost", "1", "$4.0K"), ("Open now", "2", "$70.0K")]


def test_lost_deals_whose_amounts_were_set_to_nothing_are_not_worth_nothing() -> None:
    rows = {row.label: row for row in movement(monthly([*DUE, lost(date(2026, 9, 15), 0)])).rows}
    assert (rows["Lost"].deals, rows["Lost"].value) == ("1", None)


def test_of_somebody_without_deals_nothing_moved() -> None:
    assert not movement(monthly([won(5, salesperson="Bo Ruiz")])).rows


def test_coverage_is_one_tile_of_three_months() -> None:
    tile = month_tiles(monthly([*DUE, long_ago()], [SELLER]))[2]
    assert (tile.label, tile.text, tile.sub, tile.several) == (
        "Coverage, next three months",
        "5.0 · 2.0 · 0.0×",
        "Oct · Nov · Dec",
        True,
    )


def test_without_a_quota_the_tile_is_the_next_of_its_ladder() -> None:
    tile = month_tiles(monthly(DUE, [NEVER]))[2]
    assert (tile.label, tile.text, tile.several) == ("Open pipeline", "$70.0K", False)
