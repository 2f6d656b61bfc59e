"""Notes at cells, as large as their texts need."""

from xlsxwriter.worksheet import Worksheet

from plangen.workbooks.plain_text import cell_text

_SIGNS_A_LINE, _LINE_HEIGHT, _NOTE_WIDTH, _MOST_LINES = 50, 17, 340, 24


def write_note(sheet: Worksheet, at: tuple[int, int], text: str) -> None:
    """Writes a note that shows when the cell at a row and a column, both from 0, is pointed at."""
    lines = sum(1 + len(line) // _SIGNS_A_LINE for line in text.split("\n"))
    height = _LINE_HEIGHT * (min(lines, _MOST_LINES) + 1)
    says = {"author": "plangen", "font_size": 9, "width": _NOTE_WIDTH, "height": height}
    sheet.write_comment(*at, cell_text(text), says)
