"""Charts of every type for tests, and the texts that each format prints for them."""

import io
from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate, combinations
from xml.etree import ElementTree as ET

from hypothesis import strategies as st
from lxml import etree
from openpyxl import Workbook, load_workbook

from plangen.elements.chart import (
    AttainmentBar,
    Bar,
    BarChart,
    Chart,
    Column,
    ColumnChart,
    Line,
    LineChart,
    Part,
    Shade,
    SmallChart,
    StackedBar,
    Step,
    StepKind,
    TickBar,
    TrendColumns,
    Waterfall,
)
from plangen.elements.theme import Theme
from plangen.formats.charts.labels import Rect
from plangen.formats.pdf.svg_chart import chart_svg
from plangen.formats.word.native_chart import native_chart

SVG = "{http://www.w3.org/2000/svg}"
NAMES = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
THEME = Theme()
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
BOOKINGS = (52, 81, 77, 60, 88, 93, 58, 81, 122)
QUOTA = (70, 70, 80, 70, 70, 90, 75, 75, 95, 80, 80, 110)
STAGES = (("Qualify", 141, 12), ("Negotiation with purchasing", 208, 9), ("Verbal yes", 0, 0))
BRIDGE = (
    ("Repeat", "512.0", StepKind.CERTAIN),
    ("Renewals", "96.0", StepKind.CERTAIN),
    ("Pipeline", "214.0", StepKind.HOPED),
    ("Targets", "130.0", StepKind.HOPED),
    ("Gap", "98.0", StepKind.GAP),
    ("Quota", "1050.0", StepKind.TOTAL),
)
VALUES = st.none() | st.decimals(-(10**9), 10**9, places=1) | st.sampled_from([Decimal(0), Decimal("1e12")])


def lines(bookings: Sequence[int] = BOOKINGS, quota: Sequence[int] = QUOTA) -> LineChart:
    """Cumulative bookings and quota; the first ends at the as-of date."""
    blank = (None,) * (len(quota) - len(bookings))
    return LineChart(
        title="$16K ahead of quota",
        caption="Bookings and quota year to date, thousands of dollars",
        alt="Lines",
        labels=MONTHS[: len(quota)],
        lines=(
            Line("Quota", tuple(map(Decimal, accumulate(quota))), f"{sum(quota)}"),
            Line("Bookings", (*map(Decimal, accumulate(bookings)), *blank), f"{sum(bookings)}", strong=True),
        ),
    )


def bars() -> BarChart:
    """Pipeline by stage, one of them unknown."""
    known = tuple(Bar(name, Decimal(value), f"{value}", f"{count} deals", strong=True) for name, value, count in STAGES)
    return BarChart("By stage", "Open by stage", "Bars", (*known, Bar("On hold", None, "n/a")), "Open")


def stacked(*values: int) -> StackedBar:
    """Shares of four types of business."""
    names = ("New", "Existing", "Renewal", "Unknown")
    parts = zip(names, values or (54, 31, 12, 3), Shade, strict=False)
    shares = tuple(Part(name, Decimal(value), f"{value}%", shade) for name, value, shade in parts)
    return StackedBar("Mostly new", "Bookings by type of business", "One bar", shares, "Bookings")


def columns() -> ColumnChart:
    """Coverage of six months with ticks for typical coverage, one of them unknown."""
    known = (
        ("Oct", "2.4", "1.9"),
        ("Nov", "1.9", "2.0"),
        ("Dec", None, "1.6"),
        ("Jan", "0.6", None),
        ("Feb", "0", None),
    )
    drawn = tuple(
        Column(month, _decimal(value), f"{value}×" if value else "n/a", _decimal(tick), strong=month == "Oct")
        for month, value, tick in known
    )
    return ColumnChart("Covered", "Coverage by month", "Columns", drawn, "Coverage", "Typical", 52, 0.49)


def waterfall(*steps: tuple[str, str | None, StepKind]) -> Waterfall:
    """What is in sight of a quota, and the gap."""
    drawn = tuple(
        Step(f"{label} step", _decimal(value), value.replace("-", "−") if value else "n/a", kind)
        for label, value, kind in steps or BRIDGE
    )
    return Waterfall("$952K in sight", "Thousands of dollars", "Bridge", drawn, "Dollars, thousands", 54, 1.0)


def tick_bar(value: str, tick: str | None = "95", *, strong: bool = True) -> TickBar:
    """Open pipeline of a stage and what is needed, on a scale to 120."""
    return TickBar("Open and needed", Decimal(value), _decimal(tick), Decimal(120), strong)


def trend(*values: int | None) -> TrendColumns:
    """Four periods."""
    return TrendColumns("Trend", tuple(None if value is None else Decimal(value) for value in values))


def attainment(value: str | None, text: str = "106.7%") -> AttainmentBar:
    """A share of a quota."""
    return AttainmentBar("Attainment", _decimal(value), text)


def svg_of(chart: Chart | SmallChart) -> ET.Element:
    """The chart as the PDF draws it."""
    return ET.fromstring(str(chart_svg(chart, THEME)))  # noqa: S314 - our own drawing


def svg_texts(chart: Chart) -> list[str]:
    """The texts in the chart's SVG."""
    return ["".join(node.itertext()) for node in svg_of(chart).iter(f"{SVG}text")]


def native(chart: Chart) -> etree._Element:
    """The chart as Word draws it."""
    return etree.fromstring(native_chart(chart, "en-US").xml)


def matches(chart: Chart, path: str) -> list[str]:
    """The matches of an XPath in the native chart."""
    return [str(value) for value in native(chart).xpath(path, namespaces=NAMES)]


def native_texts(chart: Chart) -> list[str]:
    """The texts that the native chart prints: labels, and those at the axis if it is visible."""
    labels = ["".join(label.xpath(".//a:t/text()", namespaces=NAMES)) for label in native(chart).iterfind(".//{*}dLbl")]
    visible = "//c:catAx[c:delete/@val='0'][c:tickLblPos/@val!='none']"
    axis = matches(chart, f"//c:ser[1][{visible}]/c:cat//c:v/text()")
    return [*labels, *dict.fromkeys(axis)]


def workbook_of(chart: Chart) -> Workbook:
    """The workbook behind the native chart."""
    return load_workbook(io.BytesIO(native_chart(chart, "en-US").workbook))


def none_overlap(boxes: Sequence[Rect]) -> bool:
    """Whether no two of several areas overlap."""
    return not any(box.overlaps(other) for box, other in combinations(boxes, 2))


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


CHARTS: dict[str, Chart] = {
    "lines": lines(),
    "bars": bars(),
    "stacked": stacked(),
    "columns": columns(),
    "waterfall": waterfall(),
}
