"""The first sheet of a new workbook: the steps to take, what each sheet is for, and the sheets that can be added."""

from collections.abc import Sequence

from xlsxwriter.utility import quote_sheetname
from xlsxwriter.worksheet import Worksheet

from plangen.workbooks.blanks import Blanks
from plangen.workbooks.plain_text import WorkbookFile, write_text

WIDTHS = (4, 24, 92)
LINE_HEIGHT = 15
PADDING = 4
ACCENT = "#1F4E79"


class _Page:
    """A sheet that is written from the top down."""

    def __init__(self, file: WorkbookFile, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._row = 0
        self._plain = file.style(valign="vcenter")
        self._wrapped = file.style(valign="vcenter", text_wrap=True)
        self._bold = file.style(bold=True, valign="vcenter")
        self._title = file.style(bold=True, font_size=18, valign="vcenter")
        self._heading = file.style(bold=True, font_size=12, font_color=ACCENT, bottom=1, bottom_color=ACCENT)
        self._rule = file.style(bottom=1, bottom_color=ACCENT)
        self._link = file.style(valign="vcenter", font_color="#0563C1", underline=1)

    def title(self, text: str) -> None:
        """Writes the title."""
        self._sheet.set_row(0, 30)
        write_text(self._sheet, (0, 0), text, self._title)
        self._row = 1

    def heading(self, text: str) -> None:
        """Writes a heading with a rule in the accent color."""
        self._row += 1
        self._sheet.set_row(self._row, LINE_HEIGHT + 2 * PADDING)
        write_text(self._sheet, (self._row, 0), text, self._heading)
        for column in range(1, len(WIDTHS)):
            self._sheet.write_blank(self._row, column, None, self._rule.plain)
        self._row += 1

    def line(self, number: str, name: str, text: str, link: str = "") -> None:
        """Writes a line with a number, a name, and a sentence; the name links to the sheet `link`."""
        write_text(self._sheet, (self._row, 0), number, self._bold)
        if link:
            self._sheet.write_url(self._row, 1, f"internal:{quote_sheetname(link)}!A1", self._link.plain, name)
        else:
            write_text(self._sheet, (self._row, 1), name, self._bold)
        write_text(self._sheet, (self._row, 2), text, self._wrapped)
        self._sheet.set_row(self._row, LINE_HEIGHT * (1 + len(text) // WIDTHS[2]) + PADDING)
        self._row += 1

    def sentence(self, text: str) -> None:
        """Writes a sentence across the page."""
        write_text(self._sheet, (self._row, 0), text, self._plain)
        self._sheet.set_row(self._row, LINE_HEIGHT + PADDING)
        self._row += 1


def write_start(file: WorkbookFile, sheet: Worksheet, blanks: Blanks, sheets: Sequence[str]) -> None:
    """Writes the sheet; `sheets` are the other sheets of the workbook."""
    words = blanks.start
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    page = _Page(file, sheet)
    page.title(words.title)
    for number, name, text in words.steps:
        page.line(number, name, text, name if name in sheets else "")
    page.heading(words.sheets)
    for name in sheets:
        page.line("", name, _purpose(blanks, name), name)
    others = [name for name in blanks.tables if name not in sheets]
    if others:
        page.heading(words.more)
        for name in others:
            page.line("", name, _purpose(blanks, name))
        page.sentence(words.more_command)
    page.heading(words.tips)
    for text in words.notes:
        page.sentence(text)
    sheet.hide_gridlines(2)
    sheet.set_portrait()
    sheet.fit_to_pages(1, 1)


def _purpose(blanks: Blanks, name: str) -> str:
    return blanks.tables[name].purpose if name in blanks.tables else blanks.start.settings
