"""Horizontal bars as SVG."""

from collections.abc import Iterator

from markupsafe import Markup

from plangen.elements.chart import Bar, BarChart
from plangen.elements.theme import GREY, INK, Theme
from plangen.formats.chart_bars import GAP, BarGround, bar_ground
from plangen.formats.chart_labels import AIR, LINE, SIZE
from plangen.formats.environment import cleaned
from plangen.formats.svg_drawing import CAPITAL, LABEL, VALUE, anchored, area, box, short, stroke, svg, text_at


def bar_chart(chart: BarChart, theme: Theme) -> Markup:
    """A bar chart as an SVG element."""
    ground = bar_ground(chart)
    drawn = (
        _bars(chart, ground, strong=False, colour=theme.accent_soft),
        _bars(chart, ground, strong=True, colour=theme.accent_text),
        stroke(f"M{short(ground.zero)} 0V{short(ground.height)}", INK, ".8"),
        *(text for at, bar in enumerate(chart.bars) for text in _texts(at, bar, ground)),
    )
    return svg(ground.width, ground.height, chart.alt, Markup("").join(drawn))


def _bars(chart: BarChart, ground: BarGround, *, strong: bool, colour: str) -> Markup:
    """All bars of one loudness as one path."""
    steps = [
        box(ground.zero, _middle(at, ground) - ground.bar / 2, ground.reach(bar.value), ground.bar)
        for at, bar in enumerate(chart.bars)
        if bar.value and bar.strong is strong
    ]
    return area("".join(steps), colour)


def _texts(at: int, bar: Bar, ground: BarGround) -> Iterator[Markup]:
    """The label left of the bars, and the text at the bar's end with its note."""
    middle, lines = _middle(at, ground), ground.labels[at]
    first = middle + SIZE * CAPITAL / 2 - LINE * (len(lines) - 1) / 2
    for line, text in enumerate(lines):
        yield text_at(ground.left - GAP, first + LINE * line, text, anchored(LABEL, "end"))
    reach = ground.reach(bar.value) if bar.value is not None else 0
    text, note, look = cleaned(bar.text), cleaned(bar.note), VALUE[bar.strong and bar.value is not None]
    shown = Markup("{}").format(text) if text else Markup("")
    if note:
        quiet = Markup('<tspan font-weight="400" fill="{}">{}{}</tspan>').format(GREY, "\u00a0 " if text else "", note)
        shown += quiet
    if shown:
        place = (ground.zero + reach - AIR, "end") if reach < 0 else (ground.zero + reach + AIR, "start")
        baseline = middle + SIZE * CAPITAL / 2
        yield text_at(place[0], baseline, shown, anchored(look, place[1]))


def _middle(at: int, ground: BarGround) -> float:
    return ground.slot * (at + 0.5)
