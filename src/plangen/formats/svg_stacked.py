"""One stacked bar as SVG."""

from markupsafe import Markup

from plangen.elements.chart import Shade, StackedBar
from plangen.elements.theme import GREY, INK, Theme
from plangen.formats.chart_labels import AIR, SIZE
from plangen.formats.chart_parts import Named, PartsGround, parts_ground
from plangen.formats.svg_drawing import CAPITAL, LABEL, ON_ACCENT, ON_SOFT, area, box, short, stroke, svg, text_at

LINE_WIDTH = 0.8
HATCH = 4.0
"""Between two lines of a hatched part, in points."""


def stacked_bar(chart: StackedBar, theme: Theme) -> Markup:
    """A stacked bar as an SVG element."""
    ground = parts_ground(chart)
    drawn = (
        *(_part(named, ground, theme) for named in ground.parts),
        *(_name(named, ground) for named in ground.parts if named.name),
    )
    return svg(ground.width, ground.height, chart.alt, Markup("").join(drawn), ' text-anchor="middle"')


def _part(named: Named, ground: PartsGround, theme: Theme) -> Markup:
    """A part in its shade; its outline lies inside, so that none is wider than its share."""
    shade = named.part.shade
    inset = LINE_WIDTH / 2
    wide, high = max(named.right - named.left - LINE_WIDTH, 0), ground.height - ground.top - LINE_WIDTH
    outline = box(named.left + inset, ground.top + inset, wide, high)
    if shade is Shade.HATCHED:
        return _hatching(named, ground) + stroke(outline, INK, ".8")
    if shade is Shade.PLAIN:
        return stroke(outline, INK, ".8")
    colour = theme.accent_text if shade is Shade.ACCENT else theme.accent_soft
    return area(box(named.left, ground.top, named.right - named.left, ground.height - ground.top), colour)


def _hatching(named: Named, ground: PartsGround) -> Markup:
    """Rising lines from edge to edge: what is not known."""
    left, right, top, bottom = named.left, named.right, ground.top, ground.height
    steps, start = [], left - (bottom - top)
    while (start := start + HATCH) < right:
        low, high = max(start, left), min(start + bottom - top, right)
        if high > low:
            steps.append(
                f"M{short(low)} {short(bottom - (low - start))}L{short(high)} {short(bottom - (high - start))}"
            )
    return stroke("".join(steps), GREY, ".6")


def _name(named: Named, ground: PartsGround) -> Markup:
    """The name of a part in its middle, or above it."""
    if named.above:
        return text_at(named.middle, ground.top - AIR, named.name, LABEL)
    baseline = (ground.top + ground.height) / 2 + SIZE * CAPITAL / 2
    return text_at(named.middle, baseline, named.name, ON_ACCENT if named.part.shade is Shade.ACCENT else ON_SOFT)
