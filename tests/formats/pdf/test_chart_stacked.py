from plangen.elements.theme import INK
from tests.formats.drawn_charts import SVG, THEME, stacked, svg_of


def test_each_part_looks_different_in_black_and_white() -> None:
    drawn = list(svg_of(stacked()).iter(f"{SVG}path"))
    assert [node.get("fill") for node in drawn if node.get("fill") != "none"] == [THEME.accent_text, THEME.accent_soft]
    outlines = [node for node in drawn if node.get("stroke") == INK]
    hatching = [node.get("d", "").count("M") for node in drawn if node.get("stroke-width") == ".6"]
    assert len(outlines) == 2
    assert len(hatching) == 1
    assert hatching[0] > 3


def test_a_name_is_readable_on_its_part() -> None:
    colors = {node.text: node.get("fill") for node in svg_of(stacked()).iter(f"{SVG}text")}
    assert (colors["New 54%"], colors["Existing 31%"]) == ("#fff", INK)


def test_names_above_are_over_the_bar() -> None:
    heights = {node.text: float(node.get("y", "")) for node in svg_of(stacked()).iter(f"{SVG}text")}
    assert heights["Renewal 12%"] == heights["Unknown 3%"] < 12 < heights["New 54%"]
