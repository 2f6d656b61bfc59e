"""A workbook file in, its grids out, in whatever process it is called; untrusted files belong in one of their own."""

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
from plangen.sources.allowance import LAST_COLUMN, LAST_ROW, Allowance, too_many_marks
from plangen.sources.grid import Cell, Grid, Marks, letters, printable
from plangen.sources.marks import RECORD_OF_1904, counts_from_1904, part, percent_styles, sheet_marks, sheet_parts
from plangen.sources.refusals import (
    empty,
    encrypted,
    too_large,
    too_many_cells,
    too_wide,
    unmarked,
    unreadable,
)

MOST_BYTES = 250_000_000
MOST_UNPACKED = 1_000_000_000
ABSURD_RATIO = 500
SMALL_ENOUGH = 50_000_000
"""Unpacked bytes below which a ratio says nothing."""
OPEN_DOCUMENT = "content.xml"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")


def read_workbook(path: Path, file: str) -> Iterator[Grid | Problem]:
    """The grids of a workbook's sheets that hold anything, and what is wrong with it."""
    try:
        yield from told(file, opened_sheets(path, file))
    except PasswordError:
        yield encrypted(file)
    except MemoryError:
        yield too_large(file)
    except GeneratorExit:
        raise
    except BaseException:  # noqa: BLE001 - calamine's panics are no Exceptions
        yield unreadable(file)


def told(file: str, found: Iterator[Grid | Problem]) -> Iterator[Grid | Problem]:
    """What was found, and one line each for a file with nothing in it and for one that cannot be asked."""
    grids, problems, asked = 0, 0, True
    blank: list[Grid] = []
    for one in found:
        if isinstance(one, Grid):
            if not grids and not holds_anything(one):
                # A file with nothing but empty sheets is told as a whole.
                blank.append(one)
                continue
            yield from blank
            blank.clear()
            grids += 1
            asked = asked and one.marks.known
        else:
            problems += has_errors([one])
        yield one
    if not asked:
        yield unmarked(file)
    if not grids and not problems:
        yield empty(file)


def opened_sheets(path: Path, file: str) -> Iterator[Grid | Problem]:
    """The sheets of a workbook whose size is not absurd."""
    if path.stat().st_size > MOST_BYTES:
        yield too_large(file)
        return
    raw = path.read_bytes()
    if not is_zipfile(io.BytesIO(raw)):
        yield from sheets(opened_workbook(raw, path), raw, file)
        return
    with ZipFile(io.BytesIO(raw)) as archive:
        if refused := refused_archive(archive, file) or refused_content(archive, file):
            yield refused
            return
        yield from sheets(opened_workbook(raw, path), archive, file)


def opened_workbook(raw: bytes, path: Path) -> CalamineWorkbook:
    """The workbook in these bytes, whatever its ending says."""
    try:
        return load_workbook(io.BytesIO(raw))
    except CalamineError:
        # Only by the file's ending does calamine tell a password from damage.
        if ENCRYPTED_PACKAGE in raw:
            raise PasswordError from None
        return load_workbook(path)


def refused_archive(archive: ZipFile, file: str) -> Problem | None:
    """Why a zip file is not opened, from what it declares of itself."""
    entries = archive.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        return encrypted(file)
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    absurd = unpacked > SMALL_ENOUGH and unpacked > ABSURD_RATIO * packed
    return too_large(file) if absurd or unpacked > MOST_UNPACKED else None


def refused_content(archive: ZipFile, file: str) -> Problem | None:
    """Why an OpenDocument workbook is not opened: where its one part breaks off, calamine reads on for ever."""
    if OPEN_DOCUMENT not in archive.namelist():
        return None
    if b"encryption-data" in part(archive, "META-INF/manifest.xml"):
        return encrypted(file)
    parser = ParserCreate()
    parser.StartDoctypeDeclHandler = refuse_entities
    try:
        with archive.open(OPEN_DOCUMENT) as content:
            parser.ParseFile(content)
    except (ExpatError, EntitiesError):
        return unreadable(file)
    return None


def refuse_entities(*_declaration: object) -> None:
    """Ends reading where entities could be declared, which spreadsheet programs never do."""
    raise EntitiesError


class EntitiesError(Exception):
    """A part of a workbook declares what may be expanded to gigabytes."""


