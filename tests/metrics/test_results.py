from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.measure import Measure, Unit, unknown
from plangen.metrics.results import (
    attainment,
    average_deal,
    bookings,
    gap,
    margin,
    new_accounts,
    share_of_quota,
    win_rate,
    won_deals,
)
from plangen.records.opportunities import Opportunity
from tests.metrics.invented import AS_OF, Q3, lost, of_each, opened, period, person, plan, target, value, won

BEFORE = date(2026, 6, 30)
MONEY = st.integers(-50_000, 500_000)
PRICED = st.builds(won, MONEY, st.dates(date(2026, 1, 1), date(2026, 12, 31)), salesperson=st.sampled_from("ABC"))
LOST = st.builds(lost, st.dates(date(2026, 1, 1), date(2026, 12, 31)), salesperson=st.sampled_from("ABC"))


def money(amount: int | str) -> Measure:
    return Measure(Decimal(amount), Unit.MONEY)


def test_bookings_add_what_was_won_in_the_period_from_its_first_day_to_its_last() -> None:
    deals = [won(10, Q3.start), won(20, Q3.last_day), won(40, Q3.end), won(80, BEFORE), lost(amount=160), opened(320)]
    found = bookings(deals, Q3)
    assert found.value == 30
    assert found.rows == (deals[0].row, deals[1].row)


def test_a_credit_is_subtracted() -> None:
    assert bookings([won(500), won(-120)], Q3).value == 380


def test_without_any_deal_bookings_cannot_be_said() -> None:
    found = bookings([], Q3)
    assert (found.value, found.reason) == (None, "no deals in the files")


def test_with_deals_elsewhere_nothing_won_is_zero() -> None:
    assert bookings([won(500, BEFORE)], Q3).value == 0


def test_deals_without_any_amount_are_no_zero() -> None:
    found = bookings([won(None), won(None)], Q3)
    assert (found.value, found.reason, found.n) == (None, "no amounts", 2)


def test_a_deal_without_an_amount_counts_as_a_deal_and_the_variant_says_so() -> None:
    found = bookings([won(500), won(None)], Q3)
    assert (found.value, found.n, found.variant) == (Decimal(500), 2, "1 of 2 deals have an amount")


def test_won_deals_are_counted_with_and_without_amounts() -> None:
    assert won_deals([won(None), won(3), lost()], Q3).value == 2
    assert won_deals([], Q3).value is None
    assert won_deals([lost()], Q3).value == 0


def test_attainment_of_250_k_of_a_million_is_25_percent() -> None:
    found = attainment(person(1_000_000), [won(250_000)], period("2026"), plan())
    assert value(found) == Decimal("0.2500")


def test_attainment_without_a_quota_says_so_and_where_to_add_one() -> None:
    found = attainment(person(), [won(1)], Q3, plan())
    assert (found.value, found.reason, found.cure) == (None, "no quota", "add a quota")


def test_attainment_of_a_quota_of_zero_is_no_number() -> None:
    found = attainment(person(0), [won(1)], Q3, plan())
    assert (found.value, found.reason) == (None, "quota is 0")


def test_attainment_without_deals_says_so() -> None:
    assert attainment(person(100), [], Q3, plan()).reason == "no deals in the files"


def test_attainment_may_exceed_a_hundred_percent_and_be_negative() -> None:
    assert value(attainment(person(400), [won(150)], Q3, plan())) == Decimal("1.5000")
    assert value(attainment(person(400), [won(-50)], Q3, plan())) == Decimal("-0.5000")


def test_attainment_counts_only_the_months_that_have_a_quota() -> None:
    goals = plan(target("Ana Ruiz", "bookings", "2026-07", "100"), target("Ana Ruiz", "bookings", "2026-08", "100"))
    deals = [won(120, date(2026, 7, 9)), won(30, date(2026, 8, 9)), won(999, date(2026, 9, 9))]
    found = attainment(person(), deals, Q3, goals)
    assert (value(found), found.variant) == (Decimal("0.7500"), "2 of 3 months have a quota")


def test_a_share_takes_the_reason_of_what_is_lacking() -> None:
    assert share_of_quota(unknown(Unit.MONEY, "no amounts"), money(10)).reason == "no amounts"
    assert share_of_quota(money(1), unknown(Unit.MONEY, "no quota", cure="add one")).cure == "add one"


def test_the_gap_is_what_is_missing_and_negative_beyond_the_quota() -> None:
    assert gap(money(30), money(100)).value == 70
    assert gap(money(130), money(100)).value == -30
    assert gap(money(30), money(0)).reason == "quota is 0"
    assert gap(unknown(Unit.MONEY, "no amounts"), money(1)).reason == "no amounts"


@pytest.mark.parametrize(
    ("wins", "losses", "share"), [(12, 26, "0.3158"), (12, 35, "0.2553"), (45, 135, "0.2500"), (0, 3, "0.0000")]
)
def test_the_win_rate_is_won_of_won_and_lost(wins: int, losses: int, share: str) -> None:
    deals = [*(won(1) for _ in range(wins)), *(lost() for _ in range(losses)), opened(5)]
    found = win_rate(deals, Q3)
    assert (value(found), found.part, found.n) == (Decimal(share), wins, wins + losses)


def test_nothing_closed_is_no_win_rate() -> None:
    found = win_rate([opened(5), won(1, BEFORE)], Q3)
    assert (found.value, found.reason) == (None, "0 closed deals")


