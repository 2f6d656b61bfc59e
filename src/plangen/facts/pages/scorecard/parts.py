"""The sections of a scorecard; each is computed in its own module."""

from dataclasses import dataclass

from plangen.elements.field import Field
from plangen.elements.tile import Tile


@dataclass(frozen=True, slots=True)
class ScoreTiles:
    """`main` are four tiles as in a review; `second` are up to four smaller ones in a row below."""

    main: tuple[Tile, ...]
    second: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """The one write-in line of a scorecard: what the person will change and by when, with a reserved id."""

    number: str
    action: Field
    by: Field


@dataclass(frozen=True, slots=True)
class Definition:
    """What a printed metric means, in plain sentences."""

    term: str
    text: str
