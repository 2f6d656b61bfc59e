"""The Monday sheets of a team, two on a page."""

from tools.word_templates import half_sheet
from tools.word_templates.page import word_file
from tools.word_templates.pieces import each, run, when


def build() -> bytes:
    """The template as a Word file."""
    page = (
        when("pair.is_first", half_sheet.page_start())
        + when("not pair.is_first", half_sheet.page_start(page_break=True))
        + half_sheet.half("pair.upper")
        + half_sheet.cut(run("{{ masthead.only }}", "Ink"), run(" {{ words.until_cut }}"))
        + when("pair.lower", half_sheet.half("pair.lower"))
        + when("not pair.lower", half_sheet.notes(11))
    )
    return word_file(each("pair in sheets", page), is_cut=True)
