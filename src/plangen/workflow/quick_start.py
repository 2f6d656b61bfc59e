"""The quick start: one export in, a review of the person with the most deals and a Team sheet to fill in out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Protocol

from plangen.batch.production import Watch
from plangen.batch.write import require_writable, write
from plangen.doctypes.catalog import load_catalog
from plangen.periods import Length, Period
from plangen.problems import PlangenError, UsageError
from plangen.records.book import Book
from plangen.records.deals.incomplete_exports import LEDGER, NO_OWNERS
from plangen.records.deals.opportunities import SHAPE as OPPORTUNITIES
from plangen.records.deals.stages import Outcome, changes_meaning
from plangen.records.people.team import Person
from plangen.records.reading.column_overrides import SHAPE as COLUMNS
from plangen.sources.grid import Grid
from plangen.sources.reading import files_in
from plangen.tables.values.folding import fold
from plangen.workbooks.answers import FILE as ANSWERS
from plangen.workbooks.answers import joined, settings_file, settings_rows
from plangen.workbooks.starter import FILE as TEAM
from plangen.workbooks.starter import OTHER_FILE as OTHER_TEAM
from plangen.workbooks.starter import Seller, team_workbook
from plangen.workflow.make import MakeResult, make_from
from plangen.workflow.planning.as_of import Days
from plangen.workflow.planning.old_exports import days_of_export, old_export_date
from plangen.workflow.planning.request import MakeRequest
from plangen.workflow.reading import read, require_people

PACKET = "review"
MOST_QUESTIONS = 2
"""The questions asked about one export; further ones are answered as plangen suggests, and said."""
_WON = {"won", "win", "sold", "signed", "accepted", "ordered", "order", "purchased", "gewonnen", "gagne", "ganado"}
_LOST = {
    "lost", "loss", "dead", "cancelled", "canceled", "declined", "rejected", "abandoned", "disqualified", "verloren",
    "perdu", "perdido",
}  # fmt: skip
_OPEN = {
    "open", "prospect", "prospecting", "qualification", "qualifying", "proposal", "quote", "quoted", "quoting", "demo",
    "discovery", "negotiation", "negotiating", "pending", "offen",
}  # fmt: skip


class Ask(Protocol):
    """Receives what was read and answers the questions; in a terminal, the user does."""

    def show_sheets(self, book: Book) -> None:
        """Receives how each sheet was read, before any question."""

    def stage_outcomes(self, guesses: Mapping[str, Outcome | None]) -> Mapping[str, Outcome]:
        """The outcomes of unknown stages, given guesses; a stage without an answer stays unknown."""

    def rows_are_won(self) -> bool:
        """Whether each row of a ledger without stages is a won deal."""

    def owner(self) -> str:
        """Whose deals an export without owners has; empty if that stays unknown."""

    def note_export_date(self, last: date, today: date) -> None:
        """Receives the newest date in the export, long before today, which is used as the as-of date unasked."""

    def use_export_date(self, last: date, today: date) -> bool:
        """Whether to use the newest date in the export, which is long before today, as the as-of date."""


@dataclass(frozen=True, slots=True)
class QuickStart:
    """The result: the packet, its person, and the files written next to the export.

    `unchanged` says which files weren't written and why; `not_written` names the files that couldn't be written.
    `command` creates everyone's documents, and `team_file` is the Team workbook next to the export.
    """

    result: MakeResult
    person: str
    written: tuple[Path, ...]
    unchanged: tuple[str, ...]
    not_written: tuple[str, ...]
    command: tuple[str, ...]
    team_file: Path | None


@dataclass(slots=True)
class _NextToExport:
    """The files next to the export: those written, those that already existed, and those that couldn't be written."""

    folder: Path
    written: list[Path] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def add(self, name: str, content: bytes, otherwise: str) -> None:
        """Writes a new file; if it already exists, keeps it and notes what to do instead."""
        if (self.folder / name).exists():
            self.kept.append(f"{name} already exists and wasn't changed. {otherwise}")
            return
        try:
            self.written.append(write(self.folder, PurePosixPath(name), content))
        except PlangenError:
            self.refused.append(name)


