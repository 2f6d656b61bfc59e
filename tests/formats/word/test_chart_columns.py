import io
import re
from dataclasses import replace
from decimal import Decimal
from zipfile import ZipFile

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook

from plangen.elements.chart import Column, ColumnChart
from plangen.formats.word.native_chart import native_chart

NAMES = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
CHART = ColumnChart(
    title="Two months of three",
    caption="Bookings by month",
    alt="Columns",
    columns=(
        Column("Jul", Decimal(58), "58", Decimal(75), strong=True),
        Column("Aug", Decimal("81.5"), "82", Decimal(75)),
        Column("Sep", None, "", Decimal(80), tick_text="80"),
        Column("Oct", Decimal(12), "12"),
    ),
    value_name="Bookings",
    tick_name="Quota",
)

JUST_BELOW = replace(CHART, columns=(replace(CHART.columns[0], tick=Decimal(62)), *CHART.columns[1:]))
"""July's column ends just below its quota."""


def drawn(chart: ColumnChart = CHART) -> etree._Element:
    return etree.fromstring(native_chart(chart, "en-US").xml)


def matches(chart: ColumnChart, path: str) -> list[str]:
    return [str(value) for value in drawn(chart).xpath(path, namespaces=NAMES)]


def test_columns_have_the_values_and_skip_the_unknown_ones() -> None:
    assert matches(CHART, "//c:barChart//c:val//c:pt/@idx") == ["0", "1", "3"]
    assert matches(CHART, "//c:barChart//c:val//c:v/text()") == ["58", "81.5", "12"]
    assert matches(CHART, "//c:barChart//c:cat//c:v/text()") == ["Jul", "Aug", "Sep", "Oct"]


def test_one_column_alone_has_a_free_place_on_each_side() -> None:
    alone = replace(CHART, columns=CHART.columns[:1])
    assert matches(alone, "//c:barChart//c:cat//c:ptCount/@val") == ["3"]
    assert matches(alone, "//c:barChart//c:val//c:pt/@idx") == ["1"]
    assert matches(alone, "//c:scatterChart//c:xVal//c:v/text()") == ["1.59", "2.41"]


def test_strong_columns_stand_out_by_a_theme_color() -> None:
    assert matches(CHART, "//c:barChart//c:dPt/c:idx/@val") == ["0"]
    assert matches(CHART, "//c:barChart//c:dPt//a:schemeClr/@val") == ["accent2"]
    assert matches(CHART, "//c:barChart/c:ser/c:spPr//a:schemeClr/@val") == ["accent3"]
    assert not matches(CHART, "//a:srgbClr/@val")


def test_a_value_is_at_its_column_and_a_future_quota_above_its_tick() -> None:
    assert matches(JUST_BELOW, "//c:barChart//c:dLbl//a:t/text()") == ["82", "12"]
    assert matches(JUST_BELOW, "//c:barChart//c:dLbl/c:dLblPos/@val") == ["outEnd", "outEnd"]
    assert matches(JUST_BELOW, "//c:lineChart//c:dLbl//a:t/text()") == ["58", "80"]
    assert matches(JUST_BELOW, "//c:lineChart//c:dLbl//a:r/a:rPr/@i")[-1:] == ["1"]


def test_a_value_that_does_not_fit_in_its_column_is_above_the_tick() -> None:
    low = replace(CHART, columns=(Column("Jul", Decimal(3), "3", Decimal(8)), Column("Aug", Decimal(90), "90")))
    assert matches(low, "//c:lineChart//c:dLbl//a:t/text()") == ["3"]
    assert matches(low, "//c:barChart//c:dLbl//a:t/text()") == ["90"]


def test_a_target_below_the_top_of_its_column_is_printed_above_the_value() -> None:
    passed = Column("November", Decimal(271), "271", tick=Decimal(245), tick_text="245", strong=True)
    chart = ColumnChart("T", "C", "A", (passed, Column("December", Decimal(104), "104")), "Open", "Needed", 34, 0.5)
    labels = [" ".join(each.itertext()).split() for each in drawn(chart).iter("{*}rich")]
    assert ["245", "271"] in labels
    assert ["245"] not in labels


