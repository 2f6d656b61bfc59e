from datetime import date
from decimal import Decimal

from plangen.elements.chart import ColumnChart
from plangen.facts.blocks.bookings_by_month import THREE_DIGITS, bookings_chart, is_at_quota, scale_for
from plangen.facts.pages.scorecard.charts import score_charts
from plangen.facts.scope.document import Scope
from tests.facts.invented import NEVER, long_ago, review
from tests.facts.scorecards import scorecard
from tests.metrics.invented import opened, person, won


def chart_of(scope: Scope) -> ColumnChart:
    chart = bookings_chart(scope)
    assert chart is not None
    return chart


def won_by_month(july: int, august: int, september: int) -> list[object]:
    return [won(amount, date(2026, month, 9)) for month, amount in ((7, july), (8, august), (9, september))]


def title(july: int, august: int, september: int, yearly: int | None = None) -> str:
    people = [NEVER if yearly is None else person(yearly)]
    return chart_of(review([*won_by_month(july, august, september)], people)).title  # type: ignore[list-item]  # deals


def test_a_month_with_over_forty_percent_carried_the_quarter() -> None:
    assert title(58_000, 81_400, 122_000) == "September carried the quarter: $122K of $261K"


def test_forty_percent_does_not_carry_a_quarter() -> None:
    assert title(30_000, 40_000, 30_000) == "Bookings by month"
    assert title(30_000, 40_000, 29_999).startswith("August carried")


def test_with_a_quota_the_title_counts_the_months_at_quota() -> None:
    assert title(30_000, 40_000, 30_000, yearly=420_000) == "1 of 3 months at quota"
    assert title(35_000, 40_000, 35_000, yearly=420_000) == "3 of 3 months at quota"


def test_without_a_month_at_quota_the_title_names_the_closest() -> None:
    assert title(30_000, 34_000, 33_000, yearly=420_000) == "August came closest to quota: $34K of $35K"
    assert title(0, 0, 0, yearly=420_000) == "Bookings by month"


def test_a_running_quarter_has_no_finding_yet() -> None:
    scope = review([won(90_000, date(2026, 7, 9))], [NEVER], as_of=date(2026, 8, 20))
    assert chart_of(scope).title == "Bookings by month"


def test_credits_do_not_carry_a_quarter() -> None:
    assert title(-100, 0, 0) == "Bookings by month"


def test_the_columns_are_the_months_of_the_year_with_the_quarter_highlighted() -> None:
    chart = chart_of(review([long_ago(), won(90_000, date(2026, 7, 9))]))
    assert [column.label for column in chart.columns][:3] == ["Jan", "Feb", "Mar"]
    assert [column.label for column in chart.columns if column.strong] == ["Jul", "Aug", "Sep"]
    assert [column.text for column in chart.columns] == [*["0"] * 6, "90", "0", "0", "", "", ""]


def test_the_ticks_are_the_quota_with_their_number_if_there_is_no_column() -> None:
    chart = chart_of(review([long_ago(), won(90_000)], [person(1_200_000)]))
    assert {column.tick for column in chart.columns} == {Decimal(100)}
    assert [column.tick_text for column in chart.columns] == [*[""] * 9, "100", "100", "100"]
    assert chart.tick_name == "Quota"
    assert "tick = quota" in chart.caption


def test_narrow_columns_of_a_few_millions_have_two_decimals_so_that_different_amounts_print_apart() -> None:
    amounts = [Decimal(1_040_000), Decimal(980_000)]
    scoped = review([long_ago()])
    scale = scale_for(amounts, scoped, money=True, most=THREE_DIGITS)
    assert [scale.text(each, scoped) for each in amounts] == ["1.04", "0.98"]
    assert [scale.shown(each) for each in amounts] == [Decimal("1.04"), Decimal("0.98")]


def test_without_a_quota_the_ticks_are_last_year() -> None:
    chart = chart_of(review([long_ago(), won(70_000, date(2025, 12, 1)), won(90_000)], [NEVER]))
    assert (chart.tick_name, chart.columns[11].tick, chart.columns[11].tick_text) == ("2025", Decimal(70), "70")
    assert "tick = same month, 2025" in chart.caption


