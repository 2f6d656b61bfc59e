"""The tags of a template, one by one: where each stands, whether it can be read, and which one closes which."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jinja2 import Environment, TemplateSyntaxError
from rapidfuzz import process

_STRING = r"\"[^\"]*\"|'[^']*'"
_INSIDE = r"(?:{strings}|(?!\{{\{{|\{{%|\{{\#|{end}).)*?"
TAG = re.compile(
    r"\{#.*?#\}"
    r"|(?P<raw>\{%[-+]?\s*raw\s*[-+]?%\}.*?\{%[-+]?\s*endraw\s*[-+]?%\})"
    rf"|(?P<print>\{{\{{{_INSIDE.format(strings=_STRING, end='%}}')}\}}\}})"
    rf"|(?P<order>\{{%{_INSIDE.format(strings=_STRING, end='}}}}')}%\}})"
    r"|(?P<open>\{[{%\#])",
    re.DOTALL,
)
"""Comments, what is printed as it stands, the two kinds of tags, and a tag that is opened and never closed."""
_WORD = re.compile(r"\{%[-+]?\s*(?P<word>\w*)\s*(?P<rest>.*?)\s*[-+]?%\}", re.DOTALL)
_OPENED = re.compile(r"..[^<\n]{0,40}")
"""A tag that is never closed, as far as it is told."""
_NAME = re.compile(r"[A-Za-z_]\w*")
CURLY = "“”„‘’‚«»"
STRAIGHTEN = "Type straight quotes (\" or ') in the tag: a program made curly ones of them."
COMPARE = "Compare it with the templates that come with plangen."

CLOSES = {name: f"end{name}" for name in ("for", "if", "macro", "call", "filter", "block", "with", "autoescape", "set")}
"""What is begun and has to be ended."""
_BRANCHES = {"elif": ("if",), "else": ("if", "for")}
_ALONE = ("set", "import", "from", "include", "extends")
_KNOWN = (*CLOSES, *CLOSES.values(), *_BRANCHES, *_ALONE)
_AROUND = {"tr": "table row", "tc": "table cell", "p": "paragraph", "r": "run of text"}
"""What follows {% in a Word template where the row, cell, paragraph or run around a tag goes with it."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as it stands in a template, and its number in that; `word` is empty for one that prints."""

    text: str
    number: int
    word: str = ""
    rest: str = ""
    open: bool = False
    """Whether its end is missing."""

    @property
    def closes_later(self) -> bool:
        """Whether something is begun that has to be ended."""
        return self.word in CLOSES and not (self.word == "set" and "=" in self.rest)


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


@dataclass(slots=True)
class _Begun:
    """A tag that has begun something, how its end is written, and the last tag of it so far."""

    tag: Tag
    end: str
    last: int


def find_tags(text: str) -> Iterator[tuple[re.Match[str], Tag]]:
    """Every tag of a template that says something, with where it was found."""
    number = 0
    for found in TAG.finditer(text):
        if found["open"]:
            yield found, Tag(_OPENED.match(text, found.start())[0], number, open=True)  # type: ignore[index] # it begins
        elif found["print"]:
            yield found, Tag(found[0], number)
        elif found["order"]:
            parts = _WORD.fullmatch(found[0])
            word, rest = (parts["word"], parts["rest"]) if parts else ("", "")
            yield found, Tag(found[0], number, word or "?", rest)
        else:
            continue
        number += 1


def read_tags(tags: Sequence[Tag], sandbox: Environment) -> Reading:
    """The program of the tags, and everything that is wrong with how they are written."""
    reading = Reading()
    begun: list[_Begun] = []
    for tag in tags:
        slip = _slip_of(tag, sandbox)
        if slip:
            reading.slips.append(slip)
            reading.loose.update(_NAME.findall(tag.text))
        reading.lines.append(_nested(tag, bool(slip), begun, reading))
    reading.lines.append("".join(_end_missing(each, reading) for each in reversed(begun)))
    return reading


def _nested(tag: Tag, faulty: bool, begun: list[_Begun], reading: Reading) -> str:
    """The line of a tag: as it stands, or with what was missing before it; nothing where it fits nowhere."""
    if tag.closes_later:
        begun.append(_Begun(tag, "{% endif %}" if faulty else f"{{% {CLOSES[tag.word]} %}}", tag.number))
        return "{% if true %}" if faulty else _on_one_line(tag.text)
    ends = tag.word in CLOSES.values()
    wanted = (tag.word[3:],) if ends else _BRANCHES.get(tag.word)
    if wanted is None:
        return "" if faulty else _on_one_line(tag.text)
    at = next((at for at in range(len(begun) - 1, -1, -1) if begun[at].tag.word in wanted), None)
    if at is None:
        if not faulty:
            said = f"Nothing is open here that this could {'close' if ends else 'belong to'}."
            reading.slips.append(Slip(tag.number, "stray tag", said, _begin(wanted)))
        return ""
    before = "".join(_end_missing(each, reading) for each in reversed(begun[at + 1 :]))
    del begun[at + 1 :]
    reading.spans.append((begun[at].last, tag.number))
    begun[at].last = tag.number
    if ends:
        return before + begun.pop().end
    return before + (("{% elif true %}" if tag.word == "elif" else "{% else %}") if faulty else _on_one_line(tag.text))


def _end_of(tag: Tag) -> str:
    return f"{{% {CLOSES[tag.word]} %}}"


def _end_missing(begun: _Begun, reading: Reading) -> str:
    """The end that is missing of what was begun, which is told."""
    end = _end_of(begun.tag)
    said = f"This is begun and never ended: {end} is missing."
    reading.slips.append(Slip(begun.tag.number, "unclosed block", said, f"Add {end} where it should end."))
    return begun.end


def _begin(words: Sequence[str]) -> str:
    wanted = " or ".join(f"{{% {word} … %}}" for word in words)
    return f"Delete it, or begin with {wanted} before it."


def _slip_of(tag: Tag, sandbox: Environment) -> Slip | None:
    """What is wrong with a tag by itself; None where it can be read."""
    if tag.open:
        end = {"{{": "}}", "{%": "%}", "{#": "#}"}[tag.text[:2]]
        return Slip(tag.number, "unclosed tag", f"This tag is begun and never ended: {end} is missing.", f"Add {end}.")
    if tag.word in _AROUND:
        said = (
            f"{{%{tag.word} … %}} takes the {_AROUND[tag.word]} around it away; there is none, or two such tags in it."
        )
        cure = f"Put each such tag into a {_AROUND[tag.word]} of its own, or write {{% … %}}."
        return Slip(tag.number, "misplaced tag", said, cure)
    if tag.word and tag.word not in _KNOWN:
        near = process.extractOne(tag.word, _KNOWN, score_cutoff=60)
        cure = f"Did you mean “{near[0]}”?" if near else f"Known are: {', '.join(sorted(_KNOWN))}."
        return Slip(tag.number, "unknown tag", f"“{tag.word}” is no tag that templates know.", cure)
    try:
        sandbox.parse(_complete(tag))
    except TemplateSyntaxError as error:
        cure = STRAIGHTEN if any(sign in CURLY for sign in tag.text) else COMPARE
        message = f"This tag cannot be read: {(error.message or 'it is not finished').rstrip('.')}."
        return Slip(tag.number, "unreadable tag", message, cure)
    return None


def _complete(tag: Tag) -> str:
    """A tag with what it needs to be read alone."""
    if tag.closes_later:
        return tag.text + _end_of(tag)
    if tag.word in _BRANCHES:
        return f"{{% if true %}}{tag.text}{{% endif %}}"
    if tag.word == "endblock":
        return f"{{% block {tag.rest or 'it'} %}}{tag.text}"
    if tag.word in CLOSES.values():
        # All that may go wrong is that something follows.
        return f"{{% if true %}}{{% endif {tag.rest} %}}"
    return tag.text


def _on_one_line(text: str) -> str:
    return " ".join(text.splitlines())
