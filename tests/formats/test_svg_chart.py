from dataclasses import replace

import pytest

from plangen.elements.chart import Chart, SmallChart
from plangen.formats.chart_labels import SIZE
from tests.formats.drawn_charts import CHARTS, SVG, attainment, svg_of, trend
from tests.formats.quarterly_pieces import HOSTILE

EVERY: dict[str, Chart | SmallChart] = {**CHARTS, "trend": trend(1, 2, 3), "attainment": attainment("1.1", "")}


@pytest.mark.parametrize("kind", EVERY)
def test_every_kind_says_its_alternative_text_in_its_title(kind: str) -> None:
    chart = replace(EVERY[kind], alt=f"{HOSTILE}\x00\n\ud800")
    drawn = svg_of(chart)
    element = drawn if drawn.tag == f"{SVG}svg" else next(drawn.iter(f"{SVG}svg"))
    assert element.findtext(f"{SVG}title") == f"{HOSTILE} ?"


@pytest.mark.parametrize("kind", CHARTS)
def test_every_kind_is_as_large_as_it_says_and_no_text_is_smaller_than_the_smallest(kind: str) -> None:
    drawn = svg_of(CHARTS[kind])
    assert float(drawn.get("width", "").removesuffix("mm")) == pytest.approx(CHARTS[kind].share * 176, abs=0.1)
    assert drawn.get("font-size") == f"{SIZE}"
    assert not [node for node in drawn.iter() if node is not drawn and "font-size" in node.attrib]


@pytest.mark.parametrize("kind", CHARTS)
def test_no_text_of_any_kind_leaves_the_drawing(kind: str) -> None:
    drawn = svg_of(CHARTS[kind])
    width, height = map(float, drawn.get("viewBox", "").split()[2:])
    texts = list(drawn.iter(f"{SVG}text"))
    assert texts
    assert all(0 <= float(text.get("x", "")) <= width and 5 <= float(text.get("y", "")) <= height for text in texts)
