from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.chart import Shade
from plangen.formats.charts.labels import POINTS, text_width
from plangen.formats.charts.parts import drawn_height, parts_layout
from tests.formats.drawn_charts import bars, stacked


def test_the_parts_fill_the_full_width_in_order() -> None:
    layout = parts_layout(stacked())
    assert [named.part.label for named in layout.parts] == ["New", "Existing", "Renewal", "Unknown"]
    assert layout.parts[0].left == 0
    assert layout.parts[-1].right == pytest.approx(layout.width)
    assert all(one.right == pytest.approx(other.left) for one, other in pairwise(layout.parts))


def test_a_wide_part_is_named_inside_and_a_narrow_one_above() -> None:
    assert [named.above for named in parts_layout(stacked()).parts] == [False, False, True, True]


def test_a_hatched_part_is_named_above_because_no_text_is_readable_on_it() -> None:
    only = replace(stacked(), parts=(replace(stacked().parts[0], shade=Shade.HATCHED),))
    assert [named.above for named in parts_layout(only).parts] == [True]


def test_a_part_of_zero_is_neither_drawn_nor_named() -> None:
    assert [named.name for named in parts_layout(stacked(60, 0, 40)).parts] == ["New 60%", "Renewal 40%"]
    assert parts_layout(stacked(0, 0)).parts == ()


def test_names_above_the_bar_add_to_its_height() -> None:
    assert parts_layout(stacked(50, 50)).height == pytest.approx(8 * POINTS)
    assert parts_layout(stacked()).height - parts_layout(stacked()).top == pytest.approx(8 * POINTS)
    assert drawn_height(stacked()) == pytest.approx(12.4, abs=0.1)
    assert drawn_height(bars()) == bars().height


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=4), st.sampled_from([0.2, 0.49, 1.0]))
def test_names_above_never_overlap_and_stay_within_the_bar(values: list[int], share: float) -> None:
    layout = parts_layout(replace(stacked(*values), share=share))
    above = [named for named in layout.parts if named.above]
    ends = [(named.middle - text_width(named.name) / 2, named.middle + text_width(named.name) / 2) for named in above]
    assert all(left >= -0.1 and right <= layout.width + 0.1 for left, right in ends)
    assert all(one[1] < other[0] for one, other in pairwise(ends))
