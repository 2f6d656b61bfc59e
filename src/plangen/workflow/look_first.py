"""What a manager looks at first before handing anything out: the figures most likely to be wrong, or talked about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from plangen.batch.jobs import MOST_OF_A_NAME
from plangen.elements.measure import Unit
from plangen.facts.brief import Brief
from plangen.facts.factsheet import FactSheet
from plangen.facts.results import ResultRow, Results
from plangen.metrics.pipeline import concentration
from plangen.problems import shown


class Sort(IntEnum):
    """Why something is worth a look, in the order in which it is told."""

    CHANGE = 1
    ONE_DEAL = 2
    NEGATIVE = 3
    GONE = 4


@dataclass(frozen=True, slots=True)
class Striking:
    """One thing to look at; of a sort only the weightiest are told."""

    sort: Sort
    weight: Decimal
    said: str


def striking(brief: Brief, sheet: FactSheet) -> Iterator[Striking]:
    """What strikes in one person's fact sheet."""
    results = sheet.sections.get("results")
    if isinstance(results, Results):
        compares = brief.there_from(brief.book.calendar.before(brief.period).start)
        for row in results.rows:
            found = _in_row(shown(sheet.subject, MOST_OF_A_NAME), row, results.previous_head)
            # Somebody who was not there all the time before has no change, but a beginning.
            yield from (each for each in found if compares or each.sort is not Sort.CHANGE)
    share = concentration(brief.deals)
    if share.value is not None and share.value < 1:
        said = f"{shown(sheet.subject, MOST_OF_A_NAME)}: one deal is {brief.figure(share).short} of the open pipeline."
        yield Striking(Sort.ONE_DEAL, share.value, said)


def weightiest(found: Iterable[Striking]) -> list[str]:
    """The largest change and the largest share of one deal; the three largest of the other sorts."""
    told: list[str] = []
    every = sorted(found, key=lambda each: (each.sort, -each.weight, each.said))
    for sort in Sort:
        most = 1 if sort in (Sort.CHANGE, Sort.ONE_DEAL) else 3
        told += [each.said for each in every if each.sort is sort][:most]
    return told


def _in_row(person: str, row: ResultRow, before: str) -> Iterator[Striking]:
    actual, previous = row.actual, row.previous
    if actual.printed is not None and actual.printed < 0 and actual.unit is Unit.MONEY:
        yield Striking(Sort.NEGATIVE, -actual.printed, f"{person}: {row.label} is negative, {actual.short}.")
    if previous is None or previous.printed is None:
        return
    if actual.printed is None:
        said = f"{person}: {row.label} is n/a ({actual.reason}); it was {previous.short} in {before}."
        yield Striking(Sort.GONE, Decimal(0), said)
    elif actual.unit is Unit.MONEY and (change := abs(actual.printed - previous.printed)):
        yield Striking(Sort.CHANGE, change, f"{person}: {row.label} {actual.short} after {previous.short} in {before}.")
