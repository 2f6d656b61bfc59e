"""The small charts of table cells as SVG; the text behind a bar is a text of the page."""

from collections.abc import Sequence

from markupsafe import Markup

from plangen.elements.chart import AttainmentBar, TrendColumns
from plangen.elements.theme import HAIRLINE, INK, Theme
from plangen.formats.chart_small import BAR_HEIGHT, NUMBER, Paint, Piece, bar_pieces, bar_width, trend_pieces
from plangen.formats.environment import cleaned

MIDDLE = 1.05
"""How far the middle of a figure lies above the line of text, in millimetres."""
_BAR = Markup('<span style="display:inline-block;width:{}mm;white-space:nowrap">{}{}</span>')
_TEXT = Markup('<span style="display:inline-block;width:{}mm;text-align:right">{}</span>')
_DRAWING = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" width="{0:g}mm" height="{1:g}mm" viewBox="0 0 {0:g} {1:g}"'
    ' style="display:inline-block;margin:0;vertical-align:{4}mm"><title>{2}</title>{3}</svg>'
)


def trend_columns(trend: TrendColumns, theme: Theme) -> Markup:
    """A trend as an SVG element that stands in a line of text."""
    return _drawing((trend.width, trend.height), trend.alt, trend_pieces(trend), theme)


def attainment_bar(bar: AttainmentBar, theme: Theme) -> Markup:
    """An attainment bar as an SVG element with its text behind it."""
    drawn = _drawing((bar_width(bar), BAR_HEIGHT), bar.alt, bar_pieces(bar), theme)
    text = " ".join(cleaned(bar.text).split())
    return _BAR.format(bar.width, drawn, _TEXT.format(NUMBER, text) if text else "")


def _drawing(size: tuple[float, float], alt: str, pieces: Sequence[Piece], theme: Theme) -> Markup:
    colours = {
        Paint.STRONG: theme.accent_text,
        Paint.SOFT: theme.accent_soft,
        Paint.INK: INK,
        Paint.HAIRLINE: HAIRLINE,
        Paint.PAPER: "#fff",
    }
    boxes = Markup("").join(
        Markup('<path d="M{} {}h{}v{}h{}z" fill="{}"/>').format(
            *map(_fine, (piece.left, piece.top, piece.width, piece.height, -piece.width)), colours[piece.paint]
        )
        for piece in pieces
        if piece.paint
    )
    lowered = _fine(MIDDLE - size[1] / 2)
    return _DRAWING.format(*size, " ".join(cleaned(alt).split()), boxes, lowered)


def _fine(length: float) -> str:
    return f"{length:.2f}".rstrip("0").rstrip(".")
