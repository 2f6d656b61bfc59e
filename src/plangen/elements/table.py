"""Tables as format-neutral data: named columns, and rows of values by column name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from plangen.elements.chart import SmallChart
from plangen.elements.field import Field
from plangen.elements.figure import Figure
from plangen.elements.level import Level

Value = str | Figure | Field | SmallChart | Level | None
"""What a cell can hold; None and an empty text print an empty cell."""


class Look(StrEnum):
    """How the cells of a column are set."""

    TEXT = "text"
    NUMBER = "number"
    MARK = "mark"
    TREND = "trend"
    BAR = "bar"
    WRITE_IN = "write in"
    TICK = "tick"
    NAME = "name"
    """A person's name, larger than a text unless it is long."""
    NUMERAL = "numeral"
    """The number of a row in a short list, in large type."""
    LARGE = "large"
    """A text to write in, as large as a block's title."""
    RATING = "rating"
    """Circles from lowest to highest, with their numbers in the header."""
    TOPIC = "topic"
    """A short text in larger type, in as many lines as it needs."""
    FRAMED = "framed"
    """A box to sign; what isn't a field is printed without one, in small type."""
    BOX = "box"
    """One choice of a field, a box under its word in the header."""
    LEVEL = "level"
    """A step of a scale."""


_TEXTS = (Look.TEXT, Look.NAME, Look.WRITE_IN, Look.LARGE, Look.TOPIC)
LEAST_WIDTH = 10
"""The least width of a column without a width of its own, in millimeters."""


class Tone(StrEnum):
    """How loud the text of a column is."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"


class RowLook(StrEnum):
    """What a row is, which decides how it is set."""

    PLAIN = "plain"
    TOTAL = "total"
    QUIET = "quiet"
    BLANK = "blank"
    """A row to write in."""
    EXTRA = "extra"
    """Its first cell, then its values `lead`, `prompt`, and `action` across the other columns; it is tinted.

    In a table that is tinted itself, it isn't.
    """
    DECIDED = "decided"
    """A row that the meeting decides, tinted."""
    CONTINUED = "continued"
    """A row that goes on in the next one, without a rule between them."""
    OPEN = "open"
    """A row that is still to be done, in bold."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; with `width` 0 (millimeters) it takes what the others leave.

    A cell prints the row's value of this name. `before` and `after` name values in small type on the same line, `below`
    one under it. `hint` explains the marks, in small type after the header. An empty header joins the one before it.
    A column that `is_kept` says something even if it is empty. Its header may be the table's title (`is_title`), in
    larger type and with its hint always printed. A column that `is_tinted` is decided in the meeting. A name in large
    type has at most `longest` characters.
    """

    name: str
    header: str = ""
    look: Look = Look.TEXT
    width: float = 0
    tone: Tone = Tone.PLAIN
    before: str = ""
    after: str = ""
    below: str = ""
    hint: str = ""
    is_kept: bool = False
    is_title: bool = False
    is_tinted: bool = False
    longest: int = 26

    @property
    def is_number(self) -> bool:
        """Whether its cells are aligned at the right."""
        return self.look in (Look.NUMBER, Look.TREND)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the values that its cells print."""
        return tuple(name for name in (self.name, self.before, self.after, self.below) if name)


