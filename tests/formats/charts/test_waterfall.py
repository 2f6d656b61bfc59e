from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.chart import Step, StepKind, Waterfall
from plangen.formats.charts.labels import LABEL_GAP, LINE, POINTS, Rect, text_width
from plangen.formats.charts.waterfall import Connector, connectors, step_bars, waterfall_layout
from tests.formats.drawn_charts import BRIDGE, VALUES, none_overlap, waterfall

CERTAIN, HOPED, GAP, TOTAL = StepKind
TEXT = LINE + LABEL_GAP
OVER_QUOTA = waterfall(("Repeat", "700", CERTAIN), ("Pipeline", "350", HOPED), ("Quota", "1000", TOTAL))
STEPS = st.lists(st.tuples(st.just("A"), VALUES.map(lambda value: value and f"{value:f}"), st.sampled_from(StepKind)))


def ends_of(chart: Waterfall) -> list[tuple[int, int]]:
    return [(int(bar.start), int(bar.end)) for bar in step_bars(chart.steps)]


def text_boxes(chart: Waterfall) -> list[Rect]:
    layout = waterfall_layout(chart, TEXT)
    found = []
    for at, bar in enumerate(layout.bars):
        baseline = layout.level(bar.high) - LABEL_GAP - layout.raised[at]
        half = text_width(bar.step.text) / 2
        found.append(Rect(layout.middle(at) - half, baseline - LINE, layout.middle(at) + half, baseline))
    return found


def test_each_step_starts_where_the_one_before_ended_and_a_total_at_zero() -> None:
    assert ends_of(waterfall()) == [(0, 512), (512, 608), (608, 822), (822, 952), (952, 1050), (0, 1050)]


def test_a_step_below_zero_goes_down() -> None:
    chart = waterfall(("Repeat", "500", CERTAIN), ("Risk", "-60", HOPED), ("Pipeline", "20", HOPED))
    assert ends_of(chart) == [(0, 500), (500, 440), (440, 460)]


def test_steps_after_a_total_start_at_it() -> None:
    chart = waterfall(("2026", "980", TOTAL), ("Raise", "70", HOPED), ("2027", "1050", TOTAL))
    assert ends_of(chart) == [(0, 980), (980, 1050), (0, 1050)]


@pytest.mark.parametrize("value", [None, "0"])
def test_a_step_without_a_bar_stays_where_the_one_before_ended(value: str | None) -> None:
    chart = waterfall(("Repeat", "500", CERTAIN), ("Renewals", value, CERTAIN), ("Quota", value, TOTAL))
    bars = step_bars(chart.steps)
    assert [bar.is_drawn for bar in bars] == [True, False, False]
    assert bars[1].high == 500


def test_connectors_are_at_the_end_of_each_bar_and_pass_steps_without_one() -> None:
    chart = waterfall(("A", "500", CERTAIN), ("B", None, CERTAIN), ("C", "-60", HOPED), ("Quota", "600", TOTAL))
    assert connectors(step_bars(chart.steps)) == [Connector(0, 2, Decimal(500)), Connector(2, 3, Decimal(440))]


def test_the_scale_fits_the_highest_point_even_above_the_total() -> None:
    layout = waterfall_layout(OVER_QUOTA, TEXT)
    assert layout.level(Decimal(1050)) == pytest.approx(TEXT)
    assert layout.level(Decimal(1000)) > TEXT


def test_every_step_has_an_equal_share_of_the_width() -> None:
    for count in range(2, 9):
        layout = waterfall_layout(waterfall(*(BRIDGE * 2)[:count]), TEXT)
        assert layout.width == pytest.approx(176 * POINTS)
        assert [layout.middle(at) for at in range(count)] == pytest.approx(
            [layout.width * (at + 0.5) / count for at in range(count)]
        )


def test_a_text_in_the_way_of_a_connector_or_a_text_is_raised() -> None:
    assert set(waterfall_layout(waterfall(), TEXT).raised) == {0}
    wide = replace(OVER_QUOTA, share=0.1, steps=tuple(replace(step, text="1,234,567") for step in OVER_QUOTA.steps))
    assert max(waterfall_layout(wide, TEXT).raised) > 0
    assert none_overlap(text_boxes(wide))


def test_texts_of_eight_steps_fit_in_half_the_width() -> None:
    steps = tuple(Step(f"{at}", Decimal(at - 3), "−1,160.0", HOPED) for at in range(8))
    boxes = text_boxes(replace(waterfall(), steps=steps, share=0.49, height=38))
    assert none_overlap(boxes)
    assert min(box.top for box in boxes) > -LINE


@given(STEPS)
def test_bars_stay_in_the_drawing_whatever_their_values(steps: list[tuple[str, str | None, StepKind]]) -> None:
    layout = waterfall_layout(replace(waterfall(*steps), steps=waterfall(*steps).steps if steps else ()), TEXT)
    for bar in layout.bars:
        assert 0 <= layout.level(bar.high) <= layout.level(bar.low) <= layout.height
    assert all(one.end == other.start for one, other in pairwise(layout.bars) if other.step.kind is not TOTAL)
