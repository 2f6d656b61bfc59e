"""The Columns sheet: the user's own headers, mapped to our columns."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from plangen.problems import error, warning
from plangen.records.reading.suggestions import NameSuggester
from plangen.tables.columns import Columns
from plangen.tables.headers.known import SIMILARITY_CUTOFF, fold_header, parse_headers
from plangen.tables.headers.lines import header_lines
from plangen.tables.headers.row import ColumnOverrides
from plangen.tables.shape import Shape
from plangen.tables.table import Table
from plangen.tables.values.folding import fold

SHAPE = Shape("Columns", ("table", "column", "header"), (("table",), ("column",), ("header",)), names=("Column names",))

_FORMER_NAMES = {"class": "tier", "e mail": "email", "kind": "type"}
"""Former names of our columns, folded, with their current names."""
_Row = tuple[Columns, int]
"""A row of a Columns sheet."""


def read_column_overrides(tables: list[Columns], shapes: Sequence[Shape]) -> ColumnOverrides:
    """The user's headers by table; rows with an unknown table or column are reported."""
    overrides: dict[str, dict[str, str]] = defaultdict(dict)
    for columns in tables:
        for row, texts, shape in _rows(columns, shapes):
            column = _our_column(shape, texts[1])
            header = fold_header(texts[2])
            if not shape or not column or not header:
                _report_unusable((columns, row), texts, shape, shapes)
            elif overrides[shape.name].setdefault(header, column) != column:
                _report_conflict(columns, row, texts, overrides[shape.name][header])
    return overrides


def report_absent_headers(tables: list[Columns], shapes: Sequence[Shape], read: Iterable[Table]) -> None:
    """Warns about rows whose header isn't in any sheet read as their table."""
    present: dict[str, dict[str, str]] = defaultdict(dict)
    for table in read:
        headers = parse_headers(header_lines(table.grid, table.header_row, table.headers.lines))
        for forms in (headers.bare, headers.folded):
            present[table.name] |= dict(zip(forms, headers.texts, strict=True))
    suggesters = {name: NameSuggester(headers, SIMILARITY_CUTOFF, fuzz.ratio) for name, headers in present.items()}
    for columns in tables:
        for row, (_, _, header), shape in _rows(columns, shapes):
            if row in columns.skipped or shape is None or fold_header(header) in present[shape.name]:
                continue
            near = suggesters[shape.name].suggest(header) if shape.name in suggesters else ""
            message = f"No {shape.name} sheet has this header."
            exactly = "exactly as it is in your file."
            fix = f"Use “{near}”, {exactly}" if near else f"Copy the header {exactly}"
            place = columns.table.place(row, "header")
            columns.problems.append(warning(place, "unknown header", message, value=header, fix=fix))


def _rows(columns: Columns, shapes: Sequence[Shape]) -> Iterator[tuple[int, tuple[str, str, str], Shape | None]]:
    """The rows of a Columns sheet: row, texts (table, column, header), and the shape of the table."""
    names = {fold(name): shape for shape in shapes for name in (shape.name, *shape.names)}
    texts = (columns.texts(name) for name in SHAPE.columns)
    for row, table, column, header in zip(columns.table.rows, *texts, strict=True):
        yield row, (table, column, header), names.get(fold(table))


def _our_column(shape: Shape | None, name: str) -> str:
    """Our column with this current or former name, or an empty string."""
    names = {fold(name), _FORMER_NAMES.get(fold(name), "")}
    return next((column for column in shape.columns if fold(column) in names), "") if shape else ""


def _report_unusable(row: _Row, texts: tuple[str, str, str], shape: Shape | None, shapes: Sequence[Shape]) -> None:
    columns, at = row
    columns.skip(at, "not recognized")
    if shape is None:
        message, value = "No such table. Row skipped.", texts[0]
        near = _nearest(value, (name for each in shapes for name in (each.name, *each.names)))
        fix, column = f"Use {f'“{near}”' if near else 'a table name, such as Opportunities or Team'}.", "table"
    elif not _our_column(shape, texts[1]):
        message, value = f"{shape.name} has no such column. Row skipped.", texts[1]
        near = _nearest(value, shape.columns)
        fix, column = f"Use {f'“{near}”, or ' if near else ''}one of: {', '.join(shape.columns)}.", "column"
    else:
        message, value = "No header given. Row skipped.", ""
        fix, column = "Copy the header exactly as it is in your file.", "header"
    columns.problems.append(error(columns.table.place(at, column), "unknown column", message, value=value, fix=fix))


def _nearest(name: str, known: Iterable[str]) -> str:
    """The most similar known name, or an empty string."""
    return NameSuggester({fold(each): each for each in known}, SIMILARITY_CUTOFF, fuzz.ratio).suggest(name)


def _report_conflict(columns: Columns, row: int, texts: tuple[str, str, str], mapped: str) -> None:
    columns.skip(row, "duplicate")
    message = f"This header is mapped to “{mapped}” above and “{texts[1]}” here. Row skipped."
    place = columns.table.place(row, "header")
    columns.problems.append(error(place, "conflicting headers", message, value=texts[2], fix="Delete the wrong row."))
