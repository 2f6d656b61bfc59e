"""The first five minutes: one export in, the review of the person with most deals and a Team sheet to fill in out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Protocol

from plangen.batch.production import Watch
from plangen.batch.write import refuse_unwritable, write
from plangen.kinds.shelf import open_shelf
from plangen.periods import Length, Period
from plangen.problems import PlangenError
from plangen.records.book import Book
from plangen.records.stages import Outcome
from plangen.records.team import Person
from plangen.sources.grid import Grid
from plangen.tables.folding import fold
from plangen.workbooks.answers import FILE as ANSWERS
from plangen.workbooks.answers import listed, settings_file, settings_rows
from plangen.workbooks.starter import FILE as TEAM
from plangen.workbooks.starter import OTHER_FILE as OTHER_TEAM
from plangen.workbooks.starter import Seller, team_workbook
from plangen.workflow.make import Made, make_from
from plangen.workflow.reading import Reading, read, refuse_without_people
from plangen.workflow.which_day import Days
from plangen.workflow.which_period import long_ago
from plangen.workflow.wish import Wish

PACKET = "review"
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
    """Who is told what was read and answers the two questions; on a terminal that is the user."""

    def heard(self, book: Book) -> None:
        """Takes note of what was read as what, before anything is asked."""

    def stages(self, guesses: Mapping[str, Outcome | None]) -> Mapping[str, Outcome]:
        """What stages mean that nobody knows, from what they seem to mean; one it says nothing of stays unknown."""

    def look_from(self, last: date, today: date) -> bool:
        """Whether to look from the last closing date, which lies long before today."""


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What was read, for whom a packet was made, and which files now lie beside the export.

    `kept` says what was not written and why, `refused` names the files that could not be written. `command` is what
    makes everybody's documents, `team` the Team sheet beside the export.
    """

    made: Made
    person: str
    written: tuple[Path, ...]
    kept: tuple[str, ...]
    refused: tuple[str, ...]
    command: tuple[str, ...]
    team: Path | None


@dataclass(slots=True)
class _Beside:
    """Files beside the export: those written, and what was left as it was."""

    folder: Path
    written: list[Path] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def put(self, name: str, content: bytes, instead: str) -> None:
        """Writes a file that is not there yet; else says what to do instead."""
        if (self.folder / name).exists():
            self.kept.append(f"{name} is already there and stays as it is. {instead}")
            return
        try:
            self.written.append(write(self.folder, PurePosixPath(name), content))
        except PlangenError:
            self.refused.append(name)


def first_look(file: Path, wish: Wish, ask: Ask, watch: Watch) -> FirstLook:
    """The review of the person with most deals, from one export and what lies beside it from an earlier look."""
    refuse_unwritable(wish.output)
    inputs = _inputs(file)
    reading = read(inputs, wish.days)
    refuse_without_people(reading.book)
    ask.heard(reading.book)
    answers = _stage_answers(reading.book, ask)
    reading = _again(reading, inputs, wish.days, answers)
    days = _days(reading.book, wish.days, ask)
    if days != wish.days:
        reading = read(inputs, days, _grids(answers))
    book = reading.book
    period = liveliest_quarter(book)
    person = busiest(book, period)
    only = (person.email or person.name,)
    wish = replace(wish, days=days, packets=(PACKET,), period=period.code, only=only)
    made = make_from(reading, open_shelf(wish.templates), wish, watch)
    beside = _Beside(file.parent)
    if not wish.dry_run:
        _leave(book, answers, beside)
    used = {report.file for report in book.reports if report.table}
    brought = [*(path for path in inputs if path == file or path.name in used), *beside.written]
    team = next((path for path in brought if path != file and path.name in (TEAM, OTHER_TEAM)), None)
    command = _command(brought, days, period, book)
    return FirstLook(made, person.name, tuple(beside.written), tuple(beside.kept), tuple(beside.refused), command, team)


