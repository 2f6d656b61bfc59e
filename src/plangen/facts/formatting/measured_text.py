"""How many lines a text takes, by the widths of the font's characters."""

from types import MappingProxyType
from typing import Final

POINTS = 72 / 25.4
USUAL_WIDTH = 600
"""The width of a character that isn't listed, in thousandths of the font size: on the wide side."""
_BY_WIDTH: Final = MappingProxyType(
    {
        226: " ",
        240: "'iljI.,;:",
        306: "`()f-[]{}J!",
        340: "tr/\\",
        395: 'sz"',
        425: "Lcx",
        455: "vykFS|?",
        475: "Zga",
        498: "TYE#*+<=>^_e~",
        512: "$0123456789PXK",
        527: "bdhnpquoC",
        544: "RBV",
        579: "A",
        625: "DHG",
        662: "UNOQ&",
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
    lines, left = 1, width
    for word in text.split():
        length = width_of(f"{word} ", size)
        if length > left and left < width:
            lines, left = lines + 1, width
        broken = int(width_of(word, size) // width)
        lines, left = lines + broken, left - length + broken * width
    return lines
