"""Rows that are skipped because of a date that couldn't be read."""

from collections.abc import Iterable
from dataclasses import replace

from plangen.tables.columns import Columns


def report_as_skipped(columns: Columns, cells: Iterable[tuple[int, str]], record: str) -> None:
    """Says of unreadable dates, by row and column, that the record was skipped, not that the cell was left blank."""
    places = {columns.table.place(row, column): f"“{column}” left blank." for row, column in cells}
    columns.problems[:] = [
        replace(each, message=each.message.replace(places[each.place], f"{record} skipped."))
        if each.place in places
        else each
        for each in columns.problems
    ]
