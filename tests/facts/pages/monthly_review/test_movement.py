from dataclasses import replace
from datetime import date
from decimal import Decimal

from plangen.facts.pages.monthly_review.movement import NEEDED as PIPELINE_NEEDED
from plangen.facts.pages.monthly_review.movement import TO_GO, month_ahead, movement
from plangen.facts.pages.monthly_review.tiles import month_tiles
from plangen.facts.pages.quarterly_review.pipeline import NEEDED as COVERAGE_NEEDED
from plangen.records.deals.snapshots import Snapshot
from tests.built_in import built_in
from tests.facts.invented import NEVER, long_ago
from tests.facts.monthly import monthly
from tests.metrics.invented import lost, opened, person, won
from tests.seen import seen

CLOSING = [
    opened(50_000, date(2026, 10, 20), id="1", created=date(2026, 9, 1)),
    opened(20_000, date(2026, 11, 20), id="2", created=date(2026, 9, 1)),
]
SELLER = person(120_000)


def test_three_months_are_drawn_with_the_pipeline_needed_as_ticks() -> None:
    chart = month_ahead(monthly(CLOSING, [SELLER]))
    assert chart is not None
    assert [(each.label, each.text, each.tick) for each in chart.columns] == [
        ("October, to go 10", "50", Decimal(10)),
        ("November, to go 10", "20", Decimal(10)),
        ("December, to go 10", "0", Decimal(10)),
    ]
    assert "tick = what’s left to book" in chart.caption
    assert chart.title == "Lowest coverage: December, 0.0×"


def test_without_a_quota_there_are_no_ticks() -> None:
    chart = month_ahead(monthly(CLOSING, [NEVER]))
    assert chart is not None
    assert (chart.tick_name, {each.tick for each in chart.columns}) == ("", {None})


def test_without_close_dates_the_chart_is_the_first_that_can_be_drawn() -> None:
    chart = month_ahead(monthly([opened(None, created=date(2026, 9, 1)), opened(None, created=date(2026, 8, 1))]))
    assert chart is not None
    assert (chart.title, chart.height) == ("Open deals by age", 34)


def test_changes_in_the_month_are_counted_and_summed() -> None:
    deals = [*CLOSING, won(9_000, date(2026, 9, 14), created=date(2026, 7, 1)), lost(date(2026, 9, 15), 4_000)]
    rows = [
        (row.label, row.deals, "" if row.value is None else row.value.short)
        for row in seen(movement(monthly(deals))).rows
    ]
    assert rows == [
        ("New in September", "2", "$70.0K"),
        ("Won", "1", "$9.0K"),
        ("Lost", "1", "$4.0K"),
        ("Open now", "2", "$70.0K"),
    ]


def test_what_is_past_due_is_counted_after_what_is_open() -> None:
    late = opened(5_000, date(2026, 9, 20), id="3", created=date(2026, 7, 1))
    rows = [(row.label, row.deals) for row in seen(movement(monthly([*CLOSING, late]))).rows]
    assert rows[-2:] == [("Open now", "3"), ("Past due, still open", "1")]


def test_lost_deals_whose_amounts_were_cleared_have_no_value() -> None:
    rows = {row.label: row for row in seen(movement(monthly([*CLOSING, lost(date(2026, 9, 15), 0)]))).rows}
    assert (rows["Lost"].deals, rows["Lost"].value) == ("1", None)


def test_a_person_without_deals_has_no_changes() -> None:
    assert not seen(movement(monthly([won(5, salesperson="Bo Ruiz")]))).rows


def test_coverage_is_that_of_the_month_ahead() -> None:
    tile = month_tiles(monthly([*CLOSING, long_ago()], [SELLER]))[2]
    assert (tile.label, tile.text, tile.sub) == ("Pipeline coverage, October", "5.0×", "$50.0K for $10.0K to go")


def test_without_a_quota_the_tile_is_open_pipeline() -> None:
    tile = month_tiles(monthly(CLOSING, [NEVER]))[2]
    assert (tile.label, tile.text, tile.small) == ("Open pipeline", "$70.0K", False)


def test_what_slipped_and_what_was_pushed_is_counted_from_the_persons_deals_in_a_snapshot() -> None:
    was = [replace(deal, close=date(2026, 9, 20), amount=Decimal(40_000)) for deal in CLOSING[:1]]
    others = replace(was[0], salesperson="Bo Ruiz", id="9")
    saved = Snapshot(date(2026, 9, 1), (*was, others))
    rows = {row.label: row for row in seen(movement(monthly(CLOSING, snapshots=(saved,)))).rows}
    assert [(name, rows[name].deals, rows[name].value.short) for name in ("Slipped", "Pushed")] == [
        ("Slipped", "1", "$40.0K"),
        ("Pushed", "1", "$50.0K"),
    ]
    assert list(rows)[-1] == "Open now"


def test_without_a_snapshot_from_before_the_month_the_reason_is_printed() -> None:
    saved = Snapshot(date(2026, 9, 20), tuple(CLOSING))
    rows = [row.label for row in seen(movement(monthly(CLOSING, snapshots=(saved,)))).rows]
    assert "Slipped, no snapshot before 2026-09-01" in rows
    assert not any("Slipped" in row.label for row in seen(movement(monthly(CLOSING))).rows)


def test_a_deal_pushed_three_times_needs_a_decision() -> None:
    closes = (date(2026, 7, 20), date(2026, 8, 20), date(2026, 9, 20))
    saved = [Snapshot(day.replace(day=1), (replace(CLOSING[0], close=day),)) for day in closes]
    assert monthly(CLOSING, snapshots=saved).workspace.standards.pushes == {CLOSING[0].row: 3}
    assert monthly(CLOSING, snapshots=saved[1:]).workspace.standards.pushes == {CLOSING[0].row: 2}


def test_no_two_labels_of_what_is_needed_have_one_name() -> None:
    """A multiple from the past yield, a month's pipeline at that yield, and what the plan needs open in a stage."""
    words = built_in().document_types["business-plan"].words
    names = [COVERAGE_NEEDED, PIPELINE_NEEDED, words["needed"], words["needed_per_week"], TO_GO]
    assert len(set(map(str.casefold, names))) == len(names)
    assert "Needed" not in names