def test_a_year_before_the_hire_date_gives_no_ticks() -> None:
    chart = chart_of(review([long_ago(), won(90_000)], [person(hired=date(2026, 1, 1))]))
    assert (chart.tick_name, {column.tick for column in chart.columns}) == ("", {None})
    assert "tick" not in chart.caption


def test_a_quota_of_zero_gives_no_ticks() -> None:
    assert chart_of(review([won(90_000)], [person(0)])).tick_name == ""


def test_months_before_the_first_deal_or_the_hire_and_future_months_have_no_column() -> None:
    new_hire = person(980_000, hired=date(2026, 6, 15))
    texts = [column.text for column in chart_of(review([long_ago(), won(90_000)], [new_hire])).columns]
    assert texts == [*[""] * 5, "0", "0", "90", "0", "", "", ""]
    short_history = [column.text for column in chart_of(review([won(90_000)], [NEVER])).columns]
    assert short_history == [*[""] * 7, "90", "0", "", "", ""]


def test_what_was_booked_after_the_person_left_has_a_column_as_it_counts_in_the_year() -> None:
    left = person(980_000, left=date(2026, 7, 31))
    deals = [long_ago(), won(80_000, date(2026, 7, 9)), won(17_500, date(2026, 9, 9))]
    texts = [column.text for column in chart_of(review(deals, [left])).columns]
    assert texts == [*["0"] * 6, "80", "", "18", "", "", ""]
    difference = score_charts(scorecard(deals, [left])).difference
    assert isinstance(difference, ColumnChart)
    assert [(each.label, each.text) for each in difference.columns][-2:] == [("Jul", "−492"), ("Sep", "−474")]


def test_without_amounts_deals_are_counted() -> None:
    chart = chart_of(review([won(None), won(None)]))
    assert (chart.value_name, chart.columns[7].text, chart.tick_name) == ("Deals won", "2", "")
    assert "number of deals" in chart.caption


def test_small_amounts_are_not_in_thousands() -> None:
    chart = chart_of(review([won(900)], [NEVER]))
    assert (chart.columns[7].text, "US dollars" in chart.caption) == ("900", True)
    assert "thousands" not in chart.caption


def test_the_alt_text_has_the_numbers_of_the_chart() -> None:
    chart = chart_of(review([won(90_000)], [NEVER]))
    assert chart.alt.startswith("All Q3 bookings came in August: $90K.")
    assert "Aug 90, Sep 0" in chart.alt


def test_without_deals_there_is_no_chart() -> None:
    assert bookings_chart(review([])) is None
    assert bookings_chart(review([opened(5)])) is not None


def test_a_past_period_has_no_columns_for_later_months() -> None:
    """W13: October was won before the as-of date, and isn't part of a page about the third quarter."""
    later = review([long_ago(), won(90_000, date(2026, 7, 9)), won(50_000, date(2026, 10, 2))])
    assert [column.text for column in chart_of(later).columns] == [*["0"] * 6, "90", "0", "0", "", "", ""]
    assert "Oct 50" not in chart_of(later).alt


def test_a_month_is_at_quota_if_its_attainment_prints_as_a_hundred_percent() -> None:
    """33,333.33 of 400,000 ÷ 12 prints as 100.0%, 33,310 as 99.9%."""
    assert is_at_quota(Decimal("33333.33"), Decimal(400_000) / 12)
    assert not is_at_quota(Decimal(33_310), Decimal(400_000) / 12)


def test_a_month_to_come_has_no_tick_at_zero() -> None:
    """Nothing was booked in October of the prior year."""
    sold = [won(90_000), *(won(70_000, date(2025, month, 9)) for month in (1, 2, 3, 12)), long_ago()]
    columns = {each.label: each for each in chart_of(review(sold, [NEVER])).columns}
    assert (columns["Oct"].tick, columns["Oct"].tick_text) == (None, "")
    assert (columns["Dec"].tick, columns["Dec"].tick_text) == (Decimal(70), "70")


def test_a_scorecard_has_no_chart_of_bookings_without_any() -> None:
    scope = scorecard([opened(9_000, date(2026, 12, 9))], [person(120_000, hired=date(2026, 9, 8))])
    assert score_charts(scope).difference is None