def sheets(workbook: CalamineWorkbook, source: ZipFile | bytes, file: str) -> Iterator[Grid | Problem]:
    """The grids of an opened workbook, in its order; chart sheets and macros are passed over."""
    entries = workbook.sheets_metadata
    marks = Marked(source, len(entries))
    allowance = Allowance()
    for number, entry in enumerate(entries):
        if entry.typ != SheetTypeEnum.WorkSheet:
            continue
        try:
            sheet = workbook.get_sheet_by_index(number)
            found = grid_or_problem(sheet, entry, file, allowance)
            del sheet
        except MemoryError:
            found = too_large(file, "The sheet is too large to read.", printable(entry.name))
        except BaseException:  # noqa: BLE001 - calamine's panics are no Exceptions
            found = unreadable(file, "The sheet is damaged.", printable(entry.name))
        if isinstance(found, Grid):
            found = with_marks(found, marks.of(number), allowance)
        yield found
        if allowance.is_used_up:
            return


def grid_or_problem(sheet: CalamineSheet, entry: SheetMetadata, file: str, allowance: Allowance) -> Grid | Problem:
    """The rows of a sheet from A1 on, unless there are absurdly many cells."""
    hidden = entry.visible != SheetVisibleEnum.Visible
    name = printable(entry.name)
    if sheet.end is None:
        return Grid(file, name, [], hidden=hidden)
    row, column = sheet.end
    if not Allowance().reaches(row, column):
        return too_wide(file, name, f"{letters(column)}{row + 1}")
    if not allowance.reaches(row, column):
        allowance.is_used_up = True
        return too_many_cells(file, name)
    rows: Sequence[Sequence[Cell]] = sheet.to_python(skip_empty_area=False)
    return Grid(file, name, rows, hidden=hidden)


def holds_anything(grid: Grid) -> bool:
    """Whether a sheet has a cell with a value, or with a reason for having none."""
    marked = grid.marks.errors or grid.marks.uncalculated
    return bool(marked) or any(cell not in ("", None) for row in grid.rows for cell in row)


class Marked:
    """The marks of a workbook's sheets, each looked for when it is asked for."""

    def __init__(self, source: ZipFile | bytes, sheets: int) -> None:
        self.archive = None if isinstance(source, bytes) else source
        self.parts: list[str] = []
        self.styles: frozenset[bytes] = frozenset()
        self.from_1904 = isinstance(source, bytes) and RECORD_OF_1904 in source
        if isinstance(source, bytes):
            return
        try:
            parts = sheet_parts(source)
            self.styles = percent_styles(source)
            self.from_1904 = counts_from_1904(source)
        except Exception:  # noqa: BLE001 - whatever is wrong here, calamine has read the cells
            return
        self.parts = parts if len(parts) == sheets else []

    def of(self, number: int) -> Marks:
        """The marks of one sheet."""
        name = self.parts[number] if self.parts else ""
        if self.archive is None or not name:
            return self.unknown
        try:
            xml = part(self.archive, name)
            found = sheet_marks(xml, self.styles) if xml else self.unknown
            return replace(found, from_1904=self.from_1904)
        except Exception:  # noqa: BLE001 - whatever is wrong here, calamine has read the cells
            return self.unknown

    @property
    def unknown(self) -> Marks:
        """What is known of a sheet that cannot be asked."""
        return Marks(from_1904=self.from_1904, known=False)


def with_marks(grid: Grid, marks: Marks, allowance: Allowance) -> Grid | Problem:
    """A grid with its marks, and with cells for those that calamine saw nothing in, unless it holds too much."""
    marks = Marks(from_1904=marks.from_1904, known=False) if too_many_marks(marks) else marks
    rows = list(grid.rows)
    for row, column in sorted({*marks.errors, *marks.uncalculated}):
        if row > LAST_ROW or column > LAST_COLUMN:
            continue
        rows.extend([] for _ in range(len(rows), row + 1))
        if len(rows[row]) <= column:
            rows[row] = [*rows[row], *[""] * (column + 1 - len(rows[row]))]
    if not allowance.take(rows):
        return too_many_cells(grid.file, grid.sheet)
    width = max(map(len, rows), default=0)
    shown = replace(
        marks,
        hidden_rows=frozenset(row for row in marks.hidden_rows if row < len(rows)),
        hidden_columns=frozenset(column for column in marks.hidden_columns if column < width),
    )
    return replace(grid, rows=rows, marks=shown)
