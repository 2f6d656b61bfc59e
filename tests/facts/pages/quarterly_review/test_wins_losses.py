from datetime import date

from plangen.facts.pages.quarterly_review.wins_losses import WinsLosses, wins_losses
from plangen.records.deals.opportunities import Opportunity
from tests.facts.invented import review
from tests.metrics.invented import lost, won


def page(*deals: Opportunity) -> WinsLosses:
    found = wins_losses(review(deals))
    assert found is not None
    return found


def test_the_three_largest_have_product_value_and_days() -> None:
    amounts = (10_000, 40_000, 30_000, 20_000)
    deals = [won(each, account=f"A{each}", product="Vending", created=date(2026, 8, 4)) for each in amounts]
    side = page(*deals).wins
    assert [deal.account for deal in side.deals] == ["A40000", "A30000", "A20000"]
    assert side.deals[0].line == "Vending · $40.0K · 10 days"
    assert side.more == "1 more won"


def test_a_loss_has_its_date_and_reason_or_no_reason_recorded() -> None:
    side = page(lost(account="A", loss_reason="Price", amount=5), lost(account="B")).losses
    assert [deal.reason for deal in side.deals] == ["Aug 14 · Price", "Aug 14 · no reason recorded"]


def test_a_side_without_deals_says_so() -> None:
    assert page(won(5)).losses.empty == "No deals lost in Q3."


def test_each_deal_has_its_own_line_for_what_we_learned() -> None:
    both = page(won(5), won(6), lost(), lost())
    names = [deal.learned.name for side in (both.wins, both.losses) for deal in side.deals]
    assert len(set(names)) == 4


def test_the_pattern_is_a_product_or_reason_of_several_deals() -> None:
    deals = [won(5, product="belts"), won(6, product="belts"), lost(loss_reason="price"), lost(loss_reason="price")]
    assert page(*deals).pattern == "belts in 2 of 2 wins; price in 2 of 2 losses."


def test_one_deal_is_not_a_pattern() -> None:
    assert page(won(5, product="Belts"), lost(loss_reason="Price")).pattern == ""


def test_without_the_results_page_there_are_no_wins_and_losses() -> None:
    assert wins_losses(review([])) is None
