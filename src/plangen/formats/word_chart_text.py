"""The texts of a native Word chart: Calibri of 8.5 points in colours of the theme."""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from plangen.formats.environment import cleaned

SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="{}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


@dataclass(frozen=True, slots=True)
class Ink:
    """How a text is written: its colour of the theme, bold, italic."""

    colour: str
    bold: bool = False
    italic: bool = False


VALUE = {True: Ink("tx1", bold=True), False: Ink("tx2")}
"""How a value's text is written above its column, by whether the column is strong."""
TARGET = Ink("tx2", italic=True)


def label(at: int, text: str, position: str, ink: Ink) -> str:
    """The label of one point."""
    look, letters = (_letters(name, ink) for name in ("defRPr", "rPr"))
    return (
        f'<c:dLbl><c:idx val="{at}"/><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{look}</a:pPr>'
        f"<a:r>{letters}<a:t>{escape(cleaned(text))}</a:t></a:r></a:p></c:rich></c:tx>{text_look(ink)}"
        f'<c:dLblPos val="{position}"/>{SHOWN.format(1)}</c:dLbl>'
    )


def _letters(name: str, ink: Ink) -> str:
    """Calibri of 8.5 points."""
    slanted = ' i="1"' if ink.italic else ""
    return (
        f'<a:{name} sz="850" b="{int(ink.bold)}"{slanted}>{fill(ink.colour)}'
        f'<a:latin typeface="Calibri"/><a:cs typeface="Calibri"/></a:{name}>'
    )


def text_look(ink: Ink) -> str:
    """How the texts of a part are written."""
    return (
        f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{_letters('defRPr', ink)}</a:pPr>"
        '<a:endParaRPr lang="en-US"/></a:p></c:txPr>'
    )


def fill(colour: str) -> str:
    """An area in a colour of the theme."""
    return f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
