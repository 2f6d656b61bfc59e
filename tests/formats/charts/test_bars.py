from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.chart import Bar
from plangen.formats.charts.bars import bar_layout, end_text
from plangen.formats.charts.labels import text_width
from tests.formats.drawn_charts import VALUES, bars


def test_the_longest_bar_leaves_just_enough_space_for_its_text() -> None:
    layout = bar_layout(bars())
    longest = bars().bars[1]
    assert longest.value is not None
    rest = layout.width - layout.zero - layout.reach(longest.value)
    assert 0 <= rest - text_width(end_text(longest)) < 15


def test_a_long_label_wraps_if_bars_are_far_apart_and_is_truncated_otherwise() -> None:
    assert bar_layout(bars()).labels[1] == ("Negotiation", "with purchasing")
    many = replace(bars(), bars=(Bar("Negotiation with the purchasing department", Decimal(1), "1"),) * 9, height=38)
    (label,) = set(bar_layout(many).labels)
    assert len(label) == 1
    assert label[0].endswith("…")


@pytest.mark.parametrize("count", [0, 1, 9])
def test_bars_never_touch_each_other(count: int) -> None:
    layout = bar_layout(replace(bars(), bars=(Bar("Price", Decimal(1), "1"),) * count, height=34))
    assert layout.bar <= layout.slot * 0.7


@given(st.lists(VALUES, min_size=1, max_size=9))
def test_every_bar_and_its_text_stay_in_the_drawing(values: list[Decimal | None]) -> None:
    chart = replace(bars(), bars=tuple(Bar("Proposal", value, "1,234,567", "12 deals") for value in values))
    layout = bar_layout(chart)
    text_space = text_width(end_text(chart.bars[0]))
    for bar in chart.bars:
        end = layout.zero + layout.reach(bar.value or Decimal(0))
        assert layout.left - 0.1 <= end - text_space * (end < layout.zero)
        assert end + text_space * (end >= layout.zero) <= layout.width + 0.1
