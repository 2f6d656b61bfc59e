from plangen.elements.theme import INK
from tests.formats.drawn_charts import SVG, THEME, attainment, svg_of, tick_bar, trend


def test_a_trend_is_a_drawing_of_16_by_4_millimeters() -> None:
    drawn = svg_of(trend(1, 2, None, 4))
    assert (drawn.get("width"), drawn.get("height")) == ("16mm", "4mm")
    fills = [node.get("fill") for node in drawn.iter(f"{SVG}path")]
    assert fills.count(THEME.accent_soft) == 2
    assert fills.count(THEME.accent_text) == 1


def test_the_number_after_a_bar_is_a_right_aligned_text_of_the_page() -> None:
    element = svg_of(attainment("1.067"))
    drawing, text = list(element)
    assert (drawing.tag, text.tag, text.text) == (f"{SVG}svg", "span", "106.7%")
    assert "text-align:right" in text.get("style", "")
    assert "width:40mm" in element.get("style", "")


def test_a_bar_without_a_text_takes_the_full_width() -> None:
    assert [node.get("width") for node in svg_of(attainment("1", ""))] == ["40mm"]


def test_a_tick_bar_is_a_drawing_of_its_width_in_the_accent_only_if_it_is_strong() -> None:
    short, enough = svg_of(tick_bar("45")), svg_of(tick_bar("105", strong=False))
    assert (short.get("width"), short.get("height")) == (enough.get("width"), enough.get("height")) == ("70mm", "4mm")
    fills = [[node.get("fill") for node in drawn.iter(f"{SVG}path")] for drawn in (short, enough)]
    assert fills == [[THEME.accent_text, INK], [THEME.accent_soft, "#fff", INK]]
