"""Truncated texts."""

from plangen.facts.scope.document import Scope

ELLIPSIS = "…"
NO_LIMIT = 10_000
TRAILING = " ,;:·–-"
"""The characters that a truncated text doesn't end in."""


def truncated(scope: Scope, limit: str, text: str) -> str:
    """The text, truncated at the document type's limit of this name, between words if possible."""
    most = scope.limits.get(limit, NO_LIMIT)
    return text if len(text) <= most else f"{_shortened(text, most)}{ELLIPSIS}"


def _shortened(text: str, most: int) -> str:
    """The words that fit, or the characters if the first word is too long, without trailing punctuation."""
    words, blank, _ = text[: most + 1].rpartition(" ")
    return (words if blank and len(words) > most // 2 else text[:most]).rstrip(TRAILING)
