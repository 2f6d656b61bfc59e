"""The texts on a PDF page, by the number of the mark (MCID) that ties them to the structure of the document."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

Matrix = tuple[float, float, float, float, float, float]

GAP = 0.15
"""The room between two texts that makes them two words, as a share of their size; a blank takes 0.23 in Carlito."""

_UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)
_TABLES = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_HEXES = re.compile(rb"<([0-9A-Fa-f]+)>")
_NOT_EXPLAINED = "\ufffd"


@dataclass(frozen=True, slots=True)
class Run:
    """A text set in one go: on which page, where it begins and ends there, and how large it is."""

    text: str
    page: int
    start: float
    end: float
    baseline: float
    size: float


@dataclass(frozen=True, slots=True)
class _Typeface:
    """A font as a page uses it: what its codes stand for, and how wide they are in thousandths of the size."""

    code_length: int
    letters: dict[int, str]
    widths: dict[int, float]

    def read(self, string: Any) -> Iterator[tuple[str, float]]:
        """What a string of codes stands for, letter by letter with widths; a code that is not explained stands out."""
        raw = string.original_bytes
        for at in range(0, len(raw), self.code_length):
            code = int.from_bytes(raw[at : at + self.code_length], "big")
            yield self.letters.get(code, _NOT_EXPLAINED), self.widths.get(code, 0)


@dataclass(slots=True)
class _Pen:
    """Where the program of a page stands: what is marked, what is being set and where, and what has been set."""

    page: int
    reader: PdfReader
    typefaces: dict[str, _Typeface] = field(default_factory=dict)
    marks: list[int | None] = field(default_factory=list)
    typeface: _Typeface | None = None
    size: float = 0
    place: Matrix = _UNMOVED
    text: str = ""
    start: tuple[float, float] = (0, 0)
    end: tuple[float, float] = (0, 0)
    runs: dict[int | None, list[Run]] = field(default_factory=lambda: defaultdict(list))


def runs_by_mark(reader: PdfReader, page: int) -> dict[int | None, list[Run]]:
    """The texts of a page by their marks, in the order in which they are drawn; None holds those without a mark."""
    pen = _Pen(page, reader)
    sheet = reader.pages[page]
    _follow(sheet.get_contents(), sheet["/Resources"], _UNMOVED, pen)
    return dict(pen.runs)


def _follow(stream: Any, resources: Any, matrix: Matrix, pen: _Pen) -> None:
    """Follow the program of a page, or of a form on it, which stands where the matrix says."""
    kept: list[Matrix] = []
    for operands, operator in ContentStream(stream, pen.reader).operations:
        match operator:
            case b"q":
                kept.append(matrix)
            case b"Q":
                matrix = kept.pop()
            case b"cm":
                matrix = _product(_matrix(operands), matrix)
            case b"BDC" | b"BMC":
                named = operands[1] if operator == b"BDC" and isinstance(operands[1], dict) else {}
                pen.marks.append(named.get("/MCID", pen.marks[-1] if pen.marks else None))
            case b"EMC":
                pen.marks.pop()
            case b"Do":
                form = resources["/XObject"][operands[0]].get_object()
                if form["/Subtype"] == "/Form":
                    placed = _product(_matrix(form.get("/Matrix", _UNMOVED)), matrix)
                    _follow(form, form.get("/Resources", resources), placed, pen)
            case b"Tf":
                pen.typeface = _typeface(resources["/Font"][operands[0]].get_object(), pen)
                pen.size = float(operands[1])
            case _:
                _set_text(operator, operands, matrix, pen)


def _set_text(operator: bytes, operands: Any, matrix: Matrix, pen: _Pen) -> None:
    """Carry out what moves the pen or sets letters."""
    match operator:
        case b"BT":
            pen.place, pen.text = _UNMOVED, ""
        case b"Tm":
            pen.place = _matrix(operands)
        case b"Td":
            pen.place = _product((1, 0, 0, 1, float(operands[0]), float(operands[1])), pen.place)
        case b"Tj" | b"TJ":
            if not pen.text:
                pen.start = _product(pen.place, matrix)[4:]
            elif math.dist(pen.place[4:], pen.end) > GAP * pen.size:  # in an SVG, blanks are left out instead of set
                pen.text += " "
            for piece in operands if operator == b"Tj" else operands[0]:
                _set_piece(piece, pen)
            pen.end = pen.place[4:]
        case b"ET" if pen.text:
            placed = _product(pen.place, matrix)
            size = pen.size * math.hypot(placed[0], placed[1])
            run = Run(pen.text, pen.page, pen.start[0], placed[4], pen.start[1], size)
            pen.runs[pen.marks[-1] if pen.marks else None].append(run)


def _set_piece(piece: Any, pen: _Pen) -> None:
    """Set a string of codes, or leave the room that a number says."""
    moved = 0.0
    if isinstance(piece, int | float):
        moved = -float(piece)
    elif pen.typeface is not None:
        for letter, width in pen.typeface.read(piece):
            pen.text += letter
            moved += width
    pen.place = _product((1, 0, 0, 1, moved / 1000 * pen.size, 0), pen.place)


def _typeface(font: Any, pen: _Pen) -> _Typeface:
    """A font of the page, read once; in one file no two fonts have the same name, as each has its own prefix."""
    name = font["/BaseFont"]
    if name not in pen.typefaces:
        composite = font["/Subtype"] == "/Type0"
        widths = _wide(font["/DescendantFonts"][0].get_object()) if composite else _narrow(font)
        letters = _letters(font["/ToUnicode"].get_object().get_data()) if "/ToUnicode" in font else {}
        pen.typefaces[name] = _Typeface(2 if composite else 1, letters, widths)
    return pen.typefaces[name]


def _letters(mapping: bytes) -> dict[int, str]:
    """What each code stands for, out of a font's ToUnicode table."""
    letters: dict[int, str] = {}
    for kind, table in _TABLES.findall(mapping):
        hexes = _HEXES.findall(table)
        if kind == b"char":
            letters |= {int(code, 16): _utf16(text) for code, text in zip(hexes[::2], hexes[1::2], strict=True)}
            continue
        for first, last, text in zip(hexes[::3], hexes[1::3], hexes[2::3], strict=True):
            begin, stem, final = int(first, 16), _utf16(text)[:-1], ord(_utf16(text)[-1])
            letters |= {code: stem + chr(final + code - begin) for code in range(begin, int(last, 16) + 1)}
    return letters


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be")


def _wide(font: Any) -> dict[int, float]:
    """The widths of a font with many letters: `first [width …]` or `first last width`, mixed."""
    widths: dict[int, float] = {}
    entries = iter(font.get("/W", ()))
    for first in entries:
        following = next(entries)
        if isinstance(following, list):
            widths |= dict(enumerate(map(float, following), int(first)))
        else:
            widths |= dict.fromkeys(range(int(first), int(following) + 1), float(next(entries)))
    return widths


def _narrow(font: Any) -> dict[int, float]:
    """The widths of a font with at most 256 letters."""
    return dict(enumerate(map(float, font.get("/Widths", ())), int(font.get("/FirstChar", 0))))


def _matrix(numbers: Any) -> Matrix:
    a, b, c, d, e, f = map(float, numbers)
    return a, b, c, d, e, f


def _product(first: Matrix, then: Matrix) -> Matrix:
    """What comes out when a point is moved by one matrix and then by another."""
    a, b, c, d, e, f = first
    m, n, o, p, x, y = then
    return a * m + b * o, a * n + b * p, c * m + d * o, c * n + d * p, e * m + f * o + x, e * n + f * p + y
