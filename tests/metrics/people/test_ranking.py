from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.reasons import Reason
from plangen.metrics.people.ranking import drawing_odds, full_quota, is_ramping, ranks, ranks_by_division
from plangen.metrics.results.quota import quota
from tests.metrics.invented import Q3, period, person, plan, value

RAMP = (Decimal("0.25"), Decimal("0.5"), Decimal("0.75"))
VALUES = st.dictionaries(st.text(max_size=3), st.none() | st.integers(-3, 3).map(Decimal), max_size=8)


def test_equal_values_share_a_rank_and_the_next_one_is_skipped() -> None:
    values = {"Ana": Decimal(20), "Bo": Decimal(20), "Cy": Decimal(15)}
    assert ranks(values) == {"Ana": 1, "Bo": 1, "Cy": 3}


def test_people_with_no_value_have_no_rank() -> None:
    assert ranks({"Ana": None, "Bo": Decimal(-5)}) == {"Ana": None, "Bo": 1}


@given(st.data(), VALUES)
def test_the_order_of_people_does_not_affect_ranks(data: st.DataObject, values: dict[str, Decimal | None]) -> None:
    assert ranks(dict(data.draw(st.permutations(list(values.items()))))) == ranks(values)


@given(VALUES)
def test_each_rank_is_one_more_than_the_number_of_larger_values(values: dict[str, Decimal | None]) -> None:
    found = [rank for rank in ranks(values).values() if rank is not None]
    assert all(found.count(rank) and sum(other < rank for other in found) == rank - 1 for rank in found)


def test_people_are_ranked_within_their_division() -> None:
    values = {"Ana": Decimal(90), "Bo": Decimal(50), "Cy": Decimal(70)}
    assert ranks_by_division(values, {"Bo": "ramp"}) == {"Ana": 1, "Bo": 1, "Cy": 2}


def test_drawing_odds_are_the_share_of_tickets() -> None:
    shares = drawing_odds({"Ana": 50, "Bo": 30, "Cy": 10, "Di": 10})
    assert [value(share) for share in shares.values()] == [Decimal(text) for text in ("0.5", "0.3", "0.1", "0.1")]
    assert (shares["Bo"].part, shares["Bo"].n) == (30, 100)


def test_drawing_odds_are_na_without_tickets() -> None:
    assert drawing_odds({"Ana": 0})["Ana"].reason == Reason.NO_TICKETS
    assert drawing_odds({}) == {}


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 50), min_size=1, max_size=6))
def test_drawing_odds_add_up_to_one(tickets: dict[str, int]) -> None:
    shares = [share.value for share in drawing_odds(tickets).values() if share.value is not None]
    assert not shares or round(sum(shares, Decimal(0)), 9) == 1


@pytest.mark.parametrize(
    ("hired", "ramping"), [(date(2026, 8, 20), True), (date(2026, 5, 1), True), (date(2026, 4, 1), False)]
)
def test_a_person_is_ramping_while_any_month_is_below_full_quota(hired: date, ramping: bool) -> None:
    assert is_ramping(person(120_000, hired=hired, ramp=RAMP), Q3) is ramping


def test_no_one_is_ramping_without_a_ramp_or_a_hire_date() -> None:
    assert not is_ramping(person(120_000, hired=date(2026, 8, 20)), Q3)
    assert not is_ramping(person(120_000, ramp=RAMP), Q3)


def test_the_full_quota_ignores_the_ramp() -> None:
    seller = person(120_000, hired=date(2026, 7, 1), ramp=RAMP)
    assert [value(each(seller, Q3, plan())) for each in (quota, full_quota)] == [15_000, 30_000]
    assert full_quota(person(), Q3, plan()).reason == Reason.NO_QUOTA
    assert value(full_quota(person(120_000), period("2026"), plan())) == 120_000