def quick_start(file: Path, request: MakeRequest, ask: Ask, watch: Watch, owner: str = "") -> QuickStart:
    """Creates the review of the person with the most deals, from one export and the files next to it.

    `owner` is whose deals an export without owners has; raises UsageError if they have owners of their own.
    """
    require_writable(request.output)
    inputs = _inputs(file)
    reading = read(inputs, request.days)
    answers = _missing_columns(reading.book, ask, owner)
    reading = read(inputs, request.days, _grids(answers)) if answers else reading
    require_people(reading.book)
    _require_use(owner, reading.book)
    ask.show_sheets(reading.book)
    questions = len(answers) - bool(owner and "owner" in answers) + bool(_unknown_stages(reading.book))
    stages = _stage_answers(reading.book, ask)
    answers |= stages
    reading = read(inputs, request.days, _grids(answers)) if stages else reading
    days = _days(reading.book, request.days, ask, may_ask=questions < MOST_QUESTIONS)
    if days != request.days:
        reading = read(inputs, days, _grids(answers))
    book = reading.book
    period = default_quarter(book)
    person = person_with_most_deals(book, period)
    only = (person.email or person.name,)
    request = replace(request, days=days, packets=(PACKET,), period=period.code, only=only)
    made = make_from(reading, load_catalog(request.templates), request, watch)
    files = _NextToExport(file.parent)
    if not request.dry_run:
        _write_files(book, answers, files)
    used = {report.file for report in book.reports if report.table}
    next_inputs = [*(path for path in inputs if path == file or path.name in used), *files.written]
    team = next((path for path in next_inputs if path != file and path.name in (TEAM, OTHER_TEAM)), None)
    command = _command(next_inputs, days, period, book)
    return QuickStart(made, person.name, tuple(files.written), tuple(files.kept), tuple(files.refused), command, team)


def default_quarter(book: Book) -> Period:
    """The last completed quarter, or the current one if deals closed only in that."""
    completed = book.calendar.last_complete(book.as_of, Length.QUARTER)
    current = book.calendar.containing(book.as_of, Length.QUARTER)
    closed = [deal.closed for deal in book.opportunities if deal.closed]
    only_in_current = any(day in current for day in closed) and not any(day in completed for day in closed)
    return current if only_in_current else completed


def person_with_most_deals(book: Book, period: Period) -> Person:
    """The person with the most deals who was employed in the period; the first by name if there is a tie."""
    counts = Counter(deal.salesperson for deal in book.opportunities)
    employed = [person for person in book.roster.people if person.employed(period.start, period.end)]
    return min(employed or book.roster.people, key=lambda person: (-counts[person.name], fold(person.name)))


def guess(stage: str) -> Outcome | None:
    """The likely outcome of a stage from the words in its name; None if none of them is known."""
    words = set(fold(stage).split())
    if changes_meaning(stage) and words & _WON:
        return None
    known = {Outcome.LOST: _LOST, Outcome.WON: _WON, Outcome.OPEN: _OPEN}
    return next((outcome for outcome, typical in known.items() if words & typical), None)


def _inputs(file: Path) -> list[Path]:
    """The export, and the Team workbook, the settings, and the files named Columns next to it."""
    team = OTHER_TEAM if (file.parent / OTHER_TEAM).is_file() else TEAM
    named = [path for name in (team, ANSWERS) if (path := file.parent / name).is_file()]
    columns = (path for path in files_in(file.parent) if fold(path.stem) in COLUMNS.folded_names)
    return [file, *(path for path in (*named, *columns) if path != file)]


def _grids(answers: Mapping[str, str]) -> list[Grid]:
    return [Grid(ANSWERS, "", settings_rows(answers))] if answers else []


