"""Highlights: the numbers to check before handing anything out, because they may be wrong or will come up."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from plangen.batch.jobs import MAX_NAME_LENGTH
from plangen.elements.label import detail_of, metric_of
from plangen.elements.measure import Unit
from plangen.facts.figures.notable import ComparedRow
from plangen.facts.scope.document import Scope
from plangen.metrics.pipeline.coverage import concentration
from plangen.problems import shown

MAX_OF_ONE_SORT = 3


class Sort(IntEnum):
    """Why a number is a highlight, in the order in which highlights are shown."""

    CHANGE = 1
    ONE_DEAL = 2
    NEGATIVE = 3
    MISSING = 4


@dataclass(frozen=True, slots=True)
class Highlight:
    """One number to check; only the highlights with the largest weight of their sort are shown.

    `about` tells numbers apart: two documents may have the same one, with different labels.
    """

    sort: Sort
    weight: Decimal
    text: str
    about: tuple[str, ...]


def highlights(scope: Scope, rows: Iterable[ComparedRow]) -> Iterator[Highlight]:
    """The highlights in one person's results, which are the rows, and in their open deals."""
    person = shown(scope.person.name, MAX_NAME_LENGTH)
    for row in rows:
        for sort, weight, text in _in_row(person, row):
            yield Highlight(sort, weight, text, (scope.person.name, scope.period.code, row.metric))
    share = concentration(scope.deals)
    if share.value is not None and share.value < 1:
        text = f"{person}: one deal is {scope.figure(share).short} of the open pipeline."
        yield Highlight(Sort.ONE_DEAL, share.value, text, (scope.person.name,))


def top_highlights(found: Iterable[Highlight]) -> list[str]:
    """The largest change and the largest share of one deal, and the three largest of each other sort."""
    texts: list[str] = []
    first = {(each.sort, each.about): each for each in reversed(list(found))}
    every = sorted(first.values(), key=lambda each: (each.sort, -each.weight, each.text))
    for sort in Sort:
        most = 1 if sort in (Sort.CHANGE, Sort.ONE_DEAL) else MAX_OF_ONE_SORT
        texts += [each.text for each in every if each.sort is sort][:most]
    return texts


def _in_row(person: str, row: ComparedRow) -> Iterator[tuple[Sort, Decimal, str]]:
    """The sort, weight, and text of each highlight in a row."""
    actual, previous, before = row.actual, row.previous, row.before
    what = f"{person}: {_in_sentence(row.label)}"
    if actual.printed is not None and actual.printed < 0 and actual.unit is Unit.MONEY:
        yield Sort.NEGATIVE, -actual.printed, f"{person}: {_with_value(row.label, actual.short)}."
    if previous is None or previous.printed is None:
        return
    if actual.printed is None:
        text = f"{what} is n/a ({actual.reason}), vs. {previous.short} in {before}."
        yield Sort.MISSING, Decimal(0), text
    elif actual.unit is Unit.MONEY and (change := abs(actual.printed - previous.printed)):
        yield Sort.CHANGE, change, f"{what} {actual.short}, vs. {previous.short} in {before}."


def _with_value(label: str, value: str) -> str:
    """A metric with its value: “average deal size −500 (1 won)”."""
    basis = detail_of(label)
    return f"{_in_sentence(metric_of(label))} {value}{f' ({basis})' if basis else ''}"


def _in_sentence(label: str) -> str:
    """A label with a lowercase first letter, unless it starts with an abbreviation."""
    return label if label[1:2].isupper() else f"{label[:1].lower()}{label[1:]}"
