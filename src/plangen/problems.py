"""What's wrong with what was given, where, and how to fix it. Imports nothing else from plangen."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

MOST_OF_ONE_SORT = 20
EXAMPLES = 3
"""How many problems of a sort are shown in full when there are too many to show all."""
_CELL = re.compile(r"(?P<column>[A-Z]{1,3})(?P<row>\d+)|[a-z]+ (?P<line>\d+)")


class Severity(StrEnum):
    """Whether a problem kept data out."""

    ERROR = "error"
    """Rows or values were skipped because of it."""
    WARNING = "warning"
    """Everything was used; someone should take a look."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A file, a sheet in it, and a cell in that, each as far as it's known."""

    file: str = ""
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        return " › ".join(part for part in (self.file, self.sheet, self.cell) if part)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that's wrong, in words a sales manager can act on.

    `sort` is a short fixed phrase ("unreadable date") by which similar problems are grouped. `message` says what's
    wrong with this one and what plangen did, `value` is the cell's content, and `fix` is an instruction.
    """

    severity: Severity
    place: Place
    sort: str
    message: str
    value: str = ""
    fix: str = ""

    def __str__(self) -> str:
        return f"{self.finding}\nFix: {self.fix}" if self.fix else self.finding

    @property
    def finding(self) -> str:
        """Where the problem is and what's wrong, without the fix."""
        value = f" “{self.value}”" if self.value else ""
        where = f"{self.place}{value}: " if str(self.place) else ""
        return f"{where}{self.message}"


@dataclass(frozen=True, slots=True)
class Reported:
    """A problem that is shown in full, and how many more of its sort and file are not."""

    problem: Problem
    more: int = 0


@dataclass(frozen=True, slots=True)
class FixGroup:
    """Problems with the same fix: those shown, and how many there are in all."""

    fix: str
    reported: tuple[Reported, ...]
    count: int


class PlangenError(Exception):
    """Stops a run. The message is one sentence with a fix, never a traceback."""

    def __init__(self, message: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(message)
        self.problems = tuple(problems)


class UsageError(PlangenError):
    """Stops a run because of what the command was given: an unknown person, an invalid period."""


def error(place: Place, sort: str, message: str, *, value: object = "", fix: str = "") -> Problem:
    """A problem because of which rows or values were skipped."""
    return Problem(Severity.ERROR, place, sort, message, shown(value), fix)


def warning(place: Place, sort: str, message: str, *, value: object = "", fix: str = "") -> Problem:
    """A problem that someone should look at; everything was used."""
    return Problem(Severity.WARNING, place, sort, message, shown(value), fix)


def shown(value: object, most: int = 60) -> str:
    """A cell's value on one line, without control characters, cut to `most` characters."""
    text = str(value)
    start = text[: most * 10]
    printable = start if start.isprintable() else "".join(map(_shown_character, start))
    line = " ".join(printable.split())
    return line if len(line) <= most and start == text else line[: most - 1] + "…"


def _shown_character(char: str) -> str:
    """A character as shown; nothing for invisible ones, a space for others that can't be printed."""
    if char.isprintable() or char in "\u200c\u200d":
        return char
    return "" if char in "\u00ad\u200b\u2060\ufeff" else " "


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any rows or values were skipped."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def grouped(problems: Iterable[Problem], most: int = MOST_OF_ONE_SORT) -> list[Reported]:
    """Problems by place, errors first; more than `most` of one sort in one file become three and a count.

    Problems of the same sort and file follow the first of them.
    """
    groups: dict[tuple[Severity, str, str], list[Problem]] = {}
    for problem in in_order(problems):
        groups.setdefault((problem.severity, problem.place.file, problem.sort), []).append(problem)
    reported: list[Reported] = []
    for group in groups.values():
        examples = group if len(group) <= most else group[:EXAMPLES]
        reported += [Reported(problem) for problem in examples[:-1]]
        reported.append(Reported(examples[-1], len(group) - len(examples)))
    return reported


def by_fix(problems: Iterable[Problem]) -> list[FixGroup]:
    """Problems grouped by fix: errors first, then in the order of the files.

    Problems without a fix come last within their severity.
    """
    groups: dict[tuple[Severity, bool, str], list[Problem]] = {}
    for problem in in_order(problems):
        groups.setdefault((problem.severity, not problem.fix, problem.fix), []).append(problem)
    ordered = sorted(groups.items(), key=lambda item: item[0][:2])
    return [FixGroup(fix, tuple(grouped(group)), len(group)) for (_, _, fix), group in ordered]


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems without duplicates: errors first, then in reading order."""
    return sorted(set(problems), key=_position)


def _position(problem: Problem) -> tuple[Severity, str, str, tuple[int, int, str], Problem]:
    """The sort key of a problem: errors first, then reading order; a row comes before its cells."""
    place = problem.place
    found = _CELL.fullmatch(place.cell)
    row = int(found["row"] or found["line"]) if found else 0
    column = (found["column"] or "") if found else place.cell
    return problem.severity, place.file, place.sheet, (row, len(column), column), problem
