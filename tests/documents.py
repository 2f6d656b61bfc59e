"""Compares the words, tables, and charts of finished Word and PDF files."""

import re
from itertools import zip_longest
from typing import Final

from plangen.document_text.document import DocumentText, TextTable, words
from plangen.document_text.pdf import pdf_text
from plangen.document_text.word import word_text

MIN_WORDS: Final = 50
FEWEST_WORDS: Final = {"account-plan": 36, "business-plan-team": 49, "contest-certificate": 19, "contest-standings": 39}
"""The words of the shortest document of types with few of them."""
_CONTEXT: Final = 8
_BREAKS_FROM: Final = 20
"""Characters of a word that a narrow PDF column may break; its parts look like words there."""
_AFTER_A_SIGN: Final = re.compile(r"[*/\\]\w|\}%|://")
"""Where a line may end within a word."""
_MOST_PARTS: Final = 12
_HEBREW: Final = re.compile(r"[\u0590-\u05ff]+")
"""A word that is written from right to left."""


def assert_same_words(word: bytes, pdf: bytes) -> None:
    """Fails unless a Word file and a PDF file have the same words in the same order, tables cell by cell."""
    assert_same_text(word_text(word), pdf_text(pdf))


def fewest_words(document_type: str) -> int:
    """The fewest words that a document of a type has."""
    return FEWEST_WORDS.get(document_type, MIN_WORDS)


def assert_same_text(in_word: DocumentText, in_pdf: DocumentText, least: int = MIN_WORDS) -> None:
    """Fails unless two texts have the same words in the same order, tables cell by cell, and at least this many."""
    for name, text in (("Word", in_word), ("PDF", in_pdf)):
        assert len(text.words) >= least, f"{name} has only {len(text.words)} words: {' '.join(text.words)!r}"
    in_order = (logical(in_word.words), logical(rejoined(in_pdf.words, in_word.words)))
    difference = first_different_word(*in_order)
    assert not difference, f"Word and PDF have different words\n{difference}"
    difference = first_different_cell(in_word.tables, in_pdf.tables)
    assert not difference, f"Word and PDF have different tables\n{difference}"
    difference = first_different_chart(in_word.charts, in_pdf.charts)
    assert not difference, f"Word and PDF have different charts\n{difference}"


def rejoined(in_pdf: tuple[str, ...], in_word: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a PDF file, after joining the parts of words that are whole in the Word file."""
    long_words = {word for word in in_word if len(word) >= _BREAKS_FROM or _AFTER_A_SIGN.search(word)}
    found: list[str] = []
    at = 0
    while at < len(in_pdf):
        ends = range(at + 2, min(at + _MOST_PARTS, len(in_pdf)) + 1)
        end = next((end for end in ends if "".join(in_pdf[at:end]) in long_words), at + 1)
        found.append("".join(in_pdf[at:end]))
        at = end
    return tuple(found)


def logical(found: tuple[str, ...]) -> tuple[str, ...]:
    """The words with a number after the Hebrew word that it follows; a PDF has it before the word, where it's drawn."""
    ordered = list(found)
    for at in range(len(ordered) - 1):
        if ordered[at].isdigit() and _HEBREW.fullmatch(ordered[at + 1]):
            ordered[at : at + 2] = ordered[at + 1], ordered[at]
    return tuple(ordered)


def first_different_word(in_word: tuple[str, ...], in_pdf: tuple[str, ...]) -> str:
    """The first word that differs, in context; empty if all are the same."""
    if in_word == in_pdf:
        return ""
    pairs = enumerate(zip_longest(in_word, in_pdf))
    start = next(at for at, (one, other) in pairs if one != other)
    return "\n".join(
        [
            f"  after  … {' '.join(in_word[max(0, start - _CONTEXT) : start])}",
            f"  Word   » {' '.join(in_word[start : start + _CONTEXT]) or 'end'}",
            f"  PDF    » {' '.join(in_pdf[start : start + _CONTEXT]) or 'end'}",
        ]
    )


def first_different_cell(in_word: tuple[TextTable, ...], in_pdf: tuple[TextTable, ...]) -> str:
    """The first cell that differs, with its table, row, and column; empty if all are the same."""
    for table, (left, right) in enumerate(zip_longest(in_word, in_pdf), 1):
        if left is None or right is None:
            return f"  only {'PDF' if left is None else 'Word'} has table {table}: {left or right}"
        for row, (one, other) in enumerate(zip_longest(left, right, fillvalue=()), 1):
            if len(one) != len(other) or not all(map(_same_cell, one, other)):
                pairs = enumerate(zip_longest(one, other, fillvalue="no cell"), 1)
                column = next(at for at, (cell, same) in pairs if not _same_cell(cell, same))
                return f"  table {table}, row {row}, column {column}\n  Word   {one}\n  PDF    {other}"
    return ""


def _same_cell(in_word: str, in_pdf: str) -> bool:
    return logical(words(in_word)) == logical(rejoined(words(in_pdf), words(in_word)))


def first_different_chart(in_word: tuple[tuple[str, ...], ...], in_pdf: tuple[tuple[str, ...], ...]) -> str:
    """The first chart in PDF with words that Word's chart doesn't have; empty if there is none.

    Word's chart may have more, since it contains all values.
    """
    for chart, (known, printed) in enumerate(zip_longest(in_word, in_pdf), 1):
        if known is None or printed is None:
            return f"  only {'PDF' if known is None else 'Word'} has chart {chart}: {known or printed}"
        missing = set(words(" ".join(printed))) - set(words(" ".join(known)))
        if missing:
            return f"  chart {chart}: not in Word {sorted(missing)}\n  Word   {known}\n  PDF    {printed}"
    return ""
