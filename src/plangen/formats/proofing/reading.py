"""The tags of a template as a program that can be read, and what is wrong with each of them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial

from jinja2 import Environment, TemplateSyntaxError
from rapidfuzz import fuzz, process

from plangen.formats.proofing.pairs import CLOSES, UNKNOWN, Pairs, begins_something, paired
from plangen.formats.proofing.tags import Tag

CURLY = "“”„‘’‚«»"
STRAIGHTEN = "Type straight quotes (\" or ') in the tag: a program made curly ones of them."
COMPARE = "Compare it with the templates that come with plangen."

_BRANCHES = {"elif": ("if",), "else": ("if", "for")}
_ALONE = ("set", "import", "from", "include", "extends")
_KNOWN = (*CLOSES, *CLOSES.values(), *_BRANCHES, *_ALONE)
_NEAR_ENOUGH = 60
_AROUND = {"tr": "table row", "tc": "table cell", "p": "paragraph", "r": "run of text"}
"""What follows {% in a Word template where the row, cell, paragraph or run around a tag goes with it."""
_SECOND = re.compile(r"\w+")
HALF = (
    "half a tag",
    "This is no tag: it would be printed as it stands.",
    "Write {{ … }} or {% … %}, with both signs at each end and nothing between the two.",
)
"""What is said of what was meant to be a tag and is none."""
_NAME = re.compile(r"[A-Za-z_]\w*")
_ALONE_IN_IT = "Inside a tag, write the name alone, without {{ and }}."


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong with a tag: a short fixed phrase, what is wrong with this one, and what to do."""

    tag: int
    kind: str
    message: str
    cure: str


@dataclass(slots=True)
class Reading:
    """The tags of a template as a program that can be read, one line a tag, whatever is wrong with some of them.

    `loose` are names that a tag which could not be read may have made; `spans` are the tags between which a part of
    the template is repeated or left out, by their numbers.
    """

    lines: list[str] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)
    loose: set[str] = field(default_factory=set)
    spans: list[tuple[int, int]] = field(default_factory=list)

    @property
    def program(self) -> str:
        """The tags, each on a line of its own, from the first one on."""
        return "\n".join(self.lines)


def read_tags(tags: Sequence[Tag], sandbox: Environment) -> Reading:
    """The program of the tags, and everything that is wrong with how they are written."""
    meant = [_meant(tag) for tag in tags]
    pairs = paired(meant)
    meant = [replace(tag, word=pairs.meant.get(number, tag.word)) for number, tag in enumerate(meant)]
    reading = Reading()
    nest = _Nest(meant, pairs, reading)
    wrong = cache(partial(_misread, sandbox))
    for number, tag in enumerate(tags):
        slip = _slip_of((number, tag), meant[number].word, wrong)
        if slip:
            reading.slips.append(slip)
        if slip and tag.word:
            reading.loose.update(_NAME.findall(tag.text))
        reading.lines.append(nest.line(number, faulty=bool(slip)))
    reading.lines.append(nest.ended())
    return reading


class _Nest:
    """What is begun at a place of a template, and how each tag is written so that all of it can be read."""

    def __init__(self, tags: Sequence[Tag], pairs: Pairs, reading: Reading) -> None:
        self._tags, self._pairs, self._reading = tags, pairs, reading
        self._ended = pairs.ended
        self._begun: list[_Begun] = []

    def line(self, number: int, *, faulty: bool) -> str:
        """The line of a tag: as it stands, or with what was missing before it; nothing where it fits nowhere."""
        tag = self._tags[number]
        plain = " ".join(tag.text.splitlines())
        if begins_something(tag):
            before = self._before_another(tag)
            self._begun.append(_Begun(number, "{% endif %}" if faulty else _end_of(tag), number))
            return before + ("{% if true %}" if faulty else plain)
        if tag.word in CLOSES.values():
            return self._end(number, faulty=faulty)
        if tag.word not in _BRANCHES:
            return "" if faulty else plain
        line = self._branch(number, faulty=faulty)
        return line.replace("\0", ("{% elif true %}" if tag.word == "elif" else "{% else %}") if faulty else plain)

    def ended(self) -> str:
        """The ends of all that is never ended, which is told."""
        return self._end_down_to(0)

    def _end(self, number: int, *, faulty: bool) -> str:
        begin = self._pairs.begins.get(number)
        if begin is None:
            return "" if faulty else self._stray(number, (self._tags[number].word[3:],))
        at = next(at for at, each in enumerate(self._begun) if each.number == begin)
        before = self._end_down_to(at + 1)
        self._reading.spans.append((self._begun[at].last, number))
        return before + self._begun.pop().end

    def _branch(self, number: int, *, faulty: bool) -> str:
        """What stands before a branch; the branch itself is told where nothing is open that it could belong to."""
        wanted = _BRANCHES[self._tags[number].word]
        for at in range(len(self._begun) - 1, -1, -1):
            begun = self._begun[at]
            if self._tags[begun.number].word in wanted:
                before = self._end_down_to(at + 1)
                self._reading.spans.append((begun.last, number))
                begun.last = number
                return f"{before}\0"
            if begun.number in self._ended:
                break
        return "" if faulty else self._stray(number, wanted)

    def _before_another(self, tag: Tag) -> str:
        """The end of a macro that is never ended, before the next one."""
        if tag.word == "macro" and self._begun:
            last = self._begun[-1].number
            if self._tags[last].word == "macro" and last not in self._ended:
                return self._end_down_to(len(self._begun) - 1)
        return ""

    def _end_down_to(self, at: int) -> str:
        """The missing ends of what is begun, each of which is told."""
        ends = []
        while len(self._begun) > at:
            begun = self._begun.pop()
            ends.append(begun.end)
            end = _end_of(self._tags[begun.number])
            said, cure = f"This is begun and never ended: {end} is missing.", f"Add {end} where it should end."
            # A tag that has no end of its own is told for that.
            if not self._tags[begun.number].lacks:
                self._reading.slips.append(Slip(begun.number, "unclosed block", said, cure))
        return "".join(ends)

    def _stray(self, number: int, wanted: Sequence[str]) -> str:
        begin = " or ".join(f"{{% {word} … %}}" for word in wanted)
        what = "belong to" if self._tags[number].word in _BRANCHES else "close"
        said, cure = f"Nothing is open here that this could {what}.", f"Delete it, or begin with {begin} before it."
        self._reading.slips.append(Slip(number, "stray tag", said, cure))
        return ""


