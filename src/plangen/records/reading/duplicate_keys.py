"""Duplicate keys in a table: the second row is reported and skipped."""

from dataclasses import dataclass, field

from plangen.problems import Place, error
from plangen.tables.columns import Columns


@dataclass(slots=True)
class DuplicateKeys:
    """The keys seen so far; `what` is the noun for a duplicate (“rating”), `column` the one to report."""

    what: str
    column: str
    _seen: dict[tuple[object, ...], Place] = field(default_factory=dict)

    def is_new(self, columns: Columns, row: int, key: tuple[object, ...], value: str = "") -> bool:
        """Whether no earlier row has this key; if one has, the row is skipped and reported."""
        place = columns.table.place(row, self.column if self.column in columns.table.columns else "")
        first = self._seen.setdefault(key, place)
        if first is place:
            return True
        columns.skip(row, "duplicate")
        where = first.cell if (first.file, first.sheet) == (place.file, place.sheet) else str(first)
        message = f"Duplicate {self.what}, also in {where}. The first row is used."
        fix = "Delete one of the rows."
        columns.problems.append(error(place, f"duplicate {self.what}", message, value=value, fix=fix))
        return False
