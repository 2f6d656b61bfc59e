from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.measure import RowKey
from plangen.elements.reasons import Reason
from plangen.facts.formatting.reasons import variant_text
from plangen.metrics.pipeline.coverage import open_pipeline
from plangen.metrics.pipeline.decisions import (
    Flag,
    FlagRules,
    Rule,
    clean_pipeline,
    closes_on_quarter_end,
    flagged_count,
    flagged_deals,
)
from plangen.metrics.pipeline.stage_history import typical_stage_days
from plangen.periods import FiscalCalendar
from plangen.records.book import Book
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome, Stage, StageMap
from tests.metrics.invented import AS_OF, CALENDAR, lost, opened, standards, won

ALL = ("close", "last_activity", "created", "next_step", "amount")


def ago(days: int) -> date:
    return AS_OF - timedelta(days=days)


def rules(deal: Opportunity, thresholds: FlagRules, *others: Opportunity) -> tuple[Flag, ...]:
    found = [each.flags for each in flagged_deals([deal, *others], thresholds) if each.deal is deal]
    return found[0] if found else ()


HEALTHY: dict[str, Any] = {
    "close": ago(-30),
    "last_activity": ago(3),
    "created": ago(10),
    "next_step": "send the offer",
}
QUICK = [won(1, ago(100), created=ago(100 + days)) for days in (*range(23, 41), 90, 95)]
"""Twenty wins; nine of ten took 40 days or less."""


def test_a_healthy_deal_has_no_flags() -> None:
    assert rules(opened(500, **HEALTHY), standards(*ALL), *QUICK) == ()


@pytest.mark.parametrize(
    ("column", "known", "flag"),
    [
        ("close", {"close": ago(1)}, Flag(Rule.PAST_CLOSE_DATE, 1)),
        ("close", {"close": None}, Flag(Rule.NO_CLOSE_DATE)),
        ("last_activity", {"last_activity": ago(30)}, Flag(Rule.QUIET, 30)),
        ("created", {"created": ago(41)}, Flag(Rule.OLD, 40)),
        ("next_step", {"next_step": ""}, Flag(Rule.NO_NEXT_STEP)),
        ("amount", {"amount": None}, Flag(Rule.NO_AMOUNT)),
    ],
)
def test_each_rule_applies_alone_and_only_if_its_column_is_filled_in(
    column: str, known: dict[str, Any], flag: Flag
) -> None:
    amount = None if "amount" in known else 500
    deal = opened(amount, **{**HEALTHY, **{name: value for name, value in known.items() if name != "amount"}})
    assert rules(deal, standards(*ALL), *QUICK) == (flag,)
    assert rules(deal, standards(*(name for name in ALL if name != column)), *QUICK) == ()
    assert rules(deal, standards(column, share=0.5), *QUICK) == (flag,)
    assert rules(deal, standards(column, share=0.49), *QUICK) == ()


def test_column_fill_is_measured_over_open_deals_only() -> None:
    deals = [opened(1, next_step="call"), opened(1), opened(1), *(won(1, next_step="was called") for _ in range(9))]
    assert Book(AS_OF, opportunities=deals).fill_rates["next_step"] == pytest.approx(1 / 3)
    assert Book(AS_OF, opportunities=[won(1, next_step="was called")]).fill_rates["next_step"] == 0


def test_a_rule_applies_to_everyone_alike_by_the_column_of_everyones_open_deals() -> None:
    mine = [opened(5, created=ago(400)), opened(5), opened(5)]
    others = [opened(5, created=ago(1), salesperson="Bo Ruiz") for _ in range(3)]
    fill = Book(AS_OF, opportunities=[*mine, *others]).fill_rates
    found = flagged_deals([*mine, *QUICK], FlagRules(AS_OF, fill, 30, StageMap({}, {})))
    assert [each.flags for each in found if each.deal is mine[0]] == [(Flag(Rule.OLD, 40),)]


@pytest.mark.parametrize(
    "known",
    [
        {"close": AS_OF},
        {"last_activity": ago(29)},
        {"last_activity": ago(-5)},
        {"last_activity": None},
        {"created": ago(40)},
        {"created": None},
    ],
)
def test_a_deal_at_a_rules_threshold_is_not_flagged(known: dict[str, Any]) -> None:
    assert rules(opened(500, **{**HEALTHY, **known}), standards(*ALL), *QUICK) == ()


