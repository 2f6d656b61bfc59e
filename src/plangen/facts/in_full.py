"""What was cut on page one, whole, at the end."""

from collections.abc import Iterable
from dataclasses import dataclass

from plangen.facts.agreed import agreed, thanks
from plangen.facts.brief import Brief
from plangen.facts.commitments import commitments
from plangen.facts.cutting import CUT


@dataclass(frozen=True, slots=True)
class FullText:
    """A text that was cut, under the number of its commitment (or "Thank you for")."""

    address: str
    text: str


def in_full(brief: Brief) -> tuple[FullText, ...]:
    """Every text that page one cuts, whole and once; those that the last page prints anyway are left out."""
    promised = brief.once(commitments)
    whole = {row.number for row in promised.all_carried}
    cut = [row.number for row in brief.once(agreed).rows if CUT in row.action]
    cut += [row.number for row in promised.carried if CUT in row.action or CUT in row.so_that]
    cut += [row.number for row in promised.pens if CUT in row.action.value]
    texts = dict(_texts(brief))
    found = [
        FullText(number, texts[number]) for number in dict.fromkeys(cut) if number in texts and number not in whole
    ]
    said = brief.once(thanks).text
    return (*found, *_thanked(brief, said.rstrip(CUT))) if CUT in said else tuple(found)


def _texts(brief: Brief) -> Iterable[tuple[str, str]]:
    """What stands under each number: the action, its new wording, and what for."""
    for action in brief.book.actions:
        if action.salesperson == brief.person.name:
            parts = [action.text, action.now, action.so_that and f"so that {action.so_that}"]
            yield action.id, " · ".join(part for part in parts if part)


def _thanked(brief: Brief, beginning: str) -> Iterable[FullText]:
    name = brief.person.name
    texts = [each.text for each in brief.book.actions if each.salesperson == name]
    texts += [each.text for each in brief.book.notes if each.salesperson == name]
    begun = beginning[1:].casefold()
    found = next((text for text in texts if text[1:].casefold().startswith(begun)), "")
    return [FullText("Thank you for", found)] if found else []
