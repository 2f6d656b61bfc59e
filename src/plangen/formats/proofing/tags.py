"""The tags of a text one by one, each as far as it goes, whatever is wrong with how it is written."""

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
_HALF = re.compile(
    r"(?<![{%#])\{\s*[A-Za-z_][\w.]*(?:\s*\|[^{}<>\n]*)?\s*\}\}"
    r"|\{\s+[{%][^{}<>\n]*[}%]\s*\}"
    r"|(?<!\{)(?:\{ ?)?\b(?:if|for|endif|endfor)\b[^{}<>%\n]{0,80}%\}"
)
"""What was meant to be a tag and is none: a sign is missing, or a space stands between the two."""
_SHOWN = re.compile(r"..[^<\n]{0,40}")
"""A tag that is never closed, as far as it is told."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as it stands in a template, and from where to where; `word` is empty for one that prints."""

    text: str
    begin: int
    end: int
    word: str = ""
    rest: str = ""
    lacks: str = ""
    """The end that is missing."""
    around: str = ""
    """In a Word template what goes with it: tr for the row around it, tc for the cell, p for the paragraph."""
    told: tuple[str, str, str] | None = None
    """What is wrong with it where it stands: a short fixed phrase, what is wrong with this one, and what to do."""


def find_tags(text: str) -> Iterator[Tag]:
    """Every tag of a text that says something: no comments, and nothing that is printed as it stands."""
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
            # A comment in a comment: the first one lacks its end, and swallows all up to that of the second.
            yield _unclosed(text, begin)
            at = begin + 2


def half_tags(text: str) -> Iterator[Tag]:
    """What looks like a tag in a text and is none."""
    tags = list(find_tags(text)) if _HALF.search(text) else []
    begins = [tag.begin for tag in tags]
    for found in _HALF.finditer(text):
        before = bisect_right(begins, found.start()) - 1
        after = before + 1 < len(tags) and tags[before + 1].begin < found.end()
        if not after and (before < 0 or tags[before].end <= found.start()):
            yield Tag(found[0], found.start(), found.end())


def without_tags(text: str) -> str:
    """The text with nothing in the places of its tags."""
    kept, at = [], 0
    for tag in find_tags(text):
        kept.append(text[at : tag.begin])
        at = tag.end
    return "".join([*kept, text[at:]])


def _tag(text: str, begin: int) -> Tag:
    both = _TAG_IN_TAG.match(text, begin)
    end = both.end() if both else _end_of(text, begin)
    if end is None:
        return _unclosed(text, begin)
    whole = text[begin:end]
    if whole.startswith("{{"):
        return Tag(whole, begin, end)
    parts = _WORD.fullmatch(whole)
    word, rest = (parts["word"], parts["rest"]) if parts else ("", "")
    return Tag(whole, begin, end, word or "?", rest)


def _unclosed(text: str, begin: int) -> Tag:
    """A tag without its end: it goes no further than to the line's end or the next tag."""
    end = begin + len(_SHOWN.match(text, begin)[0])  # type: ignore[index] # it begins
    following = _BORDER.search(text, begin + 2, end)
    whole = text[begin : following.start() if following else end]
    parts = _WORD.fullmatch(whole)
    word, rest = (parts["word"] or "?", parts["rest"]) if parts else ("", "")
    return Tag(whole, begin, begin + len(whole), word, rest, _ENDS[text[begin : begin + 2]])


def _end_of(text: str, begin: int) -> int | None:
    """Where a tag ends; None where another one begins before, or the text is over.

    Signs in quotes and pairs of braces end no tag; a brace or a quote too many is passed over.
    """
    wanted = _ENDS[text[begin : begin + 2]]
    at, depth, first = begin + 2, 0, None
    while found := _STEP.search(text, at):
        sign, at = found[0], found.end()
        if sign in ("'", '"'):
            at = _end_of_string(text, found.start())
        elif sign == "{":
            depth += 1
        elif depth and sign.startswith("}"):
            first = found.end() if first is None and sign == wanted else first
            depth, at = depth - 1, found.start() + 1
        elif sign == wanted:
            return found.end()
        elif sign != "}":
            break
    return first


def _end_of_string(text: str, begin: int) -> int:
    """Where a text in quotes ends; behind its quote where that one begins none."""
    quote, at = text[begin], begin + 1
    while (end := text.find(quote, at)) >= 0 and text[end - 1] == "\\":
        at = end + 1
    if end < 0:
        return begin + 1
    if _BORDER.search(text, begin, end) and (_belongs(text[begin - 1]) or _belongs(text[end + 1 : end + 2])):
        # It is a quote too many, and the next one stands in another tag.
        return begin + 1
    return end + 1


def _belongs(sign: str) -> bool:
    """Whether a sign beside a quote says that no text in quotes begins or ends there."""
    return sign.isalnum() or sign in ("_", "'", '"')
