"""Files that broke other readers: each gives grids, an empty-file warning, or one error."""

import os
from collections import defaultdict
from pathlib import Path

import pytest

from plangen.problems import Problem, Severity
from plangen.sources.grid import Grid
from plangen.sources.reading import read_files

AWKWARD = Path(__file__).parents[2].parent / "shared" / "data" / "awkward"
FILES = sorted(path for path in AWKWARD.rglob("*") if path.is_file())
NAMES = [path.relative_to(AWKWARD).as_posix() for path in FILES]
ENCRYPTED = {"issue_385.xls", "pass_protected.ods", "pass_protected.xlsb", "pass_protected.xlsx"}

FileResult = tuple[list[Grid], list[Problem]]

pytestmark = pytest.mark.skipif(
    not FILES and "CI" not in os.environ,
    reason="the awkward spreadsheets are not next to this checkout (../shared/data/awkward)",
)


@pytest.fixture(scope="module")
def read() -> dict[str, FileResult]:
    """All files, read in one go, by name."""
    found: dict[str, FileResult] = defaultdict(lambda: ([], []))
    grids, problems = read_files(FILES, AWKWARD)
    for grid in grids:
        found[grid.file][0].append(grid)
    for problem in problems:
        found[problem.place.file][1].append(problem)
    return found


def test_there_are_files_to_test() -> None:
    assert len(FILES) == 166


@pytest.mark.parametrize("name", NAMES)
def test_each_file_gives_grids_or_one_problem(name: str, read: dict[str, FileResult]) -> None:
    grids, problems = read[name]
    if grids:
        assert not [problem for problem in problems if problem.severity is Severity.ERROR]
        cells = [[cell for row in grid.rows for cell in row if cell not in ("", None)] for grid in grids]
        assert any(found or grid.marks.errors for found, grid in zip(cells, grids, strict=True))
    else:
        assert len(problems) == 1
    assert all(problem.place.file == name and problem.fix for problem in problems)
    assert (Path(name).name in ENCRYPTED) == any(problem.sort == "encrypted file" for problem in problems)


def test_nearly_all_files_are_read(read: dict[str, FileResult]) -> None:
    sorts = [problem.sort for _, problems in read.values() for problem in problems]
    assert sum(bool(grids) for grids, _ in read.values()) == 134
    assert (sorts.count("encrypted file"), sorts.count("unreadable file"), sorts.count("empty file")) == (4, 6, 22)


def test_error_cells_written_by_a_french_excel_are_found(read: dict[str, FileResult]) -> None:
    shown = list(read["calamine/errors.xlsx"][0][0].marks.errors.values())
    assert shown == ["#DIV/0!", "#NAME?", "#VALUE!", "#NULL!", "#REF!", "#NUM!", "#N/A"]


def test_files_that_cannot_be_checked_for_errors_give_one_warning(read: dict[str, FileResult]) -> None:
    unchecked = {"xls", "xlsb", "ods"}
    for name, (grids, problems) in read.items():
        warnings = [problem.sort for problem in problems].count("errors not visible")
        assert warnings == (bool(grids) and name.rpartition(".")[2] in unchecked)
