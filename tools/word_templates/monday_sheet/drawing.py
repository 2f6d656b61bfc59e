"""The Monday sheet of one person, with lines for notes below."""

from tools.word_templates import half_sheet
from tools.word_templates.page import word_file


def build() -> bytes:
    """The template as a Word file."""
    body = (
        half_sheet.page_start()
        + half_sheet.half("own_sheet.sheet")
        + half_sheet.cut()
        + half_sheet.notes(11, "own_sheet.notes")
    )
    return word_file(body, is_cut=True)
