"""What the reader of deals asks and keeps: whose deals they are, what their stages mean, and what is told once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from plangen.problems import Place, Problem, error, warning
from plangen.records.roster import Roster
from plangen.records.settings import currency_code
from plangen.records.stages import StageMap
from plangen.records.team import Person
from plangen.tables.columns import Columns
from plangen.tables.folding import fold

NO_NAME = "."
"""Stands for every owner of whom folding leaves nothing: dots, dashes and the like."""
Standing = tuple[Columns, int]
"""A row of a table."""


@dataclass(slots=True)
class DealDesk:
    """What the reader of deals asks: whose they are, what their stages mean, which day it is, and which money counts.

    What is found wrong is kept until all rows are read, so that it is told once with a count.
    """

    roster: Roster
    stages: StageMap
    as_of: date
    currency: str = ""
    strangers: dict[str, list[Standing]] = field(default_factory=dict)
    unknown_stages: dict[str, list[Standing]] = field(default_factory=dict)
    conflicts: dict[tuple[str, str, str], list[Standing]] = field(default_factory=dict)
    stageless: list[Standing] = field(default_factory=list)
    undated: list[Standing] = field(default_factory=list)
    turned: list[Standing] = field(default_factory=list)
    _people: dict[str, Person | None] = field(default_factory=dict)

    def owner(self, written: str) -> Person | None:
        """The person that an owner's name means, asked once for each spelling."""
        if written not in self._people:
            self._people[written] = self.roster.find(written)
        return self._people[written]

    def stranger(self, columns: Columns, row: int, owner: str) -> None:
        """Sets a row aside that belongs to nobody in the team."""
        unknown = "owner is not in the team" if fold(owner) else "owner is not a name"
        columns.set_aside(row, unknown if owner else "no owner")
        key = fold(owner) or (NO_NAME if owner else "")
        self.strangers.setdefault(key, []).append((columns, row))

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

    def tell(self) -> None:
        """Tells everything that was kept, where it stands first."""
        for rows in self.strangers.values():
            self._tell_stranger(rows)
        for stage, rows in self.unknown_stages.items():
            message = f"plangen does not know whether this stage is open, won or lost; {_deals(rows)} left out."
            cure = "Add a sheet Stages with the columns stage and outcome, or a row “won stages” to Settings."
            _tell(rows, error(_place(rows, "stage"), "unknown stage", message, value=stage, cure=cure))
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

    def _tell_stranger(self, rows: Sequence[Standing]) -> None:
        columns, row = rows[0]
        place = _place(rows, "salesperson")
        owner = columns.texts("salesperson")[columns.table.rows.index(row)]
        if not owner:
            message = f"Nobody is named as the owner; {_deals(rows)} left out."
            _tell(rows, error(place, "no owner", message, cure="Fill in who sells it."))
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


def main_currency(tables: Sequence[Columns], wished: str) -> str:
    """The currency whose rows count: the one in Settings, else the most frequent; empty where no row names one."""
    counts: Counter[str] = Counter()
    for columns in tables:
        counts.update(currency_code(text) or text.upper() for text in columns.texts("currency") if text)
    if not counts:
        return ""
    return wished or min(counts, key=lambda code: (-counts[code], code))


def foreign_rows(columns: Columns, currency: str, wished: str) -> set[int]:
    """The rows in another currency than the one that counts: set aside, and told with one error for each of these."""
    if "currency" not in columns.table.columns:
        return set()
    found: dict[str, list[int]] = {}
    for row, text in zip(columns.table.rows, columns.texts("currency"), strict=True):
        code = (currency_code(text) or text.upper()) if text else currency
        if code != currency:
            found.setdefault(code, []).append(row)
            columns.set_aside(row, "another currency")
    source = "Settings say" if wished else "most deals are in"
    for code, rows in found.items():
        count = f"{len(rows)} deals are in {code}" if len(rows) > 1 else f"This deal is in {code}"
        message = f"{count}, but {source} {currency}; left out, as plangen adds up one currency only."
        cure = f"Export the amounts in {currency}, or set the currency in Settings."
        place = columns.table.place(rows[0], "currency")
        columns.problems.append(error(place, "another currency", message, value=code, cure=cure))
    return {row for rows in found.values() for row in rows}


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
