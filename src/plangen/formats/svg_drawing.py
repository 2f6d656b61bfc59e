"""What every SVG chart is drawn with: the element around it, texts, numbers, and the parts that are taken."""

from dataclasses import dataclass, field

from markupsafe import Markup

from plangen.elements.theme import GREY, INK
from plangen.formats.chart_labels import POINTS, SIZE, Rect, text_width
from plangen.formats.environment import cleaned

CAPITAL = 0.65
"""The height of a figure as a part of its size."""
VALUE = {True: Markup(' font-weight="700" fill="{}"').format(INK), False: Markup(' fill="{}"').format(GREY)}
"""The look of a value's text, by whether what it belongs to is strong."""
TARGET = Markup(' font-style="italic" fill="{}"').format(GREY)
LABEL = Markup(' fill="{}"').format(GREY)
ON_ACCENT = Markup(' font-weight="700" fill="#fff"')
ON_SOFT = Markup(' fill="{}"').format(INK)


@dataclass(slots=True)
class Writing:
    """The texts that are written so far and the parts of the drawing that are taken."""

    width: float
    taken: list[Rect] = field(default_factory=list)
    texts: list[Markup] = field(default_factory=list)

    def raised(self, place: tuple[float, float], text: str, look: Markup) -> float:
        """The baseline at which a text was written: raised until it meets nothing, as long as there is room above."""
        half = text_width(text) / 2
        middle = min(max(place[0], half), max(self.width - half, half))
        baseline = place[1]
        box = Rect(middle - half, baseline - SIZE * 0.75, middle + half, baseline)
        while any(box.meets(other) for other in self.taken) and box.top >= 1:
            baseline -= 1
            box = Rect(box.left, box.top - 1, box.right, box.bottom - 1)
        self.taken.append(box)
        self.texts.append(text_at(middle, baseline, text, look))
        return baseline


def svg(width: float, height: float, alt: str, drawn: Markup, look: str = "") -> Markup:
    """The element of a drawing, its size in points; `alt` is its title, which the PDF gives as alternative text."""
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{}mm" height="{}mm" viewBox="0 0 {} {}"'
        ' font-family="Carlito" font-size="{}"{}><title>{}</title>{}</svg>'
    ).format(
        short(width / POINTS),
        short(height / POINTS),
        short(width),
        short(height),
        SIZE,
        Markup(look),  # noqa: S704 - attributes of ours
        " ".join(cleaned(alt).split()),
        drawn,
    )


def text_at(left: float, baseline: float, text: str, look: Markup) -> Markup:
    """A text at its anchor: the middle, or what its look says."""
    return Markup('<text x="{}" y="{}"{}>{}</text>').format(short(left), short(baseline), look, text)


def anchored(look: Markup, anchor: str) -> Markup:
    """The look of a text that is not centred."""
    return Markup('{} text-anchor="{}"').format(look, anchor)


def area(steps: str, colour: str) -> Markup:
    """A path filled with a colour; nothing where there are no steps."""
    return Markup('<path d="{}" fill="{}"/>').format(steps, colour) if steps else Markup("")


def stroke(steps: str, colour: str, width: str, look: str = "") -> Markup:
    """A path drawn as a line; nothing where there are no steps."""
    if not steps:
        return Markup("")
    more = Markup(look)  # noqa: S704 - attributes of ours
    return Markup('<path d="{}" fill="none" stroke="{}" stroke-width="{}"{}/>').format(steps, colour, width, more)


def box(left: float, top: float, width: float, height: float) -> str:
    """The steps of a rectangle."""
    return f"M{short(left)} {short(top)}h{short(width)}v{short(height)}h{short(-width)}z"


def short(number: float) -> str:
    """A length as SVG takes it, with at most one place."""
    return f"{number:.1f}".rstrip("0").rstrip(".")
