from datetime import date

from plangen.facts.wins_losses import WinsLosses, wins_losses
from plangen.records.opportunities import Opportunity
from tests.facts.invented import review
from tests.metrics.invented import lost, won


def told(*deals: Opportunity) -> WinsLosses:
    found = wins_losses(review(deals))
    assert found is not None
    return found


def test_the_three_largest_of_each_side_are_told_with_product_value_and_days() -> None:
    amounts = (10_000, 40_000, 30_000, 20_000)
    deals = [won(each, account=f"A{each}", product="Vending", created=date(2026, 8, 4)) for each in amounts]
    side = told(*deals).wins
    assert [deal.account for deal in side.deals] == ["A40000", "A30000", "A20000"]
    assert side.deals[0].line == "Vending · $40.0K · 10 days"
    assert side.more == "and 1 more won"


def test_a_loss_says_when_and_why_and_that_nobody_wrote_why() -> None:
    side = told(lost(account="A", loss_reason="Price", amount=5), lost(account="B")).losses
    assert [deal.reason for deal in side.deals] == ["Aug 14 · Price", "Aug 14 · no reason recorded"]


def test_a_side_without_a_deal_says_so() -> None:
    assert told(won(5)).losses.empty == "No deal was lost in Q3."


def test_each_deal_has_a_line_of_its_own_for_what_was_learned() -> None:
    both = told(won(5), won(6), lost(), lost())
    names = [deal.learned.name for side in (both.wins, both.losses) for deal in side.deals]
    assert len(set(names)) == 4


def test_the_pattern_names_the_reason_and_the_product_of_several_deals() -> None:
    deals = [won(5, product="belts"), won(6, product="belts"), lost(loss_reason="price"), lost(loss_reason="price")]
    assert told(*deals).pattern == "Belts: 2 of 2 won deals. Price: 2 of 2 lost deals."


def test_one_deal_is_no_pattern() -> None:
    assert told(won(5, product="Belts"), lost(loss_reason="Price")).pattern == ""


def test_without_the_page_of_results_there_are_no_wins_and_losses() -> None:
    assert wins_losses(review([])) is None
