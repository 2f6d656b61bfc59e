"""What the user brought, read into a Book."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from plangen.batch.manifest import digest
from plangen.kinds.shelf import shipped
from plangen.problems import Place, PlangenError, Problem, UsageError, error, grouped, has_errors, warning
from plangen.records.book import Book
from plangen.records.load import load
from plangen.sources.grid import Grid
from plangen.sources.reading import read_files, spreadsheet_files, told_name
from plangen.workflow.which_day import Days, doubts, told_day

PICTURE_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
MOST_TOLD = 5


@dataclass(frozen=True, slots=True)
class Reading:
    """The Book with the files it was read from, the folder that their names are told from, and the logo.

    `day` is the sentence that says which day is looked from.
    """

    book: Book
    files: tuple[Path, ...]
    root: Path | None
    logo: bytes | None = None
    day: str = ""

    def digests(self) -> Mapping[str, str]:
        """The digest of each file that gave rows, by its name."""
        used = {report.file for report in self.book.reports if report.used}
        named = {told_name(path, self.root): path for path in self.files}
        return {name: digest(path.read_bytes()) for name, path in named.items() if name in used}


def read(inputs: Sequence[Path], days: Days, answers: Sequence[Grid] = ()) -> Reading:
    """The Book of all spreadsheets in these folders and files; `answers` are grids that stand in no file yet."""
    files = chosen_files(inputs)
    root = common_folder(inputs)
    grids, problems = read_files(files, root)
    book = load([*grids, *answers], today=days.today, as_of=days.as_of, problems=problems)
    logo, wrong = _logo(book, root)
    found = (*book.problems, *wrong, *doubts(book, days))
    return Reading(replace(book, problems=found), files, root, logo, told_day(book, days))


def chosen_files(inputs: Sequence[Path]) -> tuple[Path, ...]:
    """The spreadsheets that are meant, each once; raises UsageError where there are none."""
    found: dict[Path, Path] = {}
    for path in inputs:
        if not path.exists():
            raise UsageError(_nothing_there(path))
        for file in spreadsheet_files(path) if path.is_dir() else [path]:
            found.setdefault(file.resolve(), file.absolute())
    if not found:
        named = " and ".join(str(path) for path in inputs)
        raise UsageError(
            f"There is no spreadsheet in {named}. Put the export of your deals there (.xlsx, .xls, .ods or .csv), "
            "and a sheet Team with the columns salesperson, manager and quota."
        )
    return tuple(found.values())


def common_folder(inputs: Sequence[Path]) -> Path | None:
    """The folder from which files are named: the one given, or what all files lie in."""
    folders = [(path if path.is_dir() else path.parent).absolute() for path in inputs]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:
        return None  # They lie on different drives of Windows.


def nobody(book: Book) -> list[Problem]:
    """The problem that nobody was found whom documents could be made for; nothing where somebody was."""
    if book.roster.people:
        return []
    cure = (
        "Fill in a sheet Team with the columns salesperson, manager and quota, or add an export of deals with owners."
    )
    return [error(Place(), "no people", "Nobody was found in the spreadsheets.", cure=cure)]


def refuse_without_people(book: Book) -> None:
    """Raises PlangenError, with what was found wrong, where nobody was found whom documents could be made for."""
    missing = nobody(book)
    if missing:
        sheets = [f"{Place(each.file, each.sheet)}: {each.reason}." for each in book.reports if each.reason]
        told = [str(each.problem) for each in grouped(book.problems)] or sheets
        raise PlangenError("\n".join([str(missing[0]), *told[:MOST_TOLD]]), [*book.problems, *missing])


def kept_something_out(problems: Sequence[Problem], *, strict: bool) -> bool:
    """Whether problems in the data count: an error does, any warning does when one is strict."""
    return has_errors(problems) or (strict and bool(problems))


def _nothing_there(path: Path) -> str:
    if path.suffix:
        return f"There is no file {path}."
    return (
        f"There is no folder {path}. Make one, put the export of your deals into it, and run again; "
        "or name the folder with --inputs. "
        f"To see what comes out, try the invented company: plangen make review --inputs {shipped('sample')}"
    )


def _logo(book: Book, root: Path | None) -> tuple[bytes | None, list[Problem]]:
    """The picture that Settings name, in the inputs folder."""
    name = book.settings.logo
    if not name:
        return None, []
    cure = "Put a PNG or JPEG picture into the inputs folder, and write its name."
    path = (root or Path()) / name
    try:
        inside = path.resolve().is_relative_to((root or Path()).resolve())
        picture = path.read_bytes() if inside else b""
    except (OSError, ValueError):
        picture = b""
    if picture.startswith(PICTURE_BEGINNINGS):
        return picture, []
    message = "The logo is not a PNG or JPEG picture in the inputs folder; documents are made without it."
    place = book.settings.places.get("logo", Place("Settings", cell="logo"))
    return None, [warning(place, "no logo", message, value=name, cure=cure)]
