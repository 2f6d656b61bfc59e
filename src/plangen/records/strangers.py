"""The names in a table that belong to nobody in the team: counted and told once each, never guessed."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from plangen.problems import error
from plangen.records.nobody import NOT_A_PERSON, is_nobody, told_nobody
from plangen.records.roster import Roster
from plangen.records.team import Person
from plangen.tables.columns import Columns
from plangen.tables.folding import fold

Standing = tuple[Columns, int]
"""A row of a table."""


@dataclass(slots=True)
class Strangers:
    """Finds the people of one table's rows, and keeps the rows of those it cannot find until all are read.

    `one` and `many` say what a row is: activity, activities. `column` is the one that holds the name.
    """

    roster: Roster
    one: str
    many: str
    column: str = "salesperson"
    _people: dict[str, Person | None] = field(default_factory=dict)
    _rows: dict[tuple[str, str], list[tuple[Standing, str]]] = field(default_factory=dict)

    def find(self, columns: Columns, row: int, name: str) -> Person | None:
        """The person of that name; None for a stranger, whose row is set aside."""
        if name not in self._people:
            self._people[name] = self.roster.find(name)
        if self._people[name] is None:
            self.keep(columns, row, name)
        return self._people[name]

    def keep(self, columns: Columns, row: int, name: str) -> None:
        """Sets aside the row of somebody who is not in the team."""
        vacant = bool(name) and is_nobody(name)
        columns.set_aside(row, NOT_A_PERSON if vacant else "unknown person" if name else "nobody named")
        rows = self._rows.setdefault((columns.table.grid.file, fold(name) or name), [])
        rows.append(((columns, row), name))

    def tell(self) -> None:
        """Tells every stranger once a file, where the name stands first."""
        for rows in self._rows.values():
            (columns, row), name = rows[0]
            place = columns.table.place(row, self.column if self.column in columns.table.columns else "")
            if name and is_nobody(name):
                columns.problems.append(told_nobody(place, name, self._counted(rows)))
                continue
            message, cure = self._said(name, self._counted(rows))
            kind = "unknown person" if name else "nobody named"
            columns.problems.append(error(place, kind, message, value=name, cure=cure))

    def _said(self, name: str, left_out: str) -> tuple[str, str]:
        if not name:
            return f"Nobody is named; {left_out}.", f"Fill in the {self.column}."
        if self.roster.is_doubtful(name):
            message = f"More than one person in Team is called so; {left_out}."
            return message, "Put the person's e-mail or number in the place of the name."
        near = self.roster.nearest(name)
        message = f"Nobody in Team has this name; {left_out}."
        if near:
            return message, f"If this is {near}, add the spelling to {near}'s aliases in Team; else add a row there."
        return message, "Correct the name, or add it to Team."

    def _counted(self, rows: Sequence[object]) -> str:
        return f"{len(rows)} {self.many} are left out" if len(rows) > 1 else f"the {self.one} is left out"
