"""The columns of a table as values, each read as a whole, with every cell that could not be read told."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from plangen.problems import Problem, error, warning
from plangen.sources.grid import Cell
from plangen.tables.amounts import coin
from plangen.tables.date_doubts import date_doubts
from plangen.tables.dates import Bounds, Dates, Known, Orders, read_dates
from plangen.tables.folding import fold
from plangen.tables.groups import band_doubts, group_notes
from plangen.tables.neighbours import orders_beside
from plangen.tables.number_doubts import number_doubts, percentage, small_percentages
from plangen.tables.numbers import Numbers, as_shares, read_numbers
from plangen.tables.scales import scaled
from plangen.tables.table import FamilyColumn, Table
from plangen.tables.texts import texts_of
from plangen.tables.totals import total_doubts
from plangen.tables.written import Written

LONGEST_TEXT = 4_000
"""A page of words; what is longer would fill documents that are made to be read."""
_YES = frozenset({"yes", "y", "true", "x", "1", "ja", "oui", "si", "on", "✓", "✔", "☑"})
_NO = frozenset({"no", "n", "false", "0", "nein", "non", "off", "✗", "✘", "☐"})
_BETWEEN = re.compile(r"[;|\n\r]")
_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})


@dataclass(frozen=True, slots=True)
class Conventions:
    """How undecidable cells are written here: from the locale in Settings."""

    day_first: bool = False
    decimal_comma: bool = False


@dataclass(slots=True)
class Columns:
    """A table's columns as lists with one entry for each of its rows; `problems` and `aside` grow as it is read."""

    table: Table
    conventions: Conventions = Conventions()
    problems: list[Problem] = field(default_factory=list)
    aside: dict[int, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    """What the report says of how this sheet was understood."""
    earlier: Callable[[str], Sequence[date | None]] | None = None
    """The days of a column as another file has them, for each row; asked where a cell could mean two days."""
    alike: Sequence[Table] = ()
    """Tables that the same program wrote; asked for the order of dates that nothing in this one decides."""
    _told: set[tuple[int, int]] = field(default_factory=set)
    _added: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.notes += group_notes(self.table)
        self.problems += band_doubts(self.table)

    def set_aside(self, row: int, reason: str) -> None:
        """Leaves a row (of the grid) unused for a reason that the report counts."""
        self.aside[row] = reason

    def texts(self, column: str) -> list[str]:
        """The column as texts without outer blanks; empty where a cell is blank."""
        if column not in self.table.columns:
            return [""] * len(self.table.rows)
        texts = texts_of(self._cells(column))
        return self._shortened(column, texts) if max(map(len, texts), default=0) > LONGEST_TEXT else texts

    def _shortened(self, column: str, texts: Sequence[str]) -> list[str]:
        """The texts without what is longer than a page; it is told, once a column."""
        rows = [row for row, text in zip(self.table.rows, texts, strict=True) if len(text) > LONGEST_TEXT]
        count = f"{len(rows)} texts of the column are" if len(rows) > 1 else "This text is"
        message = f"{count} longer than {LONGEST_TEXT:,} letters; only the first ones are used."
        told = warning(self.table.place(rows[0], column), "long text", message, cure="Shorten the text.")
        self.problems += [] if told in self.problems else [told]
        return [text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1].rstrip()}…" for text in texts]

    def texts_at(self, family: FamilyColumn) -> list[str]:
        """A column of a family as texts."""
        return texts_of(self._clean(family.head, family.column))

    def lists(self, column: str) -> list[list[str]]:
        """The texts in each cell of a column, between which a semicolon, a bar or the end of a line stands."""
        cells = self._cells(column)
        parts = [_BETWEEN.split(cell) if isinstance(cell, str) else [cell] for cell in cells]
        return [[text for text in texts_of(part) if text] for part in parts]

    def dates(self, column: str, *, after: str = "", before: Sequence[str] = ()) -> list[date | None]:
        """The column as dates; cells that could not be read are told and None.

        The columns `after` and `before` which its days cannot come settle an order that its own cells leave open.
        """
        if column not in self.table.columns:
            return [None] * len(self.table.rows)
        written = Written(self.table, column, self.table.columns[column], self._cells(column))
        read = self._read_dates(written.cells)
        if read.refused or read.assumed or read.swapped or read.dotted:
            read = self._in_doubt(written, self._bounds(column, after, before))
        self.problems += date_doubts(written, read, day_first=self.conventions.day_first)
        return read.values

    def dates_at(self, family: FamilyColumn) -> list[date | None]:
        """A column of a family as dates."""
        written = Written(self.table, family.head, family.column, self._clean(family.head, family.column))
        read = self._read_dates(written.cells)
        if read.refused or read.assumed or read.dotted:
            read = self._in_doubt(written, ())
        self.problems += date_doubts(written, read, day_first=self.conventions.day_first)
        return read.values

    def certain(self, column: str) -> list[date | None]:
        """The column as dates, without a word of those that could not be read or could mean two days."""
        return self._read_dates(self._cells(column)).certain

    def _read_dates(self, cells: Sequence[Cell], bounds: Bounds = (), beside: Orders | None = None) -> Dates:
        known = Known(bounds, beside or {}, from_1904=self.table.grid.marks.from_1904)
        return read_dates(cells, day_first=self.conventions.day_first, known=known)

    def _in_doubt(self, written: Written, bounds: Bounds) -> Dates:
        """A column of dates read by all that is known elsewhere, since its own cells leave its order open."""
        beside = orders_beside(self.table, written.at, self.alike)
        read = self._read_dates(written.cells, bounds, beside.orders)
        if read.beside:
            many = f"{len(read.beside)} dates could mean" if len(read.beside) > 1 else "1 date could mean"
            message = f"in “{written.name}” {many} two days alone; read in the order of"
            self.notes.append(f"{message} {beside.witness}, as {read.values[read.beside[0]]}")
        return read

    def _bounds(self, column: str, after: str, before: Sequence[str]) -> Bounds:
        """The earliest and latest day of each row of a column: by an earlier file, else by the columns beside it."""
        names = [name for name in (after, *before) if name in self.table.columns]
        beside = {name: self.certain(name) for name in names}
        known = self.earlier(column) if self.earlier else ()
        if not beside and not known:
            return ()
        none: list[date | None] = [None] * len(self.table.rows)
        others = [days for name, days in beside.items() if name != after]
        latest = [min(filter(None, days), default=None) for days in zip(none, *others, strict=True)]
        bounds = list(zip(beside.get(after, none), latest, strict=True))
        return [(day, day) if day else bound for day, bound in zip(known or none, bounds, strict=True)]

    def amounts(self, column: str) -> list[Decimal | None]:
        """The column as money or counts; cells that could not be read are told and None."""
        at = self.table.columns.get(column)
        values = self._amounts(column, at)
        if at is not None and at not in self._added:
            self._added.add(at)
            self.problems += total_doubts(self.table, at, values)
        return self._scaled(at, values)

    def coins(self, column: str) -> list[str]:
        """The signs or codes of currencies that stand beside the amounts of a column; empty where there are none."""
        cells = self._cells(column)
        known = {cell: coin(cell) for cell in {cell for cell in cells if isinstance(cell, str)}}
        return [known[cell] if isinstance(cell, str) else "" for cell in cells]

    def amounts_at(self, family: FamilyColumn) -> list[Decimal | None]:
        """A column of a family as money or counts."""
        return self._scaled(family.column, self._amounts(family.head, family.column))

    def _scaled(self, at: int | None, values: list[Decimal | None]) -> list[Decimal | None]:
        """The numbers of a column in whole units, where its head speaks of thousands or millions."""
        worth, note = (values, "") if at is None else scaled(self.table, at, values)
        self.notes += [note] if note and note not in self.notes else []
        return worth

    def shares(self, column: str, *, least: Decimal = Decimal(0)) -> list[Decimal | None]:
        """The column as fractions from `least` to 1: 40, 40 % and 0.4 are the same; decided for the whole column."""
        at = self.table.columns.get(column)
        read = self._numbers(column, at)
        formatted = self._formatted(at)
        shares = as_shares(read, formatted)
        if at is not None:
            written = Written(self.table, column, at, self.table.cells_at(at))
            self.problems += small_percentages(written, read, shares)
        if not formatted and not read.percents and set(read.values) - {None} in ({0, 1}, {1}):
            self.notes.append(f"“{column}” holds nothing but 0 and 1; 1 was read as 100 %")
        for index, share in enumerate(shares):
            if share is not None and not least <= share <= 1:
                shares[index] = None
                said = f"This is {share:.0%}, which no {column} can be; it is left blank."
                place = self.table.place(self.table.rows[index], column)
                cure = "Write a percentage from 0 to 100 %."
                self.problems.append(error(place, "impossible share", said, value=f"{read.values[index]}", cure=cure))
        return shares

    def is_share(self, column: str) -> bool:
        """Whether a column holds percentages, by its head, its signs or its number format."""
        at = self.table.columns.get(column)
        if at is None:
            return False
        head = self.table.head(at)
        if "%" in head or {"percent", "pct", "percentage"} & set(fold(head).split()):
            return True
        percents = self.table.grid.marks.percents
        if any((row, at) in percents for row in self.table.rows):
            return True
        return any(isinstance(cell, str) and "%" in cell for cell in self.table.cells_at(at))

    def yes(self, column: str) -> list[bool | None]:
        """The column as yes (True), no (False) or blank (None); anything else is told and None."""
        words = [text if text in _YES or text in _NO else fold(text) for text in self.texts(column)]
        strange = [bool(word) and word not in _YES and word not in _NO for word in words]
        self._tell_words(column, strange, "neither yes nor no", "This is neither yes nor no", "Write yes or no.")
        return [True if word in _YES else False if word in _NO else None for word in words]

    def choices(self, column: str, words: Mapping[str, Sequence[str]]) -> list[str | None]:
        """The column as one of the keys of `words`, each of which may be written in several ways."""
        known = {fold(word): key for key, others in words.items() for word in (key, *others)}
        texts = self.texts(column)
        values = [known.get(fold(text)) for text in texts]
        strange = [bool(fold(text)) and value is None for text, value in zip(texts, values, strict=True)]
        cure = f"Write one of: {', '.join(words)}."
        self._tell_words(column, strange, f"unknown {column}", f"plangen does not know this {column}", cure)
        return values

    def _amounts(self, head: str, at: int | None) -> list[Decimal | None]:
        """The numbers of a column that holds no percentages, unless its table says of each row what it measures."""
        read = self._numbers(head, at)
        percents = read.percents | self._formatted(at)
        if at is None or not percents or "measure" in self.table.shape.columns:
            return read.values
        written = Written(self.table, head, at, self.table.cells_at(at))
        found = [index for index in sorted(percents) if read.values[index] is not None]
        self.problems += (percentage(written, index) for index in found)
        return [None if index in percents else value for index, value in enumerate(read.values)]

    def _formatted(self, at: int | None) -> frozenset[int]:
        """The cells of a column whose number format is a percentage."""
        percents = self.table.grid.marks.percents
        if not percents or at is None:
            return frozenset()
        return frozenset(index for index, row in enumerate(self.table.rows) if (row, at) in percents)

    def _numbers(self, head: str, at: int | None) -> Numbers:
        if at is None:
            return Numbers([None] * len(self.table.rows))
        cells = self._clean(head, at)
        read = read_numbers(cells, comma=self.conventions.decimal_comma)
        self.problems += number_doubts(Written(self.table, head, at, cells), read)
        return read

    def _cells(self, column: str) -> list[Cell]:
        at = self.table.columns.get(column)
        return [None] * len(self.table.rows) if at is None else self._clean(column, at)

    def _clean(self, head: str, at: int) -> list[Cell]:
        """The cells of a column; error cells and formulas without a value are told once and None."""
        cells = self.table.cells_at(at)
        marks = self.table.grid.marks
        if not (marks.errors or marks.uncalculated or not _ERRORS.isdisjoint(cells)):
            return cells
        for index, row in enumerate(self.table.rows):
            cell = cells[index]
            shown = marks.errors.get((row, at)) or (cell if isinstance(cell, str) and cell in _ERRORS else "")
            if shown:
                self._fault((row, at), head, f"shows the error {shown}", "Mend the formula in the cell.")
            elif (row, at) in marks.uncalculated:
                cure = "Open the file in your spreadsheet program, save it, and run again."
                self._fault((row, at), head, "holds a formula that was never calculated", cure)
            else:
                continue
            cells[index] = None
        return cells

    def _fault(self, cell: tuple[int, int], head: str, fault: str, cure: str) -> None:
        if cell not in self._told:
            self._told.add(cell)
            message = f"The cell {fault}; its “{head}” is left blank."
            self.problems.append(error(self.table.grid.place(*cell), f"cell {fault}", message, cure=cure))

    def _tell_words(self, column: str, strange: Sequence[bool], kind: str, message: str, cure: str) -> None:
        """Tells words that mean nothing, once each, with how often they stand in the column."""
        if not any(strange):
            return
        rows: dict[str, list[int]] = defaultdict(list)
        for index, text in enumerate(self.texts(column)):
            if strange[index]:
                rows[text].append(index)
        for text, found in rows.items():
            count = f"; {len(found)} cells of the column are left blank" if len(found) > 1 else "; it is left blank"
            place = self.table.place(self.table.rows[found[0]], column)
            self.problems.append(error(place, kind, f"{message}{count}.", value=text, cure=cure))
