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


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label stands at its point, and how far it is moved from there, in parts of the chart."""

    position: str
    right: float = 0
    down: float = 0


VALUE = {True: Ink("tx1", bold=True), False: Ink("tx2")}
"""How a value's text is written above its column, by whether the column is strong."""
_LEVEL = '<a:bodyPr rot="0" vert="horz" wrap="none"/>'
TARGET = Ink("tx2", italic=True)
ON_ACCENT = Ink("bg1", bold=True)
ON_SOFT = Ink("tx1")


def label(at: int, text: str, position: str | Place, ink: Ink, note: str = "") -> str:
    """The label of one point, with a quieter note behind its text."""
    place = position if isinstance(position, Place) else Place(position)
    noted = f"\u00a0 {note}" if text else note
    return _label(at, place, ink, _line((text, ink), (noted, VALUE[False])))


def label_with_target(at: int, target: str, text: str, position: str, ink: Ink) -> str:
    """The label of one point in two lines: its target, and the value below it."""
    return _label(at, Place(position), ink, f"{_line((target, TARGET))}{_line((text, ink))}")


def _label(at: int, place: Place, ink: Ink, lines: str) -> str:
    return (
        f'<c:dLbl><c:idx val="{at}"/>{_moved(place)}<c:tx><c:rich>{_LEVEL}<a:lstStyle/>{lines}</c:rich></c:tx>'
        f'{text_look(ink, wrapped=False)}<c:dLblPos val="{place.position}"/>{SHOWN.format(1)}</c:dLbl>'
    )


def _line(*pieces: tuple[str, Ink]) -> str:
    """One line of a label, each piece in its own ink."""
    runs = "".join(
        f"<a:r>{_letters('rPr', look)}<a:t>{escape(cleaned(piece))}</a:t></a:r>"
        for piece, look in pieces
        if piece.strip()
    )
    return f"<a:p><a:pPr>{_letters('defRPr', pieces[0][1])}</a:pPr>{runs}</a:p>"


def _moved(place: Place) -> str:
    if not place.right and not place.down:
        return ""
    return (
        f'<c:layout><c:manualLayout><c:x val="{place.right:.4f}"/><c:y val="{place.down:.4f}"/>'
        "</c:manualLayout></c:layout>"
    )


def _letters(name: str, ink: Ink) -> str:
    """Calibri of 8.5 points."""
    slanted = ' i="1"' if ink.italic else ""
    return (
        f'<a:{name} sz="850" b="{int(ink.bold)}"{slanted}>{fill(ink.colour)}'
        f'<a:latin typeface="Calibri"/><a:cs typeface="Calibri"/></a:{name}>'
    )


def text_look(ink: Ink, *, wrapped: bool = True) -> str:
    """How the texts of a part are written; LibreOffice breaks those that it may to the width of a bar."""
    body = "<a:bodyPr/>" if wrapped else _LEVEL
    return (
        f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr>{_letters('defRPr', ink)}</a:pPr>"
        '<a:endParaRPr lang="en-US"/></a:p></c:txPr>'
    )


def fill(colour: str) -> str:
    """An area in a colour of the theme."""
    return f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
