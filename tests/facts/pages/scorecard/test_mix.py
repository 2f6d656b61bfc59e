from datetime import date

from plangen.elements.chart import Shade
from plangen.facts.blocks.decisions import decision_list, score_decisions
from plangen.facts.blocks.open_by_stage import score_stages
from plangen.facts.pages.scorecard.mix import score_losses, score_mix
from tests.facts.invented import NEVER, long_ago
from tests.facts.scorecards import scorecard
from tests.metrics.invented import lost, opened, won
from tests.seen import seen


def test_loss_reasons_are_sorted_by_number_with_not_recorded_last() -> None:
    deals = [lost(loss_reason=reason) for reason in ("Price", "Price", "", "", "", "Timing")]
    chart = score_losses(scorecard(deals))
    assert chart is not None
    assert [(bar.label, bar.text) for bar in chart.bars] == [("Price", "2"), ("Timing", "1"), ("not recorded", "3")]
    assert chart.title == "Price: 2 of 6 lost deals"


def test_at_most_five_reasons_are_shown() -> None:
    chart = score_losses(scorecard([lost(loss_reason=reason) for reason in ("a", "b", "c", "d", "e", "f", "")]))
    assert chart is not None
    assert [bar.label for bar in chart.bars] == ["a", "b", "c", "d", "not recorded"]
    assert "; 2 more reasons not shown" in chart.caption


def test_losses_without_reasons_have_no_chart() -> None:
    assert score_losses(scorecard([lost(), lost()])) is None


def test_new_and_existing_customers_share_one_bar() -> None:
    deals = [won(30_000, account="Northwind", kind="new"), won(90_000, account="Cedar Ltd", kind="existing")]
    chart = score_mix(scorecard(deals))
    assert chart is not None
    assert [(part.label, part.text, part.shade) for part in chart.parts] == [
        ("New customers", "30", Shade.ACCENT),
        ("Existing customers", "90", Shade.SOFT),
    ]
    assert chart.title == "25.0% of bookings came from new customers"


def test_without_new_or_existing_customers_there_is_no_bar() -> None:
    assert score_mix(scorecard([won(30_000, account="Northwind")])) is None


def test_stages_have_deals_value_and_age() -> None:
    deals = [opened(30_000, stage="Demo", created=date(2026, 9, 5)), opened(None, stage="Proposal")]
    table = seen(score_stages(scorecard([long_ago(), *deals])))
    assert table is not None
    first, second = table.rows
    assert first.value is not None
    assert first.age is not None
    assert (first.stage, first.deals.short, first.value.short, first.age.short) == ("Demo", "1", "$30.0K", "30 days")
    assert (second.stage, second.value, second.age) == ("Proposal", "n/a", None)


def test_a_single_stage_has_no_table() -> None:
    assert seen(score_stages(scorecard([opened(1, stage="Demo")]))) is None


def test_decisions_match_the_review() -> None:
    page = decision_list(scorecard([opened(1_000, date(2026, 9, 1), name="Gloves"), opened(1, date(2026, 12, 1))]))
    assert [row.deal for row in page.decisions] == ["Gloves"]
    assert page.heavy.startswith("1 of 2 open deals needs a decision")
    assert decision_list(scorecard([], [NEVER])).decisions == ()


def test_the_page_of_decisions_opens_with_how_many_of_the_open_deals_need_one() -> None:
    """The title is the finding, and the gray line says what they are worth."""
    flagged, sound = opened(1_000, date(2026, 9, 1), name="Gloves"), opened(1, date(2026, 12, 1))
    head = score_decisions(scorecard([flagged, sound])).head
    assert head is not None
    assert head.title == "1 of 2 open deals needs a decision."
    assert head.line[1:] == ("$1.0K in 1 deal",)
    none = score_decisions(scorecard([sound])).head
    assert none is not None
    assert none.title == "No deals need a decision."
