"""Spreadsheets changed at random: each ends in grids or in one line, and what is read ends in a Book."""

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
from tests.limits import GIGABYTE, LargestMemory, ended_if_it_hangs
from tests.mutations import mutated
from tests.sizes import MUTATED, sized

SEED = "2026-11-23"
LARGEST = 30_000
"""The bytes of a file of ../shared that is still small enough to be changed often."""
PARTS = sized(1, 2)
"""So many processes can share the files of the soak."""
FORMATS = (".csv", ".ods", ".tsv", ".xls", ".xlsb", ".xlsx")


@dataclass
class Soak:
    """What became of all the files, and the most that any of them took."""

    ends: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    slowest: tuple[float, str] = (0.0, "")
    parent: LargestMemory = field(default_factory=LargestMemory)
    child: int = 0

    def report(self, part: int) -> str:
        """The counts by format and end, and the largest of each measure."""
        lines = [f"part {part + 1} of {PARTS} of {MUTATED} files from seed {SEED}:"]
        lines += [f"  {suffix}: {dict(sorted(ends.items()))}" for suffix, ends in sorted(self.ends.items())]
        sizes = f"parent {self.parent.bytes() // 1_000_000} MB, child {self.child // 1_000_000} MB"
        lines.append(f"  all: {dict(sum(self.ends.values(), Counter[str]()))}; largest: {sizes}")
        lines.append(f"  slowest: {self.slowest[0]:.2f} seconds for {self.slowest[1]}")
        return "\n".join(lines)


@pytest.mark.soak
@pytest.mark.parametrize("part", range(PARTS))
def test_no_changed_file_crashes_hangs_or_takes_a_gigabyte(tmp_path: Path, part: int) -> None:
    originals = originals_in(tmp_path)
    assert set(originals) == set(FORMATS)
    soak = Soak()
    with ReaderProcess() as reader:
        for number in range(part, MUTATED, PARTS):
            random = Random(f"{SEED}/{number}")  # noqa: S311 - the same files each time
            original = random.choice(originals[random.choice(FORMATS)])
            path = tmp_path / f"changed{original.suffix}"
            path.write_bytes(mutated(random, original.read_bytes()))
            which, start = f"{SEED}/{number} of {original.name}", time.monotonic()
            soak.ends[original.suffix][how_it_ends(path, reader, which)] += 1
            soak.slowest = max(soak.slowest, (time.monotonic() - start, which))
            soak.child = max(soak.child, LargestMemory.of(reader.process.pid) if reader.process else 0)
    print(soak.report(part))  # noqa: T201 - the soak's counts
    assert all(ends["read"] and ends["unreadable file"] for suffix, ends in soak.ends.items() if suffix[1] != "c")
    assert sum(ends["read"] for ends in soak.ends.values()) * 3 * PARTS > MUTATED
    assert max(soak.parent.bytes(), soak.child) < GIGABYTE


def originals_in(folder: Path) -> Mapping[str, Sequence[Path]]:
    """By their endings the hand-made files, and the small ones of the awkward files where they are."""
    made = [path for export in EXPORTS for path in export(folder)]
    made += [by_hand.xls(folder / "hand.xls"), by_hand.xlsb(folder / "hand.xlsb"), by_hand.ods(folder / "hand.ods")]
    awkward = sorted(path for path in (SHARED / "data" / "awkward").rglob("*") if path.is_file())
    found: dict[str, list[Path]] = defaultdict(list)
    for path in made * 3 + [path for path in awkward if path.stat().st_size < LARGEST]:
        if path.suffix in FORMATS:
            found[path.suffix].append(path)
    found[".tsv"].append(by_hand.text(folder / "hand.tsv", "\t"))
    return found


def how_it_ends(path: Path, reader: ReaderProcess, which: str) -> str:
    """What became of a file: read, or the kind of its one problem."""
    try:
        grids, problems = read_file(path, path.name, reader)
        with ended_if_it_hangs(which):
            book = load(grids, today=date(2026, 11, 23), problems=problems)
        assert all(str(problem).isprintable() for problem in book.problems)
    except Exception as reason:
        raise AssertionError(which) from reason
    for report in book.reports:
        assert not report.table or report.used + sum(report.skips.values()) == report.rows, which
    assert grids or problems, which
    assert not any("takes longer" in problem.message for problem in problems), which
    return "read" if grids else problems[0].kind
