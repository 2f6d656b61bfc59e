"""Going well and to work on: a line from the figures, and room for two pens."""

from dataclasses import dataclass

from plangen.elements.field import Field


@dataclass(frozen=True, slots=True)
class PenLine:
    """A blank with the first name of who writes on it."""

    who: str
    blank: Field


@dataclass(frozen=True, slots=True)
class Reflection:
    """`sentence` comes from the figures and may be empty; `lines` are for the pen."""

    sentence: str
    lines: tuple[PenLine, ...]


@dataclass(frozen=True, slots=True)
class Reflections:
    """The two halves of the row."""

    going_well: Reflection
    to_work_on: Reflection
