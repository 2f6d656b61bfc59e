"""A fact sheet in, the texts with numbers that it prints out, each with its place on the page."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plangen.elements.chart import UnitBar
from plangen.elements.field import Field
from plangen.elements.figure import Figure
from plangen.elements.table import Column, Row, Table
from plangen.facts.factsheet import FactSheet

NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_NAMES = ("label", "title", "heading", "name", "topic", "first")
"""The attributes that say what the rest of an element is about, best first."""
_NOT_PRINTED = frozenset(("lines", "span"))
"""How many lines there are to write on, and how many half months a cell of a year covers."""


@dataclass(frozen=True, slots=True)
class PrintedText:
    """A text with numbers: what it is about, and the figure that it is, or None for a sentence."""

    label: str
    text: str
    figure: Figure | None = None

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers in it."""
        return frozenset(numbers_in(self.text))


CHOICE = "choice to mark"
"""The end of the label of a field's choices."""


def numbers_in(text: str) -> list[str]:
    """The numbers in a text, as printed."""
    return NUMBER.findall(text)


def occurs(number: str, text: str) -> bool:
    """Whether a text has exactly this number, not as part of a longer one, of an id, or of a name such as Q3."""
    part = re.escape(number)
    return re.search(rf"(?<![\w.,-]){part}(?![\d-]|[.,]\d)", text) is not None


def printed_texts(sheet: FactSheet) -> Iterator[PrintedText]:
    """Every text with a number in the sections of a fact sheet."""
    for label, value in _parts(sheet.sections, ""):
        figure = value if isinstance(value, Figure) else None
        texts = (value,) if isinstance(value, str) else (value.short, value.full, value.bare)
        yield from (PrintedText(label, text, figure) for text in dict.fromkeys(texts) if NUMBER.search(text))


def _parts(part: object, label: str) -> Iterator[tuple[str, str | Figure]]:
    """The texts and figures of a part, each with what it is about."""
    if isinstance(part, str | Figure):
        yield label, part
    elif isinstance(part, UnitBar):
        yield label, part.alt
    elif isinstance(part, int):
        yield label, f"{part:,}"
    elif isinstance(part, Table):
        yield from _of_table(part)
    elif isinstance(part, Mapping | tuple):
        for each in part.values() if isinstance(part, Mapping) else part:
            yield from _parts(each, label)
    elif hasattr(part, "__dataclass_fields__"):
        about = next((text for name in _NAMES if isinstance(text := getattr(part, name, None), str) and text), label)
        about = label if isinstance(part, Field) and label else about
        for name in set(part.__dataclass_fields__) - {"address"}:
            value = getattr(part, name)
            if name in _NOT_PRINTED and isinstance(value, int):
                continue
            is_choice = isinstance(part, Field) and name == "choices"
            yield from _parts(value, f"{about} · {CHOICE}" if is_choice else about)


def _of_table(table: Table) -> Iterator[tuple[str, str | Figure]]:
    """The texts and figures of a table, each with its row and column."""
    for row in (*table.rows, *table.totals):
        about = _name_of(row, table.columns)
        for column in table.columns:
            where = " · ".join(part for part in (about, column.header) if part)
            for name in column.names:
                yield from _parts(row.cells.get(name), where)
        # A row may print more than its columns do: lines below it, and what leads an extra.
        rest = [value for name, value in row.cells.items() if all(name not in each.names for each in table.columns)]
        yield from _parts((*rest, row.below, row.group), about)
    others = (table.heading, table.more, table.empty, table.note, table.continued)
    headers = tuple(text for column in table.columns for text in (column.header, column.hint))
    yield from _parts((*others, *headers), table.heading)


def _name_of(row: Row, columns: tuple[Column, ...]) -> str:
    """The first text of a row."""
    return next((text for column in columns if (text := row.plain(column.name))), "")
