from datetime import date
from decimal import Decimal

from plangen.elements.reasons import Reason, Variant
from plangen.metrics.results.summed_targets import summed_target
from tests.metrics.invented import Q3, person, plan, target

MEASURE = "pipeline created"
ANA = person()


def test_a_year_is_spread_over_its_months_by_seasonality() -> None:
    yearly = target("Ana Ruiz", MEASURE, "2026", "1200")
    assert summed_target(MEASURE, ANA, Q3, plan(yearly)).value == 300
    weights = tuple(
        map(Decimal, ("0.05", "0.05", "0.05", "0.05", "0.05", "0.05", "0.1", "0.1", "0.2", "0.1", "0.1", "0.1"))
    )
    assert summed_target(MEASURE, ANA, Q3, plan(yearly, seasonality=weights)).value == 480


def test_the_persons_own_target_comes_first_and_a_months_is_used_as_is() -> None:
    everyone, own = target("all", MEASURE, "2026", "1200"), target("Ana Ruiz", MEASURE, "2026-08", "70")
    found = summed_target(MEASURE, ANA, Q3, plan(everyone, own))
    assert (found.value, found.rows) == (Decimal(270), (everyone.row, own.row))


def test_a_target_is_prorated_for_the_hire_date_and_the_ramp() -> None:
    new = person(hired=date(2026, 8, 1), ramp=(Decimal("0.5"), Decimal(1)))
    assert summed_target(MEASURE, new, Q3, plan(target("all", MEASURE, "2026-Q3", "300"))).value == 150


def test_months_without_a_target_are_noted_and_none_is_na() -> None:
    found = summed_target(MEASURE, ANA, Q3, plan(target("Ana Ruiz", MEASURE, "2026-08", "70")))
    assert (found.value, found.variant, found.details) == (Decimal(70), Variant.MONTHS_WITH_TARGET, (1, 3))
    assert summed_target(MEASURE, ANA, Q3, plan()).reason is Reason.NO_TARGET