def test_each_tick_is_a_short_line_across_its_column() -> None:
    ends = matches(CHART, "//c:scatterChart//c:xVal//c:v/text()")
    assert ends == ["0.59", "1.41", "1.59", "2.41", "2.59", "3.41"]
    assert matches(CHART, "//c:scatterChart//c:yVal//c:v/text()") == ["75", "75", "75", "75", "80", "80"]


@pytest.mark.parametrize("count", [2, 3, 6, 12, 13])
def test_no_series_has_more_points_than_there_are_columns(count: int) -> None:
    chart = replace(CHART, columns=tuple(Column(str(at), Decimal(1), "", Decimal(1)) for at in range(count)))
    points = [int(value) for value in matches(chart, "//c:ptCount[not(ancestor::c:tx)]/@val")]
    assert points
    assert max(points) <= count


def test_without_ticks_there_are_columns_only() -> None:
    chart = replace(CHART, columns=(Column("Jul", Decimal(1), "1"),), tick_name="")
    assert len(matches(chart, "//c:ser/c:idx/@val")) == 1
    assert workbook_of(chart)["Sheet1"]["C1"].value is None


def test_the_axis_starts_at_zero_and_leaves_space_for_a_label() -> None:
    assert matches(CHART, "//c:valAx//c:min/@val") == ["0.00"]
    assert matches(CHART, "//c:valAx//c:max/@val") == [str(Decimal("81.5") * Decimal("1.16"))]


@pytest.mark.parametrize("columns", [(), (Column("", None, ""),), (Column("Jul", Decimal(0), "0"),)])
def test_an_empty_chart_still_has_an_axis(columns: tuple[Column, ...]) -> None:
    assert matches(replace(CHART, columns=columns), "//c:valAx//c:max/@val") == ["1"]


def test_axis_ids_are_not_negative_because_word_rejects_them() -> None:
    numbers = matches(CHART, "//c:axId/@val | //c:crossAx/@val")
    assert numbers
    assert all(number.isdigit() for number in numbers)


def test_a_label_is_never_read_as_markup_or_a_formula() -> None:
    label = "=1+1 <b>&\x00"
    chart = replace(CHART, columns=(Column(label, Decimal(1), label),), value_name="@SUM(1)")
    assert matches(chart, "//c:barChart//c:cat//c:v/text()") == ["=1+1 <b>&"]
    sheet = workbook_of(chart)["Sheet1"]
    assert (sheet["A3"].value, sheet["A3"].data_type) == ("=1+1 <b>&", "s")
    assert sheet["B1"].value == "@SUM(1)"


def test_the_workbook_has_the_data_of_the_chart() -> None:
    sheet = workbook_of(CHART)["Sheet1"]
    assert [[cell.value for cell in row] for row in sheet["A1:C5"]] == [
        [None, "Bookings", "Quota"],
        ["Jul", 58, 75],
        ["Aug", 81.5, 75],
        ["Sep", None, 80],
        ["Oct", 12, None],
    ]


def test_a_tick_follows_its_target_when_that_is_edited_in_word() -> None:
    sheet = workbook_of(CHART)["Sheet1"]
    for reference in matches(CHART, "//c:yVal//c:f/text()"):
        first, last = (int(row) for row in re.findall(r"\$F\$(\d+)", reference))
        cells = [sheet[f"F{row}"].value for row in range(first, last + 1)]
        assert any(str(cell).startswith("=$C$") for cell in cells) or cells == [None, None]


def test_the_same_chart_has_the_same_bytes() -> None:
    once, again = native_chart(CHART, "en-US"), native_chart(CHART, "en-US")
    assert once == again
    with ZipFile(io.BytesIO(once.workbook)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        assert b"2000-01-01" in parts.read("docProps/core.xml")


def workbook_of(chart: ColumnChart) -> Workbook:
    return load_workbook(io.BytesIO(native_chart(chart, "en-US").workbook))


def test_a_hatched_column_has_a_pattern_of_theme_colors() -> None:
    late = replace(CHART, columns=(Column("Past due", Decimal(9), "9", hatched=True), *CHART.columns))
    assert matches(late, "//c:barChart//c:dPt/c:idx/@val") == ["0", "1"]
    assert matches(late, "//c:barChart//c:dPt//a:pattFill/@prst") == ["wdUpDiag"]
    assert not matches(CHART, "//a:pattFill/@prst")
