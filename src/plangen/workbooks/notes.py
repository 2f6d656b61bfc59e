"""Cell notes, sized to fit their text."""

from xlsxwriter.worksheet import Worksheet

from plangen.workbooks.plain_text import cell_text

_CHARACTERS_PER_LINE, _LINE_HEIGHT, _NOTE_WIDTH, _MAX_LINES = 50, 17, 340, 24


def write_note(sheet: Worksheet, at: tuple[int, int], text: str) -> None:
    """Writes a note that shows on hover over the cell at a row and column, both from 0."""
    lines = sum(1 + len(line) // _CHARACTERS_PER_LINE for line in text.split("\n"))
    height = _LINE_HEIGHT * (min(lines, _MAX_LINES) + 1)
    options = {"author": "plangen", "font_size": 9, "width": _NOTE_WIDTH, "height": height}
    sheet.write_comment(*at, cell_text(text), options)
