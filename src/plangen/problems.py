"""What is wrong with what was given, where it stands, and what to do about it; knows nobody else in the house."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

MOST_OF_ONE_KIND = 20
EXAMPLES = 3
"""How many problems of one kind say what the others are like."""
_CELL = re.compile(r"(?P<column>[A-Z]{1,3})(?P<row>\d+)|[a-z]+ (?P<line>\d+)")


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
        return f"{self.finding} {self.cure}".rstrip()

    @property
    def finding(self) -> str:
        """What is wrong and where, without the cure."""
        value = f" “{self.value}”" if self.value else ""
        where = f"{self.place}{value}: " if str(self.place) else ""
        return f"{where}{self.message}"


@dataclass(frozen=True, slots=True)
class Told:
    """Problems as they are told: the first ones in full, and how many more there are of the same kind and file."""

    problem: Problem
    more: int = 0


@dataclass(frozen=True, slots=True)
class Cured:
    """Problems that one cure would end, as they are told, and how many they are."""

    cure: str
    told: tuple[Told, ...]
    count: int


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
    whole = str(value)
    looked_at = whole[: most * 10]
    seen = looked_at if looked_at.isprintable() else "".join(sign if sign.isprintable() else " " for sign in looked_at)
    text = " ".join(seen.split())
    return text if len(text) <= most and looked_at == whole else text[: most - 1] + "…"


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether anything was left out."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def grouped(problems: Iterable[Problem], most: int = MOST_OF_ONE_KIND) -> list[Told]:
    """Problems by place, errors first; more than `most` of one kind in one file are told as three and a count.

    Those of one kind and file stand together, where the first of them stands.
    """
    groups: dict[tuple[Severity, str, str], list[Problem]] = {}
    for problem in in_order(problems):
        groups.setdefault((problem.severity, problem.place.file, problem.kind), []).append(problem)
    told: list[Told] = []
    for group in groups.values():
        examples = group if len(group) <= most else group[:EXAMPLES]
        told += [Told(problem) for problem in examples[:-1]]
        told.append(Told(examples[-1], len(group) - len(examples)))
    return told


def by_cure(problems: Iterable[Problem]) -> list[Cured]:
    """Problems with what to do about them said once: cures of errors first, then in the order of the sheets.

    What has no cure of its own stands at the end of its severity.
    """
    groups: dict[tuple[Severity, bool, str], list[Problem]] = {}
    for problem in in_order(problems):
        groups.setdefault((problem.severity, not problem.cure, problem.cure), []).append(problem)
    ordered = sorted(groups.items(), key=lambda item: item[0][:2])
    return [Cured(cure, tuple(grouped(group)), len(group)) for (_, _, cure), group in ordered]


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems once each: errors first, then as one reads the files."""
    return sorted(set(problems), key=_standing)


def _standing(problem: Problem) -> tuple[Severity, str, str, tuple[int, int, str], Problem]:
    """Where a problem stands among others: errors first, then as one reads a file; a whole row before its cells."""
    place = problem.place
    found = _CELL.fullmatch(place.cell)
    row = int(found["row"] or found["line"]) if found else 0
    column = (found["column"] or "") if found else place.cell
    return problem.severity, place.file, place.sheet, (row, len(column), column), problem
