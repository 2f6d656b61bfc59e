from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.chart import Bar
from plangen.formats.chart_bars import bar_ground, end_text
from plangen.formats.chart_labels import text_width
from tests.formats.drawn_charts import VALUES, bars


def test_the_longest_bar_leaves_room_for_its_text_and_no_more() -> None:
    ground = bar_ground(bars())
    longest = bars().bars[1]
    assert longest.value is not None
    rest = ground.width - ground.zero - ground.reach(longest.value)
    assert 0 <= rest - text_width(end_text(longest)) < 15


def test_a_long_label_is_broken_where_bars_are_far_apart_and_cut_where_they_are_not() -> None:
    assert bar_ground(bars()).labels[1] == ("Negotiation", "with purchasing")
    many = replace(bars(), bars=(Bar("Negotiation with the purchasing department", Decimal(1), "1"),) * 9, height=38)
    (label,) = set(bar_ground(many).labels)
    assert len(label) == 1
    assert label[0].endswith("…")


@pytest.mark.parametrize("count", [0, 1, 9])
def test_bars_never_touch_each_other(count: int) -> None:
    ground = bar_ground(replace(bars(), bars=(Bar("Price", Decimal(1), "1"),) * count, height=34))
    assert ground.bar <= ground.slot * 0.7


@given(st.lists(VALUES, min_size=1, max_size=9))
def test_every_bar_and_its_text_stay_in_the_drawing(values: list[Decimal | None]) -> None:
    chart = replace(bars(), bars=tuple(Bar("Proposal", value, "1,234,567", "12 deals") for value in values))
    ground = bar_ground(chart)
    room = text_width(end_text(chart.bars[0]))
    for bar in chart.bars:
        end = ground.zero + ground.reach(bar.value or Decimal(0))
        assert ground.left - 0.1 <= end - room * (end < ground.zero)
        assert end + room * (end >= ground.zero) <= ground.width + 0.1
