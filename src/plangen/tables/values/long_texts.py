"""Texts that are too long to print, cut to about one page."""

from collections.abc import Sequence

from plangen.problems import Place, Problem, warning

MAX_TEXT_LENGTH = 4_000
"""About one page; anything longer would fill printed documents."""


def long_texts(texts: Sequence[str]) -> list[int]:
    """The indexes of the texts that are too long."""
    return [index for index, text in enumerate(texts) if len(text) > MAX_TEXT_LENGTH]


def shortened(texts: Sequence[str]) -> list[str]:
    """The texts, each cut to one page."""
    return [text if len(text) <= MAX_TEXT_LENGTH else f"{text[: MAX_TEXT_LENGTH - 1].rstrip()}…" for text in texts]


def long_text_warnings(places: Sequence[Place]) -> list[Problem]:
    """One warning for a column's texts that were cut, at the first of their places; none without any."""
    if not places:
        return []
    message = f"{len(places)} texts are" if len(places) > 1 else "This text is"
    message += f" over {MAX_TEXT_LENGTH:,} characters and {'were' if len(places) > 1 else 'was'} cut."
    return [warning(places[0], "long text", message, fix="Shorten the text.")]
