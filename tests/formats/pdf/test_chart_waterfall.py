import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from plangen.elements.chart import StepKind, Waterfall
from plangen.elements.theme import GRAY, INK
from tests.formats.drawn_charts import SVG, THEME, svg_of, svg_texts, waterfall
from tests.formats.elements import HOSTILE

CERTAIN, HOPED, GAP, TOTAL = StepKind


def paths(chart: Waterfall, color: str, part: str = "fill") -> list[str]:
    return [node.get("d", "") for node in svg_of(chart).iter(f"{SVG}path") if node.get(part) == color]


def texts(chart: Waterfall) -> dict[str | None, ET.Element]:
    return {node.text: node for node in svg_of(chart).iter(f"{SVG}text")}


def test_each_kind_of_step_looks_different_in_black_and_white() -> None:
    assert len(paths(waterfall(), THEME.accent_text)) == 2
    assert len(paths(waterfall(), THEME.accent_soft)) == 2
    widths = [(node.get("stroke"), node.get("stroke-width")) for node in svg_of(waterfall()).iter(f"{SVG}path")]
    assert [each for each in widths if each[0]] == [(GRAY, ".5"), (GRAY, ".6"), (INK, ".8"), (GRAY, ".8"), (INK, ".8")]


def test_connectors_join_neighbors() -> None:
    connectors = paths(waterfall(), GRAY, "stroke")[0]
    assert connectors.count("M") == 5


def test_the_base_line_is_in_ink_across_the_full_width() -> None:
    assert re.fullmatch(r"M0 152\.1H498\.9", paths(waterfall(), INK, "stroke")[-1])


def test_only_the_values_are_printed_in_bold() -> None:
    assert svg_texts(waterfall()) == ["512.0", "96.0", "214.0", "130.0", "98.0", "1050.0"]
    assert {node.get("font-weight") for node in texts(waterfall()).values()} == {"700"}


def test_a_step_without_a_value_prints_its_text_at_the_running_level() -> None:
    chart = waterfall(("Repeat", "500", CERTAIN), ("Renewals", None, CERTAIN), ("Pipeline", "0", HOPED))
    heights = {text: node.get("y") for text, node in texts(chart).items()}
    assert heights["500"] == heights["n/a"] == heights["0"]
    assert not paths(chart, THEME.accent_soft)


def test_a_bar_of_almost_nothing_is_still_seen() -> None:
    chart = waterfall(("Repeat", "500", CERTAIN), ("Pipeline", "0.001", HOPED))
    assert float(re.findall(r"v([\d.]+)h", paths(chart, THEME.accent_soft)[0])[0]) >= 0.5


def test_bars_stand_above_a_row_of_equal_cells() -> None:
    bars = [path for color in (THEME.accent_text, THEME.accent_soft) for path in paths(waterfall(), color)]
    centers = [
        float(left) + float(width) / 2
        for path in bars
        for left, width in re.findall(r"M([\d.]+) .*?h(\d+\.?\d*)", path)
    ]
    assert centers == pytest.approx([498.9 * (at + 0.5) / 6 for at in range(4)], abs=0.15)


def test_hostile_texts_are_escaped_and_cleaned() -> None:
    steps = tuple(replace(step, text=f"{HOSTILE}\x00") for step in waterfall().steps)
    assert svg_texts(replace(waterfall(), steps=steps)) == [HOSTILE] * 6


@pytest.mark.parametrize("count", [0, 1])
def test_a_waterfall_of_too_few_steps_is_still_drawn(count: int) -> None:
    assert len(svg_texts(replace(waterfall(), steps=waterfall().steps[:count]))) == count
