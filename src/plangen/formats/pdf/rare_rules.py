"""WeasyPrint's own stylesheet without the rules a document doesn't use; they take time for every element or page."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from weasyprint import CSS
from weasyprint.html import UA, UA_COUNTER_STYLE


@dataclass(frozen=True, slots=True)
class RareRules:
    """Rules in WeasyPrint's stylesheet, what takes their place, and what a document or stylesheet that needs them has.

    `count` is how many there are.
    """

    rules: re.Pattern[str]
    instead: str
    used: re.Pattern[str]
    count: int


RARE = {
    "notes": RareRules(
        re.compile(r"^::(?:foot)?note-[a-z]+ \{.*\}\n|^  @(?:footnote|note-area) +\{.*\}\n", re.MULTILINE),
        "",
        re.compile(r"footnote|\(\s*note|note\(|::note-|@note", re.IGNORECASE),
        7,
    ),
    "markers of elements other than li": RareRules(
        re.compile(r"^::marker \{", re.MULTILINE),
        "li::marker {",
        re.compile(r"list-item|display\s*:\s*inherit", re.IGNORECASE),
        1,
    ),
    "margin boxes other than the four at the left and right of the header and footer": RareRules(
        re.compile(
            r"^  @(?:(?:top|bottom)-(?:center|left-corner|right-corner)|(?:left|right)-[a-z]+) +\{.*\}\n", re.MULTILINE
        ),
        "",
        re.compile(r"@(?:top|bottom)-(?:center|left-corner|right-corner)|@(?:left|right)-", re.IGNORECASE),
        12,
    ),
}
"""Five parts of a note and a marker are styled for every element, and each margin box for every page."""
OTHER_FILES = re.compile(r"@import|<link", re.IGNORECASE)
"""What a document or stylesheet has whose rules are in other files, too."""


def rare_rules_used(text: str) -> frozenset[str]:
    """The names of the rare rules that an HTML text or a stylesheet may need."""
    all_used = bool(OTHER_FILES.search(text))
    return frozenset(name for name, rare in RARE.items() if all_used or rare.used.search(text))


@cache
def own_stylesheet(used: frozenset[str]) -> Any:
    """WeasyPrint's own stylesheet, parsed, with no rare rules but those with the names in `used`."""
    text = UA
    for name, rare in RARE.items():
        if name not in used:
            text = rare.rules.sub(rare.instead, text)
    return CSS(string=text, counter_style=UA_COUNTER_STYLE)
