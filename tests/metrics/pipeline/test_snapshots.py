from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.reasons import Reason, Variant
from plangen.facts.formatting.reasons import reason_text, variant_text
from plangen.metrics.pipeline.snapshots import (
    lost_since,
    opening_snapshot,
    pipeline_added_since,
    pipeline_conversion,
    pushed,
    pushes,
    slippage,
    slipped,
    snapshot_near,
)
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.snapshots import Snapshot
from tests.metrics.invented import Q3, lost, opened, period, value, won

IN, AFTER = date(2026, 8, 20), date(2026, 10, 20)
JULY = period("2026-07")


def snapshot(*deals: Opportunity, day: date = Q3.start) -> Snapshot:
    return Snapshot(day, deals)


def test_slippage_is_the_share_of_expected_pipeline_that_now_closes_later() -> None:
    before = snapshot(
        opened(100, IN, id="1"),
        opened(60, IN, id="2"),
        opened(40, IN, id="3"),
        opened(50, IN, id="4"),
        opened(900, AFTER, id="5"),
    )
    now = [
        opened(999, AFTER, id="1"),
        won(60, IN, id="2"),
        lost(IN, id="3"),
        opened(50, date(2026, 9, 1), id="4"),
        opened(900, date(2027, 1, 1), id="5"),
    ]
    found = slippage(before, now, Q3)
    assert (found.value, found.n, found.rows) == (Decimal("0.4"), 4, (now[0].row,))
    assert variant_text(found) == "since 2026-07-01"


def test_deals_won_after_the_period_slipped_and_deals_pulled_forward_did_not() -> None:
    before = snapshot(opened(30, IN, id="1"), opened(10, IN, id="2"))
    now = [won(30, Q3.end, id="1"), won(10, date(2026, 6, 30), id="2")]
    assert value(slippage(before, now, Q3)) == Decimal("0.7500")
    assert slippage(before, [won(30, Q3.last_day, id="1")], Q3).value == 0


def test_a_deal_no_longer_on_file_is_excluded_and_noted() -> None:
    found = slippage(snapshot(opened(30, IN, id="1"), opened(10, IN, id="2")), [opened(1, AFTER, id="1")], Q3)
    assert (found.value, variant_text(found)) == (Decimal(1), "since 2026-07-01, 1 no longer on file")


def test_slippage_gives_a_reason_when_na() -> None:
    assert reason_text(slippage(None, [opened(1, AFTER)], Q3)) == "no snapshot before 2026-07-01"
    assert reason_text(slippage(snapshot(opened(1, AFTER, id="1")), [opened(1, AFTER, id="1")], Q3)) == (
        Reason.NO_PIPELINE_EXPECTED
    )
    assert slippage(snapshot(opened(None, IN, id="1")), [opened(None, AFTER, id="1")], Q3).reason == Reason.NO_AMOUNTS


def test_deals_without_an_id_are_matched_by_name_account_owner_and_created() -> None:
    known = {"name": "Line 2", "account": "Fjord", "created": date(2026, 1, 5)}
    assert slippage(snapshot(opened(5, IN, **known)), [opened(5, AFTER, **known)], Q3).value == 1


def test_the_opening_snapshot_is_the_last_one_through_the_first_day() -> None:
    snapshots = [snapshot(day=date(2026, 6, 1)), snapshot(day=date(2026, 7, 1)), snapshot(day=date(2026, 7, 2))]
    assert opening_snapshot(snapshots, Q3) is snapshots[1]
    assert opening_snapshot(snapshots[2:], Q3) is None


def test_pipeline_conversion_is_bookings_divided_by_the_opening_pipeline() -> None:
    deals = [won(30, date(2026, 7, 9), id="1"), opened(70, IN, id="2")]
    found = pipeline_conversion(deals, JULY, snapshot(opened(50, IN, id="1"), opened(70, IN, id="2")))
    assert (found.value, variant_text(found)) == (Decimal("0.25"), "snapshot of 2026-07-01")


def test_without_a_snapshot_the_opening_pipeline_is_rebuilt_and_labeled() -> None:
    spring = date(2026, 5, 1)
    deals = [
        won(30, date(2026, 7, 9), created=spring),
        opened(90, created=spring),
        opened(999, created=date(2026, 7, 1)),
        won(999, date(2026, 6, 30), created=spring),
    ]
    found = pipeline_conversion(deals, JULY)
    assert (found.value, found.n, found.variant) == (Decimal("0.25"), 2, Variant.REBUILT)


def test_pipeline_conversion_gives_a_reason_when_na() -> None:
    assert pipeline_conversion([won(1)], JULY).reason == Reason.NO_CREATED_DATES
    assert pipeline_conversion([], JULY).reason == Reason.NO_DEALS
    assert pipeline_conversion([won(1, created=IN)], JULY).reason == Reason.NO_PIPELINE_AT_START
    erased = [won(30, date(2026, 7, 9), created=date(2026, 5, 1)), lost(date(2026, 7, 9), 0, created=date(2026, 5, 1))]
    assert pipeline_conversion(erased, JULY).reason == Reason.FEW_LOSS_AMOUNTS
    assert pipeline_conversion([opened(None, created=date(2026, 5, 1))], JULY).reason == Reason.NO_AMOUNTS


