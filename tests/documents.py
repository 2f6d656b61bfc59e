"""What two finished documents are held against each other for."""

from itertools import zip_longest
from typing import Final

from plangen.proof.pdf import pdf_text
from plangen.proof.text import Table, words
from plangen.proof.word import word_text

FEWEST: Final = 50
_AROUND: Final = 8


def same_words(word: bytes, pdf: bytes) -> None:
    """Fail unless a Word file and a PDF file say the same words in the same order, tables cell by cell."""
    in_word, in_pdf = word_text(word), pdf_text(pdf)
    for name, said in (("Word", in_word), ("PDF", in_pdf)):
        assert len(said.words) >= FEWEST, f"{name} says only {len(said.words)} words: {' '.join(said.words)!r}"
    different = first_difference(in_word.words, in_pdf.words)
    assert not different, f"Word and PDF do not say the same words\n{different}"
    different = first_different_cell(in_word.tables, in_pdf.tables)
    assert not different, f"Word and PDF do not have the same tables\n{different}"
    different = first_different_chart(in_word.charts, in_pdf.charts)
    assert not different, f"Word and PDF do not have the same charts\n{different}"


def first_difference(in_word: tuple[str, ...], in_pdf: tuple[str, ...]) -> str:
    """Where the words begin to differ, with those around; nothing when all are the same."""
    if in_word == in_pdf:
        return ""
    pairs = enumerate(zip_longest(in_word, in_pdf))
    place = next(at for at, (one, other) in pairs if one != other)
    return "\n".join(
        [
            f"  after  … {' '.join(in_word[max(0, place - _AROUND) : place])}",
            f"  Word   » {' '.join(in_word[place : place + _AROUND]) or 'ends'}",
            f"  PDF    » {' '.join(in_pdf[place : place + _AROUND]) or 'ends'}",
        ]
    )


def first_different_cell(in_word: tuple[Table, ...], in_pdf: tuple[Table, ...]) -> str:
    """The first cell that differs, with its table, row and column; nothing when all are the same."""
    for table, (left, right) in enumerate(zip_longest(in_word, in_pdf), 1):
        if left is None or right is None:
            return f"  only {'PDF' if left is None else 'Word'} has a table {table}: {left or right}"
        for row, (one, other) in enumerate(zip_longest(left, right, fillvalue=()), 1):
            if [words(cell) for cell in one] != [words(cell) for cell in other]:
                pairs = enumerate(zip_longest(one, other, fillvalue="no such cell"), 1)
                column = next(at for at, (cell, same) in pairs if words(cell) != words(same))
                return f"  table {table}, row {row}, column {column}\n  Word   {one}\n  PDF    {other}"
    return ""


def first_different_chart(in_word: tuple[tuple[str, ...], ...], in_pdf: tuple[tuple[str, ...], ...]) -> str:
    """The first chart of which the PDF prints what Word's does not know (Word knows more: all values behind it)."""
    for chart, (known, printed) in enumerate(zip_longest(in_word, in_pdf), 1):
        if known is None or printed is None:
            return f"  only {'PDF' if known is None else 'Word'} has a chart {chart}: {known or printed}"
        unknown = set(words(" ".join(printed))) - set(words(" ".join(known)))
        if unknown:
            return f"  chart {chart}: not in Word {sorted(unknown)}\n  Word   {known}\n  PDF    {printed}"
    return ""
