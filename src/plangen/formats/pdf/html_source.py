"""HTML text in, a source for WeasyPrint out that costs less to parse and style than WeasyPrint's own."""

import copy
import re
from typing import Any
from xml.etree.ElementTree import Element

from cssselect2 import ElementWrapper
from tinyhtml5 import inputstream
from tinyhtml5.constants import ascii_letters, space_characters
from weasyprint import HTML

from plangen.formats.pdf.rare_rules import own_stylesheet

PARSED_OFTEN = (
    (("&", "<", "\x00"), False),
    (('"', "&", "\x00"), False),
    (("'", "&", "\x00"), False),
    (space_characters, True),
    (ascii_letters, True),
)
"""The characters that tinyhtml5 reads text and attributes up to or, if true, as long as there are any."""


def class_names(root: Element) -> frozenset[str]:
    """The class names of an element and of those inside."""
    return frozenset(name for each in root.iter() for name in each.get("class", "").split())


class HtmlSource(HTML):  # type: ignore[misc] # WeasyPrint has no types
    """An HTML document; it's styled with no rare rules of WeasyPrint's but the `used` ones, an eighth less work."""

    def __init__(self, text: str, *, used: frozenset[str], **options: Any) -> None:
        super().__init__(string=text, **options)
        self._used = used

    def with_root(self, root: Element) -> "HtmlSource":
        """The document with another tree, which may share elements with the first."""
        other = copy.copy(self)
        other.wrapper_element = ElementWrapper.from_html_root(root)
        other.etree_element = root
        return other

    def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
        _own, *others = super()._ua_stylesheets(forms)
        return [own_stylesheet(self._used), *others]


def _fill_parser_cache() -> None:
    """Fills tinyhtml5's cache, which 2.1.0 never finds anything in: it stores an expression under itself.

    Without it, every text and attribute compiles its expression again, which is half the time of parsing.
    """
    for characters, opposite in PARSED_OFTEN:
        escaped = "".join(f"\\x{ord(character):02x}" for character in characters)
        expression = re.compile(f"[{'' if opposite else '^'}{escaped}]+")
        inputstream.characters_until_regex[characters, opposite] = expression


_fill_parser_cache()
