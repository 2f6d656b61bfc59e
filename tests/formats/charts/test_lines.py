from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.chart import Line
from plangen.formats.charts.lines import ABOVE, BELOW, End, ends, line_layout, name_box, points, shown_labels
from tests.formats.drawn_charts import BOOKINGS, MONTHS, QUOTA, VALUES, lines, none_overlap


def test_the_highest_value_touches_the_top_and_zero_the_baseline() -> None:
    layout = line_layout(lines())
    assert layout.point(0, Decimal(sum(QUOTA)))[1] == pytest.approx(ABOVE)
    assert layout.point(0, Decimal(0))[1] == layout.zero == layout.height - BELOW


def test_a_line_ends_with_its_values_and_a_gap_splits_it() -> None:
    chart = lines()
    layout = line_layout(chart)
    assert [len(segment) for segment in points(chart.lines[1], layout)] == [9]
    gap = replace(chart.lines[1], values=(Decimal(1), None, Decimal(2), Decimal(3)))
    assert [len(segment) for segment in points(gap, layout)] == [1, 2]


@pytest.mark.parametrize(
    ("bookings", "position"),
    [
        ([value // 2 for value in BOOKINGS], End.RIGHT),
        (BOOKINGS, End.ABOVE_LEFT),
        ([*BOOKINGS, 70, 70, 60], End.BELOW_RIGHT),
    ],
    ids=["far behind", "close at nine months", "just behind at the end"],
)
def test_a_name_is_placed_where_no_line_crosses_it(bookings: list[int], position: End) -> None:
    chart = lines(bookings)
    assert ends(chart, line_layout(chart))[1] is position


def test_labels_that_do_not_fit_are_skipped_evenly() -> None:
    chart = lines()
    shown = shown_labels(chart, line_layout(chart))
    assert [label for label in shown if label] == ["Jan", "Mar", "May", "Jul", "Sep", "Nov"]
    assert len(shown) == 12


@given(st.lists(VALUES, min_size=1, max_size=12), st.lists(VALUES, min_size=1, max_size=12))
def test_names_never_overlap(bookings: list[Decimal | None], quota: list[Decimal | None]) -> None:
    count = max(len(bookings), len(quota))
    series = [(*values, *[None] * (count - len(values))) for values in (quota, bookings)]
    named_lines = (Line("Quota", series[0], "1,234,567"), Line("Bookings", series[1], "1,234,567", strong=True))
    chart = replace(lines(), labels=MONTHS[:count], lines=named_lines)
    layout = line_layout(chart)
    drawn = [
        name_box(line, segments[-1][-1], position)
        for line, position in zip(named_lines, ends(chart, layout), strict=True)
        if (segments := points(line, layout))
    ]
    assert none_overlap(drawn)
    assert all(box.left >= -1 and box.right <= layout.width + 1 for box in drawn)
    assert all(box.top >= -1 and box.bottom <= layout.height for box in drawn)
