"""Answers collected from forms: rows in a folder “collected” that replace cells of the rows with the same keys."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePosixPath

from plangen.periods import FiscalCalendar
from plangen.problems import EXAMPLES, Place, Problem, shown, warning
from plangen.records.meetings import events, notes, reviews
from plangen.records.people.roster import Roster
from plangen.records.reading.ids import fold_id
from plangen.records.reading.period_text import parse_period_of_form
from plangen.records.reading.vocabulary import competencies
from plangen.sources.grid import Cell, Grid
from plangen.tables.columns import Columns
from plangen.tables.detect import detect_table
from plangen.tables.headers.row import is_named
from plangen.tables.shape import Shape
from plangen.tables.table import Table, Unused
from plangen.tables.values.filled import is_filled
from plangen.tables.values.folding import fold
from plangen.tables.values.texts import texts_of

FOLDER = "collected"
RECORDED, FORM = "recorded", "from"
"""The columns with the as-of date of a form, and with its file."""
CLEARED = "(cleared)"
"""The answer that empties a cell."""
LATER = "recorded after the as-of date"
_DATES = frozenset({"date", "as of", "created"})
_WORDS: Mapping[tuple[str, str], Mapping[str, Sequence[str]]] = {
    (reviews.SHAPE.name, "area"): reviews.AREAS,
    (notes.SHAPE.name, "topic"): notes.TOPICS,
    (events.SHAPE.name, "type"): events.KINDS,
}
"""The words with synonyms in the columns of keys."""

Key = tuple[tuple[str, ...], ...]
TableRow = tuple[Columns, int]


@dataclass(frozen=True, slots=True)
class _Answer:
    """A row of a collected file, and the date of its form."""

    columns: Columns
    row: int
    recorded: date

    def cells(self) -> Iterator[tuple[str, Cell]]:
        """The filled cells, by column."""
        table = self.columns.table
        at_row = table.grid.rows[self.row]
        # In Notes, “from” is a column of the table: who wrote a note.
        own = {RECORDED} if table.name == notes.SHAPE.name else {RECORDED, FORM}
        for name, at in table.columns.items():
            if name not in own and at < len(at_row) and is_filled(at_row[at]):
                yield name, at_row[at]

    def place(self, column: str) -> Place:
        """The place of one of the cells."""
        return self.columns.table.place(self.row, column)


@dataclass(slots=True)
class _Merge:
    """The rows by key, the cells that replace theirs, and, for each cell, the answer that it has now."""

    rows: dict[Key, list[TableRow]]
    cells: dict[int, dict[tuple[int, str], tuple[Cell, Place]]] = field(default_factory=lambda: defaultdict(dict))
    answered: dict[tuple[int, int, str], tuple[_Answer, str]] = field(default_factory=dict)
    replacing: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    """What each collected table replaced, for its report."""
    used: set[tuple[int, int]] = field(default_factory=set)
    """The answers that were used in other rows, by table and row."""

    def add(self, answer: _Answer, key: Key) -> None:
        """Writes an answer into the rows with its key; without one, it stays a row of its own."""
        targets = self.rows.get(key, []) if key else []
        # Several rows may have one complete key (a deal and its split), but not one that is partly blank.
        if not targets or (len(targets) > 1 and not all(key[1])):
            self.keep(answer)
            if key:
                self.rows.setdefault(key, [(answer.columns, answer.row)])
            return
        self.used.add((answer.columns.table.number, answer.row))
        for column, cell in answer.cells():
            for target in targets if column not in key[0] else ():
                self.write(target, answer, column, cell)

    def write(self, target: TableRow, answer: _Answer, column: str, cell: Cell) -> None:
        """Writes a cell into a row, unless an answer of the same date is already there."""
        columns, row = target
        at, text = (columns.table.number, row, column), texts_of([cell])[0]
        before = self.answered.get(at)
        if before and before[1] == text:
            return
        if before and before[0].recorded == answer.recorded:
            answer.columns.problems.append(_conflict(answer, column, before, text))
            return
        if not before:
            self._note(target, answer, column, text)
        self.answered[at] = answer, text
        self.cells[columns.table.number][row, column] = None if text == CLEARED else cell, answer.place(column)

    def keep(self, answer: _Answer) -> None:
        """Keeps an answer as a row of its own; a cleared cell of it is blank."""
        for column, cell in answer.cells():
            at, [text] = (answer.columns.table.number, answer.row, column), texts_of([cell])
            self.answered[at] = answer, text
            if text == CLEARED:
                self.cells[answer.columns.table.number][answer.row, column] = None, answer.place(column)

    def _note(self, target: TableRow, answer: _Answer, column: str, text: str) -> None:
        columns, row = target
        at = columns.table.columns.get(column)
        cells = columns.table.grid.rows[row]
        [old] = texts_of([cells[at] if at is not None and 0 <= at < len(cells) else None])
        if old and old != text:
            place = columns.table.place(row, column)
            self.replacing[answer.columns.table.number].append(
                f"{answer.place(column).cell} replaces “{shown(old)}” in {place}"
            )


def is_collected(grid: Grid) -> bool:
    """Whether a file of answers has this grid: one in a folder named “collected”."""
    return PurePosixPath(grid.file).parent.name == FOLDER


def answers_last(tables: Sequence[Columns]) -> list[Columns]:
    """The tables of one name, the user's own first."""
    return sorted(tables, key=lambda columns: is_collected(columns.table.grid))


