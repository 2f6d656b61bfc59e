"""Copies of the user's files with every problem highlighted and explained; the files themselves never change."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plangen.batch.write import require_writable, write
from plangen.problems import PlangenError, Problem, UsageError, in_order
from plangen.workbooks.annotated import annotated_workbook
from plangen.workbooks.faults import CopiedSheet
from plangen.workflow.check import Checked
from plangen.workflow.fixing.fix_lists import FOLDER, unique_paths

SUFFIX = " (to fix).xlsx"


@dataclass(frozen=True, slots=True)
class Copied:
    """A file, the number of problems in it, and its copy, or the reason there is none."""

    file: str
    fixes: int
    path: Path | None = None
    reason: str = ""

    def as_plain(self) -> dict[str, Any]:
        """The same as plain values, for JSON."""
        path = str(self.path) if self.path else None
        return {"file": self.file, "fixes": self.fixes, "path": path, "reason": self.reason}


def write_copies(checked: Checked, inputs: Sequence[Path], output: Path) -> list[Copied]:
    """Writes the copies; returns them and the files that couldn't be copied. A file without problems gets no copy.

    Raises UsageError if a copy would go into an input folder. An existing copy is rewritten even if nothing is left to
    fix.
    """
    require_writable(output)
    _require_outside(inputs, output)
    problems: dict[str, list[Problem]] = defaultdict(list)
    for problem in in_order(checked.problems):
        problems[problem.place.file].append(problem)
    sheets = _sheets(checked)
    files = list(dict.fromkeys(name for name, _ in checked.originals))
    paths = unique_paths([file.replace("/", " - ") for file in files], SUFFIX)
    copied = []
    for file, path in zip(files, paths, strict=True):
        found = problems.get(file, [])
        if file not in sheets and found:
            copied.append(Copied(file, len(found), reason=f"{found[0].message} {found[0].fix}".rstrip()))
        elif file in sheets and (found or (output / path).is_file()):
            _require_not_original(checked, output / path)
            content = annotated_workbook(file, sheets[file], found)
            copied.append(Copied(file, len(found), write(output, path, content)))
    return copied


def _sheets(checked: Checked) -> Mapping[str, Sequence[CopiedSheet]]:
    """The sheets of each file that was read, in order, each with its first header row."""
    headers = {(report.file, report.sheet): report.header_row for report in reversed(checked.sheets)}
    sheets: dict[str, list[CopiedSheet]] = defaultdict(list)
    for grid in dict.fromkeys(grid.full_sheet or grid.as_read or grid for grid in checked.book.grids):
        sheets[grid.file].append(CopiedSheet(grid, headers.get((grid.file, grid.sheet), 0)))
    return sheets


def _require_outside(inputs: Sequence[Path], output: Path) -> None:
    """Raises UsageError if the copies would be read as input in the next run."""
    folder = (output / FOLDER).resolve()
    for path in inputs:
        if path.is_dir() and folder.is_relative_to(path.resolve()):
            message = f"The copies would go into {path}, next to the originals."
            raise UsageError(f"{message} Choose another folder with --output.")


def _require_not_original(checked: Checked, target: Path) -> None:
    """Raises PlangenError if a copy would overwrite an input file."""
    if target.resolve() in {path.resolve() for _, path in checked.originals}:
        raise PlangenError(f"{target} is an input file and won't be overwritten. Choose another folder with --output.")
