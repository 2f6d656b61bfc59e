"""Spreadsheets in, how each sheet was read and every problem out; no documents are created."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from plangen.doctypes.catalog import template_folders
from plangen.facts.figures.goals import typed_conflicts
from plangen.facts.scope.workspace import Workspace
from plangen.facts.sections import theme
from plangen.problems import Problem
from plangen.records.book import Book
from plangen.records.deals.stages import Outcome
from plangen.records.mapping import MappedSheet, mapped_sheets
from plangen.records.reading.sheet_reports import SheetReport
from plangen.sources.reading import display_name
from plangen.workflow.planning.as_of import Days
from plangen.workflow.reading import no_people, read
from plangen.workflow.reporting.entry_warnings import entry_warnings
from plangen.workflow.reporting.missing_characters import with_missing_characters
from plangen.workflow.reporting.plan_warnings import with_plan_warnings


@dataclass(frozen=True, slots=True)
class Checked:
    """What was read, the files it was read from by name, and the sentence with the as-of date."""

    book: Book
    originals: tuple[tuple[str, Path], ...]
    as_of_note: str

    @property
    def files(self) -> int:
        """The number of files read."""
        return len(self.originals)

    @property
    def sheets(self) -> Sequence[SheetReport]:
        """How each sheet was read."""
        return self.book.reports

    @property
    def problems(self) -> Sequence[Problem]:
        """All problems found."""
        return [*self.book.problems, *no_people(self.book)]

    @property
    def deals(self) -> dict[str, int]:
        """The number of deals by outcome, as of the as-of date."""
        every = [deal.outcome for deal in self.book.opportunities]
        return {outcome.value: every.count(outcome) for outcome in (Outcome.OPEN, Outcome.WON, Outcome.LOST)}

    @property
    def mapping(self) -> Sequence[MappedSheet]:
        """How each column of each sheet is mapped, and why."""
        return mapped_sheets([grid.as_read or grid for grid in self.book.grids])

    def as_plain(self) -> dict[str, Any]:
        """The same as plain values, for JSON."""
        return {
            "as_of": self.book.as_of.isoformat(),
            "files": self.files,
            "people": len(self.book.roster.people),
            "deals": self.deals,
            "sheets": [asdict(sheet) for sheet in self.sheets],
            "problems": [problem_as_plain(problem) for problem in self.problems],
        }


def check(inputs: Sequence[Path], days: Days) -> Checked:
    """The spreadsheets in these folders and files, checked as of a date."""
    reading = read(inputs, days)
    book = with_missing_characters(reading.book, template_folders(), theme(reading.book.settings))
    book = with_plan_warnings(book)
    workspace = Workspace(book)
    book = replace(book, problems=(*book.problems, *typed_conflicts(workspace), *entry_warnings(workspace)))
    originals = tuple((display_name(path, reading.root), path) for path in reading.files)
    return Checked(book, originals, reading.as_of_note)


def problem_as_plain(problem: Problem) -> dict[str, Any]:
    """A problem as plain values, for JSON."""
    return asdict(problem)