def liveliest_quarter(book: Book) -> Period:
    """The last completed quarter; or the running one, where deals were closed in that and none in the other."""
    completed = book.calendar.last_complete(book.as_of, Length.QUARTER)
    running = book.calendar.containing(book.as_of, Length.QUARTER)
    closed = [deal.closed for deal in book.opportunities if deal.closed]
    only_now = any(day in running for day in closed) and not any(day in completed for day in closed)
    return running if only_now else completed


def busiest(book: Book, period: Period) -> Person:
    """The person with most deals, who was there in the period; the first by name among equals."""
    counts = Counter(deal.salesperson for deal in book.opportunities)
    there = [person for person in book.roster.people if person.employed(period.start, period.end)]
    return min(there or book.roster.people, key=lambda person: (-counts[person.name], fold(person.name)))


def guess(stage: str) -> Outcome | None:
    """What a stage seems to mean by its words; None where none of them is known."""
    words = set(fold(stage).split())
    known = {Outcome.LOST: _LOST, Outcome.WON: _WON, Outcome.OPEN: _OPEN}
    return next((outcome for outcome, theirs in known.items() if words & theirs), None)


def _inputs(file: Path) -> list[Path]:
    """The export, and what plangen or the user has put beside it."""
    team = OTHER_TEAM if (file.parent / OTHER_TEAM).is_file() else TEAM
    return [file, *(path for name in (team, ANSWERS) if (path := file.parent / name).is_file() and path != file)]


def _again(reading: Reading, inputs: Sequence[Path], days: Days, answers: Mapping[str, str]) -> Reading:
    """The same files read with the answers, where there are any."""
    return read(inputs, days, _grids(answers)) if answers else reading


def _grids(answers: Mapping[str, str]) -> list[Grid]:
    return [Grid(ANSWERS, "", settings_rows(answers))] if answers else []


def _stage_answers(book: Book, ask: Ask) -> dict[str, str]:
    unknown = list(dict.fromkeys(each.value for each in book.problems if each.kind == "unknown stage"))
    said = ask.stages({stage: guess(stage) for stage in unknown}) if unknown else {}
    known = book.settings
    before = {Outcome.WON: known.won_stages, Outcome.LOST: known.lost_stages, Outcome.OPEN: known.open_stages}
    new = {outcome: [stage for stage in unknown if said.get(stage) is outcome] for outcome in before}
    return {f"{outcome} stages": listed([*before[outcome], *stages]) for outcome, stages in new.items() if stages}


def _days(book: Book, days: Days, ask: Ask) -> Days:
    """The days with the one to look from: the last closing day of an old export, where that is agreed on."""
    named = days.as_of or book.settings.as_of
    last = None if named else long_ago(book, days.today)
    if last is None or not ask.look_from(last, days.today):
        return days
    return Days(days.today, last, "the day on which the last deal was closed")


def _command(inputs: Sequence[Path], days: Days, period: Period, book: Book) -> tuple[str, ...]:
    """The words that make everybody's documents of the same period, from the same day."""
    words = ["plangen", "make", PACKET]
    for path in inputs:
        words += ["--inputs", str(path)]
    if days.as_of:
        words += ["--as-of", days.as_of.isoformat()]
    usual = book.calendar.last_complete(book.as_of, period.length)
    return (*words, *(() if period == usual else ("--period", period.code)))


def _leave(book: Book, answers: Mapping[str, str], beside: _Beside) -> None:
    """Leaves the Team sheet and the answers beside the export, for the next run."""
    if not book.has_team:
        year = book.calendar.containing(book.as_of, Length.YEAR).code
        sellers = [Seller(person.name, person.email, person.manager) for person in book.roster.people]
        beside.put(_team_name(beside), team_workbook(sellers, year), "Rename it, and run again.")
    if answers:
        lines = ", ".join(f"{setting} | {value}" for setting, value in answers.items())
        beside.put(ANSWERS, settings_file(answers), f"To keep the answers, add to it: {lines}.")


def _team_name(beside: _Beside) -> str:
    """The name for a Team sheet: another one, where a file of the usual name was not read as a Team."""
    if not (beside.folder / TEAM).exists():
        return TEAM
    beside.kept.append(f"{TEAM} holds no sheet Team, which needs a column salesperson; it stays as it is.")
    return OTHER_TEAM
