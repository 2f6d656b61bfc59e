"""The last page: words, signatures, what is not shown, and notes on the data."""

from dataclasses import dataclass

from plangen.elements.field import Field


@dataclass(frozen=True, slots=True)
class Comments:
    """The context of the quarter (text that was given, else the blank) and the employee's own words."""

    context: tuple[str, ...]
    context_blank: Field
    employee: tuple[str, ...]
    employee_blank: Field


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, as printed under the line."""

    name: str
    role: str
    blank: Field
    date: Field


@dataclass(frozen=True, slots=True)
class NotShown:
    """A figure that the files cannot give for anybody, and the column that would give it."""

    what: str
    cure: str
