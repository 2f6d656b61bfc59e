"""A blank on paper that is the address of a cell of our tables, so that what is written there finds its way back."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

LONGEST_NAME = 64
_NAME_SIGNS = re.compile(r"[^A-Za-z0-9_/:\-]+")


class FieldKind(StrEnum):
    """What kind of blank a person meets."""

    TEXT = "text"
    """A ruled line, or a ruled box of several."""
    CHOICE = "choice"
    """Boxes to tick, one for each choice."""
    DATE = "date"
    """A ruled line for a date."""


@dataclass(frozen=True, slots=True)
class Field:
    """One blank: `address` is table/row/column (`Actions/AR-31/status`), `label` what it asks, `value` what is known.

    `choices` are (value in the table, word on the page), in order.
    """

    address: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    choices: tuple[tuple[str, str], ...] = ()
    value: str = ""

    @property
    def name(self) -> str:
        """The field's name in a document: ASCII, at most 64 characters, without a dot."""
        plain = unicodedata.normalize("NFKD", self.address).encode("ascii", "ignore").decode()
        return _NAME_SIGNS.sub("-", plain)[:LONGEST_NAME]
