from dataclasses import replace

import pytest

from plangen.elements.chart import Chart, SmallChart
from plangen.formats.charts.labels import SIZE
from tests.formats.drawn_charts import CHARTS, SVG, attainment, svg_of, tick_bar, trend
from tests.formats.elements import HOSTILE

ALL_CHARTS: dict[str, Chart | SmallChart] = {
    **CHARTS,
    "trend": trend(1, 2, 3),
    "attainment": attainment("1.1", ""),
    "tick bar": tick_bar("45"),
}


@pytest.mark.parametrize("name", ALL_CHARTS)
def test_every_chart_has_its_alternative_text_as_title(name: str) -> None:
    chart = replace(ALL_CHARTS[name], alt=f"{HOSTILE}\x00\n\ud800")
    drawn = svg_of(chart)
    element = drawn if drawn.tag == f"{SVG}svg" else next(drawn.iter(f"{SVG}svg"))
    assert element.findtext(f"{SVG}title") == f"{HOSTILE} ?"


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_has_its_size_and_no_text_is_smaller_than_the_minimum(name: str) -> None:
    drawn = svg_of(CHARTS[name])
    assert float(drawn.get("width", "").removesuffix("mm")) == pytest.approx(CHARTS[name].share * 176, abs=0.1)
    assert drawn.get("font-size") == f"{SIZE}"
    assert not [node for node in drawn.iter() if node is not drawn and "font-size" in node.attrib]


@pytest.mark.parametrize("name", CHARTS)
def test_every_text_stays_in_the_drawing(name: str) -> None:
    drawn = svg_of(CHARTS[name])
    width, height = map(float, drawn.get("viewBox", "").split()[2:])
    texts = list(drawn.iter(f"{SVG}text"))
    assert texts
    assert all(0 <= float(text.get("x", "")) <= width and 5 <= float(text.get("y", "")) <= height for text in texts)