def test_a_deal_is_pushed_each_time_its_close_date_moves_later() -> None:
    snapshots = [snapshot(opened(1, date(2026, month, 1), id="1"), day=date(2026, month, 1)) for month in (7, 5, 6)]
    now = [opened(1, date(2026, 11, 1), id="1"), opened(1, date(2026, 11, 1), id="2"), won(1, id="3")]
    assert pushes(snapshots, now) == {now[0].row: 3}


def test_a_deal_pulled_forward_is_not_pushed() -> None:
    now = [opened(1, date(2026, 8, 1), id="1")]
    assert pushes([snapshot(opened(1, AFTER, id="1"))], now) == {}


def test_pipeline_added_since_a_snapshot_is_summed() -> None:
    now = [opened(5, id="1"), opened(7, id="2"), opened(None, id="3"), won(9, id="4")]
    found = pipeline_added_since(snapshot(opened(5, id="1")), now)
    assert (found.value, found.n) == (Decimal(7), 2)
    assert pipeline_added_since(None, now).reason == Reason.NO_SNAPSHOT


SMALL = st.lists(st.tuples(st.integers(1, 99), st.booleans()), min_size=1, max_size=8)


@given(SMALL)
def test_slippage_is_the_moved_share(sizes: list[tuple[int, bool]]) -> None:
    before = snapshot(*(opened(size, IN, id=f"{at}") for at, (size, _) in enumerate(sizes)))
    now = [opened(size, AFTER if moved else IN, id=f"{at}") for at, (size, moved) in enumerate(sizes)]
    found = slippage(before, now, Q3).value
    assert found == Decimal(sum(size for size, moved in sizes if moved)) / sum(size for size, _ in sizes)


def test_slipped_is_the_amount_in_the_snapshot_of_deals_that_now_close_after_the_period() -> None:
    before = snapshot(opened(100, IN, id="1"), opened(60, IN, id="2"), opened(40, IN, id="3"))
    now = [opened(999, AFTER, id="1"), won(60, IN, id="2"), opened(40, IN, id="3")]
    found = slipped(before, now, Q3)
    assert (found.value, found.n, found.rows) == (Decimal(100), 1, (before.deals[0].row,))
    assert variant_text(found) == "since 2026-07-01"
    assert slipped(before, now[1:], Q3).value == 0


def test_slipped_and_pushed_give_a_reason_when_na() -> None:
    assert [reason_text(each(None, [], Q3)) for each in (slipped, pushed)] == ["no snapshot before 2026-07-01"] * 2
    assert slipped(snapshot(), [], Q3).reason is Reason.NO_PIPELINE_EXPECTED
    assert pushed(snapshot(), [won(5)], Q3).reason is Reason.NO_OPEN_DEALS
    assert slipped(snapshot(opened(None, IN, id="1")), [opened(5, AFTER, id="1")], Q3).reason is Reason.NO_AMOUNTS


def test_pushed_is_todays_amount_of_open_deals_with_a_later_close_date() -> None:
    before = snapshot(opened(100, IN, id="1"), opened(60, AFTER, id="2"), opened(40, IN, id="3"), opened(9, id="4"))
    now = [
        opened(110, AFTER, id="1"),
        opened(70, date(2027, 1, 5), id="2"),
        opened(40, date(2026, 8, 1), id="3"),
        opened(9, AFTER, id="4"),
        opened(500, AFTER, id="5"),
    ]
    found = pushed(before, now, Q3)
    assert (found.value, found.n, found.rows) == (Decimal(180), 2, (now[0].row, now[1].row))


def test_the_same_id_at_two_accounts_is_two_deals() -> None:
    before = snapshot(opened(100, IN, id="1", account="Acme"), opened(60, IN, id="1", account="Bolt"))
    now = [opened(100, AFTER, id="1", account="Acme"), opened(60, IN, id="1", account="Bolt")]
    assert slipped(before, now, Q3).value == 100


def test_what_is_lost_since_a_snapshot_was_open_in_it() -> None:
    before = snapshot(opened(100, IN, id="1"), opened(60, IN, id="2"))
    now = [lost(IN, 90, id="1"), opened(60, AFTER, id="2"), lost(IN, 500, id="3")]
    found = lost_since(before, now)
    assert (value(found), found.n) == (Decimal(90), 1)
    assert lost_since(None, now).reason is Reason.NO_SNAPSHOT


def test_the_snapshot_of_a_meeting_is_the_nearest_within_a_week() -> None:
    taken = [snapshot(day=date(2026, 10, day)) for day in (1, 4, 7)]
    found = snapshot_near(taken, date(2026, 10, 5), date(2026, 10, 9))
    assert found is taken[1]
    assert snapshot_near(taken, date(2026, 10, 20), date(2026, 10, 23)) is None
    assert snapshot_near(taken, date(2026, 10, 5), date(2026, 10, 1)) is None
