"""A table's columns as values, each read together, with a problem for every cell that couldn't be read."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from plangen.problems import Problem, error
from plangen.sources.grid import Cell
from plangen.tables.adjacent_columns import adjacent_orders
from plangen.tables.currency_marks import currency_marks
from plangen.tables.headers.found import FamilyColumn
from plangen.tables.headers.scales import scaled
from plangen.tables.rows.groups import group_notes, group_row_warnings
from plangen.tables.rows.totals import total_warnings
from plangen.tables.table import Table
from plangen.tables.values.date_warnings import date_warnings
from plangen.tables.values.dates import Bounds, DateContext, Dates, Orders, read_dates
from plangen.tables.values.far_dates import far_dates
from plangen.tables.values.folding import fold
from plangen.tables.values.long_texts import long_text_warnings, long_texts, shortened
from plangen.tables.values.number_warnings import number_warnings, percentage, small_percentages
from plangen.tables.values.numbers import Numbers, as_shares, read_numbers
from plangen.tables.values.raw_column import RawColumn
from plangen.tables.values.texts import texts_of, without_missing_names
from plangen.tables.values.unread import Unread, outcome_text, unread_text
from plangen.tables.values.utc_times import in_time_zone, utc_warnings

_YES = frozenset({"yes", "y", "true", "x", "1", "ja", "oui", "si", "on", "✓", "✔", "☑"})
_NO = frozenset({"no", "n", "false", "0", "nein", "non", "off", "✗", "✘", "☐"})
_SEPARATORS = re.compile(r"[;|\n\r]")
_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})


@dataclass(frozen=True, slots=True)
class Conventions:
    """The date order and decimal sign for ambiguous cells, and the time zone for times in UTC, from Settings."""

    day_first: bool = False
    decimal_comma: bool = False
    time_zone: str = ""


@dataclass(slots=True)
class Columns:
    """A table's columns as lists with one entry per row; `problems` and `skipped` grow as columns are read."""

    table: Table
    conventions: Conventions = Conventions()
    problems: list[Problem] = field(default_factory=list)
    skipped: dict[int, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    """Notes for the report on how this sheet was read."""
    known_dates: Callable[[str], Sequence[date | None]] | None = None
    """A column's dates in another file, by row; used when a cell's date is ambiguous."""
    similar_tables: Sequence[Table] = ()
    """Tables from the same program, used for the date order if nothing in this table decides it."""
    _reported: set[tuple[int, int]] = field(default_factory=set)
    _checked_totals: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.notes += group_notes(self.table)
        self.problems += group_row_warnings(self.table)

    def skip(self, row: int, reason: str) -> None:
        """Skip a row (of the grid) for a reason that the report counts."""
        self.skipped[row] = reason

    def texts(self, column: str) -> list[str]:
        """The column as texts, stripped; empty for blank cells."""
        if column not in self.table.columns:
            return [""] * len(self.table.rows)
        texts = without_missing_names(texts_of(self._cells(column)), column)
        places = [self.table.place(self.table.rows[index], column) for index in long_texts(texts)]
        problems = long_text_warnings(places)
        self.problems += [problem for problem in problems if problem not in self.problems]
        return shortened(texts) if places else texts

    def texts_at(self, family: FamilyColumn) -> list[str]:
        """A column of a family as texts."""
        return texts_of(self._clean(family.header, family.column))

    def lists(self, column: str) -> list[list[str]]:
        """The texts in each cell of a column, split at semicolons, bars, and line breaks."""
        cells = self._cells(column)
        parts = [_SEPARATORS.split(cell) if isinstance(cell, str) else [cell] for cell in cells]
        return [[text for text in texts_of(part) if text] for part in parts]

    def dates(
        self, column: str, *, after: str = "", before: Sequence[str] = (), unread: Unread = Unread.LEFT_BLANK
    ) -> list[date | None]:
        """The column as dates; unreadable cells are reported with what becomes of them, and are None.

        If its own cells leave the order open, the columns that its dates must come `after` and `before` settle it.
        """
        if column not in self.table.columns:
            return [None] * len(self.table.rows)
        raw = self._raw(column, self.table.columns[column], self._cells(column, unread))
        self.problems += utc_warnings(raw, self.conventions.time_zone)
        raw = in_time_zone(raw, self.conventions.time_zone)
        read = self._read_dates(raw.cells)
        if read.conflicting or read.assumed or read.swapped or read.dotted:
            read = self._with_context(raw, self._bounds(column, after, before))
        self.problems += date_warnings(raw, read, day_first=self.conventions.day_first, unread=unread)
        self.problems += far_dates(raw, read.values)
        return read.values

    def dates_at(self, family: FamilyColumn) -> list[date | None]:
        """A column of a family as dates."""
        raw = self._raw(family.header, family.column, self._clean(family.header, family.column))
        read = self._read_dates(raw.cells)
        if read.conflicting or read.assumed or read.dotted:
            read = self._with_context(raw, ())
        self.problems += date_warnings(raw, read, day_first=self.conventions.day_first)
        return read.values

    def unambiguous_dates(self, column: str) -> list[date | None]:
        """The column as dates, without unreadable or ambiguous ones and without reporting them."""
        return self._read_dates(self._cells(column)).certain

    def _read_dates(self, cells: Sequence[Cell], bounds: Bounds = (), adjacent: Orders | None = None) -> Dates:
        context = DateContext(bounds, adjacent or {}, from_1904=self.table.grid.marks.from_1904)
        return read_dates(cells, day_first=self.conventions.day_first, context=context)

    def _with_context(self, raw: RawColumn, bounds: Bounds) -> Dates:
        """A column of dates read with other columns and files, since its own cells leave the order open."""
        proven = adjacent_orders(self.table, raw.at, self.similar_tables)
        read = self._read_dates(raw.cells, bounds, proven.orders)
        if read.adjacent:
            count = f"{len(read.adjacent)} dates are" if len(read.adjacent) > 1 else "1 date is"
            message = f"“{raw.name}”: {count} ambiguous; read in the order of {proven.source}"
            self.notes.append(f"{message}, as {read.values[read.adjacent[0]]}")
        return read

    def _bounds(self, column: str, after: str, before: Sequence[str]) -> Bounds:
        """The earliest and latest date for each row of a column: from an earlier file, or from other columns."""
        names = [name for name in (after, *before) if name in self.table.columns]
        others = {name: self.unambiguous_dates(name) for name in names}
        known = self.known_dates(column) if self.known_dates else ()
        if not others and not known:
            return ()
        none: list[date | None] = [None] * len(self.table.rows)
        later = [dates for name, dates in others.items() if name != after]
        latest = [min(filter(None, dates), default=None) for dates in zip(none, *later, strict=True)]
        bounds = list(zip(others.get(after, none), latest, strict=True))
        return [(day, day) if day else bound for day, bound in zip(known or none, bounds, strict=True)]

    def amounts(self, column: str, *, unread: Unread = Unread.LEFT_BLANK) -> list[Decimal | None]:
        """The column as money or counts; unreadable cells are reported with what becomes of them, and are None."""
        at = self.table.columns.get(column)
        values = self._amounts(column, at, unread)
        if at is not None and at not in self._checked_totals:
            self._checked_totals.add(at)
            self.problems += total_warnings(self.table, at, values)
        return self._scaled(at, values)

    def currency_marks(self, column: str) -> list[str]:
        """The currency signs or codes in a column's amounts or their number formats; empty if there are none."""
        return currency_marks(self.table, self.table.columns.get(column, -1), self._cells(column))

    def amounts_at(self, family: FamilyColumn) -> list[Decimal | None]:
        """A column of a family as money or counts."""
        return self._scaled(family.column, self._amounts(family.header, family.column))

    def _raw(self, name: str, at: int, cells: Sequence[Cell]) -> RawColumn:
        return RawColumn(self.table.grid, self.table.rows, name, at, cells)

    def _scaled(self, at: int | None, values: list[Decimal | None]) -> list[Decimal | None]:
        """A column's numbers as full amounts, if its header is in thousands or millions."""
        if at is None:
            return values
        header, unit = self.table.header_text(at), self.table.headers.units.get(at)
        full_amounts, note = scaled(values, self.table.cells_at(at), header, unit)
        self.notes += [note] if note and note not in self.notes else []
        return full_amounts

    def percentages(
        self, column: str, *, least: Decimal = Decimal(0), unread: Unread = Unread.LEFT_BLANK
    ) -> list[Decimal | None]:
        """The column as fractions from `least` to 1: 40, 40%, and 0.4 are the same; decided for the whole column."""
        at = self.table.columns.get(column)
        read = self._numbers(column, at, unread)
        formatted = self._formatted(at)
        shares = as_shares(read, formatted)
        if at is not None:
            raw = self._raw(column, at, self.table.cells_at(at))
            self.problems += small_percentages(raw, read, shares)
        if not formatted and not read.percents and set(read.values) - {None} in ({0, 1}, {1}):
            self.notes.append(f"“{column}” has only 0 and 1; 1 was read as 100%")
        for index, share in enumerate(shares):
            if share is not None and not least <= share <= 1:
                shares[index] = None
                message = f"{share:.0%} isn't a possible {column}. {outcome_text(unread)}"
                place = self.table.place(self.table.rows[index], column)
                fix = "Enter a percentage from 0 to 100%." if least >= 0 else "Enter a percentage up to 100%."
                value = f"{read.values[index]}"
                self.problems.append(error(place, "impossible percentage", message, value=value, fix=fix))
        return shares

    def is_percentage(self, column: str) -> bool:
        """Whether a column holds percentages, by its header, its % signs, or its number format."""
        at = self.table.columns.get(column)
        if at is None:
            return False
        header = self.table.header_text(at)
        if "%" in header or {"percent", "pct", "percentage"} & set(fold(header).split()):
            return True
        percents = self.table.grid.marks.percents
        if any((row, at) in percents for row in self.table.rows):
            return True
        return any(isinstance(cell, str) and "%" in cell for cell in self.table.cells_at(at))

    def booleans(self, column: str) -> list[bool | None]:
        """The column as yes (True), no (False), or blank (None); anything else is reported and becomes None."""
        words = [text if text in _YES or text in _NO else fold(text) for text in self.texts(column)]
        unknown = [bool(word) and word not in _YES and word not in _NO for word in words]
        self._report_words(column, unknown, "not yes or no", "Enter yes or no.", Unread.LEFT_BLANK)
        return [True if word in _YES else False if word in _NO else None for word in words]

    def choices(
        self, column: str, words: Mapping[str, Sequence[str]], *, unread: Unread = Unread.LEFT_BLANK
    ) -> list[str | None]:
        """The column as keys of `words`, each of which may be written in several ways; others are reported."""
        known = {fold(word): key for key, others in words.items() for word in (key, *others)}
        texts = self.texts(column)
        values = [known.get(fold(text)) for text in texts]
        unknown = [bool(fold(text)) and value is None for text, value in zip(texts, values, strict=True)]
        fix = f"Use one of: {', '.join(words)}."
        self._report_words(column, unknown, f"unknown {column}", fix, unread)
        return values

    def _amounts(self, header: str, at: int | None, unread: Unread = Unread.LEFT_BLANK) -> list[Decimal | None]:
        """A column's numbers without percentages, unless the table has a measure column."""
        read = self._numbers(header, at, unread)
        percents = read.percents | self._formatted(at)
        if at is None or not percents or "measure" in self.table.shape.columns:
            return read.values
        raw = self._raw(header, at, self.table.cells_at(at))
        found = [index for index in sorted(percents) if read.values[index] is not None]
        self.problems += (percentage(raw, index, unread) for index in found)
        return [None if index in percents else value for index, value in enumerate(read.values)]

    def _formatted(self, at: int | None) -> frozenset[int]:
        """The cells of a column formatted as percentages."""
        percents = self.table.grid.marks.percents
        if not percents or at is None:
            return frozenset()
        return frozenset(index for index, row in enumerate(self.table.rows) if (row, at) in percents)

    def _numbers(self, header: str, at: int | None, unread: Unread) -> Numbers:
        if at is None:
            return Numbers([None] * len(self.table.rows))
        cells = self._clean(header, at, unread)
        read = read_numbers(cells, comma=self.conventions.decimal_comma)
        self.problems += number_warnings(self._raw(header, at, cells), read, unread)
        return read

    def _cells(self, column: str, unread: Unread = Unread.LEFT_BLANK) -> list[Cell]:
        at = self.table.columns.get(column)
        return [None] * len(self.table.rows) if at is None else self._clean(column, at, unread)

    def _clean(self, header: str, at: int, unread: Unread = Unread.LEFT_BLANK) -> list[Cell]:
        """A column's cells; error cells and uncalculated formulas are reported once and become None."""
        cells = self.table.cells_at(at)
        marks = self.table.grid.marks
        if not (marks.errors or marks.uncalculated or not _ERRORS.isdisjoint(cells)):
            return cells
        outcome = outcome_text(unread, header)
        for index, row in enumerate(self.table.rows):
            cell = cells[index]
            shown = marks.errors.get((row, at)) or (cell if isinstance(cell, str) and cell in _ERRORS else "")
            if shown:
                self._report_cell((row, at), outcome, f"has the error {shown}", "Change the formula.")
            elif (row, at) in marks.uncalculated:
                fix = "Open and save the file in your spreadsheet app, then run again."
                self._report_cell((row, at), outcome, "has a formula that was never calculated", fix)
            else:
                continue
            cells[index] = None
        return cells

    def _report_cell(self, cell: tuple[int, int], outcome: str, fault: str, fix: str) -> None:
        if cell not in self._reported:
            self._reported.add(cell)
            place, message = self.table.grid.place(*cell), f"The cell {fault}. {outcome}"
            self.problems.append(error(place, f"cell {fault}", message, fix=fix))

    def _report_words(self, column: str, unknown: Sequence[bool], sort: str, fix: str, unread: Unread) -> None:
        """Report each unknown word once, with its number of cells."""
        rows: dict[str, list[int]] = defaultdict(list)
        for index, text in enumerate(self.texts(column) if any(unknown) else ()):
            if unknown[index]:
                rows[text].append(index)
        for text, found in rows.items():
            message = f"{sort.capitalize()}. {unread_text(unread, len(found))}"
            place = self.table.place(self.table.rows[found[0]], column)
            self.problems.append(error(place, sort, message, value=text, fix=fix))