def detect_answers(grid: Grid, number: int, shapes: Sequence[Shape]) -> tuple[Table | Unused, list[Problem]]:
    """A file of answers as a table, recognized by its name, in which a blank cell says nothing."""
    shape = next((each for each in shapes if is_named(grid, each)), None)
    if shape is None:
        message, fix = "No table has this file's name. Not used.", "Name it after its table, such as Actions.csv."
        problem = warning(Place(grid.file, grid.sheet), "unknown table", message, fix=fix)
        return Unused(grid, "not named after a table"), [problem]
    table, problems = detect_table(grid, number, (_answers_shape(shape),))
    return replace(table, groups={}) if isinstance(table, Table) else table, problems


def _answers_shape(shape: Shape) -> Shape:
    """A table whose rows need nothing but a key."""
    if not shape.keys:
        return shape
    added = [name for name in (RECORDED, FORM) if name not in shape.columns]
    needs = tuple((name,) for name in shape.keys[0]) if len(shape.keys) == 1 else (tuple(key[0] for key in shape.keys),)
    return replace(shape, columns=(*shape.columns, *added), needs=needs, needs_if_named=(), is_named=True)


def merge_answers(tables: Sequence[Columns], roster: Roster, calendar: FiscalCalendar, as_of: date) -> None:
    """Replaces cells of a table's rows by answers with the same key, in the order in which they were recorded."""
    collected = [columns for columns in tables if is_collected(columns.table.grid)]
    if not collected or not collected[0].table.shape.keys:
        return
    merge = _Merge(_rows_by_key(tables, collected, roster, calendar))
    for answer, key in _answers(collected, roster, calendar):
        if answer.recorded <= as_of:
            merge.add(answer, key)
    for columns in tables:
        cells = merge.cells.get(columns.table.number)
        if cells:
            columns.table = columns.table.with_cells(cells)
    for columns in collected:
        _without_used(columns, merge.used, as_of)
        columns.notes += _listed(merge.replacing[columns.table.number])


def _rows_by_key(
    tables: Sequence[Columns], collected: Sequence[Columns], roster: Roster, calendar: FiscalCalendar
) -> dict[Key, list[TableRow]]:
    """The rows of the user's own sheets, by key."""
    rows: dict[Key, list[TableRow]] = defaultdict(list)
    for columns in [each for each in tables if each not in collected]:
        for row, key in zip(columns.table.rows, _keys(columns, roster, calendar), strict=True):
            if key:
                rows[key].append((columns, row))
    return dict(rows)


def _answers(collected: Sequence[Columns], roster: Roster, calendar: FiscalCalendar) -> list[tuple[_Answer, Key]]:
    """The rows of the collected files with their keys, by the dates of their forms."""
    found = [
        (_Answer(columns, row, recorded or date.min), key)
        for columns in collected
        for row, recorded, key in zip(
            columns.table.rows, columns.unambiguous_dates(RECORDED), _keys(columns, roster, calendar), strict=True
        )
    ]
    return sorted(found, key=lambda each: each[0].recorded)


def _keys(columns: Columns, roster: Roster, calendar: FiscalCalendar) -> list[Key]:
    """Each row's key: the names of its columns, and their values; empty if the row has none."""
    keys: list[Key] = [()] * len(columns.table.rows)
    for group in reversed(columns.table.shape.keys):
        values = zip(*(_comparable(columns, name, roster, calendar) for name in group), strict=True)
        keys = [(group, key) if key[0] else other for key, other in zip(values, keys, strict=True)]
    return keys


def _comparable(columns: Columns, name: str, roster: Roster, calendar: FiscalCalendar) -> list[str]:
    """A key's column in a form in which two spellings of one value are equal."""
    texts = columns.texts(name)
    if name == "salesperson":
        people = [roster.find(text) for text in texts]
        return [fold(each.name if each else roster.named(text)) for each, text in zip(people, texts, strict=True)]
    if name == "period":
        periods = [parse_period_of_form(text, calendar) for text in texts]
        return [f"{each.start} {each.end}" if each else fold(text) for each, text in zip(periods, texts, strict=True)]
    if name in _DATES:
        days = columns.unambiguous_dates(name)
        return [str(day) if day else fold(text) for day, text in zip(days, texts, strict=True)]
    if name == "competency":
        return [fold(text) for text in competencies(columns)]
    if name == "id":
        return [fold_id(text) for text in texts]
    words = _WORDS.get((columns.table.name, name), {})
    known = {fold(word): fold(key) for key, others in words.items() for word in (key, *others)}
    return [known.get(fold(text), fold(text)) for text in texts]


def _without_used(columns: Columns, used: set[tuple[int, int]], as_of: date) -> None:
    """Takes the rows that were used in other rows, and those of later forms, out of a collected table."""
    table = columns.table
    days = zip(table.rows, columns.unambiguous_dates(RECORDED), strict=True)
    later = {row: LATER for row, recorded in days if recorded and recorded > as_of}
    merged = tuple(row for row in table.rows if (table.number, row) in used)
    kept = tuple(row for row in table.rows if row not in later and row not in merged)
    columns.table = replace(table, rows=kept, merged=merged, skips={**table.skips, **later})


def _conflict(answer: _Answer, column: str, before: tuple[_Answer, str], text: str) -> Problem:
    """The warning that two forms of one date have different answers."""
    first, value = before
    place, other = answer.place(column), first.place(column)
    where = other.cell if (other.file, other.sheet) == (place.file, place.sheet) else str(other)
    message = f"Another answer of the same date is “{shown(value)}”, in {where}. The first one is used."
    return warning(place, "different answers", message, value=text, fix="Delete the one that's wrong.")


def _listed(replacing: Sequence[str]) -> list[str]:
    """The first few replaced cells, and how many more there are."""
    more = len(replacing) - EXAMPLES
    return [
        *replacing[:EXAMPLES],
        *([f"{more} more {'cells replace' if more > 1 else 'cell replaces'} others"] * (more > 0)),
    ]
