"""Everything is read and nothing made: what was taken as what, and all that is wrong."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from plangen.problems import Problem
from plangen.records.book import Book, SheetReport
from plangen.records.mapping import MappedSheet, mapped_sheets
from plangen.records.stages import Outcome
from plangen.sources.reading import told_name
from plangen.workflow.reading import nobody, read
from plangen.workflow.which_day import Days


@dataclass(frozen=True, slots=True)
class Checked:
    """What was read and from which files by name, what is wrong with it, and in a sentence which day is looked from."""

    book: Book
    originals: tuple[tuple[str, Path], ...]
    day: str

    @property
    def files(self) -> int:
        """How many files were read."""
        return len(self.originals)

    @property
    def sheets(self) -> Sequence[SheetReport]:
        """What became of each sheet."""
        return self.book.reports

    @property
    def problems(self) -> Sequence[Problem]:
        """Everything that is wrong."""
        return [*self.book.problems, *nobody(self.book)]

    @property
    def deals(self) -> dict[str, int]:
        """The number of deals by outcome, as of the day."""
        every = [deal.outcome for deal in self.book.opportunities]
        return {outcome.value: every.count(outcome) for outcome in (Outcome.OPEN, Outcome.WON, Outcome.LOST)}

    @property
    def mapping(self) -> Sequence[MappedSheet]:
        """What each column of each sheet is read as, and why."""
        return mapped_sheets(self.book.grids)

    def as_plain(self) -> dict[str, Any]:
        """All of it in plain values, for other programs."""
        return {
            "as_of": self.book.as_of.isoformat(),
            "files": self.files,
            "people": len(self.book.roster.people),
            "deals": self.deals,
            "sheets": [asdict(sheet) for sheet in self.sheets],
            "problems": [plain(problem) for problem in self.problems],
        }


def check(inputs: Sequence[Path], days: Days) -> Checked:
    """What the spreadsheets hold, as of a day."""
    reading = read(inputs, days)
    originals = tuple((told_name(path, reading.root), path) for path in reading.files)
    return Checked(reading.book, originals, reading.day)


def plain(problem: Problem) -> dict[str, Any]:
    """A problem in plain values."""
    return asdict(problem)
