"""Names in a table that aren't in Team: counted, reported once each, never guessed."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from plangen.problems import error
from plangen.records.people.roster import Roster
from plangen.records.people.team import Person
from plangen.records.reading.placeholders import PLACEHOLDER, is_placeholder, placeholder_error
from plangen.tables.columns import Columns
from plangen.tables.values.folding import fold

_TableRow = tuple[Columns, int]
"""A table and one of its rows."""


@dataclass(slots=True)
class UnknownPeople:
    """Finds the person of each row, and collects the rows of unknown people until all rows are read.

    `one` and `many` are the nouns for a row: activity, activities. `column` has the name.
    """

    roster: Roster
    one: str
    many: str
    column: str = "salesperson"
    _people: dict[str, Person | None] = field(default_factory=dict)
    _rows: dict[tuple[str, str], list[tuple[_TableRow, str]]] = field(default_factory=dict)

    def find(self, columns: Columns, row: int, name: str) -> Person | None:
        """The person with this name; None, with the row skipped, if no one in Team has it."""
        if name not in self._people:
            self._people[name] = self.roster.find(name)
        if self._people[name] is None:
            self._skip(columns, row, name)
        return self._people[name]

    def report(self) -> None:
        """Reports each unknown name once per file, at its first row."""
        for rows in self._rows.values():
            (columns, row), name = rows[0]
            place = columns.table.place(row, self.column if self.column in columns.table.columns else "")
            if name and is_placeholder(name):
                columns.problems.append(placeholder_error(place, name, self._counted(rows)))
                continue
            message, fix = self._problem(name)
            sort = "unknown person" if name else "no name"
            message = f"{message} {self._counted(rows)} skipped."
            columns.problems.append(error(place, sort, message, value=name, fix=fix))

    def _skip(self, columns: Columns, row: int, name: str) -> None:
        vacant = bool(name) and is_placeholder(name)
        columns.skip(row, PLACEHOLDER if vacant else "unknown person" if name else "no name")
        rows = self._rows.setdefault((columns.table.grid.file, fold(name) or name), [])
        rows.append(((columns, row), name))

    def _problem(self, name: str) -> tuple[str, str]:
        """What's wrong with a name, and the fix."""
        if not name:
            return "No name.", f"Fill in the {self.column}."
        if self.roster.is_ambiguous(name):
            return "Several people in Team have this name.", "Use the person's email or number instead of the name."
        return self.roster.no_one(), self.roster.fix_for(name)

    def _counted(self, rows: Sequence[object]) -> str:
        return f"{len(rows)} {self.many}" if len(rows) > 1 else f"1 {self.one}"
