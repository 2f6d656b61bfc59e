from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.measure import RowKey
from plangen.metrics.decisions import Standards, clean_pipeline, closes_on_a_last_day, decisions_due, trips
from plangen.metrics.pipeline import open_pipeline
from plangen.periods import FiscalCalendar
from plangen.records.book import Book
from plangen.records.opportunities import Opportunity
from plangen.records.stages import Outcome, Stage, StageMap
from tests.metrics.invented import AS_OF, CALENDAR, lost, opened, standards, won

ALL = ("close", "last_activity", "created", "next_step", "amount")


def ago(days: int) -> date:
    return AS_OF - timedelta(days=days)


def rules(deal: Opportunity, held: Standards, *others: Opportunity) -> tuple[str, ...]:
    found = [trip.rules for trip in trips([deal, *others], held) if trip.deal is deal]
    return found[0] if found else ()


SOUND: dict[str, Any] = {"close": ago(-30), "last_activity": ago(3), "created": ago(10), "next_step": "send the offer"}
QUICK = [won(1, ago(100), created=ago(100 + days)) for days in (18, 19, 20, 21, 22)]


def test_a_sound_deal_trips_nothing() -> None:
    assert rules(opened(500, **SOUND), standards(*ALL), *QUICK) == ()


@pytest.mark.parametrize(
    ("column", "known", "said"),
    [
        ("close", {"close": ago(1)}, "close date passed 1 day ago"),
        ("close", {"close": None}, "no close date"),
        ("last_activity", {"last_activity": ago(30)}, "quiet for 30 days"),
        ("created", {"created": ago(41)}, "usually 20 days"),
        ("next_step", {"next_step": ""}, "no next step"),
        ("amount", {"amount": None}, "no amount"),
    ],
)
def test_each_rule_fires_alone_and_only_where_its_column_is_filled(
    column: str, known: dict[str, Any], said: str
) -> None:
    amount = None if "amount" in known else 500
    deal = opened(amount, **{**SOUND, **{name: value for name, value in known.items() if name != "amount"}})
    assert rules(deal, standards(*ALL), *QUICK) == (said,)
    assert rules(deal, standards(*(name for name in ALL if name != column)), *QUICK) == ()
    assert rules(deal, standards(column, share=0.5), *QUICK) == (said,)
    assert rules(deal, standards(column, share=0.49), *QUICK) == ()


def test_how_filled_a_column_is_is_counted_over_the_open_deals_only() -> None:
    deals = [opened(1, next_step="call"), opened(1), opened(1), *(won(1, next_step="was called") for _ in range(9))]
    assert Book(AS_OF, opportunities=deals).column_fill["next_step"] == pytest.approx(1 / 3)
    assert Book(AS_OF, opportunities=[won(1, next_step="was called")]).column_fill["next_step"] == 0


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
def test_a_deal_at_the_edge_of_a_rule_does_not_trip_it(known: dict[str, Any]) -> None:
    assert rules(opened(500, **{**SOUND, **known}), standards(*ALL), *QUICK) == ()


def test_a_deal_is_slow_only_against_five_own_won_deals() -> None:
    slow = opened(500, **{**SOUND, "created": ago(400)})
    assert rules(slow, standards(*ALL), *QUICK[:4]) == ()
    assert rules(slow, standards(*ALL), *QUICK) == ("usually 20 days",)


def test_a_stage_may_have_its_own_days_without_activity() -> None:
    patient = Stage(RowKey(4, 1), "Trial", Outcome.OPEN, stale_days=60)
    held = standards("last_activity", stages=StageMap({"trial": patient}, {}))
    quiet: dict[str, Any] = {**SOUND, "last_activity": ago(45)}
    assert rules(opened(500, stage="Trial", **quiet), held) == ()
    assert rules(opened(500, stage="Offer", **quiet), held) == ("quiet for 45 days",)


def test_a_stages_own_days_come_before_the_persons_cycle() -> None:
    held = replace(standards(*ALL, "stage_entered"), stage_days={"offer": Decimal(15)})
    old: dict[str, Any] = {**SOUND, "created": ago(400), "stage": "Offer"}
    assert rules(opened(500, **old, stage_entered=ago(31)), held, *QUICK) == ("usually 15 days in this stage",)
    assert rules(opened(500, **old, stage_entered=ago(30)), held, *QUICK) == ()
    assert rules(opened(500, **old), held, *QUICK) == ("usually 20 days",)
    assert rules(opened(500, **{**old, "stage": "Trial"}, stage_entered=ago(5)), held, *QUICK) == ("usually 20 days",)


