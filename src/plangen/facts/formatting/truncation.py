"""Truncated texts."""

ELLIPSIS = "…"
TRAILING = " ,;:·–-"
"""The characters that a truncated text doesn't end in."""


def truncated(text: str, most: int) -> str:
    """The text, truncated after `most` characters, between words if possible."""
    return text if len(text) <= most else f"{_shortened(text, most)}{ELLIPSIS}"


def _shortened(text: str, most: int) -> str:
    """The words that fit, or the characters if the first word is too long, without trailing punctuation."""
    words, blank, _ = text[: most + 1].rpartition(" ")
    return (words if blank and len(words) > most // 2 else text[:most]).rstrip(TRAILING)
