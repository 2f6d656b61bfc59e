from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from plangen.facts.formatting.number_format import NumberFormat
from plangen.metrics.results.pace import Clock, attainment_to_date
from plangen.metrics.results.quota import quota, target
from tests.metrics.invented import Q3, period, person, plan, value, won
from tests.metrics.invented import target as target_row


def test_a_month_is_prorated_by_its_working_days() -> None:
    """W8: 10 of the 20 working days of February 2026."""
    assert value(quota(person(120_000, hired=date(2026, 2, 16)), period("2026-02"), plan())) == Decimal("5000.0000")


def test_leave_is_a_share_of_the_days_employed() -> None:
    """W8: employed for 10 of 20 working days and on leave for 5 of those, so 5 of 20 days remain."""
    away = {"Ana Ruiz": frozenset(date(2026, 2, day) for day in (16, 17, 18, 19, 20))}
    seller = person(120_000, hired=date(2026, 2, 16))
    assert value(quota(seller, period("2026-02"), plan(leave=away))) == Decimal("2500.0000")


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, 6),
        ({"hired": date(2026, 8, 1)}, 4),
        ({"left": date(2026, 7, 31)}, 2),
        ({"hired": date(2026, 7, 1), "ramp": (Decimal("0.25"), Decimal("0.25"), Decimal("0.5"))}, 2),
    ],
)
def test_counts_are_prorated_for_hire_leaving_and_ramp_like_quotas(known: dict[str, Any], expected: int) -> None:
    """W8: 24 new accounts a year are 2 a month."""
    goals = plan(target_row("all", "new accounts", "2026", "24"))
    assert target("new accounts", person(**known), Q3, goals).value == expected
    yearly = quota(person(24, **known), Q3, plan())
    assert yearly.value == expected


def test_counts_are_prorated_for_leave() -> None:
    """W8: on leave for all of September."""
    september = frozenset(date(2026, 9, day) for day in range(1, 31) if date(2026, 9, day).weekday() < 5)
    goals = plan(target_row("all", "new accounts", "2026", "24"), leave={"Ana Ruiz": september})
    assert target("new accounts", person(), Q3, goals).value == 4


def test_a_count_for_exactly_one_month_is_used_as_is() -> None:
    """W8: as a quota for one month is."""
    goals = plan(target_row("all", "new accounts", "2026-09", "3"))
    assert target("new accounts", person(hired=date(2026, 9, 16)), period("2026-09"), goals).value == 3


def test_a_percentage_comes_from_the_exact_quota_not_from_its_cents() -> None:
    """21,330 of 280,000 ÷ 12 × 50% × 12 of 21 working days, 6,666 and two thirds: 319.95% exactly, so 320.0%."""
    seller = person(280_000, hired=date(2026, 9, 1), ramp=(Decimal("0.5"),))
    clock, september = Clock(date(2026, 9, 17), frozenset({date(2026, 9, 7)})), period("2026-09")
    sold = [won(21_330, date(2026, 9, 14))]
    share = attainment_to_date(seller, sold, september, plan(as_of=date(2026, 9, 17)), clock)
    assert NumberFormat().figure(share).short == "320.0%"


def test_three_twelfths_are_a_quarter_of_a_quota() -> None:
    assert quota(person(100_000), Q3, plan()).value == 25_000
    goals = plan(target_row("all", "new accounts", "2026", "10"))
    assert target("new accounts", person(), Q3, goals).value == Decimal("2.5")
