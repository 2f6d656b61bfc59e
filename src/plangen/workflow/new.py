"""The new command: a folder with a workbook to fill in, data from an export, and templates to edit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from rapidfuzz import fuzz, process

from plangen.batch.write import require_writable, write
from plangen.doctypes.catalog import shipped_templates
from plangen.periods import Length
from plangen.problems import UsageError, shown
from plangen.records.detected import SHAPES
from plangen.records.reading import column_overrides as own_heads
from plangen.tables.values.folding import fold
from plangen.workbooks.blank_sheet import PrefilledRows
from plangen.workbooks.blanks import shipped_blanks
from plangen.workbooks.starter import (
    FILE,
    ONBOARDING,
    OTHER_FILE,
    SETTINGS,
    STAGES,
    TEAM,
    Seller,
    sign_off_rows,
    stage_rows,
    team_rows,
    workbook,
)
from plangen.workflow.planning.as_of import Days
from plangen.workflow.planning.people import MAX_CHOICES, joined_names
from plangen.workflow.reading import read, require_people

INPUTS, TEMPLATES = "inputs", "templates"
MIN_SIMILARITY = 75
MAX_LISTED = 5

Sheets = Mapping[str, PrefilledRows | None]
"""The sheets of a workbook, each with its first rows; None for one example."""


@dataclass(frozen=True, slots=True)
class NewProject:
    """What to create: the project folder, exports to start from, tables to add, and templates to edit."""

    folder: Path
    exports: tuple[Path, ...] = ()
    tables: tuple[str, ...] = ()
    templates: bool = False


@dataclass(frozen=True, slots=True)
class StartedProject:
    """What was written: all files, the sheets of each new workbook, and the exports and templates among the files.

    `is_new` says that the project is new. `people` were found in the exports; `stages` are their unknown stages.
    """

    folder: Path
    is_new: bool
    written: tuple[Path, ...]
    workbooks: Mapping[str, tuple[str, ...]]
    exports: tuple[str, ...]
    templates: tuple[str, ...]
    people: tuple[str, ...]
    stages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _ExportData:
    """The data in the exports: the fiscal year, salespeople, unknown stages, and tables."""

    year: str
    sellers: Sequence[Seller] | None = None
    stages: Sequence[str] = ()
    tables: frozenset[str] = field(default_factory=frozenset)


def start_project(wanted: NewProject, days: Days) -> StartedProject:
    """Creates a project, or adds to one; raises UsageError, and writes nothing, if a file already exists."""
    require_writable(wanted.folder, "choose another folder")
    tables = list(dict.fromkeys(_table(name) for name in wanted.tables))
    existing = _existing_workbook(wanted.folder)
    if existing:
        _require_additions(wanted, existing)
    data = _read_exports(wanted.exports, days)
    added = {table: [table, *_also(table, tables)] for table in tables}
    named = [name for names in added.values() for name in names]
    books = _added_workbooks(added) if existing else _first_workbook(wanted, named, data)
    exports = {f"{INPUTS}/{path.name}": path for path in wanted.exports if not _is_in_project(path, wanted.folder)}
    templates = {f"{TEMPLATES}/{name}": path for name, path in shipped_templates().items()} if wanted.templates else {}
    _require_free_names(wanted, [*books, *exports, *templates])
    contents = {name: workbook(sheets, data.year, start=not existing) for name, sheets in books.items()}
    contents |= {name: path.read_bytes() for name, path in {**exports, **templates}.items()}
    written = [write(wanted.folder, PurePosixPath(name), content) for name, content in contents.items()]
    return StartedProject(
        folder=wanted.folder,
        is_new=not existing,
        written=tuple(written),
        workbooks={name: tuple(sheets) for name, sheets in books.items()},
        exports=tuple(exports),
        templates=tuple(templates),
        people=tuple(seller.name for seller in data.sellers or ()),
        stages=tuple(data.stages),
    )


def _table(name: str) -> str:
    """The table that a name stands for; raises UsageError if there is none."""
    known = {spelled: shape.name for shape in (*SHAPES, own_heads.SHAPE) for spelled in shape.folded_names}
    tables = [*shipped_blanks().tables, SETTINGS]
    found = known.get(fold(name), "")
    if found in tables:
        return found
    spelled = [each for each, table in known.items() if table in tables]
    near = process.extractOne(fold(name), spelled, scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY)
    hint = f"Did you mean “{known[near[0]]}”?" if near else f"Choose from: {joined_names(sorted(tables), MAX_CHOICES)}."
    raise UsageError(f"No table named “{shown(name)}”. {hint}")


def _also(table: str, tables: Sequence[str]) -> list[str]:
    """The tables that come with a table, without those that were named themselves."""
    blanks = shipped_blanks().tables
    return [name for name in (blanks[table].also if table in blanks else ()) if name not in tables]


def _existing_workbook(folder: Path) -> str:
    """The name of the project's first workbook; empty if there is none."""
    return next((name for name in (FILE, OTHER_FILE) if (folder / INPUTS / name).exists()), "")