def test_a_deal_is_slow_only_if_five_wins_set_the_typical_cycle() -> None:
    slow = opened(500, **{**HEALTHY, "created": ago(400)})
    assert rules(slow, standards(*ALL), *QUICK[:4]) == ()
    assert rules(slow, standards(*ALL), *QUICK) == (Flag(Rule.OLD, 40),)


def test_a_stages_stale_days_override_the_default() -> None:
    trial = Stage(RowKey(4, 1), "Trial", Outcome.OPEN, stale_days=60)
    thresholds = standards("last_activity", stages=StageMap({"trial": trial}, {}))
    quiet: dict[str, Any] = {**HEALTHY, "last_activity": ago(45)}
    assert rules(opened(500, stage="Trial", **quiet), thresholds) == ()
    assert rules(opened(500, stage="Offer", **quiet), thresholds) == (Flag(Rule.QUIET, 45),)


def test_typical_days_in_stage_override_the_persons_cycle() -> None:
    thresholds = replace(standards(*ALL, "stage_entered"), stage_days={"offer": Decimal(15)})
    old: dict[str, Any] = {**HEALTHY, "created": ago(400), "stage": "Offer"}
    assert rules(opened(500, **old, stage_entered=ago(31)), thresholds, *QUICK) == (Flag(Rule.LONG_IN_STAGE, 15),)
    assert rules(opened(500, **old, stage_entered=ago(30)), thresholds, *QUICK) == ()
    assert rules(opened(500, **old), thresholds, *QUICK) == (Flag(Rule.OLD, 40),)
    assert rules(opened(500, **{**old, "stage": "Trial"}, stage_entered=ago(5)), thresholds, *QUICK) == (
        Flag(Rule.OLD, 40),
    )


def test_a_deal_pushed_three_times_is_flagged() -> None:
    deal = opened(500, **HEALTHY)
    assert rules(deal, replace(standards(*ALL), pushes={deal.row: 3})) == (Flag(Rule.PUSHED, 3),)
    assert rules(deal, replace(standards(*ALL), pushes={deal.row: 2})) == ()


def test_deals_that_need_a_decision_are_counted_once_each() -> None:
    deals = [opened(None), opened(5, **HEALTHY), opened(6, close=ago(9)), won(1)]
    found = flagged_count(deals, standards(*ALL))
    assert (found.value, variant_text(found)) == (Decimal(2), "of 3 open")
    assert flagged_count([won(1)], standards(*ALL)).reason == Reason.NO_OPEN_DEALS


def test_closing_on_the_last_day_of_a_quarter_is_detected() -> None:
    assert closes_on_quarter_end(opened(1, date(2026, 12, 31)), CALENDAR)
    assert not closes_on_quarter_end(opened(1, date(2026, 12, 31)), FiscalCalendar(2))
    assert not closes_on_quarter_end(opened(1), CALENDAR)
    assert not closes_on_quarter_end(won(1, date(2026, 12, 31)), CALENDAR)


def test_flags_are_listed_with_the_close_date_first() -> None:
    deal = opened(None, close=ago(10), last_activity=ago(31))
    assert rules(deal, standards(*ALL)) == (
        Flag(Rule.PAST_CLOSE_DATE, 10),
        Flag(Rule.QUIET, 31),
        Flag(Rule.NO_NEXT_STEP),
        Flag(Rule.NO_AMOUNT),
    )


def test_a_close_date_on_the_last_day_of_a_period_is_not_a_flag() -> None:
    assert rules(opened(500, **{**HEALTHY, "close": date(2026, 12, 31)}), standards(*ALL)) == ()


def test_won_and_lost_deals_are_never_flagged() -> None:
    assert not flagged_deals([won(None, ago(500)), lost(ago(500))], standards(*ALL))


def test_flagged_deals_are_sorted_by_value_then_by_age() -> None:
    deals = [
        opened(None, created=ago(5)),
        opened(10),
        opened(None, created=ago(50)),
        opened(90),
        opened(None),
        opened(0),
    ]
    order = [each.deal for each in flagged_deals(deals, standards("next_step"))]
    assert order == [deals[3], deals[1], deals[5], deals[2], deals[0], deals[4]]


