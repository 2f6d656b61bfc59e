"""Form fields: blanks on a page, each with the address of the table cell that its answer goes back to."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

MAX_NAME_LENGTH = 64
HASH_LENGTH = 8
_PLAIN = re.compile(r"[A-Za-z0-9/:\- ]+")
_OTHER_CHARACTERS = re.compile(r"[^A-Za-z0-9_/:\-]+")


class FieldKind(StrEnum):
    """How a field is filled in."""

    TEXT = "text"
    """A ruled line, or a box of several ruled lines."""
    CHOICE = "choice"
    """Check boxes, one for each choice."""
    DATE = "date"
    """A ruled line for a date."""
    RATING = "rating"
    """Circles from lowest to highest, one for each choice."""
    BOX_RATING = "box rating"
    """Check boxes from lowest to highest, without words: the manager's rating next to the salesperson's circles."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `address` is table/row/column (`Actions/AR-31/status`), `label` the prompt, `value` the current value.

    `choices` are (value in the table, word on the page), in order.
    """

    address: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    choices: tuple[tuple[str, str], ...] = ()
    value: str = ""

    @property
    def name(self) -> str:
        """The field's name in a document: ASCII, at most 64 characters, no dot, unique for each address.

        A plain address is used as is, with _ for each space. Any other is reduced to plain characters, truncated, and
        made unique by a hash of the address.
        """
        if len(self.address) <= MAX_NAME_LENGTH and _PLAIN.fullmatch(self.address):
            return self.address.replace(" ", "_")
        plain = unicodedata.normalize("NFKD", self.address).encode("ascii", "ignore").decode()
        address_hash = sha256(self.address.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_LENGTH]
        return f"{_OTHER_CHARACTERS.sub('-', plain)[: MAX_NAME_LENGTH - HASH_LENGTH - 1]}-{address_hash}"
