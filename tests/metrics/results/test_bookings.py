from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Fix, Reason, Variant
from plangen.facts.formatting.reasons import fix_text, variant_text
from plangen.metrics.pipeline.coverage import coverage, open_pipeline
from plangen.metrics.results.bookings import (
    attainment,
    average_deal,
    bookings,
    deals_won,
    gap,
    margin,
    new_accounts,
    share_of_quota,
    win_rate,
)
from plangen.records.deals.opportunities import Opportunity
from tests.metrics.invented import AS_OF, Q3, by_person, lost, opened, period, person, plan, target, value, won

BEFORE = date(2026, 6, 30)
MONEY = st.integers(-50_000, 500_000)
PRICED = st.builds(won, MONEY, st.dates(date(2026, 1, 1), date(2026, 12, 31)), salesperson=st.sampled_from("ABC"))
LOST = st.builds(lost, st.dates(date(2026, 1, 1), date(2026, 12, 31)), salesperson=st.sampled_from("ABC"))


def money(amount: int | str) -> Measure:
    return Measure(Decimal(amount), Unit.MONEY)


def test_bookings_sum_deals_won_from_the_first_day_of_the_period_through_the_last() -> None:
    deals = [won(10, Q3.start), won(20, Q3.last_day), won(40, Q3.end), won(80, BEFORE), lost(amount=160), opened(320)]
    found = bookings(deals, Q3)
    assert found.value == 30
    assert found.rows == (deals[0].row, deals[1].row)


def test_a_credit_is_subtracted() -> None:
    assert bookings([won(500), won(-120)], Q3).value == 380


def test_bookings_are_na_without_deals() -> None:
    found = bookings([], Q3)
    assert (found.value, found.reason) == (None, Reason.NO_DEALS)


def test_bookings_are_zero_if_deals_exist_in_other_periods() -> None:
    assert bookings([won(500, BEFORE)], Q3).value == 0


def test_bookings_are_na_if_no_won_deal_has_an_amount() -> None:
    found = bookings([won(None), won(None)], Q3)
    assert (found.value, found.reason, found.n) == (None, Reason.NO_AMOUNTS, 2)


def test_a_deal_without_an_amount_is_counted_and_noted() -> None:
    found = bookings([won(500), won(None)], Q3)
    assert (found.value, found.n, variant_text(found)) == (Decimal(500), 2, "1 of 2 deals have an amount")


def test_deals_won_are_counted_with_and_without_amounts() -> None:
    assert deals_won([won(None), won(3), lost()], Q3).value == 2
    assert deals_won([], Q3).value is None
    assert deals_won([lost()], Q3).value == 0


def test_250_thousand_of_a_million_is_25_percent_attainment() -> None:
    found = attainment(person(1_000_000), [won(250_000)], period("2026"), plan())
    assert value(found) == Decimal("0.2500")


def test_attainment_without_a_quota_gives_the_reason_and_fix() -> None:
    found = attainment(person(), [won(1)], Q3, plan())
    assert (found.value, found.reason, fix_text(found)) == (None, Reason.NO_QUOTA, "add a quota")


def test_attainment_of_a_zero_quota_is_na() -> None:
    found = attainment(person(0), [won(1)], Q3, plan())
    assert (found.value, found.reason) == (None, Reason.QUOTA_IS_0)


def test_attainment_without_deals_gives_the_reason() -> None:
    assert attainment(person(100), [], Q3, plan()).reason == Reason.NO_DEALS


def test_attainment_can_exceed_100_percent_or_be_negative() -> None:
    assert value(attainment(person(400), [won(150)], Q3, plan())) == Decimal("1.5000")
    assert value(attainment(person(400), [won(-50)], Q3, plan())) == Decimal("-0.5000")


def test_attainment_counts_only_the_months_that_have_a_quota() -> None:
    goals = plan(target("Ana Ruiz", "bookings", "2026-07", "100"), target("Ana Ruiz", "bookings", "2026-08", "100"))
    deals = [won(120, date(2026, 7, 9)), won(30, date(2026, 8, 9)), won(999, date(2026, 9, 9))]
    found = attainment(person(), deals, Q3, goals)
    assert (value(found), variant_text(found)) == (Decimal("0.7500"), "2 of 3 months have a quota")


def test_percent_of_quota_takes_the_reason_of_the_na_input() -> None:
    assert share_of_quota(unknown(Unit.MONEY, Reason.NO_AMOUNTS), money(10)).reason == Reason.NO_AMOUNTS
    assert share_of_quota(money(1), unknown(Unit.MONEY, Reason.NO_QUOTA, fix=Fix.ADD_QUOTA)).fix == Fix.ADD_QUOTA


