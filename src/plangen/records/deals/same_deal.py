"""Whether two rows are the same deal, lines of one order, shares of one deal, or different deals."""

from datetime import date
from decimal import Decimal
from enum import Enum, auto
from typing import NamedTuple

from plangen.elements.measure import RowKey
from plangen.problems import Place
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome
from plangen.tables.columns import Columns
from plangen.tables.values.folding import fold


class DealRow(NamedTuple):
    """A used row of a deal table: its deal, its close dates, and its share of the deal in percent or money."""

    columns: Columns
    row: int
    deal: Opportunity
    dates: tuple[date | None, ...]
    share: Decimal | None = None
    part: Decimal | None = None
    full: Decimal | None = None
    """The amount of the deal that people share."""

    @property
    def is_split(self) -> bool:
        """Whether people share the deal."""
        return self.share is not None or self.part is not None

    @property
    def number(self) -> int:
        """The number of its grid."""
        return self.columns.table.number

    @property
    def row_key(self) -> RowKey:
        """Its location."""
        return self.deal.row

    @property
    def place(self) -> Place:
        """The cell of its id, or else of its name."""
        return self.columns.table.place(self.row, "id" if self.deal.id else "name")

    @property
    def label(self) -> str:
        """The deal's id, or else its name."""
        return self.deal.id or self.deal.name

    @property
    def close(self) -> date | None:
        """The date it closed, or else the expected one."""
        return next((day for day in reversed(self.dates) if day), None)


class Relation(Enum):
    """What two rows with one key are to each other."""

    SAME = auto()
    CONFLICT = auto()
    """One deal, with another owner, stage, or close date."""
    OTHER = auto()
    """Different deals that have one id."""
    APART = auto()
    """Shares of one deal, or repeat orders without an id: both are counted."""


def relation_in_table(row: DealRow, first: DealRow) -> Relation:
    """What a row is to an earlier one with its key in the same table."""
    deal, other = row.deal, first.deal
    if deal.salesperson != other.salesperson:
        return _with_another_owner(row, first)
    if _differ(deal.account, other.account):
        return Relation.OTHER
    if _closes_alike(row, first):
        return Relation.SAME
    if _differ(deal.name, other.name):
        return Relation.OTHER
    if not deal.id and not deal.created and row.dates != first.dates:
        return Relation.APART
    return Relation.CONFLICT


def relation_across_tables(row: DealRow, first: DealRow, *, alone: bool) -> Relation:
    """What a deal is to one with its key in another table; `alone` says whether each table has only one with it."""
    deal, other = row.deal, first.deal
    names_differ, accounts_differ = _differ(deal.name, other.name), _differ(deal.account, other.account)
    if deal.salesperson != other.salesperson:
        if row.is_split and first.is_split and not (names_differ or accounts_differ):
            return Relation.APART
        return Relation.OTHER if names_differ or accounts_differ else Relation.SAME
    if names_differ or accounts_differ:
        return _across_names(row, first, both=names_differ and accounts_differ)
    if not deal.id and not deal.created and row.dates != first.dates:
        both_closed = Outcome.OPEN not in (deal.outcome, other.outcome)
        return Relation.SAME if alone and not both_closed else Relation.APART
    return Relation.SAME


def _with_another_owner(row: DealRow, first: DealRow) -> Relation:
    if row.is_split or first.is_split:
        return Relation.APART
    deal, other = row.deal, first.deal
    different = _differ(deal.account, other.account) or _differ(deal.name, other.name)
    return Relation.OTHER if different else Relation.CONFLICT


def _across_names(row: DealRow, first: DealRow, *, both: bool) -> Relation:
    """The relation of deals with one id and owner, but another account or name; a deal may have been renamed."""
    deal, other = row.deal, first.deal
    if both:
        return Relation.OTHER
    if deal.created and other.created:
        return Relation.SAME if deal.created == other.created else Relation.OTHER
    both_closed = Outcome.OPEN not in (deal.outcome, other.outcome)
    changed = row.dates != first.dates or deal.amount != other.amount
    return Relation.OTHER if (both_closed and changed) or _differ(deal.account, other.account) else Relation.SAME


def _closes_alike(row: DealRow, first: DealRow) -> bool:
    deal, other = row.deal, first.deal
    if row.dates != first.dates or deal.outcome is not other.outcome:
        return False
    return deal.outcome is not Outcome.OPEN or fold(deal.stage) == fold(other.stage)


def _differ(one: str, other: str) -> bool:
    """Whether two names are of different accounts or deals; one may be longer: Acme, Acme Inc."""
    if not one or not other or one == other:
        return False
    short, long = sorted((fold(one), fold(other)), key=len)
    return short != long and not long.startswith(f"{short} ")
