from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.chart import Line
from plangen.formats.chart_lines import ABOVE, BELOW, End, ends, line_ground, name_box, points, shown_labels
from tests.formats.drawn_charts import MONTHS, QUOTA, VALUES, WON, lines, none_meets


def test_the_highest_value_touches_the_top_and_zero_the_baseline() -> None:
    ground = line_ground(lines())
    assert ground.point(0, Decimal(sum(QUOTA)))[1] == pytest.approx(ABOVE)
    assert ground.point(0, Decimal(0))[1] == ground.zero == ground.height - BELOW


def test_a_line_ends_where_its_values_do_and_a_gap_parts_it() -> None:
    chart = lines()
    ground = line_ground(chart)
    assert [len(piece) for piece in points(chart.lines[1], ground)] == [9]
    gap = replace(chart.lines[1], values=(Decimal(1), None, Decimal(2), Decimal(3)))
    assert [len(piece) for piece in points(gap, ground)] == [1, 2]


@pytest.mark.parametrize(
    ("won", "place"),
    [
        ([value // 2 for value in WON], End.RIGHT),
        (WON, End.ABOVE_LEFT),
        ([*WON, 70, 70, 60], End.BELOW_RIGHT),
    ],
    ids=["far behind", "close at nine months", "just behind at the end"],
)
def test_a_name_stands_where_no_line_goes_through_it(won: list[int], place: End) -> None:
    chart = lines(won)
    assert ends(chart, line_ground(chart))[1] is place


def test_labels_are_left_out_evenly_where_there_is_no_room() -> None:
    chart = lines()
    shown = shown_labels(chart, line_ground(chart))
    assert [label for label in shown if label] == ["Jan", "Mar", "May", "Jul", "Sep", "Nov"]
    assert len(shown) == 12


@given(st.lists(VALUES, min_size=1, max_size=12), st.lists(VALUES, min_size=1, max_size=12))
def test_names_never_meet_each_other(won: list[Decimal | None], quota: list[Decimal | None]) -> None:
    count = max(len(won), len(quota))
    series = [(*values, *[None] * (count - len(values))) for values in (quota, won)]
    named = (Line("Quota", series[0], "1,234,567"), Line("Won", series[1], "1,234,567", strong=True))
    chart = replace(lines(), labels=MONTHS[:count], lines=named)
    ground = line_ground(chart)
    drawn = [
        name_box(line, pieces[-1][-1], place)
        for line, place in zip(named, ends(chart, ground), strict=True)
        if (pieces := points(line, ground))
    ]
    assert none_meets(drawn)
    assert all(box.left >= -1 and box.right <= ground.width + 1 for box in drawn)
    assert all(box.top >= -1 and box.bottom <= ground.height for box in drawn)
