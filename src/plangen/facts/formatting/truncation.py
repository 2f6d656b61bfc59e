"""Truncated texts, and what each of them was."""

from dataclasses import dataclass

ELLIPSIS = "…"
TRAILING = " ,;:·–-"
"""The characters that a truncated text doesn't end in."""


@dataclass(frozen=True, slots=True)
class FullText:
    """The whole of a text that a page truncates, and what it belongs to: a number, an area, or "Thank you for"."""

    address: str
    text: str


def truncated(text: str, most: int, whole: FullText | None, record: list[FullText]) -> str:
    """The text, truncated after `most` characters, between words if possible; if so, its whole is recorded."""
    if len(text) <= most:
        return text
    if whole is not None:
        record.append(whole)
    return f"{_shortened(text, most)}{ELLIPSIS}"


def _shortened(text: str, most: int) -> str:
    """The words that fit, or the characters if the first word is too long, without trailing punctuation."""
    words, blank, _ = text[: most + 1].rpartition(" ")
    return (words if blank and len(words) > most // 2 else text[:most]).rstrip(TRAILING)