def _missing_columns(book: Book, ask: Ask, owner: str) -> dict[str, str]:
    """The answers about an export without stages or owners, as settings; an owner that is given isn't asked for."""
    sorts = {each.sort for each in book.problems}
    answers: dict[str, str] = {}
    if LEDGER in sorts and ask.rows_are_won():
        answers["rows are won"] = "yes"
    needs_owner = NO_OWNERS in sorts and (LEDGER not in sorts or bool(answers))
    name = (owner or ask.owner()) if needs_owner else ""
    return answers | ({"owner": name} if name else {})


def _require_use(owner: str, book: Book) -> None:
    """Raises UsageError if an owner was given, but the deals have owners, or Settings name another one."""
    named = book.settings.owner
    if not owner or (fold(named) == fold(owner) and not all(_owner_headers(book).values())):
        return
    if named and not all(_owner_headers(book).values()):
        raise UsageError(f"Settings say that these are {named}'s deals. Change “owner” there, or leave out --owner.")
    for file, header in _owner_headers(book).items():
        raise UsageError(
            f"--owner is for exports without owners, and {file} has them (“{header}”). Leave it out. "
            f"For one person's review: plangen make {PACKET} --inputs {file} --only NAME"
        )


def _owner_headers(book: Book) -> dict[str, str]:
    """The header of the owners in each file of deals; empty for a file without owners."""
    return {each.file: each.columns.get("salesperson", "") for each in book.reports if each.table == OPPORTUNITIES.name}


def _unknown_stages(book: Book) -> list[str]:
    """The stages that aren't known to be open, won, or lost."""
    return list(dict.fromkeys(each.value for each in book.problems if each.sort == "unknown stage"))


def _stage_answers(book: Book, ask: Ask) -> dict[str, str]:
    """The answers about unknown stages, as settings."""
    unknown = _unknown_stages(book)
    answers = ask.stage_outcomes({stage: guess(stage) for stage in unknown}) if unknown else {}
    settings = book.settings
    before = {
        Outcome.WON: settings.won_stages, Outcome.LOST: settings.lost_stages, Outcome.OPEN: settings.open_stages,
    }  # fmt: skip
    new = {outcome: [stage for stage in unknown if answers.get(stage) is outcome] for outcome in before}
    return {f"{outcome} stages": joined([*before[outcome], *stages]) for outcome, stages in new.items() if stages}


def _days(book: Book, days: Days, ask: Ask, *, may_ask: bool) -> Days:
    """The days, with the newest date of an old export as the as-of date if the user agrees, or wasn't asked."""
    last = old_export_date(book, days)
    if last is None or (may_ask and not ask.use_export_date(last, days.today)):
        return days
    if not may_ask:
        ask.note_export_date(last, days.today)
    return days_of_export(days, last)


def _command(inputs: Sequence[Path], days: Days, period: Period, book: Book) -> tuple[str, ...]:
    """The words of the command that creates everyone's documents for the same period and as-of date."""
    words = ["plangen", "make", PACKET]
    for path in inputs:
        words += ["--inputs", str(path)]
    if days.as_of:
        words += ["--as-of", days.as_of.isoformat()]
    default = book.calendar.last_complete(book.as_of, period.length)
    return (*words, *(() if period == default else ("--period", period.code)))


def _write_files(book: Book, answers: Mapping[str, str], files: _NextToExport) -> None:
    """Writes the Team workbook and the answers next to the export, for the next run."""
    if not book.has_team:
        year = book.calendar.containing(book.as_of, Length.YEAR).code
        sellers = [Seller(person.name, person.email, person.manager) for person in book.roster.people]
        files.add(_team_name(files), team_workbook(sellers, year), "Rename it and run again.")
    if answers:
        lines = ", ".join(f"{setting} | {value}" for setting, value in answers.items())
        files.add(ANSWERS, settings_file(answers), f"To save your answers, add: {lines}.")


def _team_name(files: _NextToExport) -> str:
    """The name of the new Team workbook; a different one if a file has the usual name but no Team sheet."""
    if not (files.folder / TEAM).exists():
        return TEAM
    files.kept.append(f"{TEAM} has no Team sheet with a salesperson column. It wasn't changed.")
    return OTHER_TEAM
