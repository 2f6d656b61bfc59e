"""Find the tags in a text, however badly they are written."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_BEGINS = re.compile(r"\{[{%#]")
_STEP = re.compile(r"\{[{%#]|[}%#]\}|[\"'{}]")
"""Where something may begin or end inside a tag."""
_BORDER = re.compile(r"\{[{%#]|[}%#]\}")
_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_RAW = re.compile(r"\{%[-+]?\s*raw\s*[-+]?%\}")
_END_OF_RAW = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}")
_WORD = re.compile(r"\{%[-+]?\s*(?P<word>\w*)\s*(?P<rest>.*?)\s*(?:[-+]?%\})?", re.DOTALL)
_TAG_IN_TAG = re.compile(r"\{%[^{}%]*\{\{[^{}%]*\}\}[^{}%]*%\}|\{\{[^{}%]*\{\{[^{}%]*\}\}[^{}%]*\}\}")
_INCOMPLETE = re.compile(
    r"(?<![{%#])\{\s*[A-Za-z_][\w.]*(?:\s*\|[^{}<>\n]*)?\s*\}\}"
    r"|\{\s+[{%][^{}<>\n]*[}%]\s*\}"
    r"|(?<!\{)(?:\{ ?)?\b(?:if|for|endif|endfor)\b[^{}<>%\n]{0,80}%\}"
)
"""A tag that lacks a brace or percent sign, or has a space inside its braces."""
_SHOWN = re.compile(r"..[^<\n]{0,40}")
"""The part of an unclosed tag that is shown."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of a template, with where it begins and ends; `word` is empty for a tag that prints a value."""

    text: str
    begin: int
    end: int
    word: str = ""
    rest: str = ""
    missing_end: str = ""
    prefix: str = ""
    """In a Word template, what is removed with the tag: tr for its row, tc for its cell, p for its paragraph."""
    problem: tuple[str, str, str] | None = None
    """A problem with where the tag is: its sort, message, and fix."""


def find_tags(text: str) -> Iterator[Tag]:
    """The tags in a text, without comments and raw blocks."""
    at, last_raw = 0, max((found.end() for found in _END_OF_RAW.finditer(text)), default=-1)
    while found := _BEGINS.search(text, at):
        begin = found.start()
        tag = None if found[0] == "{#" else _tag(text, begin)
        if tag and tag.end < last_raw and _RAW.fullmatch(tag.text):
            at = _END_OF_RAW.search(text, tag.end).end()  # type: ignore[union-attr] # there is one
        elif tag:
            yield tag
            at = tag.end
        elif (end := text.find("#}", begin + 2)) >= 0 and text.find("{#", begin + 2, end) < 0:
            at = end + 2
        else:
            # In nested comments, the first one lacks its end and runs on to the end of the second.
            yield _unclosed(text, begin)
            at = begin + 2


def incomplete_tags(text: str) -> Iterator[Tag]:
    """The parts of a text that look like tags but aren't."""
    tags = list(find_tags(text)) if _INCOMPLETE.search(text) else []
    begins = [tag.begin for tag in tags]
    for found in _INCOMPLETE.finditer(text):
        before = bisect_right(begins, found.start()) - 1
        overlaps_next = before + 1 < len(tags) and tags[before + 1].begin < found.end()
        if not overlaps_next and (before < 0 or tags[before].end <= found.start()):
            yield Tag(found[0], found.start(), found.end())


def without_tags(text: str) -> str:
    """The text with its tags removed."""
    kept, at = [], 0
    for tag in find_tags(text):
        kept.append(text[at : tag.begin])
        at = tag.end
    return "".join([*kept, text[at:]])


def _tag(text: str, begin: int) -> Tag:
    nested = _TAG_IN_TAG.match(text, begin)
    end = nested.end() if nested else _end_of(text, begin)
    if end is None:
        return _unclosed(text, begin)
    full = text[begin:end]
    if full.startswith("{{"):
        return Tag(full, begin, end)
    parts = _WORD.fullmatch(full)
    word, rest = (parts["word"], parts["rest"]) if parts else ("", "")
    return Tag(full, begin, end, word or "?", rest)


def _unclosed(text: str, begin: int) -> Tag:
    """A tag without an end; it stops at the end of the line or the next tag."""
    end = begin + len(_SHOWN.match(text, begin)[0])  # type: ignore[index] # it begins
    following = _BORDER.search(text, begin + 2, end)
    full = text[begin : following.start() if following else end]
    parts = _WORD.fullmatch(full)
    word, rest = (parts["word"] or "?", parts["rest"]) if parts else ("", "")
    return Tag(full, begin, begin + len(full), word, rest, _ENDS[text[begin : begin + 2]])


def _end_of(text: str, begin: int) -> int | None:
    """The end of a tag; None if another tag begins or the text ends first.

    Quoted braces and pairs of braces don't end a tag; an extra brace or quote is skipped.
    """
    closing = _ENDS[text[begin : begin + 2]]
    at, depth, first = begin + 2, 0, None
    while found := _STEP.search(text, at):
        symbol, at = found[0], found.end()
        if symbol in ("'", '"'):
            at = _end_of_string(text, found.start())
        elif symbol == "{":
            depth += 1
        elif depth and symbol.startswith("}"):
            first = found.end() if first is None and symbol == closing else first
            depth, at = depth - 1, found.start() + 1
        elif symbol == closing:
            return found.end()
        elif symbol != "}":
            break
    return first


def _end_of_string(text: str, begin: int) -> int:
    """The end of a quoted string, or just after the quote if it doesn't open a string."""
    quote, at = text[begin], begin + 1
    while (end := text.find(quote, at)) >= 0 and text[end - 1] == "\\":
        at = end + 1
    if end < 0:
        return begin + 1
    in_word = _is_in_word(text[begin - 1]) or _is_in_word(text[end + 1 : end + 2])
    if in_word and _BORDER.search(text, begin, end):
        # This quote is extra: the next one belongs to another tag.
        return begin + 1
    return end + 1


def _is_in_word(character: str) -> bool:
    """Whether a character next to a quote shows that the quote doesn't open or close a string."""
    return character.isalnum() or character in ("_", "'", '"')
