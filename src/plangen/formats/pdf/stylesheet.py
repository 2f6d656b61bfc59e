"""A stylesheet for many pages: its rules are parsed once, and each page gets those that may match an element of it.

WeasyPrint tests every rule that ends with an element's name for every such element, so this takes a third of the tests
from a page.
"""

import copy
from collections.abc import Callable, Mapping
from typing import Any

from cssselect2 import Matcher

from plangen.formats.pdf.style_sections import style_sections

Parse = Callable[[str, Mapping[str, Any]], Any]
"""Parses a text with these options of WeasyPrint's CSS."""
_BY_KEY = ("id_selectors", "class_selectors", "lower_local_name_selectors", "namespace_selectors")
_LISTS = ("lang_attr_selectors", "other_selectors")


class Stylesheet:
    """The sections of a stylesheet as WeasyPrint's CSS objects."""

    def __init__(self, text: str, parse: Parse) -> None:
        """Parses the text; raises what `parse` raises."""
        self._sections = style_sections(text)
        self._sheets: list[Any] = []
        self._merged: dict[tuple[bool, ...], Any] = {}
        shared: dict[str, list[Any]] = {"page_rules": [], "layers": []}
        order = 0
        for section in self._sections:
            matcher = Matcher()
            matcher.order = order  # of two rules that are as specific, the later one counts, also in another section
            self._sheets.append(parse(section.text, {"matcher": matcher, **shared}))
            order = matcher.order

    @property
    def whole(self) -> Any:
        """All rules, as if the text had been parsed in one piece."""
        return self._of((True,) * len(self._sections))

    def for_page(self, classes: frozenset[str]) -> Any:
        """The rules that may match an element of a page with these classes."""
        return self._of(tuple(section.may_match(classes) for section in self._sections))

    def _of(self, chosen: tuple[bool, ...]) -> Any:
        if chosen not in self._merged:
            merged = copy.copy(self._sheets[0])
            merged.matcher = _joined([sheet.matcher for sheet, used in zip(self._sheets, chosen, strict=True) if used])
            self._merged[chosen] = merged
        return self._merged[chosen]


def _joined(matchers: list[Matcher]) -> Matcher:
    """One matcher with the rules of several."""
    joined = Matcher()
    for matcher in matchers:
        for name in _BY_KEY:
            into = getattr(joined, name)
            for key, entries in getattr(matcher, name).items():
                into.setdefault(key, []).extend(entries)
        for name in _LISTS:
            getattr(joined, name).extend(getattr(matcher, name))
    return joined
