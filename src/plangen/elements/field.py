"""A blank on paper that is the address of a cell of our tables, so that what is written there finds its way back."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

LONGEST_NAME = 64
DIGEST = 8
_PLAIN = re.compile(r"[A-Za-z0-9/:\- ]+")
_OTHER_SIGNS = re.compile(r"[^A-Za-z0-9_/:\-]+")


class FieldKind(StrEnum):
    """What kind of blank a person meets."""

    TEXT = "text"
    """A ruled line, or a ruled box of several."""
    CHOICE = "choice"
    """Boxes to tick, one for each choice."""
    DATE = "date"
    """A ruled line for a date."""
    RATING = "rating"
    """Circles from the lowest to the highest, one for each choice."""


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
        """The field's name in a document: ASCII, at most 64 characters, without a dot, one name for each address.

        A plain address is its own name, with _ for each blank. Any other one is put into plain signs, cut, and told
        apart by a digest of what it was.
        """
        if len(self.address) <= LONGEST_NAME and _PLAIN.fullmatch(self.address):
            return self.address.replace(" ", "_")
        plain = unicodedata.normalize("NFKD", self.address).encode("ascii", "ignore").decode()
        digest = sha256(self.address.encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST]
        return f"{_OTHER_SIGNS.sub('-', plain)[: LONGEST_NAME - DIGEST - 1]}-{digest}"
