from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.measure import Measure, Unit, unknown
from plangen.metrics.history import History
from plangen.metrics.pipeline import (
    CoverageWindow,
    PastCoverage,
    concentration,
    coverage,
    open_count,
    open_pipeline,
    past_coverage,
    rebuilt,
    required_coverage,
    to_be_covered,
)
from plangen.metrics.quota import QuotaPlan
from plangen.periods import working_days
from plangen.records.opportunities import Opportunity
from plangen.records.team import Person
from tests.metrics.invented import AS_OF, CALENDAR, Q3, lost, of_each, opened, period, person, plan, value, won

Q4 = period("2026-Q4")
OCTOBER = date(2026, 10, 20)
OPEN = st.builds(
    opened, st.integers(0, 10**6) | st.none(), st.dates() | st.none(), salesperson=st.sampled_from(["A", "B", "C"])
)


def money(amount: str) -> Measure:
    return Measure(Decimal(amount), Unit.MONEY)


def rate(share: str, n: int) -> Measure:
    return Measure(Decimal(share), Unit.SHARE, n, part=int(Decimal(share) * n))


def test_what_is_open_is_added_up_with_and_without_a_window() -> None:
    deals = [opened(10, OCTOBER), opened(20, date(2027, 1, 4)), opened(40), opened(None, OCTOBER), won(80), lost()]
    assert open_pipeline(deals).value == 70
    assert open_pipeline(deals).variant == "3 of 4 deals have an amount"
    assert open_pipeline(deals, Q4).value == 10
    assert open_count(deals).value == 4


def test_nothing_open_and_nothing_priced_are_two_things() -> None:
    assert open_pipeline([won(1)]).reason == "no open deals"
    found = open_pipeline([opened(None), opened(None)])
    assert (found.value, found.reason, found.n) == (None, "no amounts", 2)


def test_somebody_without_any_deal_has_no_count_of_open_ones() -> None:
    assert open_count([]).reason == "no deals in the files"
    assert open_count([won(1)]).value == 0


def test_four_point_eight_million_cover_one_point_six_three_times() -> None:
    assert value(coverage(money("4800000"), money("1600000"))) == Decimal("3.0000")


def test_a_win_rate_of_22_percent_asks_for_coverage_of_4_55() -> None:
    found = required_coverage(rate("0.22", 50), 20, Decimal(3))
    assert (value(found, 2), found.variant) == (Decimal("4.55"), "1 / win rate")


def test_a_buffer_for_slippage_asks_for_more_but_not_of_a_rule_of_thumb() -> None:
    found = required_coverage(rate("0.25", 50), 20, Decimal(3), Decimal("0.2"))
    assert (found.value, found.variant) == (Decimal("4.8"), "1 / win rate, with slippage")
    assert required_coverage(rate("0.25", 5), 20, Decimal(3), Decimal("0.2")).value == 3


def test_the_largest_three_are_a_share_of_more_than_three() -> None:
    deals = [opened(amount) for amount in (10, 40, 30, 20)]
    found = concentration(deals, count=3)
    assert (found.value, found.rows) == (Decimal("0.9"), (deals[1].row, deals[2].row, deals[3].row))
    assert concentration(deals[:3], count=3).reason == "fewer than 4 open deals with an amount"


@pytest.mark.parametrize("given_rate", [rate("0.22", 19), rate("0", 50), unknown(Unit.SHARE, "0 closed deals")])
def test_without_a_win_rate_of_enough_deals_the_rule_of_thumb_is_assumed(given_rate: Measure) -> None:
    found = required_coverage(given_rate, 20, Decimal(3))
    assert (found.value, found.variant) == (Decimal(3), "assumed")


def test_coverage_without_a_quota_is_unknown_and_without_open_deals_zero() -> None:
    lacking = coverage(money("5"), unknown(Unit.MONEY, "no quota", cure="add one"))
    assert (lacking.value, lacking.reason, lacking.cure) == (None, "no quota", "add one")
    assert coverage(unknown(Unit.MONEY, "no open deals"), money("5")).value == 0
    assert coverage(unknown(Unit.MONEY, "no amounts"), money("5")).reason == "no amounts"


@pytest.mark.parametrize("left", ["0", "-5"])
def test_a_quota_already_reached_needs_no_coverage(left: str) -> None:
    assert coverage(money("5"), money(left)).reason == "quota already reached"


def test_a_review_of_a_quarter_that_is_over_looks_at_the_next_one() -> None:
    assert to_be_covered(AS_OF, Q3, CALENDAR) == Q4


def test_a_review_of_a_running_quarter_looks_at_itself() -> None:
    assert to_be_covered(date(2026, 9, 29), Q3, CALENDAR) == Q3
    assert to_be_covered(Q3.last_day, Q3, CALENDAR) == Q4


def test_a_review_made_late_does_not_look_at_a_quarter_that_is_over() -> None:
    assert to_be_covered(AS_OF, period("2025-Q4"), CALENDAR) == Q4


def test_concentration_is_the_largest_of_what_is_open() -> None:
    deals = [opened(30), opened(70), opened(None), won(900)]
    found = concentration(deals)
    assert (found.value, found.rows) == (Decimal("0.7"), (deals[1].row,))
    assert concentration([opened(30), opened(0)]).reason == "fewer than 2 open deals with an amount"