def test_the_gap_is_quota_minus_bookings_and_negative_over_quota() -> None:
    assert gap(money(30), money(100)).value == 70
    assert gap(money(130), money(100)).value == -30
    assert gap(money(30), money(0)).reason == Reason.QUOTA_IS_0
    assert gap(unknown(Unit.MONEY, Reason.NO_AMOUNTS), money(1)).reason == Reason.NO_AMOUNTS


def test_a_gap_without_the_amounts_of_wins_is_not_said_to_lack_those_of_open_deals() -> None:
    deals = [won(None), opened(500, Q3.last_day)]
    left = gap(bookings(deals, Q3), money(1000))
    assert left.reason == Reason.NO_WON_AMOUNTS
    assert coverage(open_pipeline(deals, Q3), left).reason == Reason.NO_WON_AMOUNTS


@pytest.mark.parametrize(
    ("wins", "losses", "share"), [(12, 26, "0.3158"), (12, 35, "0.2553"), (45, 135, "0.2500"), (0, 3, "0.0000")]
)
def test_the_win_rate_is_won_divided_by_won_plus_lost(wins: int, losses: int, share: str) -> None:
    deals = [*(won(1) for _ in range(wins)), *(lost() for _ in range(losses)), opened(5)]
    found = win_rate(deals, Q3)
    assert (value(found), found.part, found.n) == (Decimal(share), wins, wins + losses)


def test_the_win_rate_is_na_without_closed_deals() -> None:
    found = win_rate([opened(5), won(1, BEFORE)], Q3)
    assert (found.value, found.reason) == (None, Reason.NO_CLOSED_DEALS)


def test_win_rate_and_average_deal_size_exclude_renewals_if_types_are_known() -> None:
    deals = [won(10, kind="new"), lost(kind="existing"), won(1000, kind="renewal")]
    assert (win_rate(deals, Q3).value, win_rate(deals, Q3).variant) == (Decimal("0.5"), Variant.WITHOUT_RENEWALS)
    assert (average_deal(deals, Q3).value, average_deal(deals, Q3).variant) == (Decimal(10), Variant.WITHOUT_RENEWALS)


def test_the_win_rate_is_na_if_only_renewals_closed() -> None:
    assert win_rate([won(10, kind="renewal")], Q3).reason == Reason.ONLY_RENEWALS


def test_average_deal_size_excludes_deals_without_an_amount() -> None:
    assert average_deal([won(10), won(20), won(None)], Q3).value == 15
    assert average_deal([won(None)], Q3).reason == Reason.NO_WON_AMOUNTS
    assert average_deal([lost()], Q3).reason == Reason.NO_WINS


def test_bookings_are_na_if_none_of_the_persons_deals_has_an_amount() -> None:
    unpriced = bookings([opened(None), lost()], Q3)
    assert (unpriced.value, unpriced.reason, fix_text(unpriced)) == (None, Reason.NO_AMOUNTS, "add an amount column")
    assert bookings([opened(5), lost()], Q3).value == 0


def test_margin_uses_sums_over_deals_with_margin_and_amount() -> None:
    deals = [won(100, margin=Decimal(50)), won(300, margin=Decimal(30)), won(900), won(None, margin=Decimal(9))]
    found = margin(deals, Q3)
    assert (found.value, found.n, variant_text(found)) == (Decimal("0.2"), 2, "2 of 4 won deals have a margin")


def test_margin_gives_a_reason_when_na() -> None:
    assert margin([won(100)], Q3).reason == Reason.NO_MARGINS
    assert margin([lost()], Q3).reason == Reason.NO_WINS
    assert margin([won(100, margin=Decimal(5)), won(-100, margin=Decimal(5))], Q3).reason == Reason.REVENUE_IS_0


def test_an_account_won_in_the_look_back_is_not_new() -> None:
    old = won(1, date(2025, 5, 1), account="Fjord AS", salesperson="Bo Ruiz")
    mine = [won(1, account="fjord  as"), won(1, account="Cedar"), won(2, account="CEDAR")]
    found = new_accounts(mine, [*mine, old], Q3, 24, date(2024, 7, 1))
    assert (found.value, variant_text(found)) == (Decimal(1), "no win in the prior 24 months")


def test_an_account_with_only_a_credit_in_the_look_back_is_new() -> None:
    back = [won(amount, date(2025, 5, 1), account="Fjord AS") for amount in (-3, 0)]
    mine = [won(9, account="Fjord AS")]
    assert new_accounts(mine, [*mine, *back], Q3, 24, date(2024, 7, 1)).value == 1


