from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Fix, Reason, Variant
from plangen.metrics.plans.bridge import (
    Source,
    bridge,
    joined_bridge,
    plan_pipeline,
    plan_total,
    renewals,
    repeat_business,
)
from plangen.metrics.plans.span import PlanSpan
from plangen.metrics.plans.target_accounts import target_account_value
from plangen.metrics.results.bookings import RENEWAL
from plangen.records.deals.opportunities import Opportunity
from tests.metrics.invented import opened, value, won
from tests.metrics.plans.planned import AHEAD, FEW, LAST, aim, bought, contract, likely, money, next_year, records

DEALS = [
    *bought("Fjord", 100, 60),
    *bought("Cedar", 50, 80),
    *bought("Mill", 70, None),
    *bought("Nova", 30, 30, kind=RENEWAL),
    *bought("Alp", 20, 25),
    won(35, LAST, account="Oslo", kind=RENEWAL),
    likely("Fjord", 40, "0.5"),
    likely("Gap", 200, "0.25"),
    likely("Gap", 500, "0.5", date(2026, 12, 20)),
    likely("Gap", 500, "0.5", None),
    likely("Nova", 33, "0.9", kind=RENEWAL),
]
ACCOUNTS = [contract("Alp"), contract("Oslo"), contract("Mill", date(2028, 6, 30))]
TARGETS = [aim("Pine", 90, "2027-Q2"), aim("Elm", 10), aim("Gap", 60, "2027-Q3"), aim("Ash", 80, "2028-Q1")]
ALL = records(DEALS, ACCOUNTS, TARGETS)
NEXT_YEAR = next_year()


def test_the_bridge_adds_up_each_source_and_leaves_the_gap_to_quota() -> None:
    found = bridge(ALL, NEXT_YEAR, money(500))
    assert [(bar.source, bar.value.value, bar.count) for bar in found.bars] == [
        (Source.REPEAT, Decimal(90), 2),
        (Source.RENEWALS, Decimal(93), 3),
        (Source.PIPELINE, Decimal(70), 2),
        (Source.TARGETS, Decimal(100), 2),
    ]
    assert [found.in_sight.value, found.gap.value] == [353, 147]


def test_repeat_business_is_the_smaller_year_less_what_is_open_at_the_account() -> None:
    assert repeat_business(records(bought("Fjord", 100, 60)), NEXT_YEAR).value == 60
    assert repeat_business(records([*bought("Fjord", 100, 60), likely("FJORD", 40, "0.5")]), NEXT_YEAR).value == 40
    assert repeat_business(records([*bought("Fjord", 100, 60), likely("Fjord", 400, "0.5")]), NEXT_YEAR).value == 0


def test_a_running_year_counts_with_its_last_twelve_months() -> None:
    late = won(30, date(2025, 12, 20), account="Fjord")
    assert repeat_business(records([*bought("Fjord", 100, 60), late]), NEXT_YEAR).value == 90
    assert repeat_business(records([*bought("Fjord", 100, None), late]), NEXT_YEAR).reason is Reason.NO_REPEAT_ACCOUNTS


def test_what_others_sold_at_the_persons_accounts_repeats_too() -> None:
    theirs = replace(records([]), wins=bought("Fjord", 100, 60, salesperson="Ken Ortiz"))
    assert repeat_business(theirs, NEXT_YEAR).value == 60


def test_repeat_business_of_a_running_or_half_year_is_for_the_days_ahead() -> None:
    deals = records(bought("Fjord", 261, 261))
    assert value(repeat_business(deals, next_year("2026", date(2026, 10, 5)))) == 63
    assert value(repeat_business(deals, next_year("2027-H1"))) == 129


def test_before_the_tenth_month_the_two_complete_years_count() -> None:
    deals = [won(100, date(2024, 5, 4), account="Fjord"), *bought("Fjord", 200, 5)]
    share = next_year("2026", date(2026, 9, 29)).share_ahead
    assert repeat_business(records(deals), next_year("2026", date(2026, 9, 29))).value == 100 * share


@pytest.mark.parametrize(("first", "reason"), [(date(2025, 2, 1), ""), (date(2025, 2, 2), Reason.SHORT_HISTORY)])
def test_repeat_business_needs_files_that_start_with_the_earlier_year(first: date, reason: str) -> None:
    found = repeat_business(records(bought("Fjord", 100, 60), first_close=first), NEXT_YEAR)
    assert (found.reason or "") == reason
    assert found.fix is (Fix.ADD_EARLIER_DEALS if reason else None)


def test_repeat_business_needs_account_names_and_accounts_that_bought_twice() -> None:
    assert repeat_business(records(bought("", 100, 60)), NEXT_YEAR).reason is Reason.NO_ACCOUNTS
    assert repeat_business(records(bought("Mill", 100, None)), NEXT_YEAR).reason is Reason.NO_REPEAT_ACCOUNTS
    only_open = [likely("Mill", 40, "0.5")]
    assert repeat_business(records(only_open), NEXT_YEAR).reason is Reason.NO_REPEAT_ACCOUNTS
    assert repeat_business(records([], first_close=None), NEXT_YEAR).reason is Reason.SHORT_HISTORY


