"""Bar charts as SVG."""

from collections.abc import Iterator

from markupsafe import Markup

from plangen.elements.chart import Bar, BarChart
from plangen.elements.theme import GRAY, INK, Theme
from plangen.formats.charts.bars import LABEL_TO_BAR, BarLayout, bar_layout
from plangen.formats.charts.labels import LABEL_GAP, LINE, SIZE
from plangen.formats.environment import cleaned
from plangen.formats.pdf.svg_drawing import CAPITAL, LABEL, VALUE, anchored, area, box, short, stroke, svg, text_at


def bar_chart(chart: BarChart, theme: Theme) -> Markup:
    """A bar chart as an SVG element."""
    layout = bar_layout(chart)
    drawn = (
        _bars(chart, layout, strong=False, color=theme.accent_soft),
        _bars(chart, layout, strong=True, color=theme.accent_text),
        stroke(f"M{short(layout.zero)} 0V{short(layout.height)}", INK, ".8"),
        *(text for at, bar in enumerate(chart.bars) for text in _texts(at, bar, layout)),
    )
    return svg(layout.width, layout.height, chart.alt, Markup("").join(drawn))


def _bars(chart: BarChart, layout: BarLayout, *, strong: bool, color: str) -> Markup:
    """All strong or all muted bars as one path."""
    steps = [
        box(layout.zero, _middle(at, layout) - layout.bar / 2, layout.reach(bar.value), layout.bar)
        for at, bar in enumerate(chart.bars)
        if bar.value and bar.strong is strong
    ]
    return area("".join(steps), color)


def _texts(at: int, bar: Bar, layout: BarLayout) -> Iterator[Markup]:
    """The label left of a bar, and the text at its end with its note."""
    middle, lines = _middle(at, layout), layout.labels[at]
    first = middle + SIZE * CAPITAL / 2 - LINE * (len(lines) - 1) / 2
    for line, text in enumerate(lines):
        yield text_at(layout.left - LABEL_TO_BAR, first + LINE * line, text, anchored(LABEL, "end"))
    reach = layout.reach(bar.value) if bar.value is not None else 0
    text, note, look = cleaned(bar.text), cleaned(bar.note), VALUE[bar.strong and bar.value is not None]
    shown = Markup("{}").format(text) if text else Markup("")
    if note:
        muted = Markup('<tspan font-weight="400" fill="{}">{}{}</tspan>').format(GRAY, "\u00a0 " if text else "", note)
        shown += muted
    if shown:
        end = layout.zero + reach
        left, anchor = (end - LABEL_GAP, "end") if reach < 0 else (end + LABEL_GAP, "start")
        baseline = middle + SIZE * CAPITAL / 2
        yield text_at(left, baseline, shown, anchored(look, anchor))


def _middle(at: int, layout: BarLayout) -> float:
    return layout.slot * (at + 0.5)
