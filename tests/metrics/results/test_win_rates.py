from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.reasons import Fix, Reason, Variant
from plangen.facts.formatting.reasons import variant_text
from plangen.metrics.results.bookings import win_rate
from plangen.metrics.results.win_rates import (
    cohort_win_rate,
    past_due_deals,
    value_win_rate,
    win_rate_excluding_no_decision,
    win_rate_if_past_due_lost,
)
from plangen.records.deals.opportunities import Opportunity
from tests.metrics.invented import AS_OF, Q3, lost, opened, period, value, won

CREATED = date(2026, 7, 20)
YEAR = st.dates(date(2026, 1, 1), AS_OF)
CLOSED = st.builds(won, st.integers(0, 900), YEAR) | st.builds(lost, YEAR, st.integers(0, 900) | st.none())
OPEN = st.builds(opened, st.integers(0, 900), st.dates(date(2026, 1, 1), date(2026, 12, 31)) | st.none())


def test_the_win_rate_counts_no_decision_as_lost_and_the_other_excludes_it() -> None:
    deals = [won(1) for _ in range(12)]
    deals += [lost(loss_reason="price") for _ in range(26)] + [lost(loss_reason="No Decision") for _ in range(9)]
    decided, counted = win_rate_excluding_no_decision(deals, Q3), win_rate(deals, Q3)
    assert (value(decided), decided.part, decided.n) == (Decimal("0.3158"), 12, 38)
    assert (value(counted), counted.part, counted.n) == (Decimal("0.2553"), 12, 47)
    assert counted.variant == Variant.NO_DECISION_LOST
    assert decided.variant == Variant.WITHOUT_NO_DECISION


def test_win_rate_excluding_no_decision_needs_loss_reasons() -> None:
    assert win_rate_excluding_no_decision([won(1), lost()], Q3).reason == Reason.NO_LOSS_REASONS
    assert win_rate_excluding_no_decision([lost(loss_reason="undecided")], Q3).reason == Reason.NO_DECIDED_DEALS
    assert win_rate_excluding_no_decision([won(1)], Q3).value == 1


def test_win_rate_by_value_uses_amounts() -> None:
    found = value_win_rate([won(300), lost(amount=100), lost(amount=200)], Q3)
    assert (found.value, found.n, found.variant) == (Decimal("0.5"), 3, Variant.BY_VALUE)


def test_win_rate_by_value_needs_amounts_on_90_percent_of_lost_deals() -> None:
    nine = [won(100), *(lost(amount=100) for _ in range(9))]
    assert value(value_win_rate([*nine, lost(amount=0)], Q3)) == Decimal("0.1000")
    found = value_win_rate([*nine, lost(amount=0), lost()], Q3)
    assert (found.value, found.reason) == (None, Reason.FEW_LOSS_AMOUNTS)


def test_win_rate_by_value_gives_a_reason_when_na() -> None:
    assert value_win_rate([opened(1)], Q3).reason == Reason.NO_CLOSED_DEALS
    assert value_win_rate([won(None)], Q3).reason == Reason.NO_AMOUNTS
    assert value_win_rate([won(5, kind="renewal")], Q3).reason == Reason.ONLY_RENEWALS


def test_cohort_win_rate_of_3_won_of_100_created() -> None:
    deals = [won(1, AS_OF, created=CREATED) for _ in range(3)]
    deals += [lost(AS_OF, created=CREATED) for _ in range(37)] + [opened(1, created=CREATED) for _ in range(60)]
    found = cohort_win_rate([*deals, won(1, created=date(2026, 1, 1)), opened(1)], Q3)
    assert (value(found), found.part, found.n) == (Decimal("0.0300"), 3, 100)
    assert variant_text(found) == "60 still open"
    assert cohort_win_rate([opened(1)], Q3).reason == Reason.NO_DEALS_CREATED


def test_past_due_deals_are_counted() -> None:
    deals = [opened(1, date(2026, 9, 9)), opened(1, date(2026, 4, 4)), opened(1, AS_OF), opened(1), lost()]
    assert past_due_deals(deals, AS_OF).value == 2
    assert past_due_deals(deals, AS_OF, Q3).value == 1
    assert past_due_deals([opened(1)], AS_OF).reason == Reason.NO_CLOSE_DATES
    assert past_due_deals([won(1)], AS_OF).reason == Reason.NO_OPEN_DEALS


def test_past_due_deals_lower_the_rate_if_counted_as_lost() -> None:
    deals = [won(1), lost(), opened(1, date(2026, 9, 9)), opened(1, date(2026, 9, 9)), opened(1, date(2026, 4, 4))]
    found = win_rate_if_past_due_lost(deals, Q3, AS_OF)
    assert (found.value, found.part, found.n) == (Decimal("0.25"), 1, 4)
    assert win_rate_if_past_due_lost([opened(1, date(2026, 9, 9))], Q3, AS_OF).reason == Reason.NO_CLOSED_DEALS


@given(st.lists(CLOSED | OPEN, max_size=15))
def test_counting_past_due_deals_as_lost_never_raises_the_rate(deals: list[Opportunity]) -> None:
    rate, strict = win_rate(deals, Q3), win_rate_if_past_due_lost(deals, Q3, AS_OF)
    assert rate.known == strict.known
    assert (strict.value or 0) <= (rate.value or 0)
    assert strict.n == rate.n + int(past_due_deals(deals, AS_OF, Q3).value or 0) or not rate.known


@given(st.lists(CLOSED | OPEN, max_size=15))
def test_a_rate_is_between_0_and_1_or_na(deals: list[Opportunity]) -> None:
    for found in (
        value_win_rate(deals, Q3),
        cohort_win_rate(deals, period("2026")),
        win_rate_excluding_no_decision(deals, Q3),
    ):
        assert found.value is None or 0 <= found.value <= 1
        assert found.known or found.reason


def test_without_a_lost_deal_on_file_there_is_no_win_rate() -> None:
    deals = [won(1, losses_on_file=False, created=CREATED), opened(1, losses_on_file=False, created=CREATED)]
    for metric in (win_rate, win_rate_excluding_no_decision, value_win_rate, cohort_win_rate):
        assert metric(deals, Q3).reason == Reason.NO_LOST_DEALS
        assert metric(deals, Q3).fix == Fix.EXPORT_LOST_DEALS
    assert win_rate([won(1)], Q3).value == 1


def test_credits_are_in_no_win_rate() -> None:
    """W3: 1 of 2 by each definition."""
    deals = [won(5, created=date(2026, 8, 1)), won(-5, created=date(2026, 8, 1)), lost(created=date(2026, 8, 1))]
    decided = [*deals[:2], lost(loss_reason="Price")]
    assert (win_rate_excluding_no_decision(decided, Q3).part, win_rate_excluding_no_decision(decided, Q3).n) == (1, 2)
    assert (cohort_win_rate(deals, Q3).part, cohort_win_rate(deals, Q3).n) == (1, 2)
    assert win_rate_if_past_due_lost(deals, Q3, AS_OF).n == 2
