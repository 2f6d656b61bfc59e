"""The team scorecard, landscape: people by name, totals, two charts, and the manager's second table."""

from tools.word_templates import back_pages, blocks
from tools.word_templates.page import word_file
from tools.word_templates.pieces import LANDSCAPE_WIDTH, Cell, Row, element, gap, paragraph, table, tag_cell, when


def build() -> bytes:
    """The template as a Word file."""
    return word_file(_people() + _charts() + _manager() + _notes(), landscape=True)


def _people() -> str:
    return blocks.masthead() + blocks.headline("headline.lead", "headline.rest") + element("team") + gap()


def _charts() -> str:
    chart = Cell(blocks.chart("chart"), right=4)
    cells = (tag_cell("for chart in charts"), chart, tag_cell("endfor"))
    spacer = (tag_cell("if charts | length == 1"), Cell(paragraph("Caption")), tag_cell("endif"))
    widths = (LANDSCAPE_WIDTH / 2,) * 6
    return when("charts", table("LayoutTable", widths, [Row((*cells, *spacer))], live=LANDSCAPE_WIDTH), gap())


def _manager() -> str:
    return when("team_detail", blocks.page_head("team_head"), element("team_detail"), gap())


def _notes() -> str:
    """The notes in two columns, as in the PDF, so that they fit below the charts."""
    return back_pages.not_shown() + back_pages.data_notes_in_columns(LANDSCAPE_WIDTH)
