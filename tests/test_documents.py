from io import BytesIO

import pytest
from docx import Document
from docx.oxml import OxmlElement
from weasyprint import HTML

from tests.documents import first_different_cell, first_different_chart, same_words

WORDS = [f"word{at}" for at in range(60)]
ROWS = [["Deal", "Value"], ["Harbour & Pine", "9,000"]]


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
    head, *others = rows
    lines = ["".join(f"<td>{text.replace('&', '&amp;')}" for text in row) for row in others]
    table = f"<table><thead><tr><th>{'<th>'.join(head)}</thead><tr>{'<tr>'.join(lines)}</table>"
    html = f'<html lang="en"><title>Test</title><p>{" ".join(words)}</p>{table}'
    made: bytes = HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")
    return made


def test_documents_that_say_the_same_pass() -> None:
    same_words(as_word(WORDS, ROWS), as_pdf(WORDS, ROWS))


def test_the_first_word_that_differs_is_shown_with_those_around_it() -> None:
    other = [*WORDS[:30], "seven", *WORDS[31:]]
    with pytest.raises(
        AssertionError, match=r"(?s)after  … .*word29\n.*Word   » word30 word31.*\n.*PDF    » seven word31"
    ):
        same_words(as_word(WORDS, ROWS), as_pdf(other, ROWS))


def test_words_in_another_cell_are_a_difference() -> None:
    moved = [["Deal", "Value"], ["Harbour &", "Pine 9,000"]]
    with pytest.raises(AssertionError, match="table 1, row 2, column 1"):
        same_words(as_word(WORDS, ROWS), as_pdf(WORDS, moved))


def test_a_document_that_says_next_to_nothing_fails() -> None:
    with pytest.raises(AssertionError, match="says only 14 words"):
        same_words(as_word(WORDS[:8], ROWS), as_pdf(WORDS[:8], ROWS))


def test_a_table_that_only_one_has_is_shown() -> None:
    assert "only Word has a table 2" in first_different_cell(((("a",),), (("b",),)), ((("a",),),))
    assert "row 2" in first_different_cell(((("a",), ("b",)),), ((("a",),),))


def test_a_chart_may_not_print_what_the_other_does_not_know() -> None:
    assert not first_different_chart((("Jul", "58", "58.4"),), (("58", "Jul"),))
    assert "not in Word ['59']" in first_different_chart((("Jul", "58"),), (("59", "Jul"),))
    assert "only PDF has a chart 1" in first_different_chart((), (("Jul",),))
