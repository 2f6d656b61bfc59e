import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from plangen.elements.figure import NOT_KNOWN, Figure, Mark
from plangen.elements.measure import Unit

KNOWN = Figure("$261,449", "$261.4K", "261,400", Unit.MONEY, Decimal(261_400))
UNKNOWN = Figure(NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, Unit.MONEY, None, reason="no quota")


@pytest.mark.parametrize("figure", [KNOWN, UNKNOWN])
def test_a_figure_is_neither_true_nor_false_and_points_to_known(figure: Figure) -> None:
    with pytest.raises(TypeError, match=r"use \.known"):
        bool(figure)


@pytest.mark.parametrize("order", [operator.lt, operator.le, operator.gt, operator.ge])
@pytest.mark.parametrize("other", [KNOWN, UNKNOWN, 0, Decimal(1)])
def test_figures_have_no_order_and_point_to_a_comparison(order: Callable[[Any, Any], bool], other: object) -> None:
    with pytest.raises(TypeError, match="or a Comparison"):
        order(KNOWN, other)


def test_figures_cannot_be_sorted() -> None:
    with pytest.raises(TypeError, match="can't be compared"):
        sorted([KNOWN, UNKNOWN])


def test_a_figure_with_a_value_is_known() -> None:
    assert KNOWN.known
    assert not UNKNOWN.known


def test_a_figure_prints_its_short_text() -> None:
    assert f"{KNOWN}" == "$261.4K"
    assert f"{UNKNOWN}" == "n/a"


def test_the_marks_are_three_arrows_and_nothing() -> None:
    assert [mark.value for mark in Mark] == ["↗", "→", "↘", ""]
