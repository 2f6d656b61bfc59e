import re

import pytest

from plangen.formats.charts.bars import bar_layout
from tests.formats.drawn_charts import SVG, THEME, bars, svg_of, svg_texts


def test_bars_start_at_zero_and_are_as_long_as_their_values() -> None:
    (drawn,) = [
        node.get("d", "") for node in svg_of(bars()).iter(f"{SVG}path") if node.get("fill") == THEME.accent_text
    ]
    starts, lengths = zip(*re.findall(r"M([\d.]+) [\d.]+h([\d.]+)", drawn), strict=True)
    assert [float(start) for start in starts] == [pytest.approx(bar_layout(bars()).zero, abs=0.06)] * 2
    assert float(lengths[0]) / float(lengths[1]) == pytest.approx(141 / 208, rel=0.01)


def test_zero_and_an_unknown_value_differ_by_their_texts() -> None:
    assert {"0\u00a0 0 deals", "n/a"} <= set(svg_texts(bars()))
    (drawn,) = [
        node.get("d", "") for node in svg_of(bars()).iter(f"{SVG}path") if node.get("fill") == THEME.accent_text
    ]
    assert drawn.count("M") == 2


def test_the_note_is_lighter_than_the_value_before_it() -> None:
    notes = list(svg_of(bars()).iter(f"{SVG}tspan"))
    assert len(notes) == 3
    assert {note.get("font-weight") for note in notes} == {"400"}


def test_a_wrapped_label_has_two_lines_around_the_middle_of_its_bar() -> None:
    heights = {node.text: float(node.get("y", "")) for node in svg_of(bars()).iter(f"{SVG}text")}
    value = next(float(node.get("y", "")) for node in svg_of(bars()).iter(f"{SVG}text") if node.text == "208")
    assert (heights["Negotiation"] + heights["with purchasing"]) / 2 == pytest.approx(value, abs=0.1)


def test_a_value_is_just_past_the_end_of_its_bar() -> None:
    layout, longest = bar_layout(bars()), bars().bars[1].value
    text = next(node for node in svg_of(bars()).iter(f"{SVG}text") if node.text == "208")
    assert longest is not None
    assert 0 < float(text.get("x", "")) - layout.zero - layout.reach(longest) < 4
