"""How much room the standings leave on their page, in millimeters of the lower of the two landscape papers."""

from collections.abc import Sequence

from plangen.elements.chart import UnitBar
from plangen.facts.pages.contest.standings_foot import Side

PAGE, HEAD, TEAM, TABLE_HEADER, NOTE, PACE = 172.0, 17.0, 17.0, 7.0, 5.0, 8.5
LARGE_ROW, TALL_ROW, SMALL_ROW, ALSO_LINE, ROOMY_LINE = 19.0, 27.0, 10.0, 7.7, 10.9
ALSO_CHARACTERS, ROOMY_CHARACTERS = 110, 68
"""The characters that fit on a line below the rows."""
LARGE_ROWS = 4
"""The most rows in which a first name is as large as a poster."""
SIDE, NAME_LINE, EXTRA_LINE, EXTRA_CHARACTERS = 4.5, 8.2, 5.3, 50
"""The small heading of a box at the foot, a name in it, and a line of an extra with the characters that fit."""


def room_left(rows: int, bar: UnitBar | None, lines: Sequence[str], foot: Sequence[Side], *, is_roomy: bool) -> float:
    """The height that is left below this many rows, with a team's bar, lines of text, boxes at the foot, and a note.

    Lines that are roomy are in larger type.
    """
    characters, line = (ROOMY_CHARACTERS, ROOMY_LINE) if is_roomy else (ALSO_CHARACTERS, ALSO_LINE)
    also = line * sum(-(-len(text) // characters) for text in lines)
    team = TEAM if bar is None else TEAM + PACE + bar.rows * bar.height
    row = LARGE_ROW if rows <= LARGE_ROWS else SMALL_ROW
    return PAGE - HEAD - team - TABLE_HEADER - row * rows - also - max(map(_side_height, foot), default=0) - NOTE


def is_tall(rows: int, room: float) -> bool:
    """Whether a few rows may be taller in the room that is left."""
    return 0 < rows <= LARGE_ROWS and rows * (TALL_ROW - LARGE_ROW) <= room


def _side_height(side: Side) -> float:
    if side.is_extra:
        return NAME_LINE + EXTRA_LINE * -(-len(side.text) // EXTRA_CHARACTERS)
    return SIDE + NAME_LINE * len(side.entries) + (SIDE if side.text else 0)
