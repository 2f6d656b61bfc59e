import re
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from plangen.elements.chart import Column, ColumnChart
from plangen.elements.theme import INK, Theme
from plangen.formats.pdf.chart_columns import column_chart
from tests.formats.elements import HOSTILE, bookings_by_month, hostile_columns

SVG = "{http://www.w3.org/2000/svg}"
THEME = Theme()


def drawn(chart: ColumnChart) -> ET.Element:
    return ET.fromstring(str(column_chart(chart, THEME)))  # noqa: S314 - our own drawing


def texts(chart: ColumnChart) -> dict[str, ET.Element]:
    return {node.text or "": node for node in drawn(chart).iter(f"{SVG}text")}


def path(chart: ColumnChart, color: str, part: str = "fill") -> str:
    return "".join(node.get("d", "") for node in drawn(chart).iter(f"{SVG}path") if node.get(part) == color)


def with_columns(*columns: Column) -> ColumnChart:
    return replace(bookings_by_month(), columns=columns)


def test_the_title_is_the_alternative_text() -> None:
    assert drawn(bookings_by_month()).findtext(f"{SVG}title") == bookings_by_month().alt


def test_hostile_texts_are_escaped_and_cleaned() -> None:
    chart = replace(bookings_by_month(), alt=f"{HOSTILE}\x00\ud800", columns=hostile_columns())
    assert drawn(chart).findtext(f"{SVG}title") == f"{HOSTILE}?"


def test_strong_columns_have_the_accent_color_and_the_others_are_muted() -> None:
    assert path(bookings_by_month(), THEME.accent_text).count("M") == 3
    assert path(bookings_by_month(), THEME.accent_soft).count("M") == 6


def test_every_column_with_a_target_has_a_tick() -> None:
    ticks = [node for node in drawn(bookings_by_month()).iter(f"{SVG}path") if node.get("stroke-width") == "1.4"]
    assert [node.get("d", "").count("M") for node in ticks] == [12]


def test_without_targets_there_is_no_tick() -> None:
    chart = with_columns(*(replace(column, tick=None, tick_text="") for column in bookings_by_month().columns))
    assert "1.4" not in [node.get("stroke-width") for node in drawn(chart).iter(f"{SVG}path")]


def test_columns_start_at_zero_and_negative_ones_go_below_it() -> None:
    chart = with_columns(Column("Jan", Decimal(40), "40"), Column("Feb", Decimal(-20), "−20"))
    heights = [float(step) for step in re.findall(r"v(-?[\d.]+)", path(chart, THEME.accent_soft))]
    assert heights[0] < 0 < heights[1]
    assert -heights[0] / heights[1] == pytest.approx(2, rel=0.02)


def test_labels_are_below_the_lowest_column() -> None:
    chart = with_columns(Column("Jan", Decimal(40), "40"), Column("Feb", Decimal(-20), "−20"))
    start, height = (
        float(found) for found in re.findall(r"M[\d.]+ ([\d.]+)h[\d.]+v([\d.]+)", path_of_negative(chart))[0]
    )
    assert float(texts(chart)["Jan"].get("y", "0")) > start + height


def path_of_negative(chart: ColumnChart) -> str:
    return path(chart, THEME.accent_soft)


def test_a_value_is_directly_above_its_column() -> None:
    chart = with_columns(
        Column("Jan", Decimal(10), "10", Decimal(50)),
        Column("Feb", Decimal(50), "50", Decimal(10)),
        Column("Mar", Decimal(10), "ten"),
    )
    heights = {text: float(node.get("y", "0")) for text, node in texts(chart).items()}
    assert heights["10"] == heights["ten"] > heights["50"]


def test_a_value_just_below_its_tick_is_above_the_tick() -> None:
    chart = with_columns(
        Column("Jan", Decimal(46), "46", Decimal(50), strong=True),
        Column("Feb", Decimal(46), "forty", Decimal(50)),
        Column("Mar", Decimal(46), "over"),
    )
    shown = texts(chart)
    assert shown["46"].get("fill") == INK
    assert float(shown["46"].get("y", "0")) == float(shown["forty"].get("y", "0"))
    assert float(shown["46"].get("y", "0")) < float(shown["over"].get("y", "0"))


