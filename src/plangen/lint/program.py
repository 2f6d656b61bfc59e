"""Turn the tags of a template into a program that jinja can parse, and report the problems with each tag."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes
from rapidfuzz import fuzz, process

from plangen.formats.environment import environment
from plangen.lint.pairs import CLOSES, UNKNOWN, Pairs, opens_block, paired
from plangen.lint.tags import Tag

CURLY = "“”„‘’‚«»"
STRAIGHTEN = "Use straight quotes (\" or ') in the tag."
COMPARE = "Compare with the built-in templates."
INCOMPLETE = (
    "incomplete tag",
    "This isn't a tag and would print as text.",
    "Use {{ … }} or {% … %}, with no space inside the braces.",
)
"""The sort, message, and fix for an incomplete tag."""

_BRANCHES = {"elif": ("if",), "else": ("if", "for")}
_STANDALONE = ("set", "import", "from", "include", "extends")
_KNOWN = (*CLOSES, *CLOSES.values(), *_BRANCHES, *_STANDALONE)
_MIN_SIMILARITY = 60
_PREFIXES = {"tr": "table row", "tc": "table cell", "p": "paragraph", "r": "run of text"}
"""What follows {% in a Word template to remove the row, cell, paragraph, or run around a tag."""
_SECOND = re.compile(r"\w+")
_NAME = re.compile(r"[A-Za-z_]\w*")
_NESTED = "Inside a tag, use the name without {{ and }}."


@dataclass(frozen=True, slots=True)
class TagProblem:
    """A problem with the tag at an index."""

    tag: int
    sort: str
    message: str
    fix: str


@dataclass(slots=True)
class TemplateProgram:
    """The tags of a template as a program that jinja can parse, one line per tag, whatever is wrong with some of them.

    `uncertain_names` may have been defined by unreadable tags; `spans` are pairs of tag indexes between which a part of
    the template is repeated or conditional.
    """

    lines: list[str] = field(default_factory=list)
    problems: list[TagProblem] = field(default_factory=list)
    uncertain_names: set[str] = field(default_factory=set)
    spans: list[tuple[int, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text of the program."""
        return "\n".join(self.lines)


@lru_cache(maxsize=512)
def read_tags(tags: tuple[Tag, ...]) -> TemplateProgram:
    """The program of the tags, with every problem in how they are written; cached, since templates share files."""
    guessed = [_guess(tag) for tag in tags]
    pairs = paired(guessed)
    guessed = [replace(tag, word=pairs.guesses.get(number, tag.word)) for number, tag in enumerate(guessed)]
    program = TemplateProgram()
    blocks = _OpenBlocks(guessed, pairs, program)
    for number, tag in enumerate(tags):
        problem = _problem_of((number, tag), guessed[number].word)
        if problem:
            program.problems.append(problem)
        if problem and tag.word:
            program.uncertain_names.update(_NAME.findall(tag.text))
        program.lines.append(blocks.line(number, faulty=bool(problem)))
    program.lines.append(blocks.close_all())
    return program


@lru_cache(maxsize=512)
def parsed(program: str, name: str) -> nodes.Template:
    """The syntax tree of a template's program; cached like its tags. Raises TemplateSyntaxError or RecursionError."""
    return _parser().parse(program, name)


@cache
def _parser() -> Environment:
    return environment((), str)


class _OpenBlocks:
    """The blocks open at a place in a template; rewrites each tag so that the program can be parsed."""

    def __init__(self, tags: Sequence[Tag], pairs: Pairs, program: TemplateProgram) -> None:
        self._tags, self._pairs, self._program = tags, pairs, program
        self._closed = pairs.closed
        self._open: list[_OpenBlock] = []

    def line(self, number: int, *, faulty: bool) -> str:
        """The line of a tag: as written, or after any missing closing tags; empty if the tag fits nowhere."""
        tag = self._tags[number]
        plain = " ".join(tag.text.splitlines())
        if opens_block(tag):
            before = self._close_macro_before(tag)
            self._open.append(_OpenBlock(number, "{% endif %}" if faulty else _closing(tag), number))
            return before + ("{% if true %}" if faulty else plain)
        if tag.word in CLOSES.values():
            return self._close(number, faulty=faulty)
        if tag.word not in _BRANCHES:
            return "" if faulty else plain
        line = self._branch(number, faulty=faulty)
        return line.replace("\0", ("{% elif true %}" if tag.word == "elif" else "{% else %}") if faulty else plain)

    def close_all(self) -> str:
        """The closing tags of all blocks still open, each reported as missing."""
        return self._close_down_to(0)

    def _close(self, number: int, *, faulty: bool) -> str:
        opening = self._pairs.openings.get(number)
        if opening is None:
            return "" if faulty else self._stray(number, (self._tags[number].word[3:],))
        at = next(at for at, block in enumerate(self._open) if block.number == opening)
        before = self._close_down_to(at + 1)
        self._program.spans.append((self._open[at].last, number))
        return before + self._open.pop().closing

    def _branch(self, number: int, *, faulty: bool) -> str:
        """The closing tags missing before a branch, with NUL for the branch; it is reported if no block fits."""
        openings = _BRANCHES[self._tags[number].word]
        for at in range(len(self._open) - 1, -1, -1):
            block = self._open[at]
            if self._tags[block.number].word in openings:
                before = self._close_down_to(at + 1)
                self._program.spans.append((block.last, number))
                block.last = number
                return f"{before}\0"
            if block.number in self._closed:
                break
        return "" if faulty else self._stray(number, openings)

    def _close_macro_before(self, tag: Tag) -> str:
        """The closing tag of an unclosed macro before the next macro."""
        if tag.word == "macro" and self._open:
            last = self._open[-1].number
            if self._tags[last].word == "macro" and last not in self._closed:
                return self._close_down_to(len(self._open) - 1)
        return ""

    def _close_down_to(self, at: int) -> str:
        """The missing closing tags of the open blocks from position `at` on, each reported."""
        closings = []
        while len(self._open) > at:
            block = self._open.pop()
            closings.append(block.closing)
            tag = self._tags[block.number]
            closing = _closing(tag)
            # A tag without its own end has already been reported.
            if not tag.missing_end:
                message, fix = f"Never closed: {closing} is missing.", f"Add {closing}."
                self._program.problems.append(TagProblem(block.number, "unclosed block", message, fix))
        return "".join(closings)

    def _stray(self, number: int, openings: Sequence[str]) -> str:
        word = self._tags[number].word
        message = f"“{word}” has no open {' or '.join(openings)}." if word in _BRANCHES else "Nothing to close here."
        fix = f"Delete it, or add {' or '.join(f'{{% {opening} … %}}' for opening in openings)} before it."
        self._program.problems.append(TagProblem(number, "stray tag", message, fix))
        return ""


@dataclass(slots=True)
class _OpenBlock:
    """The index of an opening tag, its closing tag, and the index of the block's last tag so far."""

    number: int
    closing: str
    last: int


def _guess(tag: Tag) -> Tag:
    """The tag that was probably intended, so that the tags it belongs with aren't reported too."""
    if tag.word in _PREFIXES:
        word, _, rest = tag.rest.partition(" ")
        tag = replace(tag, word=word, rest=rest)
    if not tag.word or tag.word in _KNOWN:
        return tag
    if second := _second_word(tag):
        return replace(tag, word=second)
    similar = process.extractOne(tag.word, _KNOWN, scorer=fuzz.ratio, score_cutoff=_MIN_SIMILARITY)
    return replace(tag, word=similar[0] if similar else UNKNOWN)


def _second_word(tag: Tag) -> str:
    """The known word after what may be a misspelled {%tr, {%tc, or {%p; empty if there is none."""
    found = _SECOND.search(tag.rest)
    return found[0] if found and found[0] in _KNOWN and tag.word not in _KNOWN else ""


def _closing(tag: Tag) -> str:
    return f"{{% {CLOSES[tag.word]} %}}"


def _problem_of(numbered: tuple[int, Tag], guess: str) -> TagProblem | None:
    """The problem with a tag itself; None if it can be read."""
    number, tag = numbered
    if tag.problem:
        return TagProblem(number, *tag.problem)
    if tag.missing_end:
        message = f"Unclosed tag: {tag.missing_end} is missing."
        return TagProblem(number, "unclosed tag", message, f"Add {tag.missing_end}.")
    if tag.word in _PREFIXES:
        container = _PREFIXES[tag.word]
        message = f"{{%{tag.word} … %}} needs a {container} with no other such tag."
        return TagProblem(number, "misplaced tag", message, f"Put it in its own {container}, or use {{% … %}}.")
    if tag.word and tag.word not in _KNOWN:
        return _unknown_tag(number, tag, guess)
    reason = _syntax_error(_completed(tag))
    return TagProblem(number, "unreadable tag", f"Can't read this tag: {reason}.", _fix(tag.text)) if reason else None


@lru_cache(maxsize=8192)
def _syntax_error(text: str) -> str:
    """Why a text can't be parsed; empty if it can."""
    try:
        _parser().parse(text)
    except TemplateSyntaxError as error:
        return (error.message or "incomplete").rstrip(".")
    except RecursionError:
        return "too deep"
    return ""


def _fix(text: str) -> str:
    if any(quote in text for quote in CURLY):
        return STRAIGHTEN
    return _NESTED if "{{" in text[2:] else COMPARE


def _unknown_tag(number: int, tag: Tag, guess: str) -> TagProblem:
    """The problem with a tag whose first word is unknown."""
    word = tag.word
    if word == "raw":
        return TagProblem(number, "unclosed block", "Never closed: {% endraw %} is missing.", "Add {% endraw %}.")
    if word == UNKNOWN:
        return TagProblem(number, "unknown tag", "Unknown tag.", COMPARE)
    if _second_word(tag):
        fix = "Use {% … %}, or {%tr … %}, {%tc … %}, or {%p … %} around a row, cell, or paragraph."
        return TagProblem(number, "unknown tag", f"Unknown prefix “{word}” before “{guess}”.", fix)
    fix = f"Use “{guess}”." if guess != UNKNOWN else f"Choose from: {', '.join(sorted(_KNOWN))}."
    return TagProblem(number, "unknown tag", f"Unknown tag “{word}”.", fix)


def _completed(tag: Tag) -> str:
    """A tag with what it needs to be parsed alone."""
    if opens_block(tag):
        return tag.text + _closing(tag)
    if tag.word in _BRANCHES:
        return f"{{% if true %}}{tag.text}{{% endif %}}"
    if tag.word == "endblock":
        return f"{{% block {tag.rest or 'it'} %}}{tag.text}"
    if tag.word in CLOSES.values():
        # The only possible mistake is text after the word.
        return f"{{% if true %}}{{% endif {tag.rest} %}}"
    return tag.text
