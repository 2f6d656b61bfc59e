"""The name of a contest as large as it prints."""

from plangen.facts.formatting.measured_text import shortened

TITLE_WIDTH, TITLE_SIZE, TITLE_LINES = 165.0, 22.0, 3
"""The width in millimeters, less what bold type takes, the smallest size of a title, and the most lines of one."""


def contest_title(name: str) -> str:
    """A name in up to three lines of a title; the rules have the whole of a longer one."""
    return shortened(name, TITLE_WIDTH, TITLE_SIZE, TITLE_LINES)
