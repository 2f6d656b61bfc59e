"""What was cut on the pages, whole, at the end."""

from collections.abc import Iterable
from dataclasses import dataclass

from plangen.elements.measure import RowKey
from plangen.facts.agreed import agreed, thanks
from plangen.facts.brief import Brief
from plangen.facts.commitments import commitments
from plangen.facts.cutting import address, pointer


@dataclass(frozen=True, slots=True)
class FullText:
    """A text that was cut, and the address by which the place of the cut names it (`Actions D12`)."""

    address: str
    text: str


def in_full(brief: Brief) -> tuple[FullText, ...]:
    """Every text of the person's own rows that a page points at, whole and once."""
    promised = brief.once(commitments)
    said = [row.action for row in brief.once(agreed).rows]
    said += [part for row in (*promised.carried, *promised.all_carried) for part in (row.action, row.so_that)]
    said.append(brief.once(thanks).text)
    pages = "\n".join(said)
    return tuple(
        FullText(address(brief, row, column), text)
        for text, row, column in _texts(brief)
        if pointer(brief, row, column) in pages
    )


def _texts(brief: Brief) -> Iterable[tuple[str, RowKey, str]]:
    name = brief.person.name
    for action in brief.book.actions:
        if action.salesperson == name:
            yield action.text, action.row, "action"
            yield action.now, action.row, "now"
            yield action.so_that, action.row, "so that"
    for note in brief.book.notes:
        if note.salesperson == name:
            yield note.text, note.row, "text"
