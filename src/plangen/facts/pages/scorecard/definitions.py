"""The words of a scorecard: its one write-in line, and the definitions of its metrics."""

from collections import defaultdict
from collections.abc import Iterator

from plangen.elements.field import Field, FieldKind
from plangen.facts.blocks.score_table import score_rows
from plangen.facts.figures.definitions import definition_of
from plangen.facts.figures.listed import measures_of
from plangen.facts.figures.named import MetricGroup
from plangen.facts.pages.scorecard.parts import ChangeLine, Definition
from plangen.facts.pages.scorecard.tiles import score_tiles
from plangen.facts.scope.document import Scope
from plangen.facts.scope.reserved_ids import reserved_ids
from plangen.records.addresses import row_address


def change_line(scope: Scope) -> ChangeLine:
    """What the person will change, with an id that no review uses."""
    number, *_ = reserved_ids(scope)
    row = row_address("Actions", number)
    return ChangeLine(
        number, Field(row.cell("action"), "What I’ll change"), Field(row.cell("due"), "by", FieldKind.DATE)
    )


def definitions(scope: Scope) -> tuple[Definition, ...]:
    """The definitions of the metrics on this scorecard, in the order of the table, each text once."""
    printed = set(_printed(scope))
    metrics = [each for each in measures_of(scope.workspace) if each.name in printed]
    # All types of activity are counted alike, so they share one definition.
    words = {
        str(each.group) if each.group is MetricGroup.ACTIVITY else each.title: definition_of(each.formula)
        for each in metrics
    }
    terms: dict[str, list[str]] = defaultdict(list)
    for term, text in words.items():
        terms[text].append(f"{term[:1].lower()}{term[1:]}" if terms[text] else term)
    return tuple(Definition(", ".join(same), text.replace("'", "’")) for text, same in terms.items())


def _printed(scope: Scope) -> Iterator[str]:
    """The names of the metrics in the table and the tiles."""
    for group in scope.once(score_rows).groups:
        yield from (row.name for row in group.rows)
    tiles = scope.once(score_tiles)
    yield from (tile.name for tile in tiles.main)
    yield from (tile.name for tile in tiles.second if tile.name)
