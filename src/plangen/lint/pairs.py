"""Pair the opening and closing tags of a template so that one mistake is reported once, without its consequences."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from plangen.lint.tags import Tag

CLOSES = {name: f"end{name}" for name in ("for", "if", "macro", "call", "filter", "block", "with", "autoescape", "set")}
"""The closing tag of every opening tag."""
_OPENS = {end: name for name, end in CLOSES.items()}
UNKNOWN = "?"
"""The word of a tag that resembles no known tag."""
_LOOKAHEAD = 2000
"""How many tags are searched to find out whether a closing tag is extra."""


@dataclass(slots=True)
class Pairs:
    """The index of the opening tag for the index of each closing tag.

    `guesses` are the words that make unknown tags complete a pair.
    """

    openings: dict[int, int] = field(default_factory=dict)
    guesses: dict[int, str] = field(default_factory=dict)

    @property
    def closed(self) -> frozenset[int]:
        """The indexes of the opening tags that are closed."""
        return frozenset(self.openings.values())


def opens_block(tag: Tag) -> bool:
    """Whether a tag needs a closing tag."""
    return tag.word in CLOSES and not (tag.word == "set" and "=" in tag.rest)


def paired(tags: Sequence[Tag]) -> Pairs:
    """The pairs of tags: first those that match exactly, then the remaining tags inside the same pair."""
    pairs = Pairs()
    open_tags: list[int] = []
    for number, tag in enumerate(tags):
        if tag.problem:
            continue
        if opens_block(tag):
            open_tags.append(number)
        elif tag.word in _OPENS:
            at = _opening(tags, open_tags, number)
            if at is not None:
                pairs.openings[number] = open_tags[at]
                del open_tags[at:]
    _pair_remaining(tags, pairs)
    return pairs


def _opening(tags: Sequence[Tag], open_tags: Sequence[int], number: int) -> int | None:
    """The position in `open_tags` of the tag that a closing tag closes; None if the closing tag is extra."""
    at = next((at for at in range(len(open_tags) - 1, -1, -1) if _match(tags[open_tags[at]], tags[number])), None)
    if at is None:
        return None
    innermost = tags[open_tags[-1]]
    if (
        at < len(open_tags) - 1
        and _is_closed_later(tags, innermost, number)
        and _is_closed_later(tags, tags[open_tags[at]], number)
    ):
        return None
    return at


def _match(opening: Tag, closing: Tag) -> bool:
    return CLOSES[opening.word] == closing.word and opening.prefix == closing.prefix


def _is_closed_later(tags: Sequence[Tag], opening: Tag, number: int) -> bool:
    """Whether an open tag is closed after tag `number`."""
    depth = 0
    for tag in tags[number + 1 : number + 1 + _LOOKAHEAD]:
        if opens_block(tag) and tag.word == opening.word and tag.prefix == opening.prefix:
            depth += 1
        elif tag.word in _OPENS and _match(opening, tag):
            depth -= 1
            if depth < 0:
                return True
    return False


def _pair_remaining(tags: Sequence[Tag], pairs: Pairs) -> None:
    """Pairs the remaining tags inside the same pair, whatever their prefix, and then the unknown ones."""
    closings = {opening: closing for closing, opening in pairs.openings.items()}
    waiting: list[list[int]] = [[]]
    for number, tag in enumerate(tags):
        if number in closings:
            waiting.append([])
        elif number in pairs.openings:
            waiting.pop()
        elif opens_block(tag) or tag.word == UNKNOWN:
            _pair_or_wait(tags, number, waiting[-1], pairs)
        elif tag.word in _OPENS:
            _close_waiting(tags, number, waiting[-1], pairs)


def _close_waiting(tags: Sequence[Tag], number: int, waiting: list[int], pairs: Pairs) -> None:
    word = _OPENS[tags[number].word]
    at = next((at for at in range(len(waiting) - 1, -1, -1) if tags[waiting[at]].word in (word, UNKNOWN)), None)
    if at is None:
        return
    if tags[waiting[at]].word == UNKNOWN:
        pairs.guesses[waiting[at]] = word
    pairs.openings[number] = waiting[at]
    del waiting[at:]


def _pair_or_wait(tags: Sequence[Tag], number: int, waiting: list[int], pairs: Pairs) -> None:
    """Lets an unknown tag close the last waiting one if it has the same prefix; any other tag has to wait."""
    closable = waiting and tags[waiting[-1]].word != UNKNOWN and tags[waiting[-1]].prefix == tags[number].prefix
    if tags[number].word == UNKNOWN and closable:
        opening = waiting.pop()
        pairs.guesses[number] = CLOSES[tags[opening].word]
        pairs.openings[number] = opening
    else:
        waiting.append(number)