@dataclass(slots=True)
class _Begun:
    """The number of a tag that has begun something, how its end is written, and the last tag of it so far."""

    number: int
    end: str
    last: int


def _meant(tag: Tag) -> Tag:
    """A tag as the one that it was meant to be, so that what belongs to it is not told as well."""
    if tag.word in _AROUND:
        word, _, rest = tag.rest.partition(" ")
        tag = replace(tag, word=word, rest=rest)
    if not tag.word or tag.word in _KNOWN:
        return tag
    if second := _second_word(tag):
        return replace(tag, word=second)
    near = process.extractOne(tag.word, _KNOWN, scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH)
    return replace(tag, word=near[0] if near else UNKNOWN)


def _second_word(tag: Tag) -> str:
    """The word behind what may be a wrong {%tr, {%tc or {%p; empty where it begins no tag."""
    found = _SECOND.search(tag.rest)
    return found[0] if found and found[0] in _KNOWN and tag.word not in _KNOWN else ""


def _end_of(tag: Tag) -> str:
    return f"{{% {CLOSES[tag.word]} %}}"


def _slip_of(numbered: tuple[int, Tag], meant: str, wrong: Callable[[str], str]) -> Slip | None:
    """What is wrong with a tag by itself; None where it can be read."""
    number, tag = numbered
    if tag.told:
        return Slip(number, *tag.told)
    if tag.lacks:
        said = f"This tag is begun and never ended: {tag.lacks} is missing."
        return Slip(number, "unclosed tag", said, f"Add {tag.lacks}.")
    if tag.word in _AROUND:
        said = (
            f"{{%{tag.word} … %}} takes the {_AROUND[tag.word]} around it away; there is none, or two such tags in it."
        )
        cure = f"Put each such tag into a {_AROUND[tag.word]} of its own, or write {{% … %}}."
        return Slip(number, "misplaced tag", said, cure)
    if tag.word and tag.word not in _KNOWN:
        return _unknown(number, tag, meant)
    said = wrong(_complete(tag))
    return Slip(number, "unreadable tag", f"This tag cannot be read: {said}.", _cure(tag.text)) if said else None


def _misread(sandbox: Environment, text: str) -> str:
    """Why a text cannot be read; empty where it can."""
    try:
        sandbox.parse(text)
    except TemplateSyntaxError as error:
        return (error.message or "it is not finished").rstrip(".")
    except RecursionError:
        return "it goes too deep"
    return ""


def _cure(text: str) -> str:
    if any(sign in CURLY for sign in text):
        return STRAIGHTEN
    return _ALONE_IN_IT if "{{" in text[2:] else COMPARE


def _unknown(number: int, tag: Tag, meant: str) -> Slip:
    """What is said of a tag that begins with a word that no tag begins with."""
    word = tag.word
    if word == "raw":
        said, cure = "This is begun and never ended: {% endraw %} is missing.", "Add {% endraw %} where it should end."
        return Slip(number, "unclosed block", said, cure)
    if word == UNKNOWN:
        return Slip(number, "unknown tag", "This tag says nothing that templates know.", COMPARE)
    if _second_word(tag):
        cure = "Write {% … %}; around a row, a cell or a paragraph {%tr … %}, {%tc … %} or {%p … %}."
        return Slip(number, "unknown tag", f"“{word}” stands before “{meant}”, and is nothing that tags know.", cure)
    cure = f"Did you mean “{meant}”?" if meant != UNKNOWN else f"Known are: {', '.join(sorted(_KNOWN))}."
    return Slip(number, "unknown tag", f"“{word}” is no tag that templates know.", cure)


def _complete(tag: Tag) -> str:
    """A tag with what it needs to be read alone."""
    if begins_something(tag):
        return tag.text + _end_of(tag)
    if tag.word in _BRANCHES:
        return f"{{% if true %}}{tag.text}{{% endif %}}"
    if tag.word == "endblock":
        return f"{{% block {tag.rest or 'it'} %}}{tag.text}"
    if tag.word in CLOSES.values():
        # All that may go wrong is that something follows.
        return f"{{% if true %}}{{% endif {tag.rest} %}}"
    return tag.text
