"""What was agreed last time, and what became of it; and thanks."""

from dataclasses import dataclass

from plangen.elements.field import Field


@dataclass(frozen=True, slots=True)
class Agreement:
    """A commitment with its number and the choice kept, moved or let go (pre-ticked where known)."""

    number: str
    action: str
    status: Field


@dataclass(frozen=True, slots=True)
class Agreed:
    """`heading` ("Agreed in July"), the rows, `more` ("and 2 more") and `empty`, said when there are no rows."""

    heading: str
    rows: tuple[Agreement, ...]
    more: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Thanks:
    """What somebody is thanked for, to follow "Thank you for"; empty text leaves `blank` for the pen."""

    text: str
    blank: Field
