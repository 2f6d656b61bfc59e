"""The full text of everything truncated on page one."""

from collections.abc import Iterable
from dataclasses import dataclass

from plangen.facts.blocks.commitments import commitments
from plangen.facts.blocks.past_commitments import past_commitments, thanks
from plangen.facts.formatting.truncation import ELLIPSIS
from plangen.facts.scope.document import Scope


@dataclass(frozen=True, slots=True)
class FullText:
    """The full text of a commitment, with its number (or "Thank you for")."""

    address: str
    text: str


def full_text(scope: Scope) -> tuple[FullText, ...]:
    """Every text truncated on page one, once, except those that the last page prints in full anyway."""
    page = scope.once(commitments)
    printed_in_full = {row.number for row in page.all_carried}
    numbers = [row.number for row in scope.once(past_commitments).rows if ELLIPSIS in row.action]
    numbers += [row.number for row in page.carried if ELLIPSIS in row.action or ELLIPSIS in row.so_that]
    numbers += [row.number for row in page.pens if ELLIPSIS in row.action.value]
    texts = dict(_texts(scope))
    found = [
        FullText(number, texts[number])
        for number in dict.fromkeys(numbers)
        if number in texts and number not in printed_in_full
    ]
    thanked = scope.once(thanks).text
    return (*found, *_thanks(scope, thanked.rstrip(ELLIPSIS))) if ELLIPSIS in thanked else tuple(found)


def _texts(scope: Scope) -> Iterable[tuple[str, str]]:
    """Each number with its text: the action, its new wording, and its purpose."""
    for action in scope.book.actions:
        if action.salesperson == scope.person.name:
            parts = [action.text, action.now, action.so_that and f"so that {action.so_that}"]
            yield action.id, " · ".join(part for part in parts if part)


def _thanks(scope: Scope, beginning: str) -> Iterable[FullText]:
    name = scope.person.name
    texts = [each.text for each in scope.book.actions if each.salesperson == name]
    texts += [each.text for each in scope.book.notes if each.salesperson == name]
    # The first letter may have been lowered to follow "Thank you for".
    start = beginning[1:].casefold()
    found = next((text for text in texts if text[1:].casefold().startswith(start)), "")
    return [FullText("Thank you for", found)] if found else []
