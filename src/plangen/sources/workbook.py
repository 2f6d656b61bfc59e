"""Read a workbook file into grids in the current process; untrusted files belong in a child process."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZipFile, is_zipfile

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from plangen.problems import Problem, has_errors
from plangen.sources.cell_metadata import (
    XLS_1904_RECORD,
    CellStyles,
    cell_metadata,
    cell_styles,
    currency_ranges,
    part,
    sheet_parts,
    uses_1904_dates,
)
from plangen.sources.file_errors import (
    empty,
    encrypted,
    errors_not_checked,
    too_large,
    too_many_cells,
    too_wide,
    unreadable,
)
from plangen.sources.grid import Cell, Grid, Marks, column_letters, printable
from plangen.sources.ods_marks import Hidden, ods_hidden
from plangen.sources.size_limits import LAST_COLUMN, LAST_ROW, SizeLimits, too_many_marks
from plangen.sources.xls_marks import xls_hidden

MAX_BYTES = 250_000_000
MAX_UNPACKED = 1_000_000_000
MAX_COMPRESSION = 500
MIN_UNPACKED = 50_000_000
"""Unpacked bytes below which the compression ratio isn't checked."""
OPEN_DOCUMENT = "content.xml"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")


def read_workbook(path: Path, file: str) -> Iterator[Grid | Problem]:
    """The grids of a workbook's non-empty sheets, and its problems."""
    try:
        yield from with_file_problems(file, open_sheets(path, file))
    except PasswordError:
        yield encrypted(file)
    except MemoryError:
        yield too_large(file)
    except GeneratorExit:
        raise
    except BaseException:  # noqa: BLE001 - calamine's panics aren't Exceptions
        yield unreadable(file)


def with_file_problems(file: str, found: Iterator[Grid | Problem]) -> Iterator[Grid | Problem]:
    """The items found, plus a warning for an empty file and for one that can't be checked for errors."""
    grids, problems, is_checked = 0, 0, True
    blank: list[Grid] = []
    for item in found:
        if isinstance(item, Grid):
            if not grids and not has_content(item):
                # Empty sheets are kept only if another sheet has content.
                blank.append(item)
                continue
            yield from blank
            blank.clear()
            grids += 1
            is_checked = is_checked and item.marks.known
        else:
            problems += has_errors([item])
        yield item
    if not is_checked:
        yield errors_not_checked(file)
    if not grids and not problems:
        yield empty(file)


def open_sheets(path: Path, file: str) -> Iterator[Grid | Problem]:
    """The sheets of a workbook of acceptable size."""
    if path.stat().st_size > MAX_BYTES:
        yield too_large(file)
        return
    raw = path.read_bytes()
    if not is_zipfile(io.BytesIO(raw)):
        yield from sheets(open_workbook(raw, path), raw, file)
        return
    with ZipFile(io.BytesIO(raw)) as archive:
        if refused := archive_problem(archive, file) or content_problem(archive, file):
            yield refused
            return
        yield from sheets(open_workbook(raw, path), archive, file)


def open_workbook(raw: bytes, path: Path) -> CalamineWorkbook:
    """The workbook in these bytes, whatever its extension."""
    try:
        return load_workbook(io.BytesIO(raw))
    except CalamineError:
        # Calamine distinguishes passwords from damage only by the file's extension.
        if ENCRYPTED_PACKAGE in raw:
            raise PasswordError from None
        return load_workbook(path)


def archive_problem(archive: ZipFile, file: str) -> Problem | None:
    """Why a zip file isn't opened, from its declared sizes and flags."""
    entries = archive.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        return encrypted(file)
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    is_bomb = unpacked > MIN_UNPACKED and unpacked > MAX_COMPRESSION * packed
    return too_large(file) if is_bomb or unpacked > MAX_UNPACKED else None


def content_problem(archive: ZipFile, file: str) -> Problem | None:
    """Why an OpenDocument workbook isn't opened: calamine never stops reading one that breaks off."""
    if OPEN_DOCUMENT not in archive.namelist():
        return None
    if b"encryption-data" in part(archive, "META-INF/manifest.xml"):
        return encrypted(file)
    parser = ParserCreate()
    parser.StartDoctypeDeclHandler = reject_entities
    try:
        with archive.open(OPEN_DOCUMENT) as content:
            parser.ParseFile(content)
    except (ExpatError, EntitiesError):
        return unreadable(file)
    return None


def reject_entities(*_declaration: object) -> None:
    """Stop reading if entities may be declared, which spreadsheet apps never do."""
    raise EntitiesError


class EntitiesError(Exception):
    """Part of a workbook declares entities, which may expand to gigabytes."""


