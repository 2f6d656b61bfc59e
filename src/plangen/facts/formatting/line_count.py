"""How many lines a text takes in a column, by the widths of its letters."""

from collections.abc import Iterator

_WIDTHS = (
    (0.25, "ijlI.,:;'’"),
    (0.35, "frtJ()-"),
    (0.45, "cszxvkyLFS/“”"),
    (0.71, "wDHGUNOQ%&…"),
    (0.89, "mMW—"),
)
_EM = {letter: width for width, letters in _WIDTHS for letter in letters}
_SPACE, _OTHER = 0.23, 0.53
_POINT = 25.4 / 72


def line_count(text: str, width: float, size: float) -> int:
    """How many lines a text takes in a column of this width in millimeters, set at a size in points; at least one."""
    lines, used = 1, 0.0
    for word in _words(text):
        if used and used + _SPACE * size * _POINT + word * size * _POINT > width:
            lines, used = lines + 1, 0.0
        space = _SPACE * size * _POINT if used else 0
        used += space + word * size * _POINT
    return lines


def _words(text: str) -> Iterator[float]:
    """The width of each word as a multiple of the type's size."""
    for word in text.split():
        yield sum(_EM.get(letter, _OTHER) for letter in word)
