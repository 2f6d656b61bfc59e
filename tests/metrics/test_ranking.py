from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.metrics.quota import quota
from plangen.metrics.ranking import full_quota, is_ramping, lottery_shares, ranks, ranks_in_classes
from tests.metrics.invented import Q3, period, person, plan, value

HALF = (Decimal("0.25"), Decimal("0.5"), Decimal("0.75"))
VALUES = st.dictionaries(st.text(max_size=3), st.none() | st.integers(-3, 3).map(Decimal), max_size=8)


def test_equal_values_share_a_place_and_the_next_one_is_skipped() -> None:
    values = {"Ana": Decimal(20), "Bo": Decimal(20), "Cy": Decimal(15)}
    assert ranks(values) == {"Ana": 1, "Bo": 1, "Cy": 3}


def test_who_has_no_value_has_no_place_and_takes_none() -> None:
    assert ranks({"Ana": None, "Bo": Decimal(-5)}) == {"Ana": None, "Bo": 1}


@given(st.data(), VALUES)
def test_the_order_of_the_people_changes_no_place(data: st.DataObject, values: dict[str, Decimal | None]) -> None:
    assert ranks(dict(data.draw(st.permutations(list(values.items()))))) == ranks(values)


@given(VALUES)
def test_each_place_is_one_more_than_the_number_of_larger_values(values: dict[str, Decimal | None]) -> None:
    places = [place for place in ranks(values).values() if place is not None]
    assert all(places.count(place) and sum(other < place for other in places) == place - 1 for place in places)


def test_those_on_a_ramp_are_ranked_among_themselves() -> None:
    values = {"Ana": Decimal(90), "Bo": Decimal(50), "Cy": Decimal(70)}
    assert ranks_in_classes(values, {"Bo": "ramp"}) == {"Ana": 1, "Bo": 1, "Cy": 2}


def test_tickets_are_chances() -> None:
    shares = lottery_shares({"Ana": 50, "Bo": 30, "Cy": 10, "Di": 10})
    assert [value(share) for share in shares.values()] == [Decimal(text) for text in ("0.5", "0.3", "0.1", "0.1")]
    assert (shares["Bo"].part, shares["Bo"].n) == (30, 100)


def test_without_tickets_nobody_has_a_chance_that_can_be_said() -> None:
    assert lottery_shares({"Ana": 0})["Ana"].reason == "no tickets"
    assert lottery_shares({}) == {}


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 50), min_size=1, max_size=6))
def test_all_chances_together_are_one(tickets: dict[str, int]) -> None:
    shares = [share.value for share in lottery_shares(tickets).values() if share.value is not None]
    assert not shares or round(sum(shares, Decimal(0)), 9) == 1


@pytest.mark.parametrize(
    ("hired", "ramping"), [(date(2026, 8, 20), True), (date(2026, 5, 1), True), (date(2026, 4, 1), False)]
)
def test_a_person_ramps_while_a_month_has_less_than_the_full_quota(hired: date, ramping: bool) -> None:
    assert is_ramping(person(120_000, hired=hired, ramp=HALF), Q3) is ramping


def test_nobody_ramps_without_a_ramp_or_a_day_of_hire() -> None:
    assert not is_ramping(person(120_000, hired=date(2026, 8, 20)), Q3)
    assert not is_ramping(person(120_000, ramp=HALF), Q3)


def test_the_full_quota_stands_beside_the_ramp_quota() -> None:
    somebody = person(120_000, hired=date(2026, 7, 1), ramp=HALF)
    assert [value(each(somebody, Q3, plan())) for each in (quota, full_quota)] == [15_000, 30_000]
    assert full_quota(person(), Q3, plan()).reason == "no quota"
    assert value(full_quota(person(120_000), period("2026"), plan())) == 120_000
