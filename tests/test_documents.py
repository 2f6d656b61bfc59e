from io import BytesIO

import pytest
from docx import Document
from docx.oxml import OxmlElement
from weasyprint import HTML

from tests.documents import assert_same_words, first_different_cell, first_different_chart

WORDS = [f"word{at}" for at in range(60)]
ROWS = [["Deal", "Value"], ["Harbor & Pine", "9,000"]]


def as_word(words: list[str], rows: list[list[str]]) -> bytes:
    document = Document()
    document.add_paragraph(" ".join(words))
    table = document.add_table(0, 2)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def as_pdf(words: list[str], rows: list[list[str]]) -> bytes:
    header, *body = rows
    lines = ["".join(f"<td>{text.replace('&', '&amp;')}" for text in row) for row in body]
    table = f"<table><thead><tr><th>{'<th>'.join(header)}</thead><tr>{'<tr>'.join(lines)}</table>"
    html = f'<html lang="en"><title>Test</title><p>{" ".join(words)}</p>{table}'
    file: bytes = HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")
    return file


def test_documents_with_the_same_words_pass() -> None:
    assert_same_words(as_word(WORDS, ROWS), as_pdf(WORDS, ROWS))


def test_the_first_different_word_is_shown_in_context() -> None:
    changed = [*WORDS[:30], "seven", *WORDS[31:]]
    with pytest.raises(
        AssertionError, match=r"(?s)after  … .*word29\n.*Word   » word30 word31.*\n.*PDF    » seven word31"
    ):
        assert_same_words(as_word(WORDS, ROWS), as_pdf(changed, ROWS))


def test_words_in_another_cell_are_a_difference() -> None:
    moved = [["Deal", "Value"], ["Harbor &", "Pine 9,000"]]
    with pytest.raises(AssertionError, match="table 1, row 2, column 1"):
        assert_same_words(as_word(WORDS, ROWS), as_pdf(WORDS, moved))


def test_a_document_with_almost_no_words_fails() -> None:
    with pytest.raises(AssertionError, match="has only 14 words"):
        assert_same_words(as_word(WORDS[:8], ROWS), as_pdf(WORDS[:8], ROWS))


def test_a_table_in_only_one_document_is_shown() -> None:
    assert "only Word has table 2" in first_different_cell(((("a",),), (("b",),)), ((("a",),),))
    assert "row 2" in first_different_cell(((("a",), ("b",)),), ((("a",),),))


def test_a_pdf_chart_cannot_have_a_value_that_the_word_chart_lacks() -> None:
    assert not first_different_chart((("Jul", "58", "58.4"),), (("58", "Jul"),))
    assert "not in Word ['59']" in first_different_chart((("Jul", "58"),), (("59", "Jul"),))
    assert "only PDF has chart 1" in first_different_chart((), (("Jul",),))


LONG = "Wolfeschlegelsteinhausenbergerdorff"


def test_a_long_word_may_be_broken_in_the_pdf() -> None:
    parts = [*WORDS, LONG[:20], LONG[20:]]
    assert_same_words(as_word([*WORDS, LONG], ROWS), as_pdf(parts, ROWS))
    assert_same_words(as_word(WORDS, [*ROWS, ["a", LONG]]), as_pdf(WORDS, [*ROWS, ["a", f"{LONG[:20]} {LONG[20:]}"]]))


def test_a_short_word_may_not_be_broken_in_the_pdf() -> None:
    with pytest.raises(AssertionError, match="Word   » September"):
        assert_same_words(as_word([*WORDS, "September"], ROWS), as_pdf([*WORDS, "Sep", "tember"], ROWS))
