"""The sheet Columns: heads of the user's own, and which of our columns they mean."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from plangen.problems import error, warning
from plangen.records.nearest import Nearest
from plangen.tables.columns import Columns
from plangen.tables.folding import fold
from plangen.tables.head_lines import head_lines
from plangen.tables.header_row import OwnHeads
from plangen.tables.headers import ALIKE, folded_head, head_row
from plangen.tables.shape import Shape
from plangen.tables.table import Table

SHAPE = Shape("Columns", ("table", "column", "header"), (("table",), ("column",), ("header",)), names=("Column names",))


_Row = tuple[Columns, int]
"""A row of a sheet Columns."""


def read_own_heads(tables: list[Columns], shapes: Sequence[Shape]) -> OwnHeads:
    """The heads that the user has named, by table; rows that name no table or column of ours are told."""
    own: dict[str, dict[str, str]] = defaultdict(dict)
    for columns in tables:
        for row, named, shape in _rows(columns, shapes):
            meant = _meant(shape, named[1])
            head = folded_head(named[2])
            if not shape or not meant or not head:
                _tell((columns, row), named, shape, shapes)
            elif own[shape.name].setdefault(head, meant) != meant:
                _tell_twice(columns, row, named, own[shape.name][head])
    return own


def tell_absent(tables: list[Columns], shapes: Sequence[Shape], read: Iterable[Table]) -> None:
    """Tells the rows whose head stands in no sheet that was read as their table."""
    there: dict[str, dict[str, str]] = defaultdict(dict)
    for table in read:
        heads = head_row(head_lines(table.grid, table.header, table.heads.lines))
        for forms in (heads.bare, heads.folded):
            there[table.name] |= dict(zip(forms, heads.texts, strict=True))
    near = {name: Nearest(heads, ALIKE, fuzz.ratio) for name, heads in there.items()}
    for columns in tables:
        for row, (_, _, head), shape in _rows(columns, shapes):
            if row in columns.aside or shape is None or folded_head(head) in there[shape.name]:
                continue
            meant = near[shape.name].to(head) if shape.name in near else ""
            message = f"No sheet that is read as {shape.name} has this header; the row changes nothing."
            hint = f" “{meant}” is near." if meant else ""
            cure = f"Write the header as it stands in your file.{hint}"
            place = columns.table.place(row, "header")
            columns.problems.append(warning(place, "unknown header", message, value=head, cure=cure))


def _rows(columns: Columns, shapes: Sequence[Shape]) -> Iterator[tuple[int, tuple[str, str, str], Shape | None]]:
    """The rows of a sheet Columns: their number, what they name (table, column, head), and the table that is meant."""
    names = {fold(name): shape for shape in shapes for name in (shape.name, *shape.names)}
    texts = (columns.texts(name) for name in SHAPE.columns)
    for row, table, column, head in zip(columns.table.rows, *texts, strict=True):
        yield row, (table, column, head), names.get(fold(table))


def _meant(shape: Shape | None, column: str) -> str:
    """Our column of a name; empty where there is none."""
    return next((name for name in shape.columns if fold(name) == fold(column)), "") if shape else ""


def _tell(row: _Row, named: tuple[str, str, str], shape: Shape | None, shapes: Sequence[Shape]) -> None:
    columns, at = row
    columns.set_aside(at, "not understood")
    if shape is None:
        message, value = "plangen has no such table; the row is not used.", named[0]
        hint = _hint(value, (name for each in shapes for name in (each.name, *each.names)))
        cure, column = f"Name one of its tables, such as Opportunities or Team.{hint}", "table"
    elif not _meant(shape, named[1]):
        message, value = f"{shape.name} has no such column; the row is not used.", named[1]
        cure, column = f"Name one of: {', '.join(shape.columns)}.{_hint(value, shape.columns)}", "column"
    else:
        message, value = "No header is named; the row is not used.", ""
        cure, column = "Write the header as it stands in your file.", "header"
    columns.problems.append(error(columns.table.place(at, column), "unknown column", message, value=value, cure=cure))


def _hint(name: str, known: Iterable[str]) -> str:
    """A sentence that names the known name most like this one; empty where none is."""
    near = Nearest({fold(each): each for each in known}, ALIKE, fuzz.ratio).to(name)
    return f" “{near}” is near." if near else ""


def _tell_twice(columns: Columns, row: int, named: tuple[str, str, str], meant: str) -> None:
    columns.set_aside(row, "not understood")
    message = f"This header is named as “{meant}” above and as “{named[1]}” here; the row is not used."
    place = columns.table.place(row, "header")
    cure = "Keep the row that is right, and delete the other."
    columns.problems.append(error(place, "header named twice", message, value=named[2], cure=cure))