def test_an_account_won_before_the_look_back_is_new_again() -> None:
    old = won(1, date(2024, 6, 30), account="Fjord AS")
    assert new_accounts([won(1, account="Fjord AS")], [old], Q3, 24, date(2024, 6, 30)).value == 1


def test_with_a_short_history_new_accounts_come_from_deal_type() -> None:
    deals = [won(1, account="Cedar", kind="new"), won(1, account="Fjord", kind="existing")]
    found = new_accounts(deals, deals, Q3, 24, date(2025, 1, 1))
    assert (found.value, found.variant) == (Decimal(1), Variant.NEW_DEALS)


def test_new_accounts_are_na_with_a_short_history_and_no_deal_type() -> None:
    deals = [won(1, account="Cedar")]
    for since in (None, date(2025, 1, 1)):
        found = new_accounts(deals, deals, Q3, 24, since)
        assert (found.value, found.reason) == (None, Reason.SHORT_HISTORY)
        assert "2024-07-01" in fix_text(found)


def test_new_accounts_are_na_without_account_names() -> None:
    assert new_accounts([won(1)], [], Q3, 24, date(2020, 1, 1)).reason == Reason.NO_ACCOUNTS


def test_new_accounts_are_na_for_a_person_with_no_deals() -> None:
    assert new_accounts([], [won(1, account="Cedar")], Q3, 24, date(2020, 1, 1)).reason == Reason.NO_DEALS


@given(st.lists(PRICED | LOST, max_size=12))
def test_team_bookings_are_the_sum_of_its_peoples(deals: list[Opportunity]) -> None:
    parts = [bookings(mine, Q3).value or Decimal(0) for mine in by_person(deals).values()]
    counts = [deals_won(mine, Q3).value or Decimal(0) for mine in by_person(deals).values()]
    assert (bookings(deals, Q3).value or 0) == sum(parts)
    assert (deals_won(deals, Q3).value or 0) == sum(counts)


@given(st.data(), st.lists(PRICED | LOST, max_size=12))
def test_row_order_does_not_affect_the_result(data: st.DataObject, deals: list[Opportunity]) -> None:
    shuffled = data.draw(st.permutations(deals))
    for measure in (bookings, deals_won, win_rate, average_deal, margin):
        one, other = measure(deals, Q3), measure(shuffled, Q3)
        assert (one.value, one.n, one.part, one.reason) == (other.value, other.n, other.part, other.reason)
        assert sorted(one.rows) == sorted(other.rows)


@given(st.data())
def test_row_order_does_not_affect_which_deal_is_the_first_win(data: st.DataObject) -> None:
    deals = [won(1, date(2026, 8, day), account=name) for day, name in ((3, "Cedar"), (2, "Fjord"), (1, "Cedar"))]
    shuffled = data.draw(st.permutations(deals))
    found = new_accounts(shuffled, shuffled, Q3, 24, date(2020, 1, 1))
    assert found.rows == (deals[2].row, deals[1].row)


@given(st.lists(PRICED, min_size=1, max_size=12), st.integers(1, 10**6))
def test_attainment_and_gap_agree(deals: list[Opportunity], yearly: int) -> None:
    seller, goals = person(yearly * 4), plan(as_of=AS_OF)
    share = attainment(seller, deals, Q3, goals).value
    missing = gap(bookings(deals, Q3), money(yearly)).value
    assert share is not None
    assert missing is not None
    assert round((1 - share) * yearly, 9) == round(missing, 9)


CREDIT = [won(100, created=date(2026, 8, 4)), won(-30, created=date(2026, 3, 1)), won(0), lost(), lost()]


def test_credits_lower_bookings_and_are_no_sales() -> None:
    """W3: 100 − 30 from one sale, one credit, and one deal of 0."""
    assert value(bookings(CREDIT, Q3)) == 70
    assert value(deals_won(CREDIT, Q3)) == 1
    assert value(average_deal(CREDIT, Q3)) == 100
    rate = win_rate(CREDIT, Q3)
    assert (rate.part, rate.n) == (1, 3)


def test_credits_open_no_accounts() -> None:
    """W3."""
    sold = [won(-30, account="Acme", kind="new"), won(50, account="Birch", kind="new")]
    assert value(new_accounts(sold, sold, Q3, 24, None)) == 1


def test_a_deal_without_an_amount_is_no_credit() -> None:
    """W3."""
    assert value(deals_won([won(None)], Q3)) == 1


def test_average_deal_size_of_only_renewals_says_so() -> None:
    deals = [won(18_130, kind="renewal"), won(10, date(2026, 1, 5), kind="new")]
    assert average_deal(deals, Q3).reason is Reason.ONLY_RENEWALS
