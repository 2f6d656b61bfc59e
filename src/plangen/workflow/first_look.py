"""The first five minutes: one export in, the review of the person with most deals and a Team sheet to fill in out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Protocol

from plangen.batch.production import Watch
from plangen.batch.write import write
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
from plangen.workbooks.starter import Seller, team_workbook
from plangen.workflow.make import Made, Wish, make_from
from plangen.workflow.reading import Reading, read, refuse_without_people

TEAM = "team.xlsx"
PACKET = "review"
LONG_AGO = 35
"""Days since the last closing date after which an export is taken for an old one."""
_WON = {"won", "win", "sold", "signed", "accepted", "ordered", "order", "purchased", "gewonnen", "gagne", "ganado"}
_LOST = {
    "lost", "loss", "dead", "cancelled", "canceled", "declined", "rejected", "abandoned", "disqualified", "verloren",
    "perdu", "perdido",
}  # fmt: skip


class Ask(Protocol):
    """Who is told what was read and answers the two questions; on a terminal the user, else the defaults stand."""

    def heard(self, book: Book) -> None:
        """Takes note of what was read as what, before anything is asked."""

    def stages(self, guesses: Mapping[str, Outcome]) -> Mapping[str, Outcome]:
        """What stages mean that nobody knows, from what they seem to mean."""

    def look_from(self, last: date, today: date) -> bool:
        """Whether to look from the last closing date, which lies long before today."""


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What was read, for whom a packet was made, and which files now lie beside the export.

    `kept` says what was not written and why; `inputs` are the files that a next run reads.
    """

    made: Made
    person: str
    written: tuple[Path, ...]
    kept: tuple[str, ...]
    inputs: tuple[Path, ...]


@dataclass(slots=True)
class _Beside:
    """Files beside the export: those written, and what was left as it was."""

    folder: Path
    written: list[Path] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def put(self, name: str, content: bytes, instead: str) -> None:
        """Writes a file that is not there yet; else says what to do instead."""
        if (self.folder / name).exists():
            self.kept.append(f"{name} is already there and stays as it is. {instead}")
            return
        try:
            self.written.append(write(self.folder, PurePosixPath(name), content))
        except PlangenError as fault:
            self.kept.append(str(fault))


def first_look(file: Path, wish: Wish, ask: Ask, watch: Watch) -> FirstLook:
    """The review of the person with most deals, from one export and what lies beside it from an earlier look."""
    answers: dict[str, str] = {}
    inputs = [file, *(path for name in (TEAM, ANSWERS) if (path := file.parent / name).is_file() and path != file)]
    reading = read(inputs, wish.days)
    refuse_without_people(reading.book)
    ask.heard(reading.book)
    answers |= _stage_answers(reading.book, ask)
    reading = _again(reading, inputs, wish, answers)
    answers |= _day_answer(reading.book, wish, ask)
    reading = _again(reading, inputs, wish, answers)
    shelf = open_shelf(wish.templates)
    period = liveliest_quarter(reading.book)
    person = busiest(reading.book, period)
    wish = replace(wish, packets=(PACKET,), period=period.code, only=(person.email or person.name,))
    made = make_from(reading, shelf, wish, watch)
    beside = _Beside(file.parent)
    if not wish.dry_run:
        _leave(reading.book, answers, beside)
    return FirstLook(made, person.name, tuple(beside.written), tuple(beside.kept), (*inputs, *beside.written))


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


def guess(stage: str) -> Outcome:
    """What a stage seems to mean by its words."""
    words = set(fold(stage).split())
    if words & _LOST:
        return Outcome.LOST
    return Outcome.WON if words & _WON else Outcome.OPEN


def _again(reading: Reading, inputs: Sequence[Path], wish: Wish, answers: Mapping[str, str]) -> Reading:
    """The same files read with the answers, where there are any."""
    if not answers:
        return reading
    return read(inputs, wish.days, [Grid(ANSWERS, "", settings_rows(answers))])


def _stage_answers(book: Book, ask: Ask) -> dict[str, str]:
    unknown = list(dict.fromkeys(each.value for each in book.problems if each.kind == "unknown stage"))
    if not unknown:
        return {}
    said = ask.stages({stage: guess(stage) for stage in unknown})
    known = book.settings
    before = {Outcome.WON: known.won_stages, Outcome.LOST: known.lost_stages, Outcome.OPEN: known.open_stages}
    found = {
        outcome: [*old, *(stage for stage in unknown if said[stage] is outcome)] for outcome, old in before.items()
    }
    return {f"{outcome} stages": listed(stages) for outcome, stages in found.items() if stages}


def _day_answer(book: Book, wish: Wish, ask: Ask) -> dict[str, str]:
    last = max((deal.closed for deal in book.opportunities if deal.closed), default=None)
    named = wish.days.as_of or book.settings.as_of
    if last is None or named or (wish.days.today - last).days <= LONG_AGO or not ask.look_from(last, wish.days.today):
        return {}
    return {"as of": last.isoformat()}


def _leave(book: Book, answers: Mapping[str, str], beside: _Beside) -> None:
    """Leaves the Team sheet and the answers beside the export, for the next run."""
    if not book.has_team:
        year = book.calendar.containing(book.as_of, Length.YEAR).code
        sellers = [Seller(person.name, person.email, person.manager) for person in book.roster.people]
        beside.put(TEAM, team_workbook(sellers, year), "It was not read as a Team: it needs a column salesperson.")
    if answers:
        lines = ", ".join(f"{setting} | {value}" for setting, value in answers.items())
        beside.put(ANSWERS, settings_file(answers), f"To keep the answers, add to it: {lines}.")
