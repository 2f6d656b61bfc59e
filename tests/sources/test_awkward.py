"""The files that broke other readers: each ends in grids, in a line that nothing is in it, or in one line why not."""

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

Told = tuple[list[Grid], list[Problem]]

pytestmark = pytest.mark.skipif(
    not FILES and "CI" not in os.environ,
    reason="the awkward spreadsheets are not beside this checkout (../shared/data/awkward)",
)


@pytest.fixture(scope="module")
def read() -> dict[str, Told]:
    """All files, read in one go, by their names."""
    found: dict[str, Told] = defaultdict(lambda: ([], []))
    grids, problems = read_files(FILES, AWKWARD)
    for grid in grids:
        found[grid.file][0].append(grid)
    for problem in problems:
        found[problem.place.file][1].append(problem)
    return found


def test_there_are_files_to_guard() -> None:
    assert len(FILES) == 166


@pytest.mark.parametrize("name", NAMES)
def test_each_file_ends_in_grids_or_in_one_line(name: str, read: dict[str, Told]) -> None:
    grids, problems = read[name]
    if grids:
        assert not [problem for problem in problems if problem.severity is Severity.ERROR]
        cells = [[cell for row in grid.rows for cell in row if cell not in ("", None)] for grid in grids]
        assert any(found or grid.marks.errors for found, grid in zip(cells, grids, strict=True))
    else:
        assert len(problems) == 1
    assert all(problem.place.file == name and problem.cure for problem in problems)
    assert (Path(name).name in ENCRYPTED) == any(problem.kind == "encrypted file" for problem in problems)


def test_nearly_all_are_read(read: dict[str, Told]) -> None:
    kinds = [problem.kind for _, problems in read.values() for problem in problems]
    assert sum(bool(grids) for grids, _ in read.values()) == 134
    assert (kinds.count("encrypted file"), kinds.count("unreadable file"), kinds.count("empty file")) == (4, 6, 22)


def test_error_cells_of_a_french_excel_are_told(read: dict[str, Told]) -> None:
    shown = list(read["calamine/errors.xlsx"][0][0].marks.errors.values())
    assert shown == ["#DIV/0!", "#NAME?", "#VALUE!", "#NULL!", "#REF!", "#NUM!", "#N/A"]


def test_files_that_cannot_be_asked_about_errors_say_so_in_one_line(read: dict[str, Told]) -> None:
    asked = {"xls", "xlsb", "ods"}
    for name, (grids, problems) in read.items():
        told = [problem.kind for problem in problems].count("errors not visible")
        assert told == (bool(grids) and name.rpartition(".")[2] in asked)
