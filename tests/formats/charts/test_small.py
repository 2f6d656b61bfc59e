from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.chart import PartBar, TickBar, TrendColumns, UnitBar
from plangen.formats.charts.small import (
    TEXT_WIDTH,
    Paint,
    bar_shapes,
    bar_width,
    part_bar_shapes,
    tick_bar_shapes,
    trend_shapes,
    unit_bar_shapes,
    unit_bar_size,
)
from tests.formats.drawn_charts import VALUES, attainment, tick_bar, trend


def columns_of(chart: TrendColumns) -> list[tuple[float, float, Paint | None]]:
    return [(shape.left, shape.height, shape.paint) for shape in trend_shapes(chart)[1:]]


def test_the_last_period_is_strong_and_an_unknown_one_leaves_a_gap() -> None:
    columns = columns_of(trend(198, None, 240, 261))
    assert [left for left, _, _ in columns] == [0, 8, 12]
    assert [paint for _, _, paint in columns] == [Paint.SOFT, Paint.SOFT, Paint.STRONG]


def test_the_highest_column_touches_the_top_and_zero_is_visible() -> None:
    shapes = trend_shapes(trend(10, 0, 5, 2))
    assert min(shape.top for shape in shapes) == pytest.approx(0)
    assert all(shape.height > 0.2 for shape in shapes)


@given(st.lists(VALUES, max_size=8).map(tuple))
def test_every_column_stays_in_its_drawing(values: tuple[Decimal | None, ...]) -> None:
    for shape in trend_shapes(TrendColumns("Trend", values)):
        assert shape.top >= -0.01
        assert shape.height > 0
        assert shape.top + shape.height <= 4.01
        assert shape.left + shape.width <= 16.01


@pytest.mark.parametrize("value", ["0.2", "1", "1.4"])
def test_a_bar_ends_at_its_share_and_the_tick_is_at_one(value: str) -> None:
    bar, tick = bar_shapes(attainment(value))[1], bar_shapes(attainment(value))[-1]
    assert bar.width / tick.left == pytest.approx(float(value))


def test_the_tick_is_at_the_same_position_in_every_row() -> None:
    ticks = {
        bar_shapes(attainment(value, text))[-1].left for value, text in (("0.2", "20%"), ("9", "900%"), (None, "n/a"))
    }
    assert len(ticks) == 1


def test_a_bar_over_its_scale_has_a_break_before_its_end() -> None:
    within, over = bar_shapes(attainment("1.5")), bar_shapes(attainment("2.31"))
    assert over[1].width == within[1].width
    assert len(over) == len(within) + 1


def test_a_track_reaches_to_the_end_of_the_scale_behind_the_bar() -> None:
    bar = attainment("0.9")
    track, *others = bar_shapes(replace(bar, has_track=True))[1:]
    full = next(shape for shape in bar_shapes(attainment("1.5")) if shape.paint is Paint.STRONG)
    assert (track.paint, track.width) == (Paint.HAIRLINE, full.width)
    assert others == bar_shapes(bar)[1:]


@pytest.mark.parametrize("value", [None, "0", "-0.1"])
def test_without_a_positive_value_there_is_no_bar(value: str | None) -> None:
    assert Paint.STRONG not in [shape.paint for shape in bar_shapes(attainment(value))]


def test_the_text_takes_its_width_from_the_bar() -> None:
    assert bar_width(attainment("1")) == 40 - TEXT_WIDTH
    assert bar_width(attainment("1", "")) == 40


@pytest.mark.parametrize("value", ["30", "95", "119"])
def test_a_tick_bar_and_its_tick_are_on_one_scale(value: str) -> None:
    shapes = tick_bar_shapes(tick_bar(value))
    bar, tick = shapes[0], shapes[-1]
    assert bar.height == pytest.approx(3.2)
    assert (tick.height, tick.paint) == (4.0, Paint.INK)
    assert bar.width / (tick.left + tick.width / 2) == pytest.approx(float(value) / 95)


