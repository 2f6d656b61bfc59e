from decimal import Decimal

import pytest

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.metrics.results.restated import is_restated


@pytest.mark.parametrize(
    ("now", "printed", "restated"),
    [
        ("198.2", "194.0", True),
        ("201", "200", False),
        ("201.01", "200", True),
        ("198.99", "200", True),
        ("-201.01", "-200", True),
        ("0.01", "0", True),
        ("0", "0", False),
    ],
)
def test_a_change_over_half_a_percent_is_a_restatement(now: str, printed: str, restated: bool) -> None:
    assert is_restated(Measure(Decimal(now), Unit.MONEY), Decimal(printed)) is restated


def test_an_na_value_is_not_restated() -> None:
    assert not is_restated(unknown(Unit.MONEY, Reason.NO_AMOUNTS), Decimal(5))
    assert not is_restated(Measure(Decimal(5), Unit.MONEY), None)