def _require_additions(wanted: NewProject, name: str) -> None:
    """Raises UsageError if nothing is added to an existing project, or it should start from an export."""
    exists = f"{wanted.folder / INPUTS / name} already exists and wasn't changed."
    if wanted.exports:
        raise UsageError(f"{exists} Put the export in {wanted.folder / INPUTS}; --from is for new projects.")
    if not wanted.tables and not wanted.templates:
        raise UsageError(f"{exists} Use --add TABLE to add a sheet, or choose another folder.")


def _read_exports(exports: Sequence[Path], days: Days) -> _ExportData:
    """The data in the exports; raises UsageError if one isn't a file, and PlangenError if they have no people."""
    for path in exports:
        if not path.is_file():
            problem = f"{path} is a folder." if path.is_dir() else f"File not found: {path}."
            raise UsageError(f"{problem} Use your deals export, such as deals.csv.")
    if not exports:
        return _ExportData(f"{days.today:%Y}")
    book = read(exports, days).book
    require_people(book)
    return _ExportData(
        book.calendar.containing(book.as_of, Length.YEAR).code,
        [Seller(person.name, person.email, person.manager) for person in book.roster.people],
        list(dict.fromkeys(each.value for each in book.problems if each.sort == "unknown stage")),
        frozenset(report.table for report in book.reports if report.table),
    )


def _first_workbook(wanted: NewProject, tables: Sequence[str], data: _ExportData) -> Mapping[str, Sheets]:
    """The workbook of a new project: Team and Settings, unless an export has them, and the tables to add."""
    sheets: dict[str, PrefilledRows | None] = {
        TEAM: team_rows(data.sellers) if data.sellers else None,
        SETTINGS: None,
        **({STAGES: stage_rows(data.stages)} if data.stages else {}),
    }
    sheets = {name: rows for name, rows in sheets.items() if name not in data.tables}
    added = {name: _first_rows(name) for name in tables if name not in sheets}
    taken = {path.name.casefold() for path in wanted.exports}
    return {f"{INPUTS}/{OTHER_FILE if FILE in taken else FILE}": {**sheets, **added}}


def _added_workbooks(added: Mapping[str, Sequence[str]]) -> Mapping[str, Sheets]:
    """A workbook for each table that is added to a project, with those that come with it."""
    return {_file_of(table): {name: _first_rows(name) for name in names} for table, names in added.items()}


def _first_rows(table: str) -> PrefilledRows | None:
    """The first rows of a table that is added: a checklist to edit; None for one example."""
    return sign_off_rows() if table == ONBOARDING else None


def _file_of(table: str) -> str:
    return f"{INPUTS}/{table.lower().replace(' ', '-')}.xlsx"


def _is_in_project(path: Path, folder: Path) -> bool:
    """Whether an export is already in the project's inputs folder."""
    return path.resolve().is_relative_to((folder / INPUTS).resolve())


def _require_free_names(wanted: NewProject, names: Sequence[str]) -> None:
    """Raises UsageError if a file to be written already exists, or two would have the same name."""
    taken = [name for name in names if (wanted.folder / name).exists()]
    if taken:
        verb, pronoun = ("exists", "it") if len(taken) == 1 else ("exist", "them")
        raise UsageError(
            f"{joined_names(taken, MAX_LISTED)} already {verb} in {wanted.folder}. Nothing was written. "
            f"Move or rename {pronoun}, or choose another folder."
        )
    twice = [path.name for path in wanted.exports if sum(each.name == path.name for each in wanted.exports) > 1]
    if twice:
        raise UsageError(f"Two exports are named {twice[0]}. Nothing was written. Rename one.")
