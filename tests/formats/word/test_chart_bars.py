from dataclasses import replace
from decimal import Decimal

import pytest

from plangen.formats.charts.bars import bar_layout
from tests.formats.drawn_charts import bars, matches, workbook_of


def test_the_first_bar_is_on_top() -> None:
    assert matches(bars(), "//c:catAx//c:orientation/@val") == ["maxMin"]
    assert matches(bars(), "//c:barDir/@val") == ["bar"]


def test_a_value_is_bold_and_its_note_is_not() -> None:
    assert matches(bars(), "//c:dLbl[1]//a:r/a:rPr/@b")[:2] == ["1", "0"]
    assert matches(bars(), "//c:ser[1]//c:dLbl//a:t/text()")[:2] == ["141", "\u00a0 12 deals"]


def test_an_unknown_value_is_printed_at_zero_and_never_becomes_a_value() -> None:
    assert matches(bars(), "//c:ser[1]/c:val//c:pt/@idx") == ["0", "1", "2"]
    assert matches(bars(), "//c:ser[2]//c:dLbl/c:idx/@val") == ["3"]
    sheet = workbook_of(bars())["Sheet1"]
    assert sheet["B5"].value is None
    assert sheet["C5"].value == "=IF(ISBLANK($B$5),0,NA())"


def test_a_truncated_label_is_complete_in_the_workbook() -> None:
    name = "Negotiation with the purchasing department of the customer"
    chart = replace(bars(), bars=(replace(bars().bars[0], label=name),) * 9, height=34)
    assert matches(chart, "//c:cat//c:v/text()")[0].endswith("…")
    assert workbook_of(chart)["Sheet1"]["A2"].value == name


@pytest.mark.parametrize("lowest", [0, -50])
def test_both_formats_have_the_same_scale(lowest: int) -> None:
    chart = replace(bars(), bars=(*bars().bars, replace(bars().bars[0], value=Decimal(lowest))))
    layout = bar_layout(chart)
    low, high = (float(matches(chart, f"//c:valAx//c:{end}/@val")[0]) for end in ("min", "max"))
    left, width = (float(matches(chart, f"//c:plotArea/c:layout//c:{side}/@val")[0]) for side in ("x", "w"))
    zero = left + width * (0 - low) / (high - low)
    assert zero * layout.width == pytest.approx(layout.zero, abs=0.5)
