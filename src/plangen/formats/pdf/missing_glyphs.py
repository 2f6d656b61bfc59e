"""The characters of a PDF that no installed font has, from what WeasyPrint reports while it writes the file."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

LOGGER = logging.getLogger("weasyprint")
REPORTED_AS = ".notdef glyph"
"""How WeasyPrint's warning for a character without a glyph begins; its first value is the character."""


@contextmanager
def missing_from_fonts(found: set[str]) -> Iterator[None]:
    """Adds to a set every character that is written as a box: neither the page's fonts nor any other has it."""

    def collect(record: logging.LogRecord) -> bool:
        if str(record.msg).startswith(REPORTED_AS) and isinstance(record.args, tuple):
            found.add(str(record.args[0]))
        return False

    level = LOGGER.level
    LOGGER.addFilter(collect)
    LOGGER.setLevel(logging.WARNING)
    try:
        yield
    finally:
        LOGGER.setLevel(level)
        LOGGER.removeFilter(collect)
