"""How high the rows of a team page are, and whether their names need several lines."""

from plangen.facts.formatting.measured_text import lines_of
from plangen.facts.scope.team import TeamScope

NAME_WIDTH, NAME_SIZE = 41, 9
"""The width of a name in millimeters, and its size in points."""
SPACIOUS_ROWS, ROW_HEIGHT = 12, 6.9
"""Pages with up to this many rows have rows of this height, in millimeters."""


def wraps(group: TeamScope) -> bool:
    """Whether a name takes several lines; fewer rows then fit on a page, so its table breaks where it has to."""
    return lines_of(group.name, NAME_WIDTH, NAME_SIZE) > 1


def row_height(rows: int) -> float:
    """The least height of rows on a page with that many, in millimeters."""
    return ROW_HEIGHT if rows <= SPACIOUS_ROWS else 0
