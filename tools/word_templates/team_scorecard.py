"""The team scorecard, on its side: people by name, the sums, two pictures; and the manager's second table."""

from tools.word_templates import back_pages, blocks, team_blocks
from tools.word_templates.page import packaged
from tools.word_templates.pieces import LYING_WIDTH, Cell, Row, gap, paragraph, table, tag_cell, when


def drawn() -> bytes:
    """The template as a Word file."""
    return packaged(_people() + _pictures() + _manager() + _notes(), lying=True)


def _people() -> str:
    note = when("team.note", paragraph("BeforeThanks"), paragraph("Caption", "{{ team.note }}"))
    more = ("team.totals", "team.company")
    return (
        blocks.masthead()
        + blocks.verdict("verdict.lead", "verdict.rest")
        + team_blocks.tables_of("team", team_blocks.PEOPLE, more)
        + note
        + gap()
    )


def _pictures() -> str:
    picture = Cell(blocks.chart("picture"), right=4)
    cells = (tag_cell("for picture in pictures"), picture, tag_cell("endfor"))
    alone = (tag_cell("if pictures | length == 1"), Cell(paragraph("Caption")), tag_cell("endif"))
    widths = (LYING_WIDTH / 2,) * 6
    return when("pictures", table("LayoutTable", widths, [Row((*cells, *alone))], live=LYING_WIDTH), gap())


def _manager() -> str:
    heading = blocks.page_heading("{{ words.for_manager }}", new=True)
    return when(
        "for_manager", heading, team_blocks.tables_of("for_manager", team_blocks.HOW, ("for_manager.totals",)), gap()
    )


def _notes() -> str:
    return back_pages.not_shown() + back_pages.data_notes()
