"""The texts of a native Word chart: 8.5-point Calibri in theme colors."""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from plangen.formats.environment import cleaned

LABEL_OPTIONS = (
    '<c:showLegendKey val="0"/><c:showVal val="{}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """The style of a text: theme color, bold, italic."""

    color: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class LabelPosition:
    """The position of a label at its point, and how far it is moved from there, as shares of the chart."""

    position: str
    right: float = 0
    down: float = 0


VALUE = {True: TextStyle("tx1", bold=True), False: TextStyle("tx2")}
"""The style of a value's text above its column, strong or not."""
_HORIZONTAL = '<a:bodyPr rot="0" vert="horz" wrap="none"/>'
TARGET = TextStyle("tx2", italic=True)
ON_ACCENT = TextStyle("bg1", bold=True)
ON_SOFT = TextStyle("tx1")


def label(at: int, text: str, position: str | LabelPosition, style: TextStyle, note: str = "") -> str:
    """The label of one point, with a muted note after its text."""
    position = position if isinstance(position, LabelPosition) else LabelPosition(position)
    note_text = f"\u00a0 {note}" if text else note
    return _label(at, position, style, _line((text, style), (note_text, VALUE[False])))


def label_with_target(at: int, target: str, text: str, position: str, style: TextStyle) -> str:
    """The label of one point on two lines: its target, and the value below."""
    return _label(at, LabelPosition(position), style, f"{_line((target, TARGET))}{_line((text, style))}")


def _label(at: int, position: LabelPosition, style: TextStyle, lines: str) -> str:
    return (
        f'<c:dLbl><c:idx val="{at}"/>{_offset(position)}<c:tx><c:rich>{_HORIZONTAL}<a:lstStyle/>{lines}</c:rich></c:tx>'
        f'{text_look(style, wrapped=False)}<c:dLblPos val="{position.position}"/>{LABEL_OPTIONS.format(1)}</c:dLbl>'
    )


def _line(*parts: tuple[str, TextStyle]) -> str:
    """One line of a label, each part in its own style."""
    runs = "".join(
        f"<a:r>{_font('rPr', style)}<a:t>{escape(cleaned(text))}</a:t></a:r>" for text, style in parts if text.strip()
    )
    return f"<a:p><a:pPr>{_font('defRPr', parts[0][1])}</a:pPr>{runs}</a:p>"


def _offset(position: LabelPosition) -> str:
    if not position.right and not position.down:
        return ""
    return (
        f'<c:layout><c:manualLayout><c:x val="{position.right:.4f}"/><c:y val="{position.down:.4f}"/>'
        "</c:manualLayout></c:layout>"
    )


def _font(name: str, style: TextStyle) -> str:
    """The properties of 8.5-point Calibri in a style."""
    italic = ' i="1"' if style.italic else ""
    return (
        f'<a:{name} sz="850" b="{int(style.bold)}"{italic}>{fill(style.color)}'
        f'<a:latin typeface="Calibri"/><a:cs typeface="Calibri"/></a:{name}>'
    )


def text_look(style: TextStyle, *, wrapped: bool = True) -> str:
    """The style of a part's texts; LibreOffice wraps texts to the width of a bar unless `wrapped` is false."""
    body = "<a:bodyPr/>" if wrapped else _HORIZONTAL
    return (
        f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr>{_font('defRPr', style)}</a:pPr>"
        '<a:endParaRPr lang="en-US"/></a:p></c:txPr>'
    )


def fill(color: str) -> str:
    """A fill in a theme color."""
    return f'<a:solidFill><a:schemeClr val="{color}"/></a:solidFill>'
