"""The pipeline page with few open deals, and names of deals that take several lines."""

from dataclasses import replace
from datetime import date

from plangen.facts.blocks.full_text import all_full_text
from plangen.facts.pages.quarterly_review.pipeline import pipeline
from plangen.records.deals.opportunities import Opportunity
from tests.facts.invented import ANA, review
from tests.facts.pages.quarterly_review.test_pipeline import MORE, flagged
from tests.metrics.invented import opened


def few() -> list[Opportunity]:
    return [
        opened(9_000, date(2026, 11, 20), name="Belts", account="Cedar", next_step="Send the sample set"),
        opened(30_000, date(2026, 10, 20), name="Racking", account="Polar", created=date(2026, 9, 1)),
    ]


def test_few_open_deals_are_all_listed_with_bars_in_place_of_a_chart() -> None:
    page = pipeline(review(few()))
    assert page.chart is None
    rows = [(row.plain("deal"), row.plain("account"), row.plain("close"), row.plain("now")) for row in page.decisions]
    assert rows == [
        ("Racking", "Polar", "Oct 20", "no next step"), ("Belts", "Cedar", "Nov 20", "Send the sample set"),
    ]  # fmt: skip
    assert [row.cells["bar"].value for row in page.decisions.rows] == [30_000, 9_000]  # type: ignore[union-attr]
    assert [row.cells["decision"] is not None for row in page.decisions.rows] == [True, False]


def test_five_open_deals_are_few_and_six_are_not() -> None:
    assert pipeline(review(few() + few()[:1] * 3)).chart is None
    assert pipeline(review(few() + few()[:1] * 4)).chart is not None


def test_rows_for_new_deals_fill_the_page_below_few_open_deals() -> None:
    one, five = (pipeline(review(few()[:1] * count)).to_build for count in (1, 5))
    assert one is not None
    assert five is not None
    assert len(one.rows) >= len(five.rows) >= 4
    assert one.row_height > five.row_height >= 8.2
    left = review(few(), [replace(ANA, left=date(2026, 9, 30))])
    [leaver] = [pipeline(left).to_build]
    assert leaver is not None
    assert not leaver.rows


def test_a_long_name_of_a_deal_wraps_and_one_of_many_lines_is_printed_in_full_at_the_end() -> None:
    long = "Conveyor refit and press guarding, second line"
    made = review([opened(5, name=long, account="Polar"), *MORE[:2]])
    assert long in [row.plain("deal") for row in pipeline(made).decisions]
    assert not all_full_text(made)
    longer = review([opened(5, name=long * 5), *MORE[:2]])
    assert [row.text for row in all_full_text(longer)] == [long * 5]


def test_a_list_of_long_names_is_shorter_and_counts_the_rest() -> None:
    long = "Conveyor refit and press guarding for the second line of the plant"
    deals = [replace(deal, name=f"{long} {at}", account=long) for at, deal in enumerate(flagged(10))]
    page = pipeline(review(deals))
    shown = [row.plain("deal") for row in page.decisions]
    assert all(name.startswith(long) for name in shown)
    assert 3 < len(shown) < 10
    assert page.more == f"{10 - len(shown)} more"
