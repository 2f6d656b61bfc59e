"""The user's files in, a Book with the as-of date and logo out."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from plangen.batch.manifest import digest
from plangen.doctypes.catalog import shipped
from plangen.elements.logo import logo_size
from plangen.problems import Place, PlangenError, Problem, UsageError, error, grouped, has_errors, warning
from plangen.records.book import Book
from plangen.records.load import load
from plangen.sources.grid import Grid
from plangen.sources.reading import display_name, read_files, spreadsheet_files
from plangen.workflow.planning.as_of import Days, as_of_note, date_warnings

IMAGE_SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
MAX_LISTED = 5
DEFAULT_INPUTS = Path("inputs")


@dataclass(frozen=True, slots=True)
class Reading:
    """The Book with the files it was read from, the folder that file names are relative to, and the logo.

    `as_of_note` is the sentence with the as-of date and its source.
    """

    book: Book
    files: tuple[Path, ...]
    root: Path | None
    logo: bytes | None = None
    as_of_note: str = ""

    def digests(self) -> Mapping[str, str]:
        """The digest of each file that has used rows, by name."""
        used = {report.file for report in self.book.reports if report.used}
        named = {display_name(path, self.root): path for path in self.files}
        return {name: digest(path.read_bytes()) for name, path in named.items() if name in used}


def read(inputs: Sequence[Path], days: Days, answers: Sequence[Grid] = ()) -> Reading:
    """The Book of all spreadsheets in these folders and files; `answers` are grids that aren't in a file yet."""
    files = input_files(inputs)
    root = common_folder(inputs)
    grids, problems = read_files(files, root)
    book = load([*grids, *answers], today=days.today, as_of=days.as_of, problems=problems)
    logo, logo_problems = _logo(book, root)
    all_problems = (*book.problems, *logo_problems, *date_warnings(book, days))
    return Reading(replace(book, problems=all_problems), files, root, logo, as_of_note(book, days))


def read_book(inputs: Sequence[Path], days: Days) -> Book:
    """The Book of these folders and files, whose problems include that it has no people."""
    book = read(inputs, days).book
    return replace(book, problems=(*book.problems, *no_people(book)))


def input_files(inputs: Sequence[Path]) -> tuple[Path, ...]:
    """The spreadsheets in these folders and files, each once; raises UsageError if there are none."""
    found: dict[Path, Path] = {}
    for path in inputs:
        if not path.exists():
            raise UsageError(_not_found(path))
        for file in spreadsheet_files(path) if path.is_dir() else [path]:
            found.setdefault(file.resolve(), file.absolute())
    if not found:
        folders = " and ".join(str(path) for path in inputs)
        raise UsageError(
            f"No spreadsheets in {folders}. Add your deals export (.xlsx, .xls, .ods, or .csv) and a Team sheet with "
            "salesperson, manager, and quota columns."
        )
    return tuple(found.values())


def common_folder(inputs: Sequence[Path]) -> Path | None:
    """The folder that file names are relative to: the one given, or the common parent of all files."""
    folders = [(path if path.is_dir() else path.parent).absolute() for path in inputs]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:
        return None  # Different drives on Windows have no common folder.


def no_people(book: Book) -> list[Problem]:
    """The problem that the spreadsheets have no people; empty if there are some."""
    if book.roster.people:
        return []
    fix = "Fill in a Team sheet (salesperson, manager, quota), or add a deals export with owners."
    return [error(Place(), "no people", "No people found in the spreadsheets.", fix=fix)]


def require_people(book: Book) -> None:
    """Raises PlangenError, with the problems found, if the spreadsheets have no people."""
    missing = no_people(book)
    if missing:
        sheets = [f"{Place(each.file, each.sheet)}: {each.reason}." for each in book.reports if each.reason]
        details = [str(each.problem) for each in grouped(book.problems)] or sheets
        raise PlangenError("\n".join([str(missing[0]), *details[:MAX_LISTED]]), [*book.problems, *missing])


def fails_check(problems: Sequence[Problem], *, strict: bool) -> bool:
    """Whether problems make the command fail: errors do; with `strict`, warnings do too."""
    return has_errors(problems) or (strict and bool(problems))


def _not_found(path: Path) -> str:
    if path.suffix:
        return f"File not found: {path}. Check the path."
    if path != DEFAULT_INPUTS:
        return f"Folder not found: {path}. Check the path."
    return (
        f"Folder not found: {path}. Create it and add your deals export, or use --inputs. "
        f"To try the sample company: plangen make review --inputs {shipped('sample')}"
    )


def _logo(book: Book, root: Path | None) -> tuple[bytes | None, list[Problem]]:
    """The image that Settings names, in the inputs folder."""
    name = book.settings.logo
    if not name:
        return None, []
    fix = "Put a PNG or JPEG in the inputs folder and enter its file name."
    path = (root or Path()) / name
    try:
        inside = path.resolve().is_relative_to((root or Path()).resolve())
        image = path.read_bytes() if inside else b""
    except (OSError, ValueError):
        image = b""
    if image.startswith(IMAGE_SIGNATURES) and all(logo_size(image)):
        return image, []
    message = "The logo isn't a PNG or JPEG in the inputs folder. Documents have no logo."
    place = book.settings.places.get("logo", Place("Settings", cell="logo"))
    return None, [warning(place, "no logo", message, value=name, fix=fix)]
