"""The four figures of page one."""

from dataclasses import dataclass

from plangen.elements.figure import Figure, Mark


@dataclass(frozen=True, slots=True)
class Tile:
    """A caption, a large figure, and a line below it that may carry a mark."""

    label: str
    figure: Figure
    sub: str
    mark: Mark = Mark.NONE
