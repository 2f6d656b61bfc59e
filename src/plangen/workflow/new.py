"""A project begins: a folder with a workbook to fill in, what an export tells already, and templates to change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from rapidfuzz import fuzz, process

from plangen.batch.write import refuse_unwritable, write
from plangen.kinds.shelf import shipped_templates
from plangen.periods import Length
from plangen.problems import UsageError, shown
from plangen.records import own_heads
from plangen.records.load import SHAPES
from plangen.tables.folding import fold
from plangen.workbooks.blank_sheet import Rows
from plangen.workbooks.blanks import shipped_blanks
from plangen.workbooks.starter import (
    FILE,
    OTHER_FILE,
    SETTINGS,
    STAGES,
    TEAM,
    Seller,
    stage_rows,
    team_rows,
    workbook,
)
from plangen.workflow.people import listed
from plangen.workflow.reading import read, refuse_without_people
from plangen.workflow.which_day import Days

INPUTS, TEMPLATES = "inputs", "templates"
NEAR_ENOUGH = 60

Sheets = Mapping[str, Rows | None]
"""The sheets of a workbook, each with the rows it begins with; None for one example."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is wanted: the folder of the project, exports to begin from, tables to add, and templates to change."""

    folder: Path
    exports: tuple[Path, ...] = ()
    tables: tuple[str, ...] = ()
    templates: bool = False


@dataclass(frozen=True, slots=True)
class Begun:
    """What was written: all files, the sheets of each new workbook, and the exports and templates among the files.

    `anew` says that nothing was begun there before. `people` were found in the exports, `stages` are those that nobody
    knows.
    """

    folder: Path
    anew: bool
    written: tuple[Path, ...]
    workbooks: Mapping[str, tuple[str, ...]]
    exports: tuple[str, ...]
    templates: tuple[str, ...]
    people: tuple[str, ...]
    stages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What the exports tell: the fiscal year, who sells, stages that nobody knows, and the tables they hold."""

    year: str
    sellers: Sequence[Seller] | None = None
    stages: Sequence[str] = ()
    tables: frozenset[str] = field(default_factory=frozenset)


def begin(wanted: Beginning, days: Days) -> Begun:
    """Makes a project, or adds to one; raises UsageError, and writes nothing, where a file is there already."""
    refuse_unwritable(wanted.folder, "name another folder")
    tables = list(dict.fromkeys(_table(name) for name in wanted.tables))
    begun_before = _own_workbook(wanted.folder)
    if begun_before:
        _refuse_beginning_again(wanted, begun_before)
    told = _told_by(wanted.exports, days)
    books = (
        {_file_of(table): {table: None} for table in tables} if begun_before else _first_workbook(wanted, tables, told)
    )
    exports = {f"{INPUTS}/{path.name}": path for path in wanted.exports if not _lies_there(path, wanted.folder)}
    templates = {f"{TEMPLATES}/{name}": path for name, path in shipped_templates().items()} if wanted.templates else {}
    _refuse_taken(wanted, [*books, *exports, *templates])
    contents = {name: workbook(sheets, told.year, start=not begun_before) for name, sheets in books.items()}
    contents |= {name: path.read_bytes() for name, path in {**exports, **templates}.items()}
    written = [write(wanted.folder, PurePosixPath(name), content) for name, content in contents.items()]
    return Begun(
        folder=wanted.folder,
        anew=not begun_before,
        written=tuple(written),
        workbooks={name: tuple(sheets) for name, sheets in books.items()},
        exports=tuple(exports),
        templates=tuple(templates),
        people=tuple(seller.name for seller in told.sellers or ()),
        stages=tuple(told.stages),
    )


def _table(name: str) -> str:
    """The table that a name means; raises UsageError where there is none."""
    known = {spelled: shape.name for shape in (*SHAPES, own_heads.SHAPE) for spelled in shape.folded_names}
    tables = [*shipped_blanks().tables, SETTINGS]
    found = known.get(fold(name), "")
    if found in tables:
        return found
    spelled = [each for each, table in known.items() if table in tables]
    near = process.extractOne(fold(name), spelled, scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    hint = f"Did you mean {known[near[0]]}?" if near else f"There are: {', '.join(sorted(tables))}."
    raise UsageError(f"plangen has no table “{shown(name)}” to add. {hint}")


def _own_workbook(folder: Path) -> str:
    """The workbook with which a project was begun; empty where there is none."""
    return next((name for name in (FILE, OTHER_FILE) if (folder / INPUTS / name).exists()), "")


def _refuse_beginning_again(wanted: Beginning, name: str) -> None:
    if wanted.exports:
        raise UsageError(
            f"{wanted.folder / INPUTS / name} is there already and stays as it is. "
            f"Put the export into {wanted.folder / INPUTS}; with --from a new project begins."
        )
    if not wanted.tables and not wanted.templates:
        raise UsageError(
            f"{wanted.folder / INPUTS / name} is there already and stays as it is. "
            "Add a sheet with --add TABLE, or name another folder."
        )


def _told_by(exports: Sequence[Path], days: Days) -> _Told:
    """What exports tell; raises UsageError where one is no file, and PlangenError where nobody is found in them."""
    for path in exports:
        if not path.is_file():
            said = f"{path} is a folder." if path.is_dir() else f"There is no file {path}."
            raise UsageError(f"{said} Name the export of your deals, such as deals.csv.")
    if not exports:
        return _Told(f"{days.today:%Y}")
    book = read(exports, days).book
    refuse_without_people(book)
    return _Told(
        book.calendar.containing(book.as_of, Length.YEAR).code,
        [Seller(person.name, person.email, person.manager) for person in book.roster.people],
        list(dict.fromkeys(each.value for each in book.problems if each.kind == "unknown stage")),
        frozenset(report.table for report in book.reports if report.table),
    )


def _first_workbook(wanted: Beginning, tables: Sequence[str], told: _Told) -> Mapping[str, Sheets]:
    """The workbook of a new project: Team and Settings, unless an export holds them, and what is added."""
    sheets: dict[str, Rows | None] = {
        TEAM: team_rows(told.sellers) if told.sellers else None,
        SETTINGS: None,
        **({STAGES: stage_rows(told.stages)} if told.stages else {}),
    }
    sheets = {name: rows for name, rows in sheets.items() if name not in told.tables}
    added = {name: None for name in tables if name not in sheets}
    taken = {path.name.casefold() for path in wanted.exports}
    return {f"{INPUTS}/{OTHER_FILE if FILE in taken else FILE}": {**sheets, **added}}


def _file_of(table: str) -> str:
    return f"{INPUTS}/{table.lower()}.xlsx"


def _lies_there(path: Path, folder: Path) -> bool:
    """Whether an export lies in the project's inputs already."""
    return path.resolve().is_relative_to((folder / INPUTS).resolve())


def _refuse_taken(wanted: Beginning, names: Sequence[str]) -> None:
    """Raises UsageError where a file that would be written is there already, or two would have one name."""
    taken = [name for name in names if (wanted.folder / name).exists()]
    if taken:
        stay = "is there already and stays" if len(taken) == 1 else "are there already and stay"
        raise UsageError(
            f"{listed(taken, 5)} {stay} in {wanted.folder} as before; nothing was written. "
            "Move or rename it, or name another folder."
        )
    twice = [path.name for path in wanted.exports if sum(each.name == path.name for each in wanted.exports) > 1]
    if twice:
        raise UsageError(f"Two exports are called {twice[0]}; nothing was written. Rename one of them.")
