import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from plangen.elements.chart import StepKind, Waterfall
from tests.formats.drawn_charts import matches, waterfall, workbook_of
from tests.formats.elements import HOSTILE

CERTAIN, HOPED, GAP, TOTAL = StepKind
ACROSS_ZERO = waterfall(
    ("Up", "40", CERTAIN),
    ("Down", "-90", HOPED),
    ("Further down", "-10", HOPED),
    ("Up again", "80", CERTAIN),
    ("Sum", "20", TOTAL),
)
BARS = "//c:barChart/c:ser"
_CELL = re.compile(r"\$([A-Z])\$([0-9]+)")


def numbers(chart: Waterfall, series: int) -> list[Decimal]:
    return [Decimal(text) for text in matches(chart, f"{BARS}[{series}]/c:val//c:v/text()")]


def computed(sheet: Any, place: str) -> Any:
    """The value of a cell, with its formula computed."""
    content = sheet[place].value
    if not str(content).startswith("="):
        return content or 0
    formula = _CELL.sub(lambda found: f"computed(sheet, '{found[1]}{found[2]}')", content[1:])
    allowed = {"MIN": min, "MAX": max, "ABS": abs, "computed": computed, "sheet": sheet}
    return eval(formula, allowed)  # noqa: S307 - our own formulas


def test_bars_are_stacked_on_an_unfilled_base_with_a_series_for_each_kind() -> None:
    assert matches(waterfall(), "//c:grouping/@val")[0] == "stacked"
    assert len(matches(waterfall(), BARS)) == 5
    assert len(matches(waterfall(), f"{BARS}[1]/c:spPr/a:noFill")) == 1
    assert numbers(waterfall(), 1) == [0, 512, 608, 822, 952, 0]
    assert [numbers(waterfall(), at) for at in range(2, 6)] == [[512, 96], [214, 130], [98], [1050]]


def test_each_kind_of_step_looks_different_in_black_and_white() -> None:
    assert [matches(waterfall(), f"{BARS}[{at}]/c:spPr/a:solidFill/*/@val") for at in (2, 3, 5)] == [
        ["accent2"],
        ["accent3"],
        ["bg1"],
    ]
    assert matches(waterfall(), f"{BARS}[4]/c:spPr/a:pattFill/@prst") == ["wdUpDiag"]
    assert matches(waterfall(), f"{BARS}/c:spPr/a:ln//@val") == ["accent2", "accent3", "tx1", "tx2"]


def test_texts_are_the_labels_of_an_invisible_line_at_the_top_of_each_bar() -> None:
    line = "//c:lineChart/c:ser"
    assert matches(waterfall(), f"{line}//c:val//c:v/text()") == [
        "512.0",
        "608.0",
        "822.0",
        "952.0",
        "1050.0",
        "1050.0",
    ]
    assert len(matches(waterfall(), f"{line}/c:spPr/a:ln/a:noFill")) == 1
    assert set(matches(waterfall(), f"{line}//c:dLbl/c:dLblPos/@val")) == {"t"}
    assert set(matches(waterfall(), f"{line}//c:dLbl//a:r/a:rPr/@b")) == {"1"}


def test_connectors_run_from_edge_to_edge_of_neighbors() -> None:
    xs = matches(waterfall(), "//c:scatterChart//c:xVal//c:v/text()")
    assert xs[:4] == ["1.3125", "1.6875", "2.3125", "2.6875"]
    ys = matches(waterfall(), "//c:scatterChart//c:yVal//c:v/text()")
    assert ys == [f"{level}.0" for level in (512, 512, 608, 608, 822, 822, 952, 952, 1050, 1050)]


def test_there_is_a_base_line_without_labels_as_wide_as_the_chart() -> None:
    assert matches(waterfall(), "//c:catAx/c:delete/@val") == ["0"]
    assert matches(waterfall(), "//c:catAx/c:tickLblPos/@val") == ["none"]
    sides = {side: float(matches(waterfall(), f"//c:plotArea/c:layout//c:{side}/@val")[0]) for side in "xywh"}
    assert sides == pytest.approx({"x": 0, "y": 0, "w": 1, "h": 1}, abs=0.01)
    assert matches(waterfall(), "//c:gapWidth/@val") == ["60"]


