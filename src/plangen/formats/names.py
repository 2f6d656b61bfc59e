"""File and folder names that work on every system: short, and in any script."""

import re
import unicodedata
from collections.abc import Mapping

MAX_LENGTH = 80
MAX_BYTES = 240
"""File systems allow 255 bytes, and a file being written has a few more characters in its name."""
NO_NAME = "without a name"
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)
_INVISIBLE = ("Cc", "Cf", "Cs")
_JOINERS = "\u200c\u200d"
"""Invisible characters that some scripts need."""


def file_name(pattern: str, parts: Mapping[str, str], suffix: str, *, apart: str = "") -> str:
    """The file name of a document: the pattern filled with the parts, at most 80 characters with its suffix.

    `apart` tells people with the same name apart; it follows the name in parentheses. If the name is too long, the
    parts are truncated: document and period stay.
    """
    texts = {key: clean(text) for key, text in parts.items()}
    if not texts.get("given"):
        pattern = pattern.replace(", {given}", "").replace("{given} ", "")
    for most in range(MAX_LENGTH, 3, -1):
        name = _filled(pattern, {key: _truncated(text, most) for key, text in texts.items()}, clean(apart))
        if _fits(name + suffix):
            break
    while not _fits(name + suffix):
        name = name[:-1]
    return _safe(name) + suffix


def folder_name(text: str) -> str:
    """A folder name for a text."""
    name = clean(text)
    while not _fits(name):
        name = name[:-1]
    return _safe(name)


def clean(text: str) -> str:
    """The text on one line, without invisible characters and those forbidden in file names."""
    composed = unicodedata.normalize("NFC", text)
    visible = "".join(" " if _is_invisible(character) else character for character in composed)
    return " ".join(_FORBIDDEN.sub("-", visible).split())


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in _INVISIBLE and character not in _JOINERS


def name_key(name: str) -> str:
    """A key that is equal for two names that some system treats as the same file."""
    return unicodedata.normalize("NFKC", name).casefold()


def _filled(pattern: str, parts: Mapping[str, str], apart: str) -> str:
    last = "given" if "{given}" in pattern else "name" if "{name}" in pattern else "family"
    values = {key: f"{text} ({apart})" if apart and key == last else text for key, text in parts.items()}
    # In one pass, because a person's name could be “{period}”.
    return clean(re.sub(r"\{(\w+)\}", lambda found: values[found[1]], pattern))


def _truncated(text: str, most: int) -> str:
    """The text truncated between characters: a combining mark stays with its letter."""
    if len(text) <= most:
        return text
    while most > 1 and (unicodedata.combining(text[most]) or text[most] in _JOINERS or text[most - 1] in _JOINERS):
        most -= 1
    return text[:most].rstrip(" .,-")


def _fits(name: str) -> bool:
    return len(name) <= MAX_LENGTH and len(name.encode()) <= MAX_BYTES


def _safe(name: str) -> str:
    """A name that isn't empty or reserved by Windows."""
    name = name.strip(" .") or NO_NAME
    return f"_{name}" if _RESERVED.fullmatch(name.split(".")[0].rstrip()) else name