def sheets(workbook: CalamineWorkbook, source: ZipFile | bytes, file: str) -> Iterator[Grid | Problem]:
    """The grids of an opened workbook in order; chart sheets and macros are skipped."""
    entries = workbook.sheets_metadata
    marks = MarksReader(source, len(entries))
    limits = SizeLimits()
    for number, entry in enumerate(entries):
        if entry.typ != SheetTypeEnum.WorkSheet:
            continue
        try:
            sheet = workbook.get_sheet_by_index(number)
            found = grid_or_problem(sheet, entry, file, limits)
            del sheet
        except MemoryError:
            found = too_large(file, "The sheet is too large to read.", printable(entry.name))
        except BaseException:  # noqa: BLE001 - calamine's panics aren't Exceptions
            found = unreadable(file, "The sheet is damaged.", printable(entry.name))
        if isinstance(found, Grid):
            found = with_marks(found, marks.of(number), limits)
        yield found
        if limits.is_used_up:
            return


def grid_or_problem(sheet: CalamineSheet, entry: SheetMetadata, file: str, limits: SizeLimits) -> Grid | Problem:
    """The rows of a sheet from A1, unless it has too many cells."""
    hidden = entry.visible != SheetVisibleEnum.Visible
    name = printable(entry.name)
    if sheet.end is None:
        return Grid(file, name, [], hidden=hidden)
    row, column = sheet.end
    if not SizeLimits().reaches(row, column):
        return too_wide(file, name, f"{column_letters(column)}{row + 1}")
    if not limits.reaches(row, column):
        limits.is_used_up = True
        return too_many_cells(file, name)
    rows: Sequence[Sequence[Cell]] = sheet.to_python(skip_empty_area=False)
    return Grid(file, name, rows, hidden=hidden)


def has_content(grid: Grid) -> bool:
    """Whether a sheet has a cell with a value, or with a mark that explains why not."""
    marked = grid.marks.errors or grid.marks.uncalculated
    return bool(marked) or any(cell not in ("", None) for row in grid.rows for cell in row)


class MarksReader:
    """The marks of a workbook's sheets, each read when asked for."""

    def __init__(self, source: ZipFile | bytes, sheets: int) -> None:
        self.archive = None if isinstance(source, bytes) else source
        self.parts: list[str] = []
        self.styles = CellStyles()
        self.from_1904 = isinstance(source, bytes) and XLS_1904_RECORD in source
        self.hidden = hidden_parts(source, sheets)
        if isinstance(source, bytes):
            return
        try:
            parts = sheet_parts(source)
            self.styles = cell_styles(source)
            self.from_1904 = uses_1904_dates(source)
        except Exception:  # noqa: BLE001 - whatever is wrong here, calamine has read the cells
            return
        self.parts = parts if len(parts) == sheets else []

    def of(self, number: int) -> Marks:
        """The marks of one sheet."""
        name = self.parts[number] if self.parts else ""
        if self.archive is None or not name:
            return self.unknown(number)
        try:
            xml = part(self.archive, name)
            found = cell_metadata(xml, self.styles.percents, self.styles.currencies) if xml else self.unknown(number)
            return replace(found, from_1904=self.from_1904)
        except Exception:  # noqa: BLE001 - whatever is wrong here, calamine has read the cells
            return self.unknown(number)

    def unknown(self, number: int) -> Marks:
        """The marks of a sheet whose cells can't be checked."""
        hidden = self.hidden[number] if self.hidden else Hidden()
        rows, columns = frozenset(hidden.rows), frozenset(hidden.columns)
        currencies = currency_ranges(hidden.currencies.items())
        return Marks(
            from_1904=self.from_1904, known=False, hidden_rows=rows, hidden_columns=columns, currencies=currencies
        )


def hidden_parts(source: ZipFile | bytes, sheets: int) -> list[Hidden]:
    """The hidden rows and columns of each sheet of an .ods or .xls file; empty for other files and damaged ones."""
    try:
        is_ods = not isinstance(source, bytes) and OPEN_DOCUMENT in source.namelist()
        found = xls_hidden(source) if isinstance(source, bytes) else ods_hidden(source) if is_ods else []
    except Exception:  # noqa: BLE001 - whatever is wrong here, calamine has read the cells
        return []
    return found if len(found) == sheets else []


def with_marks(grid: Grid, marks: Marks, limits: SizeLimits) -> Grid | Problem:
    """A grid with its marks, and with blank cells for marks where calamine saw none, unless it is too large."""
    marks = Marks(from_1904=marks.from_1904, known=False) if too_many_marks(marks) else marks
    rows = list(grid.rows)
    for row, column in sorted({*marks.errors, *marks.uncalculated}):
        if row > LAST_ROW or column > LAST_COLUMN:
            continue
        rows.extend([] for _ in range(len(rows), row + 1))
        if len(rows[row]) <= column:
            rows[row] = [*rows[row], *[""] * (column + 1 - len(rows[row]))]
    if not limits.take(rows):
        return too_many_cells(grid.file, grid.sheet)
    width = max(map(len, rows), default=0)
    kept_marks = replace(
        marks,
        hidden_rows=frozenset(row for row in marks.hidden_rows if row < len(rows)),
        hidden_columns=frozenset(column for column in marks.hidden_columns if column < width),
    )
    return replace(grid, rows=rows, marks=kept_marks)
