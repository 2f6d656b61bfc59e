"""What is promised for the next period, by the salesperson and by the manager, and then some."""

from dataclasses import dataclass

from plangen.elements.field import Field


@dataclass(frozen=True, slots=True)
class Carried:
    """A commitment that goes on. `note` is empty, or says what three times carried asks for."""

    number: str
    action: str
    so_that: str
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class PenRow:
    """An empty row with its reserved number. `who` is empty for the salesperson, else "Ken will"."""

    number: str
    action: Field
    so_that: Field
    by: Field
    who: str = ""


@dataclass(frozen=True, slots=True)
class Commitments:
    """`heading` ("For Q4"), carried rows, pen rows (the manager's last), and the extra: optional, never rated."""

    heading: str
    carried: tuple[Carried, ...]
    pens: tuple[PenRow, ...]
    extra: PenRow
    more: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """The foot of page one: the next meeting's date (empty leaves a blank for the pen) and who initials."""

    next_meeting: str
    next_meeting_blank: Field
    initials: tuple[str, ...]
