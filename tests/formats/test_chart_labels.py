from decimal import Decimal

import pytest

from plangen.elements.chart import Column
from plangen.formats.chart_labels import Place, broken, label_step, place_of, shortened, text_width

WIDTH, ROOM = 20.0, 10.0


def placed(value: int | None, tick: int | None, text: str = "58") -> Place:
    column = Column("Jul", None if value is None else Decimal(value), text, None if tick is None else Decimal(tick))
    return place_of(column, 1.0, WIDTH, ROOM)


@pytest.mark.parametrize("tick", [None, 0, 58, 58 + int(ROOM)])
def test_a_text_stands_above_its_column_where_no_tick_is_in_the_way(tick: int | None) -> None:
    assert placed(58, tick) is Place.ABOVE_COLUMN


def test_a_text_goes_inside_where_a_tick_is_just_above() -> None:
    assert placed(58, 60) is Place.INSIDE


@pytest.mark.parametrize(("value", "text"), [(4, "4"), (0, "0"), (58, "1,234,567")])
def test_a_text_that_does_not_fit_inside_stands_above_the_tick(value: int, text: str) -> None:
    assert placed(value, value + 3, text) is Place.ABOVE_TICK


def test_a_value_below_zero_counts_from_the_baseline() -> None:
    assert placed(-40, 30) is Place.ABOVE_COLUMN
    assert placed(-40, 3) is Place.ABOVE_TICK


def test_wide_letters_are_wider_than_narrow_ones() -> None:
    assert text_width("WWW") > text_width("iii")


def test_the_text_of_what_is_not_known_stands_where_its_column_would_begin() -> None:
    assert placed(None, 30, "n/a") is placed(None, None, "n/a") is Place.AT_BASE


def test_a_label_is_broken_between_words_as_evenly_as_can_be() -> None:
    assert broken("Discovery and needs analysis", 80) == ("Discovery and", "needs analysis")
    assert broken("Discovery", 80) == ("Discovery",)
    assert broken("Q4 2026", 80, 1) == ("Q4 2026",)
    assert broken(" ", 80) == ()


def test_a_text_is_cut_to_its_room() -> None:
    cut = shortened("Negotiation", 30)
    assert cut.endswith("…")
    assert text_width(cut) <= 30


@pytest.mark.parametrize(("slot", "step"), [(30.0, 1), (12.0, 2), (5.0, 5), (0.1, 6)])
def test_as_many_labels_are_printed_as_have_room(slot: float, step: int) -> None:
    assert label_step(("Jan", "Feb", "Mar", "Apr", "May", "Jun"), slot) == step
