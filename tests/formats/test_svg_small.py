from tests.formats.drawn_charts import SVG, THEME, attainment, svg_of, trend


def test_a_trend_is_a_drawing_of_sixteen_by_four_millimetres() -> None:
    drawn = svg_of(trend(1, 2, None, 4))
    assert (drawn.get("width"), drawn.get("height")) == ("16mm", "4mm")
    fills = [node.get("fill") for node in drawn.iter(f"{SVG}path")]
    assert fills.count(THEME.accent_soft) == 2
    assert fills.count(THEME.accent_text) == 1


def test_the_number_behind_a_bar_is_a_text_of_the_page_flush_right() -> None:
    whole = svg_of(attainment("1.067"))
    drawing, text = list(whole)
    assert (drawing.tag, text.tag, text.text) == (f"{SVG}svg", "span", "106.7%")
    assert "text-align:right" in text.get("style", "")
    assert "width:40mm" in whole.get("style", "")


def test_a_bar_without_a_text_takes_the_whole_width() -> None:
    assert [node.get("width") for node in svg_of(attainment("1", ""))] == ["40mm"]
