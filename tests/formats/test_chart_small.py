from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.chart import TrendColumns
from plangen.formats.chart_small import NUMBER, Paint, bar_pieces, bar_width, trend_pieces
from tests.formats.drawn_charts import VALUES, attainment, trend


def columns_of(drawn: TrendColumns) -> list[tuple[float, float, Paint | None]]:
    return [(piece.left, piece.height, piece.paint) for piece in trend_pieces(drawn)[1:]]


def test_the_last_period_is_strong_and_an_unknown_one_leaves_a_gap() -> None:
    made = columns_of(trend(198, None, 240, 261))
    assert [left for left, _, _ in made] == [0, 8, 12]
    assert [paint for _, _, paint in made] == [Paint.SOFT, Paint.SOFT, Paint.STRONG]


def test_the_highest_column_touches_the_top_and_zero_is_still_seen() -> None:
    pieces = trend_pieces(trend(10, 0, 5, 2))
    assert min(piece.top for piece in pieces) == pytest.approx(0)
    assert all(piece.height > 0.2 for piece in pieces)


@given(st.lists(VALUES, max_size=8).map(tuple))
def test_no_column_leaves_its_drawing(values: tuple[Decimal | None, ...]) -> None:
    for piece in trend_pieces(TrendColumns("Trend", values)):
        assert piece.top >= -0.01
        assert piece.height > 0
        assert piece.top + piece.height <= 4.01
        assert piece.left + piece.width <= 16.01


@pytest.mark.parametrize("value", ["0.2", "1", "1.4"])
def test_a_bar_ends_at_its_share_and_the_tick_stands_at_one(value: str) -> None:
    bar, tick = bar_pieces(attainment(value))[1], bar_pieces(attainment(value))[-1]
    assert bar.width / tick.left == pytest.approx(float(value))


def test_the_tick_stands_at_the_same_place_in_every_row() -> None:
    ticks = {
        bar_pieces(attainment(value, text))[-1].left for value, text in (("0.2", "20%"), ("9", "900%"), (None, "n/a"))
    }
    assert len(ticks) == 1


def test_a_bar_over_its_scale_is_broken_before_its_end() -> None:
    within, over = bar_pieces(attainment("1.5")), bar_pieces(attainment("2.31"))
    assert over[1].width == within[1].width
    assert len(over) == len(within) + 1


@pytest.mark.parametrize("value", [None, "0", "-0.1"])
def test_without_a_value_over_zero_there_is_no_bar(value: str | None) -> None:
    assert Paint.STRONG not in [piece.paint for piece in bar_pieces(attainment(value))]


def test_the_text_takes_its_room_from_the_bar() -> None:
    assert bar_width(attainment("1")) == 40 - NUMBER
    assert bar_width(attainment("1", "")) == 40