def test_of_two_largest_deals_the_first_row_is_named_in_any_order() -> None:
    deals = [opened(50), opened(50)]
    assert concentration(deals).rows == concentration(deals[::-1]).rows == (deals[0].row,)


def test_the_deals_of_a_past_day_are_those_created_and_not_yet_closed() -> None:
    day = date(2026, 5, 10)
    there = [
        won(1, date(2026, 5, 11), created=day),
        lost(date(2026, 6, 1), 2, created=date(2026, 1, 1)),
        opened(4, date(2026, 12, 1), created=date(2026, 2, 1)),
    ]
    gone = [
        won(8, day, created=date(2026, 1, 1)),
        opened(16, created=date(2026, 5, 11)),
        opened(32),
        won(64, date(2026, 5, 20)),
    ]
    found = rebuilt([*there, *gone], day)
    assert [deal.row for deal in found] == [deal.row for deal in there]
    assert all(deal.is_open for deal in found)
    assert [deal.close for deal in found] == [date(2026, 5, 11), date(2026, 6, 1), date(2026, 12, 1)]


def test_the_window_knows_the_working_day_and_finds_it_in_another_quarter() -> None:
    window = CoverageWindow.at(AS_OF, Q4, frozenset())
    assert window.working_day == 3
    assert window.same_day(Q3) == date(2026, 7, 3)


def test_before_the_quarter_begins_its_working_days_are_counted_backwards() -> None:
    window = CoverageWindow.at(date(2026, 9, 28), Q4, frozenset())
    assert window.working_day == -2
    day = window.same_day(Q3)
    assert working_days(day + timedelta(days=1), Q3.start) == 2


def test_holidays_move_the_same_working_day() -> None:
    holiday = frozenset({date(2026, 7, 3)})
    assert CoverageWindow.at(AS_OF, Q4, holiday).same_day(Q3) == date(2026, 7, 6)


def three_quarters() -> list[Opportunity]:
    """Two quarters that close 300 and 500, won and lost, created before them; and a beginning long ago."""
    winter, spring = date(2025, 12, 1), date(2026, 3, 1)
    return [
        won(1, date(2025, 6, 30), created=date(2024, 1, 1)),
        won(300, date(2026, 2, 20), created=winter),
        won(50, date(2026, 4, 2), created=spring),
        won(350, date(2026, 6, 20), created=spring),
        lost(date(2026, 6, 21), 150, created=spring),
        won(40, date(2026, 6, 22), created=date(2026, 6, 1)),
    ]


def past(seller: Person, deals: list[Opportunity], goals: QuotaPlan, as_of: date = AS_OF) -> dict[str, PastCoverage]:
    window = CoverageWindow.at(as_of, to_be_covered(as_of, Q3, CALENDAR), frozenset())
    found = past_coverage(seller, deals, History(deals, CALENDAR), goals, window)
    return {each.period.code: each for each in found}


def test_past_coverage_is_that_of_the_same_working_day_and_what_came_of_it() -> None:
    found = past(person(1200), three_quarters(), plan())
    second = found["2026-Q2"]
    # On April 3, the third working day, 50 of 300 were won: 500 that closed later in the quarter cover the other 250.
    assert value(second.coverage) == Decimal("2.0000")
    assert value(second.attainment) == Decimal("1.4667")
    first = found["2026-Q1"]
    assert (value(first.coverage), value(first.attainment)) == (Decimal("1.0000"), Decimal("1.0000"))


def test_past_coverage_comes_from_whole_periods_that_have_a_quota() -> None:
    assert list(past(person(1200), three_quarters(), plan())) == ["2026-Q3", "2026-Q2", "2026-Q1"]
    assert not past(person(), three_quarters(), plan())


def test_a_quarter_in_which_the_person_came_is_no_history() -> None:
    newcomer = person(1200, hired=date(2026, 4, 2))
    assert list(past(newcomer, three_quarters(), plan())) == ["2026-Q3"]


def test_a_quarter_whose_quota_was_reached_by_then_is_left_out() -> None:
    goals = plan()
    deals = [*three_quarters(), won(400, date(2026, 4, 1), created=date(2024, 1, 1))]
    assert "2026-Q2" not in past(person(1200), deals, goals)


@given(st.lists(OPEN, max_size=12))
def test_what_a_team_has_open_is_the_sum_of_what_its_people_have(deals: list[Opportunity]) -> None:
    own = [open_pipeline(mine).value or Decimal(0) for mine in of_each(deals).values()]
    assert (open_pipeline(deals).value or 0) == sum(own)


@given(st.data(), st.lists(OPEN, max_size=12))
def test_the_order_of_the_rows_changes_nothing(data: st.DataObject, deals: list[Opportunity]) -> None:
    shuffled = data.draw(st.permutations(deals))
    for measure in (open_pipeline, open_count, concentration):
        one, other = measure(deals), measure(shuffled)
        assert (one.value, one.n, one.reason, sorted(one.rows)) == (
            other.value,
            other.n,
            other.reason,
            sorted(other.rows),
        )
