"""What every SVG chart is drawn with: the root element, paths, and texts that don't overlap."""

from dataclasses import dataclass, field

from markupsafe import Markup

from plangen.elements.theme import GRAY, INK
from plangen.formats.charts.labels import POINTS, SIZE, Rect, text_width
from plangen.formats.environment import cleaned

CAPITAL = 0.65
"""The height of a digit as a share of the font size."""
VALUE = {True: Markup(' font-weight="700" fill="{}"').format(INK), False: Markup(' fill="{}"').format(GRAY)}
"""The look of a value's text, strong or not."""
TARGET = Markup(' font-style="italic" fill="{}"').format(GRAY)
LABEL = Markup(' fill="{}"').format(GRAY)
ON_ACCENT = Markup(' font-weight="700" fill="#fff"')
ON_SOFT = Markup(' fill="{}"').format(INK)
HATCH = 4.0
"""The distance between two lines of a hatched area, in points."""


@dataclass(slots=True)
class TextPlacer:
    """The texts placed so far and the areas of the drawing that are occupied."""

    width: float
    occupied: list[Rect] = field(default_factory=list)
    texts: list[Markup] = field(default_factory=list)

    def place(self, at: tuple[float, float], text: str, look: Markup) -> float:
        """Places a text, raised until it overlaps nothing or reaches the top; returns its baseline."""
        half = text_width(text) / 2
        middle = min(max(at[0], half), max(self.width - half, half))
        baseline = at[1]
        box = Rect(middle - half, baseline - SIZE * 0.75, middle + half, baseline)
        while any(box.overlaps(other) for other in self.occupied) and box.top >= 1:
            baseline -= 1
            box = Rect(box.left, box.top - 1, box.right, box.bottom - 1)
        self.occupied.append(box)
        self.texts.append(text_at(middle, baseline, text, look))
        return baseline


def svg(width: float, height: float, alt: str, drawn: Markup, look: str = "") -> Markup:
    """The root element of a drawing, sized in points; `alt` becomes its title and the PDF's alternative text."""
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{}mm" height="{}mm" viewBox="0 0 {} {}"'
        ' font-family="Carlito" font-size="{}"{}><title>{}</title>{}</svg>'
    ).format(
        short(width / POINTS),
        short(height / POINTS),
        short(width),
        short(height),
        SIZE,
        Markup(look),  # noqa: S704 - our own attributes
        " ".join(cleaned(alt).split()),
        drawn,
    )


def text_at(left: float, baseline: float, text: str, look: Markup) -> Markup:
    """A text at its anchor, which is the middle unless its look sets another."""
    return Markup('<text x="{}" y="{}"{}>{}</text>').format(short(left), short(baseline), look, text)


def anchored(look: Markup, anchor: str) -> Markup:
    """The look of a text that is not centered."""
    return Markup('{} text-anchor="{}"').format(look, anchor)


def area(steps: str, color: str) -> Markup:
    """A path filled with a color; empty without steps."""
    return Markup('<path d="{}" fill="{}"/>').format(steps, color) if steps else Markup("")


def stroke(steps: str, color: str, width: str, look: str = "") -> Markup:
    """A path drawn as a line; empty without steps."""
    if not steps:
        return Markup("")
    more = Markup(look)  # noqa: S704 - our own attributes
    return Markup('<path d="{}" fill="none" stroke="{}" stroke-width="{}"{}/>').format(steps, color, width, more)


def hatching(place: Rect) -> Markup:
    """Rising lines from edge to edge, for what isn't to be counted on."""
    left, right, bottom, height = place.left, place.right, place.bottom, place.bottom - place.top
    steps, start = [], left - height
    while (start := start + HATCH) < right:
        low, high = max(start, left), min(start + height, right)
        if high > low:
            steps.append(
                f"M{short(low)} {short(bottom - (low - start))}L{short(high)} {short(bottom - (high - start))}"
            )
    return stroke("".join(steps), GRAY, ".6")


def box(left: float, top: float, width: float, height: float) -> str:
    """The path steps of a rectangle."""
    return f"M{short(left)} {short(top)}h{short(width)}v{short(height)}h{short(-width)}z"


def short(number: float) -> str:
    """A length for SVG, with at most one decimal."""
    return f"{number:.1f}".rstrip("0").rstrip(".")
