from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plangen.metrics.snapshots import (
    Snapshot,
    last_before,
    new_since,
    pipeline_yield,
    pushes,
    slippage,
)
from plangen.records.opportunities import Opportunity
from tests.metrics.invented import Q3, lost, opened, period, value, won

IN, AFTER = date(2026, 8, 20), date(2026, 10, 20)
JULY = period("2026-07")


def taken(*deals: Opportunity, day: date = Q3.start) -> Snapshot:
    return Snapshot(day, deals)


def test_slippage_is_the_share_of_what_was_expected_that_now_closes_later() -> None:
    before = taken(
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
    assert found.variant == "since 2026-07-01"


def test_what_is_won_after_the_period_slipped_and_what_is_pulled_forward_did_not() -> None:
    before = taken(opened(30, IN, id="1"), opened(10, IN, id="2"))
    now = [won(30, Q3.end, id="1"), won(10, date(2026, 6, 30), id="2")]
    assert value(slippage(before, now, Q3)) == Decimal("0.7500")
    assert slippage(before, [won(30, Q3.last_day, id="1")], Q3).value == 0


def test_a_deal_that_is_gone_from_the_files_is_left_out_and_said() -> None:
    found = slippage(taken(opened(30, IN, id="1"), opened(10, IN, id="2")), [opened(1, AFTER, id="1")], Q3)
    assert (found.value, found.variant) == (Decimal(1), "since 2026-07-01, 1 no longer in the files")


def test_slippage_is_never_made_up() -> None:
    assert slippage(None, [opened(1, AFTER)], Q3).reason == "no snapshot before 2026-07-01"
    assert slippage(taken(opened(1, AFTER, id="1")), [opened(1, AFTER, id="1")], Q3).reason == (
        "nothing was expected in the period"
    )
    assert slippage(taken(opened(None, IN, id="1")), [opened(None, AFTER, id="1")], Q3).reason == "no amounts"


def test_deals_without_an_id_are_known_by_name_account_owner_and_created() -> None:
    known = {"name": "Line 2", "account": "Fjord", "created": date(2026, 1, 5)}
    assert slippage(taken(opened(5, IN, **known)), [opened(5, AFTER, **known)], Q3).value == 1


def test_the_snapshot_of_a_period_is_the_last_one_up_to_its_first_day() -> None:
    looks = [taken(day=date(2026, 6, 1)), taken(day=date(2026, 7, 1)), taken(day=date(2026, 7, 2))]
    assert last_before(looks, Q3) is looks[1]
    assert last_before(looks[2:], Q3) is None


def test_the_yield_of_a_month_is_what_was_won_of_what_was_open_at_its_start() -> None:
    deals = [won(30, date(2026, 7, 9), id="1"), opened(70, IN, id="2")]
    found = pipeline_yield(deals, JULY, taken(opened(50, IN, id="1"), opened(70, IN, id="2")))
    assert (found.value, found.variant) == (Decimal("0.25"), "snapshot of 2026-07-01")


def test_without_a_snapshot_the_open_deals_are_rebuilt_and_it_says_so() -> None:
    spring = date(2026, 5, 1)
    deals = [
        won(30, date(2026, 7, 9), created=spring),
        opened(90, created=spring),
        opened(999, created=date(2026, 7, 1)),
        won(999, date(2026, 6, 30), created=spring),
    ]
    found = pipeline_yield(deals, JULY)
    assert (found.value, found.n, found.variant) == (Decimal("0.25"), 2, "rebuilt")


def test_a_yield_that_cannot_be_said_gives_its_reason() -> None:
    assert pipeline_yield([won(1)], JULY).reason == "no created dates"
    assert pipeline_yield([], JULY).reason == "no deals in the files"
    assert pipeline_yield([won(1, created=IN)], JULY).reason == "nothing was open at the start"
    assert pipeline_yield([opened(None, created=date(2026, 5, 1))], JULY).reason == "no amounts"


def test_a_deal_was_put_off_each_time_its_close_date_moved_to_a_later_day() -> None:
    looks = [taken(opened(1, date(2026, month, 1), id="1"), day=date(2026, month, 1)) for month in (7, 5, 6)]
    now = [opened(1, date(2026, 11, 1), id="1"), opened(1, date(2026, 11, 1), id="2"), won(1, id="3")]
    assert pushes(looks, now) == {now[0].row: 3}


def test_a_deal_that_was_pulled_forward_was_not_put_off() -> None:
    now = [opened(1, date(2026, 8, 1), id="1")]
    assert pushes([taken(opened(1, AFTER, id="1"))], now) == {}


def test_what_is_new_since_a_snapshot_is_added_up() -> None:
    now = [opened(5, id="1"), opened(7, id="2"), opened(None, id="3"), won(9, id="4")]
    found = new_since(taken(opened(5, id="1")), now)
    assert (found.value, found.n) == (Decimal(7), 2)
    assert new_since(None, now).reason == "no snapshot"


SMALL = st.lists(st.tuples(st.integers(1, 99), st.booleans()), min_size=1, max_size=8)


@given(SMALL)
def test_slippage_lies_between_nothing_and_everything(sizes: list[tuple[int, bool]]) -> None:
    before = taken(*(opened(size, IN, id=f"{at}") for at, (size, _) in enumerate(sizes)))
    now = [opened(size, AFTER if moved else IN, id=f"{at}") for at, (size, moved) in enumerate(sizes)]
    found = slippage(before, now, Q3).value
    assert found == Decimal(sum(size for size, moved in sizes if moved)) / sum(size for size, _ in sizes)
