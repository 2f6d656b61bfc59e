"""How many lines a text takes, by the widths of the font's characters."""

from types import MappingProxyType
from typing import Final

from plangen.facts.formatting.truncation import ELLIPSIS, TRAILING

POINTS = 72 / 25.4
SLACK = 0.2
"""What a line leaves free in millimeters, as measured widths differ a little from printed ones."""
USUAL_WIDTH = 600
"""The width of a character that isn't listed, in thousandths of the font size: on the wide side."""
_BY_WIDTH: Final = MappingProxyType(
    {
        226: " ",
        240: "'iljI,",
        268: ".;:·",
        306: "`()f-[]{}",
        326: "J!’",
        340: "tr",
        386: "/\\",
        395: 'sz"',
        425: "Lcx",
        455: "vykFS|?",
        475: "Zga",
        498: "TYE#*+<=>^_e~",
        512: "$0123456789PXK",
        527: "bdhnpquoC",
        544: "RB",
        579: "AV",
        625: "DHG",
        662: "UNOQ",
        690: "&…",
        715: "%w",
        799: "m",
        890: "MW@",
    }
)
_WIDTHS: Final = MappingProxyType({character: width for width, text in _BY_WIDTH.items() for character in text})


def width_of(text: str, size: float) -> float:
    """The width of a text in millimeters, at a font size in points."""
    return sum(_WIDTHS.get(each, USUAL_WIDTH) for each in text) * size / 1000 / POINTS


def lines_of(text: str, width: float, size: float) -> int:
    """The lines that a text takes in a width in millimeters; a word that is wider than a line is broken."""
    lines, left, space = 1, width, width_of(" ", size)
    for word in text.split():
        length = width_of(word, size)
        if length > left - SLACK and left < width:
            lines, left = lines + 1, width
        broken = int(length // width)
        lines, left = lines + broken, left - length - space + broken * width
    return lines


def shortened(text: str, width: float, size: float, lines: int, end: str = ELLIPSIS) -> str:
    """The text, or as many of its words as fit in these lines with `end` after them."""
    kept = text[: characters_in(text, (lines, width, size), end)]
    return text if kept == text else f"{kept.rstrip(TRAILING)}{end}"


def characters_in(text: str, room: tuple[int, float, float], end: str = ELLIPSIS) -> int:
    """How many characters of a text are words that fit in some lines of a width at a size, followed by `end`."""
    lines, width, size = room
    kept = text.rstrip()
    if lines_of(kept, width, size) <= lines:
        return len(text)
    while kept and lines_of(f"{kept.rstrip(TRAILING)}{end}", width, size) > lines:
        kept = kept.rpartition(" ")[0].rstrip()
    return len(kept)
