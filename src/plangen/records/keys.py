"""The keys of a table's rows: two rows of one key are told, and the first one counts."""

from dataclasses import dataclass, field

from plangen.problems import Place, error
from plangen.tables.columns import Columns


@dataclass(slots=True)
class Keys:
    """The keys that were seen; `what` says what a row is (“rating”), `column` where its key stands first."""

    what: str
    column: str
    _seen: dict[tuple[object, ...], Place] = field(default_factory=dict)

    def is_new(self, columns: Columns, row: int, key: tuple[object, ...], value: str = "") -> bool:
        """Whether no earlier row has this key; else the row is set aside and told."""
        place = columns.table.place(row, self.column if self.column in columns.table.columns else "")
        first = self._seen.setdefault(key, place)
        if first is place:
            return True
        columns.set_aside(row, "duplicate")
        where = first.cell if (first.file, first.sheet) == (place.file, place.sheet) else str(first)
        message = f"This {self.what} stands in {where} already; the first one counts."
        cure = "Delete one of the two rows."
        columns.problems.append(error(place, f"{self.what} twice", message, value=value, cure=cure))
        return False