def test_renewals_of_a_type_are_not_repeat_business() -> None:
    assert repeat_business(records(bought("Nova", 30, 30, kind=RENEWAL)), NEXT_YEAR).reason is Reason.NO_REPEAT_ACCOUNTS


def test_a_renewal_that_stands_for_all_that_an_account_buys_takes_it_out_of_repeat_business() -> None:
    deals = [*bought("Alp", 20, 25), *bought("Fjord", 100, 60)]
    assert repeat_business(records(deals), NEXT_YEAR).value == 80
    assert repeat_business(records(deals, [contract("Alp")]), NEXT_YEAR).value == 60
    assert renewals(records(deals, [contract("Alp")]), NEXT_YEAR).value == 25


def test_the_latest_won_renewal_is_what_a_contract_brings_and_other_business_repeats() -> None:
    deals = [*bought("Oslo", 30, 35, kind=RENEWAL), *bought("Oslo", 10, 12)]
    found = records(deals, [contract("Oslo")])
    assert [renewals(found, NEXT_YEAR).value, repeat_business(found, NEXT_YEAR).value] == [35, 10]


def test_an_open_renewal_replaces_what_the_contract_brought_before() -> None:
    deals = [*bought("Oslo", 30, 35, kind=RENEWAL), likely("Oslo", 50, "0.5", kind=RENEWAL)]
    assert renewals(records(deals, [contract("Oslo")]), NEXT_YEAR).value == 50


def test_an_open_renewal_without_an_account_name_stands_alone() -> None:
    deals = [opened(amount, AHEAD, kind=RENEWAL) for amount in (20, 30)]
    found = renewals(records(deals), NEXT_YEAR)
    assert [found.value, found.n] == [50, 2]


def test_a_contract_that_ends_outside_the_plan_is_no_renewal_of_it() -> None:
    deals = bought("Oslo", 30, 35, kind=RENEWAL)
    for ends in (date(2026, 12, 31), date(2028, 1, 1)):
        assert renewals(records(deals, [contract("Oslo", ends)]), NEXT_YEAR).reason is Reason.NO_RENEWALS


def test_the_pipeline_is_weighted_by_stage_and_says_how_many_deals_have_a_probability() -> None:
    deals = [likely("Fjord", 40, "0.5"), likely("Gap", 200, None)]
    found = plan_pipeline(records(deals), NEXT_YEAR)
    assert (found.value, found.variant, found.details) == (Decimal(20), Variant.DEALS_WITH_PROBABILITY, (1, 2))
    assert plan_pipeline(records(deals[:1]), NEXT_YEAR).variant is Variant.BY_STAGE
    assert plan_total(deals, NEXT_YEAR).value == 240


def test_the_pipeline_is_weighted_by_win_rate_if_no_deal_has_a_probability() -> None:
    found = plan_pipeline(records([likely("Fjord", 40, None), likely("Gap", 60, None)]), NEXT_YEAR)
    assert (found.value, found.n, found.variant) == (Decimal(40), 2, Variant.BY_WIN_RATE)


@pytest.mark.parametrize(
    "rate", [Measure(Decimal("0.4"), Unit.SHARE, FEW - 1, part=3), unknown(Unit.SHARE, Reason.NO_WINS)]
)
def test_without_probabilities_and_a_win_rate_of_enough_deals_the_pipeline_is_na(rate: Measure) -> None:
    found = plan_pipeline(records([likely("Fjord", 40, None)], win_rate=rate), NEXT_YEAR)
    assert (found.value, found.reason, found.fix) == (None, Reason.NO_PROBABILITIES, Fix.ADD_PROBABILITIES)


def test_the_pipeline_is_na_without_amounts_and_without_open_deals() -> None:
    assert plan_pipeline(records([likely("Fjord", None, "0.5")]), NEXT_YEAR).reason is Reason.NO_AMOUNTS
    assert plan_pipeline(records(bought("Fjord", 1, 1)), NEXT_YEAR).reason is Reason.NO_OPEN_DEALS


def test_a_target_account_with_an_open_deal_for_the_same_product_counts_in_the_pipeline() -> None:
    deals = [likely("Gap", 200, "0.25", product="Belts")]
    assert target_account_value(records(deals, targets=[aim("Gap", 60, what="belts")]), NEXT_YEAR).value is None
    assert target_account_value(records(deals, targets=[aim("Gap", 60, what="Chutes")]), NEXT_YEAR).value == 60
    assert target_account_value(records(deals, targets=[aim("Gap", 60)]), NEXT_YEAR).reason is Reason.NO_TARGET_ACCOUNTS


def test_a_target_account_whose_quarter_is_over_does_not_count() -> None:
    targets = [aim("Pine", 90, "2026-Q3"), aim("Elm", 50, "2026-Q4")]
    assert target_account_value(records([], targets=targets), next_year("2026", date(2026, 10, 5))).value == 50


