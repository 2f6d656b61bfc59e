"""Tiles: a label, a large number or a few words, and a line below."""

from dataclasses import dataclass

from plangen.elements.figure import Figure, Mark


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile; `name` is the metric that it shows, and `figures` are the numbers in `text`.

    `sub` says what it is made of, after the `mark`; `note` what it is compared with. Several numbers or words are
    printed `small`er than one number.
    """

    name: str
    label: str
    text: str
    sub: str = ""
    mark: Mark = Mark.NONE
    figures: tuple[Figure, ...] = ()
    small: bool = False
    note: str = ""

    @property
    def figure(self) -> Figure | None:
        """The number that it shows; None if there are several, or only words."""
        return self.figures[0] if len(self.figures) == 1 else None
