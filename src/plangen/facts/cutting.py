"""Texts cut to their place: with the address where they stand whole, or without for names."""

from plangen.elements.measure import RowKey
from plangen.facts.brief import Brief

LONG = 10_000


def fitted(brief: Brief, limit: str, text: str, row: RowKey, column: str) -> str:
    """The text, cut at the kind's limit for its place, with the address where it stands whole."""
    most = brief.limits.get(limit, LONG)
    return text if len(text) <= most else f"{_cut(text, most)}… {pointer(brief, row, column)}"


def shortened(brief: Brief, limit: str, text: str) -> str:
    """The text, cut at the kind's limit: for names, which the user's own system shows whole."""
    most = brief.limits.get(limit, LONG)
    return text if len(text) <= most else f"{_cut(text, most)}…"


def pointer(brief: Brief, row: RowKey, column: str) -> str:
    """Where a text goes on: (see Actions D12)."""
    return f"(see {address(brief, row, column)})"


def address(brief: Brief, row: RowKey, column: str) -> str:
    """Where a text stands, as a page names it: sheet and cell, or file and cell."""
    place = brief.book.place(row, column)
    return f"{place.sheet or place.file} {place.cell}"


def _cut(text: str, most: int) -> str:
    """The words that fit, or the letters where the first word does not."""
    head, blank, _ = text[: most + 1].rpartition(" ")
    return head if blank and len(head) > most // 2 else text[:most]
