"""Which tag of a template ends which, found so that one mistake is told once and not with all that comes of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from plangen.formats.proofing.tags import Tag

CLOSES = {name: f"end{name}" for name in ("for", "if", "macro", "call", "filter", "block", "with", "autoescape", "set")}
"""What is begun and has to be ended."""
_ENDS = {end: name for name, end in CLOSES.items()}
UNKNOWN = "?"
"""The word of a tag of which nobody knows what it was meant to be."""
_AHEAD = 2000
"""Tags that are looked at to find out whether an end is one too many."""


@dataclass(slots=True)
class Pairs:
    """The numbers of the tags that begin something by those of the tags that end it.

    `meant` are the words that unknown tags must have meant, as they leave nothing open then.
    """

    begins: dict[int, int] = field(default_factory=dict)
    meant: dict[int, str] = field(default_factory=dict)

    @property
    def ended(self) -> frozenset[int]:
        """The numbers of the tags that are ended."""
        return frozenset(self.begins.values())


def begins_something(tag: Tag) -> bool:
    """Whether a tag begins something that has to be ended."""
    return tag.word in CLOSES and not (tag.word == "set" and "=" in tag.rest)


def paired(tags: Sequence[Tag]) -> Pairs:
    """The pairs of tags: first those that fit in every way, then what is left over, if it stands in the same pair."""
    pairs = Pairs()
    begun: list[int] = []
    for number, tag in enumerate(tags):
        if tag.told:
            continue
        if begins_something(tag):
            begun.append(number)
        elif tag.word in _ENDS:
            at = _partner(tags, begun, number)
            if at is not None:
                pairs.begins[number] = begun[at]
                del begun[at:]
    _pair_what_is_left(tags, pairs)
    return pairs


def _partner(tags: Sequence[Tag], begun: Sequence[int], number: int) -> int | None:
    """Which of what is begun a tag ends; None where it is one too many."""
    fitting = [at for at in range(len(begun) - 1, -1, -1) if _fits(tags[begun[at]], tags[number])]
    if not fitting:
        return None
    at = fitting[0]
    skipped = tags[begun[-1]]
    if (
        at < len(begun) - 1
        and _is_ended_later(tags, skipped, number)
        and _is_ended_later(tags, tags[begun[at]], number)
    ):
        return None
    return at


def _fits(begin: Tag, end: Tag) -> bool:
    return CLOSES[begin.word] == end.word and begin.around == end.around


def _is_ended_later(tags: Sequence[Tag], begin: Tag, number: int) -> bool:
    """Whether the end of something that is begun stands behind a tag."""
    depth = 0
    for tag in tags[number + 1 : number + 1 + _AHEAD]:
        if begins_something(tag) and tag.word == begin.word and tag.around == begin.around:
            depth += 1
        elif tag.word in _ENDS and _fits(begin, tag):
            depth -= 1
            if depth < 0:
                return True
    return False


def _pair_what_is_left(tags: Sequence[Tag], pairs: Pairs) -> None:
    """Pairs what is left over in the same pair, however it is written, and then what is left with unknown tags."""
    opened = {begin: end for end, begin in pairs.begins.items()}
    waiting: list[list[int]] = [[]]
    for number, tag in enumerate(tags):
        if number in opened:
            waiting.append([])
        elif number in pairs.begins:
            waiting.pop()
        elif begins_something(tag) or tag.word == UNKNOWN:
            _end_with_unknown(tags, number, waiting[-1], pairs)
        elif tag.word in _ENDS:
            _end_what_waits(tags, number, waiting[-1], pairs)


def _end_what_waits(tags: Sequence[Tag], number: int, waiting: list[int], pairs: Pairs) -> None:
    word = _ENDS[tags[number].word]
    at = next((at for at in range(len(waiting) - 1, -1, -1) if tags[waiting[at]].word in (word, UNKNOWN)), None)
    if at is None:
        return
    if tags[waiting[at]].word == UNKNOWN:
        pairs.meant[waiting[at]] = word
    pairs.begins[number] = waiting[at]
    del waiting[at:]


def _end_with_unknown(tags: Sequence[Tag], number: int, waiting: list[int], pairs: Pairs) -> None:
    """Notes what is begun; an unknown tag ends what waits and is written alike, and is never ended otherwise."""
    alike = waiting and tags[waiting[-1]].word != UNKNOWN and tags[waiting[-1]].around == tags[number].around
    if tags[number].word == UNKNOWN and alike:
        begin = waiting.pop()
        pairs.meant[number] = CLOSES[tags[begin].word]
        pairs.begins[number] = begin
    else:
        waiting.append(number)
