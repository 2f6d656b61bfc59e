"""A person's name in a cell: without what a CRM adds to it, and apart from other names, numbers, and ids."""

import re
from collections.abc import Callable
from functools import lru_cache

from plangen.records.people.users import is_user_id
from plangen.tables.values.folding import fold

_LEFT = (
    "deactivated|inactive|disabled|former|terminated|left|archived|deleted|suspended|removed|inaktiv(?:e|er)?"
    "|deaktiviert(?:e|er)?|ausgeschieden|ehemalig(?:e|er)?|inacti(?:f|ve|vo|va)|desactivee?|desactivad[oa]"
)
_WHO = "user|employee|owner|account|rep|salesperson|benutzer|nutzer|mitarbeiter|utilisateur|usuario"
_HAS_LEFT = re.compile(rf"(?:(?:{_LEFT})(?: (?:{_WHO}))?|(?:{_WHO}) (?:{_LEFT}))")
"""Words, folded, that a CRM adds to the name of someone who left."""
_ADDED = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]|\s[-–—]\s*([^-–—]+)$")
_MISREAD = frozenset("ÃÂÄÅâÐÑÎÏ")
"""What the first bytes of UTF-8 letters look like in other encodings."""
_ALWAYS_SEVERAL = re.compile(r"\s*[;|\n\r]\s*")
_MAYBE_SEVERAL = re.compile(r"\s*[/&+]\s*|\s+(?:and|und|et|y|e)\s+", re.IGNORECASE)
_COMMAS = re.compile(r"\s*,\s*")
_TWO_WORDS = re.compile(r"[^\W\d_]\S*\s+\S*[^\W\d_]")
_ID = re.compile(r"#?[A-Za-z]{0,4}[-_#.]?\d{2,}(?:[-_.]\d+)*|[0-9A-Fa-f]{8}-[0-9A-Fa-f-]{10,}|[0-9A-Fa-f]{24,}")


@lru_cache(maxsize=16_384)
def plain_name(name: str) -> str:
    """A name without a CRM's mark for people who left, and with its letters as they were before a wrong encoding."""
    decoded = _decoded(name) if not _MISREAD.isdisjoint(name) else name
    plain = _ADDED.sub(_without_mark, decoded)
    return " ".join(plain.split()) if plain != name and fold(plain) else name


def _without_mark(found: re.Match[str]) -> str:
    text = found[1] if found[1] is not None else found[2]
    return " " if _HAS_LEFT.fullmatch(fold(text)) else found[0]


def _decoded(name: str) -> str:
    """A name whose UTF-8 bytes were read as another encoding; any other name unchanged."""
    for encoding in ("cp1252", "latin-1"):
        try:
            decoded = name.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        return decoded if decoded.isprintable() else name
    return name


def is_id_or_number(text: str) -> bool:
    """Whether a text is a number or a user's id, not a name."""
    has_letters = any(char.isalpha() for char in text)
    return bool(text) and (not has_letters or is_user_id(text) or _ID.fullmatch(text) is not None)


def several_names(text: str, is_known: Callable[[str], bool]) -> tuple[str, ...]:
    """The names in a cell that has more than one; empty if it has one, or might.

    A semicolon, a bar, or a line break always separates names. Other signs do if each part is known or, apart from a
    comma, which may be that of “Last, First”, has a first and a last name.
    """
    for pattern in (_ALWAYS_SEVERAL, _MAYBE_SEVERAL, _COMMAS):
        parts = tuple(dict.fromkeys(part for part in pattern.split(text.strip()) if fold(part)))
        if len(parts) < 2:  # noqa: PLR2004 - one name
            continue
        are_full = all(_TWO_WORDS.search(part) for part in parts)
        full_enough = are_full and (pattern is _MAYBE_SEVERAL or len(parts) > 2)  # noqa: PLR2004 - more than Last, First
        if pattern is _ALWAYS_SEVERAL or full_enough or all(map(is_known, parts)):
            return parts
    return ()
