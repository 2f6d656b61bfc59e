"""A stylesheet's text in, its sections out: each with the classes without which none of its rules can match.

Every rule is tested for every element, so a page is styled faster without the sections that are for others.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_SECTION = re.compile(r"^(?=/\*)", re.MULTILINE)
_PAGE_RULE = re.compile(r"^@page[^{]*\{(?:[^{}]|\{[^{}]*\})*\}", re.MULTILINE)
"""A rule about pages: elements don't look at it, so it may come before all others."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{[^{}]*\}")
_CLASS = re.compile(r"\.([A-Za-z_][\w-]*)")
_FILTER = re.compile(r":(?:not|nth-[a-z-]+)\([^()]*\)")
_UNCLEAR = re.compile(r"[@\[\\(]")
"""What makes it unclear whether a selector needs a class: other rules, attributes, escapes, and functions."""


@dataclass(frozen=True, slots=True)
class StyleSection:
    """Rules that follow each other; `classes` has one class of each selector, None if some are for every page."""

    text: str
    classes: frozenset[str] | None = None

    def may_match(self, classes: frozenset[str]) -> bool:
        """Whether a rule may match an element of a page with these classes."""
        return self.classes is None or not self.classes.isdisjoint(classes)


def style_sections(css: str) -> list[StyleSection]:
    """The sections of a stylesheet, in its order, with the rules about pages first; each starts with a comment."""
    rest = _PAGE_RULE.sub("", css)
    page_rules = StyleSection("\n".join(_PAGE_RULE.findall(css)))
    sections = [page_rules, *(StyleSection(text, _needed(text)) for text in _parts(rest))]
    merged = sections[:1]
    for section in sections[1:]:
        if section.classes is None and merged[-1].classes is None:
            merged[-1] = replace(section, text=f"{merged[-1].text}\n{section.text}")
        else:
            merged.append(section)
    return merged


def _parts(css: str) -> Iterator[str]:
    """The text in parts that start with a comment at the beginning of a line, outside of rules."""
    part = ""
    for text in _SECTION.split(css):
        if part and part.count("{") == part.count("}"):
            yield part
            part = ""
        part += text
    yield part


def _needed(part: str) -> frozenset[str] | None:
    """One class of each selector in a part; None if a selector has none."""
    rules = _RULE.findall(_COMMENT.sub("", part))
    selectors = _FILTER.sub("", ",".join(rules)).split(",")
    found = [None if _UNCLEAR.search(each) else _CLASS.search(each) for each in selectors]
    if not all(found):
        return None
    return frozenset(each[1] for each in found if each)