def test_clean_pipeline_excludes_each_flagged_deal_once() -> None:
    deals = [opened(100, **HEALTHY), opened(30, close=ago(10), last_activity=ago(99)), opened(7, **HEALTHY), won(1000)]
    assert clean_pipeline(deals, standards(*ALL)).value == 107


def test_clean_pipeline_is_zero_if_every_deal_is_flagged() -> None:
    assert clean_pipeline([opened(30), opened(None)], standards("next_step")).value == 0


def test_clean_pipeline_is_na_without_amounts() -> None:
    assert clean_pipeline([won(1)], standards(*ALL)).reason == Reason.NO_OPEN_DEALS
    assert clean_pipeline([opened(None)], standards("next_step")).reason == Reason.NO_AMOUNTS
    assert clean_pipeline([opened(5), opened(None, **HEALTHY)], standards("next_step")).reason == Reason.NO_AMOUNTS


OPEN = st.builds(
    opened,
    st.integers(0, 1000) | st.none(),
    st.dates(ago(60), ago(-60)) | st.none(),
    next_step=st.sampled_from(["", "call"]),
    last_activity=st.dates(ago(60), AS_OF) | st.none(),
)


@given(st.lists(OPEN, min_size=1, max_size=10))
def test_clean_and_flagged_deals_add_up_to_the_open_pipeline(deals: list[Opportunity]) -> None:
    thresholds = standards(*ALL)
    flagged = sum((each.deal.amount or Decimal(0) for each in flagged_deals(deals, thresholds)), Decimal(0))
    clean = clean_pipeline(deals, thresholds).value or Decimal(0)
    assert clean + flagged == (open_pipeline(deals).value or 0)


@given(st.data(), st.lists(OPEN, max_size=10))
def test_row_order_does_not_affect_flags(data: st.DataObject, deals: list[Opportunity]) -> None:
    thresholds = standards(*ALL)
    assert flagged_deals(deals, thresholds) == flagged_deals(data.draw(st.permutations(deals)), thresholds)


def test_a_deal_is_old_above_the_90th_percentile_of_the_persons_cycles() -> None:
    """D6: 18 of 20 wins took 40 days or less."""
    thresholds = standards("created")
    assert rules(opened(5, created=ago(40)), thresholds, *QUICK) == ()
    assert rules(opened(5, created=ago(41)), thresholds, *QUICK) == (Flag(Rule.OLD, 40),)


def test_with_under_twenty_wins_everyones_percentile_counts_and_without_it_nothing_is_old() -> None:
    """D6."""
    slow = opened(5, created=ago(400))
    assert rules(slow, standards("created"), *QUICK[1:]) == ()
    of_all = replace(standards("created"), long_cycle=Decimal(120))
    assert rules(slow, of_all, *QUICK[1:]) == (Flag(Rule.OLD, 120),)
    assert rules(opened(5, created=ago(41)), of_all, *QUICK) == (Flag(Rule.OLD, 40),), "the person's own comes first"


def test_a_close_date_more_than_a_year_ago_comes_with_its_year() -> None:
    """R15."""
    assert rules(opened(5, ago(365)), standards("close")) == (Flag(Rule.PAST_CLOSE_DATE, 365),)
    assert rules(opened(5, ago(366)), standards("close")) == (Flag(Rule.PAST_CLOSE_DATE, 366, 2025),)


def test_days_in_stage_are_compared_with_past_stays_before_those_of_open_deals() -> None:
    """D6: five deals stayed in Offer for 10 days each; the open ones are there for 30 by now."""
    past = [
        won(1, ago(100), entered=(("offer", ago(130)), ("contract sales", ago(120)))),
        *(lost(ago(100), entered=(("offer", ago(110)),)) for _ in range(4)),
    ]
    here = [opened(1, stage="Offer", stage_entered=ago(30), entered=(("offer", ago(30)),)) for _ in range(5)]
    assert typical_stage_days([*past, *here], AS_OF) == {"offer": 10}
    assert typical_stage_days([*past[1:], *here], AS_OF) == {"offer": 30}, "four past stays are too few"
    rule = replace(standards("stage_entered"), stage_days=typical_stage_days([*past, *here], AS_OF))
    assert rules(here[0], rule) == (Flag(Rule.LONG_IN_STAGE, 10),)
