"""What is wrong with what was given, where it stands, and what to do about it; knows nobody else in the house."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

MOST_OF_ONE_KIND = 20


class Severity(StrEnum):
    """How much a problem keeps from being right."""

    ERROR = "error"
    """Something was left out because of it."""
    WARNING = "warning"
    """Everything was used; somebody should look."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A file, a sheet in it and a cell in that, each as far as it is known."""

    file: str = ""
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        return " › ".join(part for part in (self.file, self.sheet, self.cell) if part)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, in words a sales manager can act on.

    `kind` is a short fixed phrase ("unreadable date") by which many problems of one sort are grouped; `message` says
    what is wrong with this one, `value` is what the cell holds, `cure` says what to do.
    """

    severity: Severity
    place: Place
    kind: str
    message: str
    value: str = ""
    cure: str = ""

    def __str__(self) -> str:
        value = f" “{self.value}”" if self.value else ""
        where = f"{self.place}{value}: " if str(self.place) else ""
        cure = f" {self.cure}" if self.cure else ""
        return f"{where}{self.message}{cure}"


@dataclass(frozen=True, slots=True)
class Told:
    """Problems as they are told: the first ones in full, and how many more there are of the same kind and file."""

    problem: Problem
    more: int = 0


class PlangenError(Exception):
    """What makes going on senseless: said in one sentence, with a cure, and never as a traceback."""

    def __init__(self, message: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(message)
        self.problems = tuple(problems)


class UsageError(PlangenError):
    """The command was given something it cannot mean: an unknown person, an unreadable period."""


def error(place: Place, kind: str, message: str, *, value: object = "", cure: str = "") -> Problem:
    """A problem because of which something was left out."""
    return Problem(Severity.ERROR, place, kind, message, shown(value), cure)


def warning(place: Place, kind: str, message: str, *, value: object = "", cure: str = "") -> Problem:
    """A problem that somebody should look at; everything was used."""
    return Problem(Severity.WARNING, place, kind, message, shown(value), cure)


def shown(value: object, most: int = 60) -> str:
    """A cell's value on one line, without control characters, cut at `most` characters."""
    text = " ".join("".join(sign if sign.isprintable() else " " for sign in str(value)).split())
    return text if len(text) <= most else text[: most - 1] + "…"


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether anything was left out."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def grouped(problems: Iterable[Problem], most: int = MOST_OF_ONE_KIND) -> list[Told]:
    """Problems by file, errors first; more than `most` of one kind in one file are told as three and a count."""
    unique = sorted(set(problems), key=lambda problem: (problem.severity, problem.place.file, problem.kind))
    counts = Counter((problem.severity, problem.place.file, problem.kind) for problem in unique)
    told: list[Told] = []
    seen: Counter[tuple[Severity, str, str]] = Counter()
    for problem in unique:
        key = (problem.severity, problem.place.file, problem.kind)
        seen[key] += 1
        if counts[key] <= most:
            told.append(Told(problem))
        elif seen[key] <= 3:  # noqa: PLR2004 - three examples say what the others are like
            told.append(Told(problem, counts[key] - 3 if seen[key] == 3 else 0))  # noqa: PLR2004
    return told
