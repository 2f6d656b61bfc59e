import re

from plangen.elements.theme import INK
from tests.formats.drawn_charts import SVG, THEME, lines, svg_of, svg_texts


def strokes(color: str) -> list[str]:
    return [node.get("d", "") for node in svg_of(lines()).iter(f"{SVG}path") if node.get("stroke") == color]


def test_the_actual_is_strong_in_the_accent_with_a_dot_at_its_end() -> None:
    (line,) = strokes(THEME.accent_text)
    dot = next(svg_of(lines()).iter(f"{SVG}circle"))
    assert line.count("L") == 8
    assert line.endswith(f"{dot.get('cx')} {dot.get('cy')}")


def test_the_quota_is_thin_dashed_and_dark() -> None:
    dashed = [node for node in svg_of(lines()).iter(f"{SVG}path") if node.get("stroke-dasharray")]
    assert [(node.get("stroke"), node.get("stroke-width")) for node in dashed] == [(INK, "1")]


def test_lines_are_named_with_their_values_at_their_ends() -> None:
    assert {"Quota 965", "Bookings 712"} <= set(svg_texts(lines()))


def test_a_name_right_of_its_line_starts_after_it() -> None:
    text = next(node for node in svg_of(lines()).iter(f"{SVG}text") if node.text == "Quota 965")
    ends = [float(x) for x in re.findall(r"L([\d.]+) ", strokes(INK)[1])]
    assert text.get("text-anchor") == "start"
    assert 3 < float(text.get("x", "")) - ends[-1] < 8