def test_a_tick_has_a_white_edge_only_where_it_is_in_its_bar() -> None:
    assert [shape.paint for shape in tick_bar_shapes(tick_bar("45"))] == [Paint.STRONG, Paint.INK]
    edge, tick = tick_bar_shapes(tick_bar("105"))[1:]
    assert edge.paint is Paint.PAPER
    assert edge.left < tick.left < tick.left + tick.width < edge.left + edge.width


def test_a_tick_bar_without_a_need_has_no_tick() -> None:
    assert [shape.paint for shape in tick_bar_shapes(tick_bar("45", None, strong=False))] == [Paint.SOFT]


def test_almost_nothing_is_seen_and_nothing_has_no_bar() -> None:
    assert tick_bar_shapes(tick_bar("0.001"))[0].width == pytest.approx(0.25)
    assert [[shape.paint for shape in tick_bar_shapes(tick_bar(value))] for value in ("0", "-3")] == [[Paint.INK]] * 2


def test_a_tick_bar_over_its_scale_has_a_break_and_a_tick_over_it_is_not_drawn() -> None:
    paints = [shape.paint for shape in tick_bar_shapes(tick_bar("500", "121"))]
    assert paints == [Paint.STRONG, Paint.PAPER]


@given(VALUES.filter(lambda value: value is not None), VALUES, VALUES.filter(lambda value: value is not None))
def test_every_part_of_a_tick_bar_stays_in_its_drawing(value: Decimal, tick: Decimal | None, most: Decimal) -> None:
    for shape in tick_bar_shapes(TickBar("Bar", value, tick, most, strong=True)):
        assert shape.left >= -0.01
        assert shape.width > 0
        assert shape.left + shape.width <= 70.01


def part_bar(value: int, more: int, scale_max: int = 100) -> PartBar:
    return PartBar("Acme", Decimal(value), Decimal(more), Decimal(scale_max))


def test_the_open_part_of_a_bar_is_outlined_and_starts_where_the_bar_ends() -> None:
    line, outline, inside, bar = part_bar_shapes(part_bar(40, 60))
    assert [each.paint for each in (line, outline, inside, bar)] == [Paint.INK, Paint.INK, Paint.PAPER, Paint.STRONG]
    assert outline.left == pytest.approx(bar.width)
    assert outline.left + outline.width == pytest.approx(part_bar(0, 0).width, abs=0.3)
    assert outline.left < inside.left < inside.left + inside.width < outline.left + outline.width


def test_a_bar_without_a_part_leaves_it_out() -> None:
    assert [each.paint for each in part_bar_shapes(part_bar(40, 0))] == [Paint.INK, Paint.STRONG]
    assert [each.paint for each in part_bar_shapes(part_bar(0, 60))] == [Paint.INK, Paint.INK, Paint.PAPER]
    assert [each.paint for each in part_bar_shapes(part_bar(-5, 0, 0))] == [Paint.INK]


def test_a_unit_bar_has_a_block_for_each_unit_filled_column_by_column() -> None:
    shapes = unit_bar_shapes(UnitBar("46 of 100", 46, 100, 2))
    assert [each.paint for each in shapes] == [Paint.STRONG] * 46 + [Paint.MUTED] * 54
    assert [(each.left, each.top) for each in shapes[:3]] == [(0, 0), (0, 9), (4.9, 0)]
    assert unit_bar_size(UnitBar("46 of 100", 46, 100, 2)) == pytest.approx((50 * 4.9 - 0.56, 18 - 0.56))


def test_the_tick_of_a_unit_bar_is_below_it_at_its_number_of_blocks() -> None:
    bar = UnitBar("46 of 100", 46, 100, 2, tick=Decimal(40))
    tick = unit_bar_shapes(bar)[-1]
    assert tick.paint is Paint.INK
    assert tick.left == pytest.approx(20 * 4.9 - 0.56 / 2 - 0.25)
    assert tick.top > 2 * 9 - 0.56
    assert tick.top + tick.height == pytest.approx(unit_bar_size(bar)[1])