def test_a_tick_has_a_white_edge_only_where_it_crosses_a_column() -> None:
    chart = with_columns(Column("Jan", Decimal(90), "90", Decimal(50)), Column("Feb", Decimal(30), "30", Decimal(50)))
    edges = [node.get("d", "") for node in drawn(chart).iter(f"{SVG}path") if node.get("stroke-width") == "3.4"]
    assert [edge.count("M") for edge in edges] == [1]


def test_a_value_that_does_not_fit_in_its_column_is_above_the_tick() -> None:
    chart = with_columns(Column("Jan", Decimal(3), "3", Decimal(8)), Column("Feb", Decimal(90), "90"))
    tick = float(re.findall(r"M[\d.]+ ([\d.]+)H", path(chart, INK, "stroke"))[-1])
    assert float(texts(chart)["3"].get("y", "0")) < tick


def test_zero_is_at_the_baseline() -> None:
    chart = with_columns(Column("Jan", Decimal(0), "0", Decimal(50)), Column("Feb", Decimal(50), "50"))
    baseline = float(re.findall(r"M0 ([\d.]+)H", path(chart, INK, "stroke"))[0])
    assert 0 < baseline - float(texts(chart)["0"].get("y", "0")) < 5


def test_a_future_quota_is_in_italics_above_its_tick() -> None:
    october = texts(bookings_by_month())["110"]
    assert october.get("font-style") == "italic"
    assert texts(bookings_by_month())["122"].get("font-style") is None


@pytest.mark.parametrize("count", [1, 2, 6, 12, 13])
def test_no_texts_overlap(count: int) -> None:
    columns = tuple(
        Column(f"M{at}", Decimal(at % 3), "1,234,567", Decimal(at % 5), "9,999", strong=at % 2 == 0)
        for at in range(count)
    )
    boxes = []
    for node in drawn(replace(bookings_by_month(), columns=columns)).iter(f"{SVG}text"):
        half = len(node.text or "") * 8.5 * 0.46 / 2
        x, y = float(node.get("x", "0")), float(node.get("y", "0"))
        boxes.append((x - half, y - 6, x + half, y))
    assert len(boxes) == count * 3
    for first, second in combinations(boxes, 2):
        assert first[2] <= second[0] or second[2] <= first[0] or first[3] <= second[1] or second[3] <= first[1]


def test_texts_stay_inside_the_drawing() -> None:
    chart = replace(bookings_by_month(), columns=hostile_columns())
    height = float(drawn(chart).get("viewBox", "").split()[3])
    places = [float(node.get("y", "0")) for node in drawn(chart).iter(f"{SVG}text")]
    assert places
    assert all(5 <= place <= height for place in places)


def test_a_label_of_several_words_wraps_and_a_long_word_is_truncated() -> None:
    months = [Column("Contract negotiation", Decimal(1), "1")] * 11
    shown = [node.text or "" for node in drawn(with_columns(*months)).iter(f"{SVG}text")]
    assert any(text.endswith("…") for text in shown)
    wide = texts(with_columns(*[Column("Contract negotiation", Decimal(1), "1")] * 6))
    assert {"Contract", "negotiation"} <= set(wide)


def test_a_chart_without_any_value_is_a_line_and_its_labels() -> None:
    chart = with_columns(Column("Jan", None, ""), Column("Feb", Decimal(0), "0"))
    assert set(texts(chart)) == {"Jan", "Feb", "0"}


def test_a_hatched_column_is_outlined_and_has_neither_fill() -> None:
    plain = with_columns(Column("Past due", Decimal(9), "9"), Column("Oct", Decimal(30), "30"))
    hatched = with_columns(replace(plain.columns[0], hatched=True), plain.columns[1])
    assert (path(plain, THEME.accent_soft).count("M"), path(hatched, THEME.accent_soft).count("M")) == (2, 1)
    assert path(hatched, INK, "stroke").count("z") == path(plain, INK, "stroke").count("z") + 1