def test_the_axis_fits_the_highest_point_with_its_text() -> None:
    over = waterfall(("Repeat", "700", CERTAIN), ("Pipeline", "350", HOPED), ("Quota", "1000", TOTAL))
    assert 1100 < float(matches(over, "//c:valAx//c:max/@val")[0]) < 1300


def test_a_step_without_a_bar_has_no_point_but_its_text() -> None:
    chart = waterfall(("Repeat", "500", CERTAIN), ("Renewals", None, CERTAIN), ("Pipeline", "0", HOPED))
    assert matches(chart, f"{BARS}[2]//c:val//c:pt/@idx") == ["0"]
    assert matches(chart, "//c:lineChart//c:dLbl//a:t/text()") == ["500", "n/a", "0"]
    assert matches(chart, "//c:lineChart//c:val//c:v/text()") == ["500"] * 3


def test_a_bar_across_zero_has_a_part_on_each_side() -> None:
    assert numbers(ACROSS_ZERO, 1) == [0, 0, -50, 0, 0]
    assert [numbers(ACROSS_ZERO, at) for at in range(2, 7)] == [[40, 20], [-60], [40, -10], [-50], [20]]


def test_the_workbook_has_the_values_in_one_column_and_headers_from_the_steps() -> None:
    rows = [[cell.value for cell in row] for row in workbook_of(waterfall())["Sheet1"]["A1:H3"]]
    kinds = ["Repeat step, Renewals step", "Pipeline step, Targets step", "Gap step", "Quota step"]
    assert rows[0] == [None, "Dollars, thousands", "Running total", "Base", *kinds]
    assert [row[:2] for row in rows[1:]] == [["Repeat step", 512], ["Renewals step", 96]]


@pytest.mark.parametrize("chart", [waterfall(), ACROSS_ZERO], ids=["all above zero", "across zero"])
def test_the_formulas_compute_what_is_drawn(chart: Waterfall) -> None:
    sheet = workbook_of(chart)["Sheet1"]
    references = matches(chart, "//c:numRef/c:f/text()")
    assert len(references) > 5
    for reference in references:
        column, first, last = re.findall(r"!\$([A-Z])\$([0-9]+):\$[A-Z]\$([0-9]+)", reference)[0]
        expected = {int(at): Decimal(value) for at, value in points(chart, reference)}
        for row in range(int(first), int(last) + 1):
            drawn = expected.get(row - int(first), Decimal(0))
            assert Decimal(str(computed(sheet, f"{column}{row}"))) == drawn


def points(chart: Waterfall, reference: str) -> list[tuple[str, str]]:
    cache = f"//c:numRef[c:f='{reference}']/c:numCache/c:pt"
    return list(zip(matches(chart, f"{cache}/@idx"), matches(chart, f"{cache}/c:v/text()"), strict=True))


def test_later_bars_follow_a_value_that_is_edited_in_word() -> None:
    sheet = workbook_of(waterfall())["Sheet1"]
    sheet["B2"] = 500
    assert [computed(sheet, place) for place in ("E2", "D3", "C6", "I3")] == [500, 500, 1038, 596]


def test_a_label_is_never_read_as_markup_or_a_formula() -> None:
    steps = tuple(replace(step, label=f"=1+1 {HOSTILE}\x00", text=HOSTILE) for step in waterfall().steps)
    chart = replace(waterfall(), steps=steps, value_name="@SUM(1)")
    assert set(matches(chart, f"{BARS}[2]/c:cat//c:v/text()")) == {f"=1+1 {HOSTILE}"}
    sheet = workbook_of(chart)["Sheet1"]
    assert [sheet[place].data_type for place in ("A2", "B1", "E1")] == ["s", "s", "s"]


def test_an_empty_waterfall_still_has_an_axis() -> None:
    assert float(matches(replace(waterfall(), steps=()), "//c:valAx//c:max/@val")[0]) > 0
