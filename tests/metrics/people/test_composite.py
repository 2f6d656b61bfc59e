from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.facts.formatting.reasons import variant_text
from plangen.metrics.people.composite import WeightedMetric, share_of_target, weighted_score

NO_QUOTA = unknown(Unit.MONEY, Reason.NO_QUOTA)


def money(amount: int) -> Measure:
    return Measure(Decimal(amount), Unit.MONEY, 3)


def row(actual: int | None, target: int, weight: int = 1) -> WeightedMetric:
    return WeightedMetric(NO_QUOTA if actual is None else money(actual), money(target), Decimal(weight))


def test_lower_is_better_divides_target_by_actual() -> None:
    assert share_of_target(money(30), money(40)).value == Decimal("0.75")
    assert share_of_target(money(50), money(40), lower_is_better=True).value == Decimal("0.8")


def test_share_of_a_zero_target_is_na() -> None:
    assert share_of_target(money(1), money(0)).reason == Reason.TARGET_IS_0
    assert share_of_target(money(0), money(1), lower_is_better=True).reason == Reason.ACTUAL_IS_0
    assert share_of_target(NO_QUOTA, money(1)).reason == Reason.NO_QUOTA


def test_weighted_score_weights_its_metrics() -> None:
    assert weighted_score([row(50, 100, 3), row(90, 100, 1)]).value == Decimal("0.6")


def test_each_metric_is_capped_at_150_percent() -> None:
    assert weighted_score([row(1000, 100), row(50, 100)]).value == 1


def test_na_metrics_are_excluded_and_weights_adjusted() -> None:
    found = weighted_score([row(50, 100, 3), row(None, 100, 5), row(90, 100, 1)])
    assert (found.value, found.n, variant_text(found)) == (Decimal("0.6"), 2, "2 of 3 metrics, reweighted")


def test_weighted_score_is_na_without_metrics_or_weights() -> None:
    assert weighted_score([]).reason == weighted_score([row(None, 1)]).reason == Reason.NO_METRICS
    assert weighted_score([row(1, 1, 0)]).reason == Reason.NO_WEIGHTS


ROWS = st.builds(row, st.integers(0, 900) | st.none(), st.integers(1, 900), st.integers(1, 9))


@given(st.lists(ROWS, min_size=1, max_size=6))
def test_na_metrics_do_not_change_the_score(rows: list[WeightedMetric]) -> None:
    known = [each for each in rows if each.actual.known]
    assert weighted_score(rows).value == weighted_score(known).value
    assert 0 <= (weighted_score(rows).value or 0) <= Decimal("1.5")