def test_renewals_are_left_out_of_win_rate_and_average_deal_where_types_are_known() -> None:
    deals = [won(10, kind="new"), lost(kind="existing"), won(1000, kind="renewal")]
    assert (win_rate(deals, Q3).value, win_rate(deals, Q3).variant) == (Decimal("0.5"), "without renewals")
    assert (average_deal(deals, Q3).value, average_deal(deals, Q3).variant) == (Decimal(10), "without renewals")


def test_where_only_renewals_were_closed_the_win_rate_says_so() -> None:
    assert win_rate([won(10, kind="renewal")], Q3).reason == "only renewals"


def test_the_average_deal_leaves_out_deals_without_an_amount() -> None:
    assert average_deal([won(10), won(20), won(None)], Q3).value == 15
    assert average_deal([won(None)], Q3).reason == "0 won deals with an amount"


def test_to_have_won_nothing_is_no_zero_where_no_deal_carries_an_amount() -> None:
    unpriced = bookings([opened(None), lost()], Q3)
    assert (unpriced.value, unpriced.reason, unpriced.cure) == (None, "no amounts", "add a column amount")
    assert bookings([opened(5), lost()], Q3).value == 0


def test_margin_comes_from_the_sums_of_deals_that_have_both() -> None:
    deals = [won(100, margin=Decimal(50)), won(300, margin=Decimal(30)), won(900), won(None, margin=Decimal(9))]
    found = margin(deals, Q3)
    assert (found.value, found.n, found.variant) == (Decimal("0.2"), 2, "2 of 4 won deals have a margin")


def test_margin_that_cannot_be_said_gives_its_reason() -> None:
    assert margin([won(100)], Q3).reason == "no margins"
    assert margin([lost()], Q3).reason == "0 won deals"
    assert margin([won(100, margin=Decimal(5)), won(-100, margin=Decimal(5))], Q3).reason == "0 revenue"


def test_an_account_won_in_the_look_back_is_not_new() -> None:
    old = won(1, date(2025, 5, 1), account="Fjord AS", salesperson="Bo Ruiz")
    mine = [won(1, account="fjord  as"), won(1, account="Cedar"), won(2, account="CEDAR")]
    found = new_accounts(mine, [*mine, old], Q3, 24, date(2024, 7, 1))
    assert (found.value, found.variant) == (Decimal(1), "none won in the 24 months before")


def test_an_account_won_before_the_look_back_is_new_again() -> None:
    old = won(1, date(2024, 6, 30), account="Fjord AS")
    assert new_accounts([won(1, account="Fjord AS")], [old], Q3, 24, date(2024, 6, 30)).value == 1


def test_with_a_short_history_new_accounts_come_from_the_type_of_deals() -> None:
    deals = [won(1, account="Cedar", kind="new"), won(1, account="Fjord", kind="existing")]
    found = new_accounts(deals, deals, Q3, 24, date(2025, 1, 1))
    assert (found.value, found.variant) == (Decimal(1), "deals of type new")


def test_with_a_short_history_and_no_type_new_accounts_cannot_be_said() -> None:
    deals = [won(1, account="Cedar")]
    for since in (None, date(2025, 1, 1)):
        found = new_accounts(deals, deals, Q3, 24, since)
        assert (found.value, found.reason) == (None, "history too short")
        assert "2024-07-01" in found.cure


def test_deals_without_accounts_are_not_counted_as_new() -> None:
    assert new_accounts([won(1)], [], Q3, 24, date(2020, 1, 1)).reason == "no accounts named"


def test_somebody_without_any_deal_has_no_number_of_new_accounts() -> None:
    assert new_accounts([], [won(1, account="Cedar")], Q3, 24, date(2020, 1, 1)).reason == "no deals in the files"


@given(st.lists(PRICED | LOST, max_size=12))
def test_what_a_team_won_is_the_sum_of_what_its_people_won(deals: list[Opportunity]) -> None:
    own = [bookings(mine, Q3).value or Decimal(0) for mine in of_each(deals).values()]
    counts = [won_deals(mine, Q3).value or Decimal(0) for mine in of_each(deals).values()]
    assert (bookings(deals, Q3).value or 0) == sum(own)
    assert (won_deals(deals, Q3).value or 0) == sum(counts)


@given(st.data(), st.lists(PRICED | LOST, max_size=12))
def test_the_order_of_the_rows_changes_nothing(data: st.DataObject, deals: list[Opportunity]) -> None:
    shuffled = data.draw(st.permutations(deals))
    for measure in (bookings, won_deals, win_rate, average_deal, margin):
        one, other = measure(deals, Q3), measure(shuffled, Q3)
        assert (one.value, one.n, one.part, one.reason) == (other.value, other.n, other.part, other.reason)
        assert sorted(one.rows) == sorted(other.rows)


@given(st.data())
def test_the_order_of_the_rows_does_not_change_which_deal_won_a_new_account(data: st.DataObject) -> None:
    deals = [won(1, date(2026, 8, day), account=name) for day, name in ((3, "Cedar"), (2, "Fjord"), (1, "Cedar"))]
    shuffled = data.draw(st.permutations(deals))
    found = new_accounts(shuffled, shuffled, Q3, 24, date(2020, 1, 1))
    assert found.rows == (deals[2].row, deals[1].row)


@given(st.lists(PRICED, min_size=1, max_size=12), st.integers(1, 10**6))
def test_attainment_and_gap_say_the_same(deals: list[Opportunity], yearly: int) -> None:
    seller, goals = person(yearly * 4), plan(as_of=AS_OF)
    share = attainment(seller, deals, Q3, goals).value
    missing = gap(bookings(deals, Q3), money(yearly)).value
    assert share is not None
    assert missing is not None
    assert round((1 - share) * yearly, 9) == round(missing, 9)
