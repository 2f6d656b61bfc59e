"""The Columns sheet: the user's own headers, mapped to our columns."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from plangen.problems import error, warning
from plangen.records.reading.suggestions import NameSuggester
from plangen.sources.grid import Grid
from plangen.tables.columns import Columns
from plangen.tables.headers.known import SIMILARITY_CUTOFF, fold_header, match_headers, parse_headers
from plangen.tables.headers.lines import header_lines
from plangen.tables.headers.row import HEADER_SEARCH_ROWS, ColumnOverrides
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


def report_absent_headers(
    tables: list[Columns], shapes: Sequence[Shape], read: Sequence[Table], grids: Sequence[Grid]
) -> None:
    """Warns about rows whose header isn't in any sheet read as their table, with the sheet that has it, if any."""
    present: dict[str, dict[str, str]] = defaultdict(dict)
    for table in read:
        headers = parse_headers(header_lines(table.grid, table.header_row, table.headers.lines))
        present[table.name] |= {form: text for at in range(len(headers.texts)) for form, text in headers.forms(at)}
    suggesters = {name: NameSuggester(headers, SIMILARITY_CUTOFF, fuzz.ratio) for name, headers in present.items()}
    names = {id(table.grid): table.name for table in read}
    for columns in tables:
        for row, (_, _, header), shape in _rows(columns, shapes):
            if row in columns.skipped or shape is None or fold_header(header) in present[shape.name]:
                continue
            near = suggesters[shape.name].suggest(header) if shape.name in suggesters else ""
            place = columns.table.place(row, "header")
            message, fix = _absence(shape.name, near, _place_of(header, grids, columns), names)
            columns.problems.append(warning(place, "unknown header", message, value=header, fix=fix))


def _absence(table: str, near: str, found: tuple[Grid, int, int] | None, names: Mapping[int, str]) -> tuple[str, str]:
    """What to report about a header that no sheet read as its table has: the message and the fix."""
    exactly = "exactly as it is in your file."
    if found is None:
        fix = f"Use “{near}”, {exactly}" if near else f"Copy the header {exactly}"
        return f"No {table} sheet has this header.", fix
    grid, row, at = found
    name = names.get(id(grid), "")
    if name:
        return (
            f"{grid.place(row, at)} has this header, but is read as {name}.",
            f"Enter {name} under table, or delete the row.",
        )
    fix = f"Map the columns that {table} requires, too; see the error for that sheet."
    return f"{grid.place(row, at)} has this header, but isn't read as {table}.", fix


def _place_of(header: str, grids: Sequence[Grid], own: Columns) -> tuple[Grid, int, int] | None:
    """The first sheet, row, and column whose first rows have a header; the Columns sheet itself doesn't count."""
    wanted = fold_header(header)
    others = (grid for grid in grids if grid.rows is not own.table.grid.rows)
    cells = (
        (grid, row, at, cell)
        for grid in others
        for row, cells in enumerate(grid.rows[:HEADER_SEARCH_ROWS])
        for at, cell in enumerate(cells)
    )
    found = ((grid, row, at) for grid, row, at, cell in cells if isinstance(cell, str) and fold_header(cell) == wanted)
    return next(found, None)


def _rows(columns: Columns, shapes: Sequence[Shape]) -> Iterator[tuple[int, tuple[str, str, str], Shape | None]]:
    """The rows of a Columns sheet: row, texts (table, column, header), and the shape of the table."""
    names = {fold(name): shape for shape in shapes for name in (shape.name, *shape.names)}
    texts = (columns.texts(name) for name in SHAPE.columns)
    for row, table, column, header in zip(columns.table.rows, *texts, strict=True):
        yield row, (table, column, header), names.get(fold(table))


def _our_column(shape: Shape | None, name: str) -> str:
    """Our column with this current or former name, or else the one that it is a known header of; empty if none is."""
    if shape is None:
        return ""
    names = {fold(name), _FORMER_NAMES.get(fold(name), "")}
    own = next((column for column in shape.columns if fold(column) in names), "")
    headers = match_headers([name], replace(shape, families=()))
    return own or (next(iter(headers.columns)) if headers.exact_matches else "")


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
