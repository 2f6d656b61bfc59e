"""The texts on a PDF page by marked-content ID (MCID), which links them to the structure tree."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

Matrix = tuple[float, float, float, float, float, float]

GAP = 0.15
"""The gap between two texts that makes them two words, as a share of the font size; a space in Carlito is 0.23."""

_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_MAPPINGS = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")
_UNMAPPED = "\ufffd"


@dataclass(frozen=True, slots=True)
class Run:
    """The text of one text object: its page, where it starts and ends there, and its font size."""

    text: str
    page: int
    start: float
    end: float
    baseline: float
    size: float


@dataclass(frozen=True, slots=True)
class _Font:
    """A font of a page: the characters of its codes, and their widths in thousandths of the font size."""

    code_length: int
    characters: dict[int, str]
    widths: dict[int, float]

    def decode(self, raw: bytes) -> Iterator[tuple[str, float]]:
        """The characters of a string of codes, with their widths; an unmapped code becomes U+FFFD."""
        for at in range(0, len(raw), self.code_length):
            code = int.from_bytes(raw[at : at + self.code_length], "big")
            yield self.characters.get(code, _UNMAPPED), self.widths.get(code, 0)


@dataclass(slots=True)
class _TextState:
    """The state of a page's content stream: open marks, current text and its position, and finished runs."""

    page: int
    fonts: dict[str, _Font] = field(default_factory=dict)
    marks: list[int | None] = field(default_factory=list)
    font: _Font | None = None
    size: float = 0
    matrix: Matrix = _IDENTITY
    text: str = ""
    start: tuple[float, float] = (0, 0)
    end: tuple[float, float] = (0, 0)
    runs: dict[int | None, list[Run]] = field(default_factory=lambda: defaultdict(list))


def runs_by_mark(source: Any, page: int) -> dict[int | None, list[Run]]:
    """The texts of a page, which has this number, by mark, in drawing order; None holds unmarked texts."""
    state = _TextState(page)
    _run_stream(source, source["/Resources"], _IDENTITY, state)
    return dict(state.runs)


def _run_stream(stream: Any, resources: Any, matrix: Matrix, state: _TextState) -> None:
    """Runs the content stream of a page, or of a form placed on it by the matrix."""
    saved: list[Matrix] = []
    for instruction in pikepdf.parse_content_stream(stream):
        operands: Any = instruction.operands
        match operator := str(instruction.operator):
            case "q":
                saved.append(matrix)
            case "Q":
                matrix = saved.pop()
            case "cm":
                matrix = _product(_matrix(operands), matrix)
            case "BDC" | "BMC":
                outer = state.marks[-1] if state.marks else None
                has_properties = operator == "BDC" and isinstance(operands[1], pikepdf.Dictionary)
                state.marks.append(operands[1].get("/MCID", outer) if has_properties else outer)
            case "EMC":
                state.marks.pop()
            case "Do":
                form = resources["/XObject"][operands[0]]
                if form["/Subtype"] == "/Form":
                    placed = _product(_matrix(form.get("/Matrix", _IDENTITY)), matrix)
                    _run_stream(form, form.get("/Resources", resources), placed, state)
            case "Tf":
                state.font = _font(resources["/Font"][operands[0]], state)
                state.size = float(operands[1])
            case _:
                _run_text_operator(operator, operands, matrix, state)


def _run_text_operator(operator: str, operands: Any, matrix: Matrix, state: _TextState) -> None:
    """Runs an operator that moves the text position or shows text."""
    match operator:
        case "BT":
            state.matrix, state.text = _IDENTITY, ""
        case "Tm":
            state.matrix = _matrix(operands)
        case "Td":
            state.matrix = _product((1, 0, 0, 1, float(operands[0]), float(operands[1])), state.matrix)
        case "Tj" | "TJ":
            if not state.text:
                state.start = _product(state.matrix, matrix)[4:]
            elif math.dist(state.matrix[4:], state.end) > GAP * state.size:  # an SVG skips over spaces
                state.text += " "
            for piece in operands if operator == "Tj" else operands[0]:
                _show_piece(piece, state)
            state.end = state.matrix[4:]
        case "ET" if state.text:
            placed = _product(state.matrix, matrix)
            size = state.size * math.hypot(placed[0], placed[1])
            run = Run(state.text, state.page, state.start[0], placed[4], state.start[1], size)
            state.runs[state.marks[-1] if state.marks else None].append(run)


def _show_piece(piece: Any, state: _TextState) -> None:
    """Adds a string of codes to the text, or moves by the distance that a number gives."""
    moved = 0.0
    if not isinstance(piece, pikepdf.String):
        moved = -float(piece)
    elif state.font is not None:
        for character, width in state.font.decode(bytes(piece)):
            state.text += character
            moved += width
    state.matrix = _product((1, 0, 0, 1, moved / 1000 * state.size, 0), state.matrix)


def _font(source: Any, state: _TextState) -> _Font:
    """A font of the page, read once; font names are unique in a file, because each subset has its own prefix."""
    name = str(source["/BaseFont"])
    if name not in state.fonts:
        composite = source["/Subtype"] == "/Type0"
        widths = _composite_widths(source["/DescendantFonts"][0]) if composite else _simple_widths(source)
        characters = _characters(source["/ToUnicode"].read_bytes()) if "/ToUnicode" in source else {}
        state.fonts[name] = _Font(2 if composite else 1, characters, widths)
    return state.fonts[name]


def _characters(mapping: bytes) -> dict[int, str]:
    """The character of each code, from a font's ToUnicode table."""
    characters: dict[int, str] = {}
    for sort, table in _MAPPINGS.findall(mapping):
        codes = _HEX.findall(table)
        if sort == b"char":
            characters |= {int(code, 16): _utf16(text) for code, text in zip(codes[::2], codes[1::2], strict=True)}
            continue
        for first, last, text in zip(codes[::3], codes[1::3], codes[2::3], strict=True):
            begin, stem, final = int(first, 16), _utf16(text)[:-1], ord(_utf16(text)[-1])
            characters |= {code: stem + chr(final + code - begin) for code in range(begin, int(last, 16) + 1)}
    return characters


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be")


def _composite_widths(font: Any) -> dict[int, float]:
    """The widths of a composite font: `first [width …]` or `first last width`, mixed."""
    widths: dict[int, float] = {}
    entries = iter(font.get("/W", ()))
    for first in entries:
        following = next(entries)
        if isinstance(following, pikepdf.Array):
            widths |= dict(enumerate(map(float, following), int(first)))
        else:
            widths |= dict.fromkeys(range(int(first), int(following) + 1), float(next(entries)))
    return widths


def _simple_widths(font: Any) -> dict[int, float]:
    """The widths of a simple font, which has at most 256 characters."""
    return dict(enumerate(map(float, font.get("/Widths", ())), int(font.get("/FirstChar", 0))))


def _matrix(numbers: Any) -> Matrix:
    a, b, c, d, e, f = map(float, numbers)
    return a, b, c, d, e, f


def _product(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that applies the first, then the second."""
    a, b, c, d, e, f = first
    m, n, o, p, x, y = then
    return a * m + b * o, a * n + b * p, c * m + d * o, c * n + d * p, e * m + f * o + x, e * n + f * p + y
