"""Addresses: the table, row, and column of the cell that a field in a document stands for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from plangen.records.accounts import contacts, target_accounts, white_space
from plangen.records.accounts import rows as accounts
from plangen.records.contests import rows as contests
from plangen.records.deals import opportunities
from plangen.records.deals.opportunities import Opportunity
from plangen.records.meetings import (
    actions,
    coaching,
    events,
    forecasts,
    goals,
    notes,
    onboarding,
    reviews,
    skills,
    training,
    weeks,
)
from plangen.tables.shape import Shape

ADDRESSABLE: Mapping[str, Shape] = {
    shape.name: shape
    for shape in (
        actions.SHAPE,
        reviews.SHAPE,
        notes.SHAPE,
        goals.SHAPE,
        training.SHAPE,
        skills.SHAPE,
        coaching.SHAPE,
        onboarding.SHAPE,
        weeks.SHAPE,
        forecasts.SHAPE,
        events.SHAPE,
        opportunities.SHAPE,
        accounts.SHAPE,
        contacts.SHAPE,
        white_space.SHAPE,
        target_accounts.SHAPE,
        contests.SHAPE,
    )
}
"""The tables that documents fill in, by name."""
_RESERVED = {"%": "%25", "/": "%2F", ":": "%3A"}
"""Characters that separate the parts of an address, as they are written in a part."""


@dataclass(frozen=True, slots=True)
class RowAddress:
    """A row: its table, and the values of the columns that tell it from all others."""

    table: str
    key: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.table not in ADDRESSABLE:
            raise ValueError(f"{self.table} isn't a table that documents fill in")
        if not any(self.key):
            raise ValueError(f"a row of {self.table} needs a key")

    @property
    def shape(self) -> Shape:
        """The table's shape."""
        return ADDRESSABLE[self.table]

    @property
    def values(self) -> Mapping[str, str]:
        """The key by column; empty for a row that has no key, only a position."""
        columns = next((group for group in self.shape.keys if len(group) == len(self.key)), ())
        return dict(zip(columns, self.key, strict=False))

    def cell(self, column: str) -> str:
        """The address of one of the row's cells; raises ValueError if the table has no such column."""
        return str(Address(self, column))

    def __str__(self) -> str:
        return f"{self.table}/{':'.join(map(_quoted, self.key))}"


@dataclass(frozen=True, slots=True)
class Address:
    """A cell: its row, and its column in the table's shape."""

    row: RowAddress
    column: str

    def __post_init__(self) -> None:
        if self.column not in self.row.shape.columns:
            raise ValueError(f"{self.row.table} has no column “{self.column}”")

    def __str__(self) -> str:
        return f"{self.row}/{self.column}"


def row_address(table: str, *key: str) -> RowAddress:
    """The row of a table with this key; raises ValueError for a table that documents don't fill in."""
    return RowAddress(table, key)


def deal_address(deal: Opportunity) -> RowAddress:
    """The row of a deal: by id, else by name, account, owner, and created date, else only by its position."""
    if deal.id:
        return row_address("Opportunities", deal.id)
    if not deal.name:
        return row_address("Opportunities", "row", f"{deal.row.grid}-{deal.row.row + 1}")
    return row_address("Opportunities", deal.name, deal.account, deal.salesperson, str(deal.created or ""))


def parse_address(text: str) -> Address:
    """The table, row, and column of an address; raises ValueError if it isn't one."""
    parts: Sequence[str] = text.split("/")
    if len(parts) != len(("table", "row", "column")):
        raise ValueError(f"“{text}” isn't an address")
    table, row, column = parts
    return Address(RowAddress(table, tuple(map(unquote, row.split(":")))), column)


def _quoted(part: str) -> str:
    return "".join(_RESERVED.get(character, character) for character in part)
