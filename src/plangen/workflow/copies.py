"""Copies of the users' files in which everything that is wrong is coloured and explained, never over the files."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plangen.batch.write import refuse_unwritable, write
from plangen.problems import PlangenError, Problem, UsageError, in_order
from plangen.workbooks.annotated import annotated_workbook
from plangen.workbooks.faults import CopiedSheet
from plangen.workflow.check import Checked
from plangen.workflow.hand_on import FOLDER, paths_apart

SUFFIX = " (to mend).xlsx"


@dataclass(frozen=True, slots=True)
class Copied:
    """A file, how much there is to mend in it, and its copy; without a copy, why there is none."""

    file: str
    faults: int
    path: Path | None = None
    reason: str = ""

    def as_plain(self) -> dict[str, Any]:
        """All of it in plain values, for other programs."""
        path = str(self.path) if self.path else None
        return {"file": self.file, "faults": self.faults, "path": path, "reason": self.reason}


def write_copies(checked: Checked, inputs: Sequence[Path], output: Path) -> list[Copied]:
    """The copies that were written, and the files that could not be copied; a file without fault has no copy.

    Raises UsageError where a copy would lie among the files that are read. A copy of an earlier run is written again
    though nothing is to mend any more.
    """
    refuse_unwritable(output)
    _refuse_among(inputs, output)
    problems: dict[str, list[Problem]] = defaultdict(list)
    for problem in in_order(checked.problems):
        problems[problem.place.file].append(problem)
    sheets = _sheets(checked)
    files = list(dict.fromkeys(name for name, _ in checked.originals))
    paths = paths_apart([file.replace("/", " - ") for file in files], SUFFIX)
    copied = []
    for file, path in zip(files, paths, strict=True):
        found = problems.get(file, [])
        if file not in sheets and found:
            copied.append(Copied(file, len(found), reason=f"{found[0].message} {found[0].cure}".rstrip()))
        elif file in sheets and (found or (output / path).is_file()):
            _refuse_original(checked, output / path)
            content = annotated_workbook(file, sheets[file], found)
            copied.append(Copied(file, len(found), write(output, path, content)))
    return copied


def _sheets(checked: Checked) -> Mapping[str, Sequence[CopiedSheet]]:
    """The sheets of each file that was read, in their order, with their first header rows."""
    heads = {(report.file, report.sheet): report.header_row for report in reversed(checked.sheets)}
    sheets: dict[str, list[CopiedSheet]] = defaultdict(list)
    for grid in dict.fromkeys(grid.whole or grid for grid in checked.book.grids):
        sheets[grid.file].append(CopiedSheet(grid, heads.get((grid.file, grid.sheet), 0)))
    return sheets


def _refuse_among(inputs: Sequence[Path], output: Path) -> None:
    """Raises UsageError where the copies would be read as spreadsheets of the user's in the next run."""
    folder = (output / FOLDER).resolve()
    for path in inputs:
        if path.is_dir() and folder.is_relative_to(path.resolve()):
            message = f"The copies would lie in {path}, among the files they are copies of."
            raise UsageError(f"{message} Name another folder with --output.")


def _refuse_original(checked: Checked, target: Path) -> None:
    """Raises PlangenError where a copy would take the place of a file that was read."""
    if target.resolve() in {path.resolve() for _, path in checked.originals}:
        raise PlangenError(f"{target} is a file that was read; a copy is not written over it.")
