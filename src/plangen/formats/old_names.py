"""What users' templates may still name as earlier versions did: renamed fields and files, and the parts of a table.

A template that loops over the rows of a table finds each value under the name of its column: `row.target`,
`table.has_target`, `table.previous_head`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from plangen.elements.table import Row, Table

OLD_FIELDS: Mapping[str, str] = {
    "cure": "fix",
    "verdict": "headline",
    "metric": "name",
    "rows": "ratings",
    "several": "small",
}
"""The current name of each field that was renamed, by its old name."""
OLD_VALUES: Mapping[str, tuple[str, ...]] = {
    "answer": ("solution",),
    "bar": ("progress", "attainment"),
    "by": ("due",),
    "choice": ("decision",),
    "days": ("day",),
    "evidence": ("example",),
    "move": ("next_step",),
    "n": ("sample",),
    "own": ("self",),
    "plan": ("target", "quota"),
    "prior": ("previous",),
    "said": ("forecast",),
    "standard": ("target",),
    "trips": ("why",),
    "what": ("obstacle", "how"),
    "won": ("bookings", "actual"),
    "words": ("comment",),
    "year": ("year_to_date",),
}
"""The current names of each value of a row that was renamed, by its old name: the one that the table has."""
OLD_PARTS: Mapping[str, str] = {"decisions": "rows", "done": "note", "manager": "note"}
"""The current name of each part of a table that was renamed, by its old name."""
FIGURES = ("attainment", "coverage", "win_rate", "kept")
"""The columns of the manager's brief that a row called `figures`, and the table `heads`."""
SPACIOUS = 14
"""Rows higher than this, in millimeters, were called airy."""
NO_VALUE = object()
"""Stands for a value that doesn't exist."""
OLD_TEMPLATES: Mapping[str, str] = {
    "_shared/manager.html": "manager-brief/blocks.html",
    "_shared/month.html": "monthly-review/blocks.html",
    "_shared/review_blocks.html": "quarterly-review/blocks.html",
    "_shared/score_blocks.html": "scorecard/blocks.html",
}
"""The current path of each template file that was moved, by its old path."""


@dataclass(frozen=True, slots=True)
class TableGroup:
    """The rows of a table that print under one name."""

    name: str
    rows: tuple[Row, ...]


def row_value(row: Row, name: str) -> Any:
    """A value of a row under its current or old name; NO_VALUE if it has none."""
    current = current_name(name, row.cells)
    if name == "figures":
        return tuple(row.cells[each] for each in FIGURES if each in row.cells)
    return row.cells[current] if current else NO_VALUE


def table_part(table: Table, name: str) -> Any:
    """A part of a table that templates name: whether it has a column, a column's header, its groups, its total."""
    if name in OLD_PARTS:
        return getattr(table, OLD_PARTS[name])
    if name == "total":
        return table.totals[0] if table.totals else None
    if name == "groups":
        return tuple(TableGroup(group, tuple(rows)) for group, rows in groupby(table.rows, key=lambda row: row.group))
    return _part_of_columns(table, name)


def _part_of_columns(table: Table, name: str) -> Any:
    headers = {column.name: column.header for column in table.columns}
    if name == "company":
        return ()  # `totals` has these rows too.
    if name == "heads":
        return tuple(headers[each] for each in FIGURES if each in headers)
    if name == "airy":
        return table.row_height > SPACIOUS
    if name.startswith("has_"):
        return bool(current_name(name.removeprefix("has_"), headers))
    if name.endswith("_head"):
        return headers.get(current_name(name.removesuffix("_head"), headers), "")
    return NO_VALUE


def current_name(name: str, known: Iterable[str]) -> str:
    """The one of the known names that a name stands for; empty if there is none."""
    known = set(known)
    return next((each for each in (name, *OLD_VALUES.get(name, ())) if each in known), "")
