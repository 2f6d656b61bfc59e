"""Texts cut to their place."""

from plangen.facts.brief import Brief

CUT = "…"
LONG = 10_000
HANGING = " ,;:·–-"
"""What no cut text ends in."""


def fitted(brief: Brief, limit: str, text: str) -> str:
    """The text, cut at the kind's limit for its place, between words where that is possible."""
    most = brief.limits.get(limit, LONG)
    return text if len(text) <= most else f"{_cut(text, most)}{CUT}"


def _cut(text: str, most: int) -> str:
    """The words that fit, or the letters where the first word does not; no comma is left hanging."""
    head, blank, _ = text[: most + 1].rpartition(" ")
    return (head if blank and len(head) > most // 2 else text[:most]).rstrip(HANGING)