def test_the_gap_is_below_zero_above_quota_and_na_without_one() -> None:
    assert bridge(ALL, NEXT_YEAR, money(300)).gap.value == -53
    no_quota = unknown(Unit.MONEY, Reason.NO_QUOTA, fix=Fix.ADD_QUOTA)
    found = bridge(ALL, NEXT_YEAR, no_quota)
    assert (found.gap.value, found.gap.reason, found.gap.fix) == (None, Reason.NO_QUOTA, Fix.ADD_QUOTA)
    assert found.in_sight.value == 353


def test_without_data_nothing_is_in_sight_and_the_gap_is_the_quota() -> None:
    found = bridge(records([], first_close=None), NEXT_YEAR, money(300))
    assert found.bars == ()
    assert (found.in_sight.reason, found.gap.value) == (Reason.NOTHING_IN_SIGHT, Decimal(300))


def test_a_running_plan_starts_with_what_is_won_even_if_that_is_nothing() -> None:
    span = next_year("2026", date(2026, 10, 5))
    assert bridge(records([won(7, LAST), won(9, date(2026, 11, 1))]), span, money(10)).bars[0].value.value == 7
    [bar] = bridge(records([won(9, date(2025, 1, 2))]), span, money(10)).bars
    assert (bar.source, bar.value.value) == (Source.WON, Decimal(0))


NAMES = st.sampled_from(["Fjord", "Cedar", "Nova", ""])
KINDS = st.sampled_from(["", "new", RENEWAL])
AMOUNTS = st.integers(1, 900)
GENERATED = st.lists(
    st.builds(won, AMOUNTS, st.dates(date(2024, 1, 1), date(2026, 12, 14)), account=NAMES, kind=KINDS)
    | st.builds(
        likely,
        NAMES,
        AMOUNTS,
        st.sampled_from(["0.2", "0.5"]),
        st.dates(date(2026, 1, 1), date(2028, 1, 9)),
        kind=KINDS,
    ),
    max_size=20,
)
SPANS = st.sampled_from([next_year(), next_year("2026"), next_year("2026", date(2026, 6, 1)), next_year("2027-H2")])


@given(GENERATED, SPANS, st.sets(st.sampled_from(["Fjord", "Cedar", "Nova"])))
def test_no_open_deal_is_in_two_bars_and_each_that_closes_in_the_plan_is_in_one(
    deals: list[Opportunity], span: PlanSpan, names: set[str]
) -> None:
    found = bridge(records(deals, [contract(name) for name in names]), span, money(1_000))
    for each in deals:
        if each.is_open:
            bars = [bar.source for bar in found.bars if each.row in bar.value.rows]
            wanted = Source.RENEWALS if each.kind == RENEWAL else Source.PIPELINE
            assert bars == ([wanted] if each.close in span.ahead else [])


@given(GENERATED, st.sets(st.sampled_from(["Fjord", "Cedar", "Nova"])))
def test_no_deal_is_in_two_bars_of_a_plan_for_next_year(deals: list[Opportunity], names: set[str]) -> None:
    found = bridge(records(deals, [contract(name) for name in names]), NEXT_YEAR, money(1_000))
    rows = [row for bar in found.bars for row in bar.value.rows]
    kinds = {each.row: each.kind for each in deals}
    assert len(rows) == len(set(rows))
    repeat = found.bar(Source.REPEAT)
    assert all(kinds[row] != RENEWAL for row in (repeat.value.rows if repeat else ()))


@given(GENERATED, SPANS)
def test_the_bars_add_up_to_what_is_in_sight_and_with_the_gap_to_the_quota(
    deals: list[Opportunity], span: PlanSpan
) -> None:
    found = bridge(records(deals), span, money(1_000))
    values = [bar.value.value or Decimal(0) for bar in found.bars]
    assert found.gap.value == 1_000 - sum(values)
    assert (found.in_sight.value or 0) == sum(values)
    assert all(each >= 0 for each in values)


def test_the_bridge_of_several_people_has_the_sum_of_each_of_their_bars() -> None:
    one, other = (
        bridge(ALL, NEXT_YEAR, money(500)),
        bridge(records([likely("Fjord", 40, "0.5")]), NEXT_YEAR, money(100)),
    )
    found = joined_bridge([one, other], money(600))
    for bar in found.bars:
        values = [each.bar(bar.source) for each in (one, other)]
        assert bar.value.value == sum(each.value.value or 0 for each in values if each is not None)
        assert bar.count == sum(each.count for each in values if each is not None)
    assert found.in_sight.value == (one.in_sight.value or 0) + (other.in_sight.value or 0)
    assert found.gap.value == 600 - (found.in_sight.value or 0)
    assert len(found.bars) == len({*(each.source for each in one.bars), *(each.source for each in other.bars)})


def test_nothing_in_sight_is_joined_as_nothing() -> None:
    assert not joined_bridge([], money(600)).bars
    assert joined_bridge([], money(600)).gap.value == 600
