from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plangen.metrics.results import win_rate
from plangen.metrics.win_rates import (
    cohort_win_rate,
    decided_win_rate,
    overdue_deals,
    value_win_rate,
    win_rate_if_lost,
)
from plangen.records.opportunities import Opportunity
from tests.metrics.invented import AS_OF, Q3, lost, opened, period, value, won

CREATED = date(2026, 7, 20)
YEAR = st.dates(date(2026, 1, 1), AS_OF)
CLOSED = st.builds(won, st.integers(0, 900), YEAR) | st.builds(lost, YEAR, st.integers(0, 900) | st.none())
OPEN = st.builds(opened, st.integers(0, 900), st.dates(date(2026, 1, 1), date(2026, 12, 31)) | st.none())


def test_12_of_38_are_decided_and_12_of_47_count_no_decision_as_lost() -> None:
    deals = [won(1) for _ in range(12)]
    deals += [lost(loss_reason="price") for _ in range(26)] + [lost(loss_reason="No Decision") for _ in range(9)]
    decided, whole = decided_win_rate(deals, Q3), win_rate(deals, Q3)
    assert (value(decided), decided.part, decided.n) == (Decimal("0.3158"), 12, 38)
    assert (value(whole), whole.part, whole.n) == (Decimal("0.2553"), 12, 47)
    assert whole.variant == "“no decision” counts as lost"
    assert decided.variant == "without “no decision”"


def test_without_loss_reasons_nobody_knows_what_was_decided() -> None:
    assert decided_win_rate([won(1), lost()], Q3).reason == "no loss reasons"
    assert decided_win_rate([lost(loss_reason="undecided")], Q3).reason == "0 decided deals"
    assert decided_win_rate([won(1)], Q3).value == 1


def test_by_value_the_rate_counts_money() -> None:
    found = value_win_rate([won(300), lost(amount=100), lost(amount=200)], Q3)
    assert (found.value, found.n, found.variant) == (Decimal("0.5"), 3, "by value")


def test_by_value_needs_an_amount_above_zero_on_nine_of_ten_lost_deals() -> None:
    nine = [won(100), *(lost(amount=100) for _ in range(9))]
    assert value(value_win_rate([*nine, lost(amount=0)], Q3)) == Decimal("0.1000")
    found = value_win_rate([*nine, lost(amount=0), lost()], Q3)
    assert (found.value, found.reason) == (None, "too few lost deals with an amount")


def test_by_value_says_why_it_cannot_be_said() -> None:
    assert value_win_rate([opened(1)], Q3).reason == "0 closed deals"
    assert value_win_rate([won(None)], Q3).reason == "no amounts"
    assert value_win_rate([won(5, kind="renewal")], Q3).reason == "only renewals"


def test_of_a_hundred_created_three_are_won() -> None:
    deals = [won(1, AS_OF, created=CREATED) for _ in range(3)]
    deals += [lost(AS_OF, created=CREATED) for _ in range(37)] + [opened(1, created=CREATED) for _ in range(60)]
    found = cohort_win_rate([*deals, won(1, created=date(2026, 1, 1)), opened(1)], Q3)
    assert (value(found), found.part, found.n) == (Decimal("0.0300"), 3, 100)
    assert found.variant == "of those created, 60 still open"
    assert cohort_win_rate([opened(1)], Q3).reason == "0 deals created"


def test_open_deals_past_their_close_date_are_counted() -> None:
    deals = [opened(1, date(2026, 9, 9)), opened(1, date(2026, 4, 4)), opened(1, AS_OF), opened(1), lost()]
    assert overdue_deals(deals, AS_OF).value == 2
    assert overdue_deals(deals, AS_OF, Q3).value == 1
    assert overdue_deals([opened(1)], AS_OF).reason == "no close dates"
    assert overdue_deals([won(1)], AS_OF).reason == "no open deals"


def test_overdue_deals_of_the_period_make_the_rate_smaller_if_they_were_lost() -> None:
    deals = [won(1), lost(), opened(1, date(2026, 9, 9)), opened(1, date(2026, 9, 9)), opened(1, date(2026, 4, 4))]
    found = win_rate_if_lost(deals, Q3, AS_OF)
    assert (found.value, found.part, found.n) == (Decimal("0.25"), 1, 4)
    assert win_rate_if_lost([opened(1, date(2026, 9, 9))], Q3, AS_OF).reason == "0 closed deals"


@given(st.lists(CLOSED | OPEN, max_size=15))
def test_the_rate_if_overdue_deals_were_lost_is_never_higher(deals: list[Opportunity]) -> None:
    usual, strict = win_rate(deals, Q3), win_rate_if_lost(deals, Q3, AS_OF)
    assert usual.known == strict.known
    assert (strict.value or 0) <= (usual.value or 0)
    assert strict.n == usual.n + int(overdue_deals(deals, AS_OF, Q3).value or 0) or not usual.known


@given(st.lists(CLOSED | OPEN, max_size=15))
def test_a_rate_lies_between_none_and_all_or_is_not_known(deals: list[Opportunity]) -> None:
    for found in (value_win_rate(deals, Q3), cohort_win_rate(deals, period("2026")), decided_win_rate(deals, Q3)):
        assert found.value is None or 0 <= found.value <= 1
        assert found.known or found.reason