@dataclass(frozen=True, slots=True)
class Row:
    """The values of a row by name; consecutive rows of one `group` print under its name.

    `below` are labels with texts, printed side by side under the row and across all columns. `frames` are the names of
    adjacent columns whose cells have a frame around them, each group one.
    """

    cells: Mapping[str, Value]
    look: RowLook = RowLook.PLAIN
    group: str = ""
    below: tuple[tuple[str, str], ...] = ()
    frames: tuple[tuple[str, ...], ...] = ()

    def frame_sides(self, name: str) -> tuple[str, ...]:
        """The sides of a column's cell that have a frame."""
        frame = next((each for each in self.frames if name in each), ())
        ends = ((("left",) if name == frame[0] else ()) + (("right",) if name == frame[-1] else ())) if frame else ()
        return ("top", "bottom", *ends) if frame else ()

    def plain(self, name: str) -> str:
        """The text of a value: a figure's short text, what is in a field; empty for a drawing."""
        value = self.cells.get(name)
        if isinstance(value, Figure):
            return value.short
        return value.value if isinstance(value, Field) else value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table without the columns that are empty in every row; `name` is its name in document.toml.

    The other columns keep their places: a text next to an empty column takes its width. `heading` says what it lists.
    `totals` are its last rows. `empty` is printed in place of rows, `more` and `note` below them. Rows are at least
    `row_height` millimeters high. With a `page_size`, that many go on a page, and each page after the first has the
    heading `continued`.
    """

    name: str
    heading: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    totals: tuple[Row, ...] = ()
    more: str = ""
    empty: str = ""
    note: str = ""
    row_height: float = 0
    page_size: int = 0
    continued: str = ""

    def __post_init__(self) -> None:
        rows = (*self.rows, *self.totals)
        filled = {name for row in rows for name, value in row.cells.items() if has_value(value)}
        kept = [each for each in self.columns if not rows or each.is_kept or not filled.isdisjoint(each.names)]
        kept = _in_place(self.columns, kept)
        if not any(column.look is Look.MARK for column in kept):
            kept = [replace(each, hint="") if each.hint and not each.is_title else each for each in kept]
        object.__setattr__(self, "columns", tuple(kept))

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def pages(self) -> "tuple[Table, ...]":
        """The table of each page."""
        size = self.page_size or len(self.rows) or 1
        starts = range(0, max(len(self.rows), 1), size)
        return tuple(self._page(start, size, is_last=start == starts[-1]) for start in starts)

    def _page(self, start: int, size: int, *, is_last: bool) -> "Table":
        """Some of the rows, with all columns of the table; only the last page has totals and notes."""
        rows, totals = self.rows[start : start + size], self.totals if is_last else ()
        more, note = (self.more, self.note) if is_last else ("", "")
        page = replace(self, rows=rows, totals=totals, more=more, note=note, page_size=0)
        object.__setattr__(page, "columns", self.columns)
        return page

    @property
    def row_header(self) -> str:
        """The name of the column that names each row: the first strong text, else the first column if it is a text."""
        texts = [column for column in self.columns if column.look in (Look.TEXT, Look.NAME)]
        strong = next((each.name for each in texts if each.tone is Tone.STRONG or each.look is Look.NAME), "")
        return strong or (texts[0].name if texts[:1] == list(self.columns[:1]) and texts else "")

    @property
    def headers(self) -> tuple[tuple[Column, int], ...]:
        """The header cells, each with the number of columns that it covers; none if no column has a header.

        A column without a header is below the one before it, except a text below that of a number, on the right.
        """
        spans: list[tuple[Column, int]] = []
        for column in self.columns:
            is_joined = not column.header and column.look is not Look.MARK and not column.is_kept
            if spans and spans[-1][0].header and is_joined and not _is_text_after(spans[-1][0], column):
                spans[-1] = (spans[-1][0], spans[-1][1] + 1)
            else:
                spans.append((column, 1))
        return tuple(spans) if any(column.header for column in self.columns) else ()

    def is_spaced(self, at: int) -> bool:
        """Whether a text follows a number, and needs a gap before it."""
        return (
            at > 0
            and self.columns[at - 1].is_number
            and self.columns[at].look in (Look.TEXT, Look.WRITE_IN, Look.LARGE, Look.TICK)
        )


def _in_place(columns: Sequence[Column], kept: Sequence[Column]) -> list[Column]:
    """The columns that are kept, with the widths of the others, so that as many as possible stay where they are.

    A column without a width takes what there is; else the nearest text takes the width of a column that isn't kept.
    """
    widths = {each.name: each.width for each in kept}
    gone = [at for at, column in enumerate(columns) if column.name not in widths]
    flexible = next((at for at in gone if not columns[at].width), None)
    if not kept or not all(widths.values()):
        return list(kept)
    if flexible is not None:
        widths[_taker(columns, flexible, kept)] = 0
    else:
        for at in gone:
            widths[_taker(columns, at, kept)] += columns[at].width
    return [replace(each, width=widths[each.name]) for each in kept]


def _taker(columns: Sequence[Column], at: int, kept: Sequence[Column]) -> str:
    """The name of the text that is nearest to a column; of two, the one before it. Without any, the first column's."""
    places = {column.name: place for place, column in enumerate(columns)}
    texts = [each for each in kept if each.look in _TEXTS] or kept[:1]
    return min(texts, key=lambda each: (abs(places[each.name] - at), places[each.name])).name


def column_shares(columns: Sequence[Column], width: float = 0) -> list[float]:
    """The share of each column in a table of this width in millimeters; columns without a width divide the rest."""
    fixed = sum(column.width for column in columns)
    flexible = sum(not column.width for column in columns)
    rest = max((width - fixed) / flexible, LEAST_WIDTH) if flexible else 0
    total = fixed + rest * flexible
    return [(column.width or rest) / total for column in columns]


def _is_text_after(before: Column, column: Column) -> bool:
    return before.is_number and column.look is Look.TEXT


@dataclass(frozen=True, slots=True)
class TableSpec:
    """What a table has by default: its columns, whose headers are names of words, and the names of its rows.

    `more_rows` are the names of rows that it can have too. `values` are what its rows hold besides the values that its
    columns print; each can be a column of its own.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[str, ...] = ()
    more_rows: tuple[str, ...] = ()
    values: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all values that a row has."""
        return tuple(dict.fromkeys([*(name for column in self.columns for name in column.names), *self.values]))


def has_value(value: Value) -> bool:
    """Whether a value prints anything."""
    return value is not None and not (isinstance(value, str) and not value)
