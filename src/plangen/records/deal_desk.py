"""What the reader of deals asks and keeps: whose deals they are, what their stages mean, and what is told once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from plangen.problems import Place, Problem, error, warning
from plangen.records.nobody import NOT_A_PERSON, is_nobody, told_nobody
from plangen.records.rates import Exchange
from plangen.records.roster import Roster
from plangen.records.stages import StageMap
from plangen.records.team import Person
from plangen.records.users import is_user_id
from plangen.tables.columns import Columns
from plangen.tables.folding import fold

NO_NAME = "."
"""Stands for every owner of whom folding leaves nothing: dots, dashes and the like."""
BY_ID = "#"
"""Stands for every owner who is named by the id of a user."""
Standing = tuple[Columns, int]
"""A row of a table."""


@dataclass(frozen=True, slots=True)
class Money:
    """Which money counts: the currency of Settings, what others are worth in it, and the prices of folded products.

    There are no prices unless Settings say that the price list is to be used for deals without an amount.
    """

    currency: str = ""
    exchange: Exchange = field(default_factory=Exchange)
    prices: Mapping[str, Decimal | None] = field(default_factory=dict)


@dataclass(slots=True)
class DealDesk:
    """What the reader of deals asks: whose they are, what their stages mean, which day it is, and which money counts.

    What is found wrong is kept until all rows are read, so that it is told once with a count.
    """

    roster: Roster
    stages: StageMap
    as_of: date
    money: Money = field(default_factory=Money)
    accounts: Mapping[str, str] = field(default_factory=dict)
    """The names of accounts by their folded ids."""
    earlier: Sequence[Columns] = ()
    """Deals as they stood in files of earlier days, asked only where a date of today's could mean two days."""
    counts_in: str = ""
    """The currency that counts; where Settings name none, the one of most deals."""
    converted: dict[tuple[int, str], list[Standing]] = field(default_factory=dict)
    priced: list[Standing] = field(default_factory=list)
    foreign: dict[tuple[int, str], list[Standing]] = field(default_factory=dict)
    strangers: dict[str, list[Standing]] = field(default_factory=dict)
    unknown_stages: dict[str, list[Standing]] = field(default_factory=dict)
    conflicts: dict[tuple[str, str, str], list[Standing]] = field(default_factory=dict)
    stageless: list[Standing] = field(default_factory=list)
    undated: list[Standing] = field(default_factory=list)
    turned: list[Standing] = field(default_factory=list)
    later: list[Standing] = field(default_factory=list)
    _people: dict[str, Person | None] = field(default_factory=dict)
    _written: dict[str, str] = field(default_factory=dict)
    """How each stranger is written first."""

    def owner(self, written: str) -> Person | None:
        """The person that an owner's name means, asked once for each spelling."""
        if written not in self._people:
            self._people[written] = self.roster.find(written)
        return self._people[written]

    def stranger(self, columns: Columns, row: int, owner: str) -> None:
        """Sets a row aside that belongs to nobody in the team."""
        unknown = "owner is not in the team" if fold(owner) else "owner is not a name"
        unknown = f"owner is {NOT_A_PERSON}" if is_nobody(self.roster.named(owner)) else unknown
        columns.set_aside(row, unknown if owner else "no owner")
        key = BY_ID if is_user_id(owner) else fold(owner) or (NO_NAME if owner else "")
        self.strangers.setdefault(key, []).append((columns, row))
        self._written.setdefault(key, owner)

    def without_outcome(self, standing: Standing, status: str, stage: str, meant: str) -> None:
        """Sets a row aside of which nobody can say whether it is open, won or lost; `meant` is what its stage says."""
        columns, row = standing
        if meant:
            columns.set_aside(row, "status and stage differ")
            self.conflicts.setdefault((status, stage, meant), []).append(standing)
        elif stage:
            columns.set_aside(row, "unknown stage")
            self.unknown_stages.setdefault(stage, []).append(standing)
        else:
            columns.set_aside(row, "no stage")
            self.stageless.append(standing)

    def rate(self, standing: Standing, currency: str, day: date) -> Decimal | None:
        """What a deal's money is worth in the one that counts on a day; without a rate the row is set aside."""
        columns, row = standing
        found = self.money.exchange.on(currency, day)
        if found is None:
            columns.set_aside(row, "another currency")
            self.foreign.setdefault((columns.table.number, currency), []).append(standing)
            return None
        self.converted.setdefault((columns.table.number, currency), []).append(standing)
        return found.rate

    def list_price(self, standing: Standing, product: str) -> Decimal | None:
        """The list price that stands for the amount of a deal without one."""
        price = self.money.prices.get(fold(product))
        if price is not None:
            self.priced.append(standing)
        return price

    def tell(self) -> None:
        """Tells everything that was kept, where it stands first."""
        for (_, code), rows in self.foreign.items():
            self._tell_foreign(code, rows)
        self._note()
        for key, rows in self.strangers.items():
            self._tell_stranger(self._written[key], rows)
        for stage, rows in self.unknown_stages.items():
            message = f"plangen does not know whether this stage is open, won or lost; {_deals(rows)} left out."
            cure = "Add a sheet Stages with the columns stage and outcome, or a row “won stages” to Settings."
            column = "stage" if "stage" in rows[0][0].table.columns else "status"
            _tell(rows, error(_place(rows, column), "unknown stage", message, value=stage, cure=cure))
        for (status, stage, meant), rows in self.conflicts.items():
            message = f"The status says {status}, the stage “{stage}” says {meant}; {_deals(rows)} left out."
            cure = "Correct one of the two, or say in a sheet Stages what the stage means."
            _tell(rows, error(_place(rows, "status"), "status against stage", message, value=status, cure=cure))
        for rows in _by_table(self.stageless):
            message = f"Neither a stage nor a status that plangen can read; {_deals(rows)} left out."
            _tell(rows, error(_place(rows, "stage"), "no stage", message, cure="Fill in the stage."))
        for rows in _by_table(self.undated):
            message = f"Won or lost, but without a closing date that can be read; {_deals(rows)} left out."
            cure = "Fill in the day on which it was closed."
            _tell(rows, error(_place(rows, "close date"), "closed without a date", message, cure=cure))
        for rows in _by_table(standing for standing in self.turned if standing[1] not in standing[0].aside):
            count = f"{len(rows)} deals were" if len(rows) > 1 else "The deal was"
            message = f"{count} closed before being created; used, but not for the sales cycle."
            place = _place(rows, "close date")
            _tell(rows, warning(place, "closed before created", message, cure="Correct one of the two dates."))

    def _note(self) -> None:
        """Notes what was done with rows that are used, for the report of their sheet."""
        for (_, code), rows in self.converted.items():
            deals = f"{len(rows)} deals in {code} were" if len(rows) > 1 else f"one deal in {code} was"
            rows[0][0].notes.append(f"{deals} converted into {self.money.currency} by the rate of the day")
        for rows in _by_table(self.priced):
            deals = (
                f"{len(rows)} deals without an amount count" if len(rows) > 1 else "one deal without an amount counts"
            )
            rows[0][0].notes.append(f"{deals} with the list price of the product")
        for rows in _by_table(self.later):
            deals = f"{len(rows)} deals closed later count" if len(rows) > 1 else "one deal closed later counts"
            rows[0][0].notes.append(f"{deals} as open, as on {self.as_of}")

    def _tell_foreign(self, code: str, rows: Sequence[Standing]) -> None:
        begins = self.money.exchange.begins(code)
        source = "Settings say" if self.money.currency else "most deals are in"
        count = f"{len(rows)} deals are in {code}" if len(rows) > 1 else f"This deal is in {code}"
        message = f"{count}, but {source} {self.counts_in}; left out, as plangen adds up one currency only."
        cure = f"Export the amounts in {self.counts_in}, or set the currency in Settings."
        if begins:
            message = f"{count}, but Rates say what {code} is worth from {begins} on only; left out."
            cure = f"Add a row {code} with an earlier date to Rates, or one without a date for all days before."
        elif self.money.currency:
            worth = f"write into a sheet Rates what 1 {code} is worth on {self.as_of} or before"
            cure = f"Export the amounts in {self.counts_in}, or {worth}."
        column = "currency" if "currency" in rows[0][0].table.columns else "amount"
        _tell(rows, error(_place(rows, column), "another currency", message, value=code, cure=cure))

    def _tell_stranger(self, owner: str, rows: Sequence[Standing]) -> None:
        place = _place(rows, "salesperson")
        if not owner:
            message = f"Nobody is named as the owner; {_deals(rows)} left out."
            _tell(rows, error(place, "no owner", message, cure="Fill in who sells it."))
            return
        if is_nobody(self.roster.named(owner)):
            _tell(rows, told_nobody(place, self.roster.named(owner), f"{_deals(rows)} left out"))
            return
        if is_user_id(owner):
            message = f"The owners are ids of users here, not names, like this one; {_deals(rows)} left out."
            cure = "Export the list of users too (id, name, e-mail) and put it beside this file."
            _tell(rows, error(place, "owner by id", message, value=owner, cure=cure))
            return
        if not fold(owner):
            message, cure = f"This is not a name; {_deals(rows)} left out.", "Fill in who sells it."
        elif self.roster.is_doubtful(owner):
            message = f"More than one person in Team is called so; {_deals(rows)} left out."
            cure = "Put the person's e-mail or number in the place of the name."
        else:
            near = self.roster.nearest(owner)
            message = f"Nobody in Team has this name; {_deals(rows)} left out."
            spelling = f"If this is {near}, add the spelling to {near}'s aliases in Team; else add a row there."
            cure = spelling if near else "Add a row in Team, or an alias if it is another spelling."
        _tell(rows, error(place, "unknown owner", message, value=owner, cure=cure))


def _deals(rows: Sequence[Standing]) -> str:
    return f"{len(rows)} deals are" if len(rows) > 1 else "one deal is"


def _place(rows: Sequence[Standing], column: str) -> Place:
    columns, row = rows[0]
    return columns.table.place(row, column if column in columns.table.columns else "")


def _tell(rows: Sequence[Standing], problem: Problem) -> None:
    rows[0][0].problems.append(problem)


def _by_table(rows: Iterable[Standing]) -> Iterable[list[Standing]]:
    tables: dict[int, list[Standing]] = defaultdict(list)
    for columns, row in rows:
        tables[columns.table.number].append((columns, row))
    return tables.values()
