"""Names of files and folders that every system can keep: short, and in the letters of all scripts."""

import re
import unicodedata
from collections.abc import Mapping

LONGEST = 80
MOST_BYTES = 240
"""File systems count bytes up to 255, and a name that is being written is longer by a few signs."""
NAMELESS = "without a name"
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)
_UNSEEN = ("Cc", "Cf", "Cs")
_JOINERS = "\u200c\u200d"
"""Signs without a shape that some scripts are spelled with."""


def file_name(pattern: str, parts: Mapping[str, str], suffix: str, *, apart: str = "") -> str:
    """The name of a document: the pattern filled with the parts, at most 80 characters long with its suffix.

    `apart` tells two people of one name apart; it follows the name in brackets. What is cut off is cut off the names:
    the document and its period stay.
    """
    named = {key: clean(text) for key, text in parts.items()}
    if not named.get("given"):
        pattern = pattern.replace(", {given}", "").replace("{given} ", "")
    for most in range(LONGEST, 3, -1):
        name = _filled(pattern, {key: _cut(text, most) for key, text in named.items()}, clean(apart))
        if _fits(name + suffix):
            break
    while not _fits(name + suffix):
        name = name[:-1]
    return _kept(name) + suffix


def folder_name(text: str) -> str:
    """The name of a folder."""
    name = clean(text)
    while not _fits(name):
        name = name[:-1]
    return _kept(name)


def clean(text: str) -> str:
    """The text on one line, without signs that a system forbids in names or that nobody sees."""
    composed = unicodedata.normalize("NFC", text)
    seen = "".join(" " if unicodedata.category(sign) in _UNSEEN and sign not in _JOINERS else sign for sign in composed)
    return " ".join(_FORBIDDEN.sub("-", seen).split())


def same_name(name: str) -> str:
    """What is equal for two names that one folder of any system cannot keep apart."""
    return unicodedata.normalize("NFKC", name).casefold()


def _filled(pattern: str, parts: Mapping[str, str], apart: str) -> str:
    behind = "given" if "{given}" in pattern else "name" if "{name}" in pattern else "family"
    told = {key: f"{text} ({apart})" if apart and key == behind else text for key, text in parts.items()}
    # In one pass: a person may be called “{period}”.
    return clean(re.sub(r"\{(\w+)\}", lambda found: told[found[1]], pattern))


def _cut(text: str, most: int) -> str:
    """The text cut between letters: a mark stays with the letter it belongs to."""
    if len(text) <= most:
        return text
    while most > 1 and (unicodedata.combining(text[most]) or text[most] in _JOINERS or text[most - 1] in _JOINERS):
        most -= 1
    return text[:most].rstrip(" .,-")


def _fits(name: str) -> bool:
    return len(name) <= LONGEST and len(name.encode()) <= MOST_BYTES


def _kept(name: str) -> str:
    name = name.strip(" .") or NAMELESS
    return f"_{name}" if _RESERVED.fullmatch(name.split(".")[0].rstrip()) else name
