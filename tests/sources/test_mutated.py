"""Randomly changed spreadsheets: each gives grids or one problem, and the grids give a Book."""

import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

import pytest

from plangen.records.load import load
from plangen.sources.reading import ReaderProcess, read_file
from tests import workbooks_by_hand as by_hand
from tests.crm_exports import EXPORTS
from tests.document_tools import SHARED
from tests.limits import GIGABYTE, PeakMemory, fails_if_it_hangs
from tests.mutations import mutated
from tests.sizes import MUTATED_FILES, SOAK, quick_or_full

SEED = "2026-11-23"
LARGEST = 30_000
"""The most bytes of a file in ../shared that is small enough to be changed often."""
PARTS = quick_or_full(1, 2)
"""The number of processes that share the soak's files."""
FORMATS = (".csv", ".ods", ".tsv", ".xls", ".xlsb", ".xlsx")


TEXT_FILES = "c" if SOAK else "ct"
"""First letters of extensions of which changed files may all be readable; of few .tsv files, all are."""


@dataclass
class Soak:
    """How all the files ended, and the maximum of each measurement."""

    outcomes: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    slowest: tuple[float, str] = (0.0, "")
    parent: PeakMemory = field(default_factory=PeakMemory)
    child: int = 0

    def report(self, part: int) -> str:
        """The counts by format and outcome, and the maximum of each measurement."""
        lines = [f"part {part + 1} of {PARTS} of {MUTATED_FILES} files from seed {SEED}:"]
        lines += [f"  {suffix}: {dict(sorted(outcomes.items()))}" for suffix, outcomes in sorted(self.outcomes.items())]
        sizes = f"parent {self.parent.bytes() // 1_000_000} MB, child {self.child // 1_000_000} MB"
        lines.append(f"  all: {dict(sum(self.outcomes.values(), Counter[str]()))}; largest: {sizes}")
        lines.append(f"  slowest: {self.slowest[0]:.2f} seconds for {self.slowest[1]}")
        return "\n".join(lines)


@pytest.mark.soak
@pytest.mark.parametrize("part", range(PARTS))
def test_no_changed_file_crashes_hangs_or_takes_a_gigabyte(tmp_path: Path, part: int) -> None:
    originals = originals_in(tmp_path)
    assert set(originals) == set(FORMATS)
    soak = Soak()
    with ReaderProcess() as reader:
        for number in range(part, MUTATED_FILES, PARTS):
            random = Random(f"{SEED}/{number}")  # noqa: S311 - the same files each time
            original = random.choice(originals[random.choice(FORMATS)])
            path = tmp_path / f"changed{original.suffix}"
            path.write_bytes(mutated(random, original.read_bytes()))
            which, start = f"{SEED}/{number} of {original.name}", time.monotonic()
            soak.outcomes[original.suffix][outcome_of(path, reader, which)] += 1
            soak.slowest = max(soak.slowest, (time.monotonic() - start, which))
            soak.child = max(soak.child, PeakMemory.of(reader.process.pid) if reader.process else 0)
    print(soak.report(part))  # noqa: T201 - the soak's counts
    assert all(
        outcomes["read"] and outcomes["unreadable file"]
        for suffix, outcomes in soak.outcomes.items()
        if suffix[1] not in TEXT_FILES
    )
    assert sum(outcomes["read"] for outcomes in soak.outcomes.values()) * 3 * PARTS > MUTATED_FILES
    assert max(soak.parent.bytes(), soak.child) < GIGABYTE


def originals_in(folder: Path) -> Mapping[str, Sequence[Path]]:
    """The hand-made files by extension, with the small files of the awkward set."""
    made = [path for export in EXPORTS for path in export(folder)]
    made += [by_hand.xls(folder / "hand.xls"), by_hand.xlsb(folder / "hand.xlsb"), by_hand.ods(folder / "hand.ods")]
    awkward = sorted(path for path in (SHARED / "data" / "awkward").rglob("*") if path.is_file())
    found: dict[str, list[Path]] = defaultdict(list)
    for path in made * 3 + [path for path in awkward if path.stat().st_size < LARGEST]:
        if path.suffix in FORMATS:
            found[path.suffix].append(path)
    found[".tsv"].append(by_hand.text(folder / "hand.tsv", "\t"))
    return found


def outcome_of(path: Path, reader: ReaderProcess, which: str) -> str:
    """How a file ended: read, or the sort of its one problem."""
    try:
        grids, problems = read_file(path, path.name, reader)
        with fails_if_it_hangs(which):
            book = load(grids, today=date(2026, 11, 23), problems=problems)
        assert all(f"{problem.finding} {problem.fix}".isprintable() for problem in book.problems)
    except Exception as reason:
        raise AssertionError(which) from reason
    for report in book.reports:
        assert not report.table or report.used + sum(report.skips.values()) == report.rows, which
    assert grids or problems, which
    assert not any("Reading took over" in problem.message for problem in problems), which
    return "read" if grids else problems[0].sort
