from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.facts.blocks.headline import headline
from plangen.facts.pages.scorecard.tiles import score_tiles
from plangen.facts.scope.document import Scope
from plangen.records.meetings.activities import Activity
from plangen.records.meetings.forecasts import Forecast
from plangen.records.targets.rows import ACTIVITY
from tests.facts.invented import KEN, NEVER, long_ago, promise
from tests.facts.scorecards import scorecard
from tests.metrics.invented import lost, opened, period, person, target, won

DEALS = [long_ago(), won(261_400), lost(), opened(30_000, date(2026, 11, 20))]


def main(scope: Scope) -> list[tuple[str, str, str]]:
    return [(tile.label, tile.text, tile.sub) for tile in score_tiles(scope).main]


def second(scope: Scope) -> list[tuple[str, str]]:
    return [(tile.label, tile.text) for tile in score_tiles(scope).second]


def forecast(code: str, commit: int, day: date) -> Forecast:
    return Forecast(RowKey(4, 1), "Ana Ruiz", period(code), day, Decimal(commit))


def logged(kind: str, count: int) -> Activity:
    return Activity(RowKey(5, 1), date(2026, 8, 3), "Ana Ruiz", kind, Decimal(count))


def test_the_four_tiles_are_period_year_coverage_and_win_rate() -> None:
    assert main(scorecard(DEALS)) == [
        ("Attainment, Q3", "106.7%", "$261.4K of $245.0K"),
        ("Gap to quota, year to date", "$473.6K", "35.6%: $261.4K of $735.0K"),
        ("Pipeline coverage, Q4", "0.1×", "$30.0K for $245.0K to go"),
        ("Win rate, Q3", "50.0%", "1 of 2, small sample"),
    ]


def test_the_amount_over_quota_has_no_sign() -> None:
    label, figure, _ = main(scorecard([long_ago(), won(800_000)]))[1]
    assert (label, figure) == ("Over quota, year to date", "$65.0K")


def test_the_amount_over_quota_is_that_of_the_headline() -> None:
    """240.77 of 123.64 is 117.13 exactly, and 240.8 less 123.6 is 117.2."""
    goal = [target("Ana Ruiz", "bookings", "2026", "164848.48")]
    scope = scorecard([long_ago(), won(240_770)], [NEVER, KEN], targets=goal)
    assert main(scope)[1] == ("Over quota, year to date", "$117.2K", "194.7%: $240.8K of $123.6K")
    assert headline(scope).lead.endswith(", $117.2K for the year.")


def test_an_amount_that_prints_as_the_quota_is_over_it_only_from_100_percent() -> None:
    goal = [target("Ana Ruiz", "bookings", "2026-Q3", "10000")]
    for amount, label in ((9_994, "Gap to quota, year to date"), (10_001, "Over quota, year to date")):
        scope = scorecard([long_ago(), won(amount)], [person(), KEN], targets=goal)
        assert main(scope)[1][:2] == (label, "$0")


def test_no_metric_is_shown_twice_without_quotas() -> None:
    deals = [won(1_000, date(2026, 8, 3), created=date(2026, 7, 3)), lost(), opened(None)]
    labels = [label for label, _, _ in main(scorecard(deals, [NEVER]))]
    assert labels == ["Bookings, Q3", "Win rate, Q3", "Open deals", "Median sales cycle, Q3"]


def test_a_forecast_is_shown_as_its_difference_with_both_amounts() -> None:
    scope = scorecard(DEALS, forecasts=[forecast("2026-Q3", 240_000, date(2026, 7, 1))])
    [tile] = [tile for tile in score_tiles(scope).second if tile.label == "Forecast vs. actual, Q3"]
    assert (tile.text, tile.sub) == ("+$21.4K", "$240.0K forecast, $261.4K actual")
    assert [figure.short for figure in tile.figures] == ["+$21.4K", "$240.0K", "$261.4K"]


def test_a_quarter_takes_the_forecasts_of_its_months_if_each_has_one() -> None:
    months = [forecast(f"2026-{month:02d}", 80_000, date(2026, month, 1)) for month in (7, 8, 9)]
    assert ("Forecast vs. actual, Q3", "+$21.4K") in second(scorecard(DEALS, forecasts=months))
    assert "Forecast vs. actual, Q3" not in dict(second(scorecard(DEALS, forecasts=months[:2])))


def test_activity_is_what_the_crm_logged() -> None:
    tiles = score_tiles(scorecard(DEALS, activities=[logged("call", 12), logged("meeting", 3)])).second
    [tile] = [each for each in tiles if each.name == "calls"]
    assert (tile.label, tile.text, tile.sub) == ("Calls logged, Q3", "12", "logged in the CRM")


def test_an_activity_with_a_target_comes_before_one_without() -> None:
    goal = [target("Ana Ruiz", f"{ACTIVITY}meeting", "2026", "5")]
    given = [logged("call", 12), logged("meeting", 3)]
    names = [each.name for each in score_tiles(scorecard(DEALS, activities=given, targets=goal)).second]
    assert "meetings" in names
    assert "calls" not in names


def test_without_forecasts_and_activity_there_are_still_four_tiles() -> None:
    scope = scorecard([*DEALS, opened(9_000, date(2026, 9, 1))], actions=[promise("AR-1")])
    assert [label for label, _ in second(scope)] == [
        "Deals that need a decision",
        "Average deal size, Q3",
        "Commitments kept",
        "Deals won, Q3",
    ]


def test_someone_without_deals_has_four_reasons_and_no_second_row() -> None:
    tiles = score_tiles(scorecard([], [NEVER]))
    assert [tile.text for tile in tiles.main] == ["n/a"] * 4
    assert all(tile.sub for tile in tiles.main)
    assert tiles.second == ()


def test_a_quota_of_0_has_no_gap_and_is_not_behind() -> None:
    scope = scorecard([long_ago(), won(127_500)], [person(0, manager="Ken Ortiz"), KEN])
    labels = [label for label, _, _ in main(scope)]
    assert not any(label.startswith(("Gap to quota", "Over quota")) for label in labels)
    assert len(set(labels)) == 4
