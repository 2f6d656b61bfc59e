"""The words of a scorecard: the one blank on it, and what its figures mean."""

from collections.abc import Iterator

from plangen.elements.field import Field, FieldKind
from plangen.facts.brief import Brief
from plangen.facts.definitions import in_words
from plangen.facts.measures import MEASURES, measures_of, named
from plangen.facts.named_measure import Group
from plangen.facts.numbers import blank_numbers
from plangen.facts.scorecard import ChangeLine, Definition
from plangen.facts.scorecard_table import score_table
from plangen.facts.scorecard_tiles import OVER, TO_GO, score_tiles


def change_line(brief: Brief) -> ChangeLine:
    """What the person will change, under a number of its own that no review takes."""
    [number] = blank_numbers(brief.person.code, brief.period, brief.kind, (each.id for each in brief.book.actions))[:1]
    return ChangeLine(
        number,
        Field(f"Actions/{number}/action", "What I will change"),
        Field(f"Actions/{number}/due", "by", FieldKind.DATE),
    )


def definitions(brief: Brief) -> tuple[Definition, ...]:
    """What the figures mean that this scorecard prints, in the order of the table."""
    printed = set(_printed(brief))
    found = [each for each in measures_of(brief.desk) if each.name in printed]
    # The types of activity are counted alike: one definition says it of all of them.
    words = {str(each.group) if each.group is Group.ACTIVITY else each.title: in_words(each.formula) for each in found}
    return tuple(Definition(term, text) for term, text in words.items())


def _printed(brief: Brief) -> Iterator[str]:
    """The names of the measures in the table and in the tiles."""
    for group in brief.once(score_table).groups:
        yield from (row.name for row in group.rows)
    head = brief.once(score_tiles)
    said = [*(tile.label for tile in head.main), *(tile.label for tile in head.second)]
    labels = {label.partition(", ")[0] for label in said}
    yield from (each.name for each in MEASURES if each.title in labels)
    if labels & {TO_GO, OVER}:
        yield named("gap").name
