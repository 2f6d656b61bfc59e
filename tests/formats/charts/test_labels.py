from decimal import Decimal

import pytest

from plangen.elements.chart import Column
from plangen.formats.charts.labels import ValuePosition, label_step, text_width, truncated, value_position, wrapped

CLEARANCE = 10.0


def position_of(value: int | None, tick: int | None, text: str = "58") -> ValuePosition:
    column = Column("Jul", None if value is None else Decimal(value), text, None if tick is None else Decimal(tick))
    return value_position(column, 1.0, CLEARANCE)


@pytest.mark.parametrize("tick", [None, 0, 58, 58 + int(CLEARANCE)])
def test_a_text_is_above_its_column_if_no_tick_is_in_the_way(tick: int | None) -> None:
    assert position_of(58, tick) is ValuePosition.ABOVE_COLUMN


@pytest.mark.parametrize(("value", "text"), [(4, "4"), (0, "0"), (58, "58"), (58, "1,234,567")])
def test_a_tick_just_above_a_column_lifts_the_text_above_the_tick(value: int, text: str) -> None:
    assert position_of(value, value + 3, text) is ValuePosition.ABOVE_TICK


def test_the_column_of_a_negative_value_ends_at_the_baseline() -> None:
    assert position_of(-40, 30) is ValuePosition.ABOVE_COLUMN
    assert position_of(-40, 3) is ValuePosition.ABOVE_TICK


def test_wide_characters_are_wider_than_narrow_ones() -> None:
    assert text_width("WWW") > text_width("iii")


def test_the_text_of_an_unknown_value_is_where_its_column_would_start() -> None:
    assert position_of(None, 30, "n/a") is position_of(None, None, "n/a") is ValuePosition.AT_BASE


def test_a_label_is_broken_between_words_as_evenly_as_possible() -> None:
    assert wrapped("Discovery and needs analysis", 80) == ("Discovery and", "needs analysis")
    assert wrapped("Discovery", 80) == ("Discovery",)
    assert wrapped("Q4 2026", 80, 1) == ("Q4 2026",)
    assert wrapped(" ", 80) == ()


def test_a_text_is_truncated_to_its_width() -> None:
    shortened = truncated("Negotiation", 30)
    assert shortened.endswith("…")
    assert text_width(shortened) <= 30


@pytest.mark.parametrize(("slot", "step"), [(30.0, 1), (12.0, 2), (5.0, 5), (0.1, 6)])
def test_as_many_labels_are_printed_as_fit(slot: float, step: int) -> None:
    assert label_step(("Jan", "Feb", "Mar", "Apr", "May", "Jun"), slot) == step
