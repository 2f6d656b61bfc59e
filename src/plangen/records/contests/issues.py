"""Standings as they were issued on earlier days, kept in snapshots."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from plangen.tables.columns import Columns
from plangen.tables.shape import Shape
from plangen.tables.values.folding import fold

SHAPE = Shape(
    "Standings",
    ("contest", "name", "rank", "score"),
    (("contest",), ("name",), ("rank",)),
    names=("Contest standings",),
)


@dataclass(frozen=True, slots=True)
class Issued:
    """The place of a person or team in a contest on a day."""

    day: date
    contest: str
    name: str
    rank: int


def read_issued(day: date, tables: Sequence[Columns]) -> list[Issued]:
    """The places in the tables of a day; rows without a place are those of people who weren't ranked."""
    found = []
    for columns in tables:
        texts = zip(columns.texts("contest"), columns.texts("name"), columns.amounts("rank"), strict=True)
        found += [Issued(day, contest, name, int(rank)) for contest, name, rank in texts if contest and rank]
    return found


def issues_of(issued: Sequence[Issued], contest: str, before: date) -> dict[date, dict[str, int]]:
    """The issues of a contest before a day: everyone's place by folded name, by day."""
    found: dict[date, dict[str, int]] = {}
    for each in issued:
        if fold(each.contest) == fold(contest) and each.day < before:
            found.setdefault(each.day, {})[fold(each.name)] = each.rank
    return dict(sorted(found.items()))
