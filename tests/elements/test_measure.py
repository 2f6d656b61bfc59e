from decimal import Decimal

import pytest

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.elements.reasons import Fix, Reason


def test_a_measure_has_a_value_or_a_reason() -> None:
    with pytest.raises(ValueError, match="either a value or a reason"):
        Measure(None, Unit.MONEY)


def test_a_measure_does_not_have_both_a_value_and_a_reason() -> None:
    with pytest.raises(ValueError, match="either a value or a reason"):
        Measure(Decimal(0), Unit.MONEY, reason=Reason.NO_QUOTA)


@pytest.mark.parametrize("text", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_a_measure_is_finite(text: str) -> None:
    with pytest.raises(ValueError, match="finite"):
        Measure(Decimal(text), Unit.SHARE)


def test_zero_is_known_and_no_value_is_not() -> None:
    assert Measure(Decimal(0), Unit.MONEY).known
    assert not unknown(Unit.MONEY, Reason.NO_QUOTA).known


def test_a_measure_is_neither_true_nor_false() -> None:
    with pytest.raises(TypeError, match=r"use \.known"):
        bool(Measure(Decimal(0), Unit.MONEY))


def test_an_unknown_measure_keeps_its_fix_and_its_rows() -> None:
    rows = [RowKey(0, 3), RowKey(0, 4)]
    missing = unknown(Unit.MONEY, Reason.NO_AMOUNTS, fix=Fix.ADD_AMOUNTS, n=2, rows=rows)
    assert (missing.value, missing.reason, missing.fix) == (None, Reason.NO_AMOUNTS, Fix.ADD_AMOUNTS)
    assert (missing.n, missing.rows) == (2, tuple(rows))