def test_a_deal_that_was_put_off_three_times_needs_a_decision() -> None:
    deal = opened(500, **SOUND)
    assert rules(deal, replace(standards(*ALL), pushes={deal.row: 3})) == ("put off 3 times",)
    assert rules(deal, replace(standards(*ALL), pushes={deal.row: 2})) == ()


def test_deals_that_need_a_decision_are_counted_once_each() -> None:
    deals = [opened(None), opened(5, **SOUND), opened(6, close=ago(9)), won(1)]
    found = decisions_due(deals, standards(*ALL))
    assert (found.value, found.variant) == (Decimal(2), "of 3 open")
    assert decisions_due([won(1)], standards(*ALL)).reason == "no open deals"


def test_to_close_on_the_last_day_of_a_quarter_is_a_note() -> None:
    assert closes_on_a_last_day(opened(1, date(2026, 12, 31)), CALENDAR)
    assert not closes_on_a_last_day(opened(1, date(2026, 12, 31)), FiscalCalendar(2))
    assert not closes_on_a_last_day(opened(1), CALENDAR)
    assert not closes_on_a_last_day(won(1, date(2026, 12, 31)), CALENDAR)


def test_all_rules_of_a_deal_are_named_the_close_date_first() -> None:
    deal = opened(None, close=ago(10), last_activity=ago(31))
    assert rules(deal, standards(*ALL)) == (
        "close date passed 10 days ago",
        "quiet for 31 days",
        "no next step",
        "no amount",
    )


def test_a_close_date_on_the_last_day_of_a_period_is_no_rule() -> None:
    assert rules(opened(500, **{**SOUND, "close": date(2026, 12, 31)}), standards(*ALL)) == ()


def test_won_and_lost_deals_never_need_a_decision() -> None:
    assert not trips([won(None, ago(500)), lost(ago(500))], standards(*ALL))


def test_deals_come_by_value_and_those_without_by_age() -> None:
    deals = [
        opened(None, created=ago(5)),
        opened(10),
        opened(None, created=ago(50)),
        opened(90),
        opened(None),
        opened(0),
    ]
    order = [trip.deal for trip in trips(deals, standards("next_step"))]
    assert order == [deals[3], deals[1], deals[5], deals[2], deals[0], deals[4]]


def test_clean_is_what_trips_no_rule_and_nothing_is_taken_off_twice() -> None:
    deals = [opened(100, **SOUND), opened(30, close=ago(10), last_activity=ago(99)), opened(7, **SOUND), won(1000)]
    assert clean_pipeline(deals, standards(*ALL)).value == 107


def test_clean_is_zero_when_every_deal_trips() -> None:
    assert clean_pipeline([opened(30), opened(None)], standards("next_step")).value == 0


def test_clean_is_unknown_where_nothing_can_be_said_in_money() -> None:
    assert clean_pipeline([won(1)], standards(*ALL)).reason == "no open deals"
    assert clean_pipeline([opened(None)], standards("next_step")).reason == "no amounts"
    assert clean_pipeline([opened(5), opened(None, **SOUND)], standards("next_step")).reason == "no amounts"


OPEN = st.builds(
    opened,
    st.integers(0, 1000) | st.none(),
    st.dates(ago(60), ago(-60)) | st.none(),
    next_step=st.sampled_from(["", "call"]),
    last_activity=st.dates(ago(60), AS_OF) | st.none(),
)


@given(st.lists(OPEN, min_size=1, max_size=10))
def test_clean_and_tripping_deals_are_all_that_is_open(deals: list[Opportunity]) -> None:
    held = standards(*ALL)
    tripping = sum((trip.deal.amount or Decimal(0) for trip in trips(deals, held)), Decimal(0))
    clean = clean_pipeline(deals, held).value or Decimal(0)
    assert clean + tripping == (open_pipeline(deals).value or 0)


@given(st.data(), st.lists(OPEN, max_size=10))
def test_the_order_of_the_rows_changes_no_decision(data: st.DataObject, deals: list[Opportunity]) -> None:
    held = standards(*ALL)
    assert trips(deals, held) == trips(data.draw(st.permutations(deals)), held)
