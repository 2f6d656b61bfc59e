"""Spreadsheets changed at random: each ends in grids or in one line, and what is read ends in a Book."""

from collections import Counter
from datetime import date
from pathlib import Path
from random import Random

import pytest

from plangen.records.load import load
from plangen.sources.reading import ReaderProcess, read_file
from tests.crm_exports import EXPORTS
from tests.document_tools import SHARED
from tests.mutations import mutated
from tests.sizes import MUTATED

SEED = "2026-11-23"
LARGEST = 30_000
"""The bytes of a file of ../shared that is still small enough to be changed often."""


@pytest.mark.soak
def test_no_changed_file_crashes_or_hangs(tmp_path: Path) -> None:
    originals = originals_in(tmp_path)
    assert len(originals) >= len(EXPORTS)
    ends: Counter[str] = Counter()
    with ReaderProcess() as reader:
        for number in range(MUTATED):
            random = Random(f"{SEED}/{number}")  # noqa: S311 - the same files each time
            original = random.choice(originals)
            path = tmp_path / f"changed{original.suffix}"
            path.write_bytes(mutated(random, original.read_bytes()))
            ends[how_it_ends(path, reader, f"{SEED}/{number} of {original.name}")] += 1
    print(f"{MUTATED} files from seed {SEED}: {dict(ends)}")  # noqa: T201 - the soak's counts
    assert ends["read"] * 4 > MUTATED


def originals_in(folder: Path) -> list[Path]:
    """The hand-made exports, and the small ones of the awkward files where they are."""
    made = [path for export in EXPORTS for path in export(folder)]
    awkward = sorted(path for path in (SHARED / "data" / "awkward").rglob("*") if path.is_file())
    return made * 3 + [path for path in awkward if path.stat().st_size < LARGEST]


def how_it_ends(path: Path, reader: ReaderProcess, which: str) -> str:
    """What became of a file: read, or the kind of its one problem."""
    try:
        grids, problems = read_file(path, path.name, reader)
        book = load(grids, today=date(2026, 11, 23), problems=problems)
        assert all(str(problem).isprintable() for problem in book.problems)
    except Exception as reason:
        raise AssertionError(which) from reason
    for report in book.reports:
        assert not report.table or report.used + sum(report.skips.values()) == report.rows, which
    assert grids or problems, which
    assert not any("takes longer" in problem.message for problem in problems), which
    return "read" if grids else problems[0].kind
