"""The pages of a scorecard, from invented facts, in both formats."""

import os
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest
from lxml import etree

from plangen.elements.theme import Paper
from plangen.facts.scorecard import ScoreTable
from plangen.formats import pdf
from plangen.formats.pdf import Pdf
from plangen.formats.word import Word
from plangen.proof.pdf import fonts_of, pdf_text
from plangen.proof.word import word_text
from tests.document_tools import drawn_by_libreoffice, faults_of_open_xml
from tests.documents import same_words
from tests.formats import score_facts as scores
from tests.formats.quarterly_pieces import HOSTILE

if pdf.available() and "CI" not in os.environ:
    pytest.skip(pdf.available(), allow_module_level=True)

Invented = Callable[[], dict[str, Any]]
WITH_PICTURES = (scores.full, scores.crowded, scores.one_picture)
EVERY = (*WITH_PICTURES, scores.thin, scores.without_definitions, scores.hostile)
BLANK_HEIGHT = 8 / 25.4 * 96


def in_word(facts: dict[str, Any], paper: Paper = Paper.LETTER) -> bytes:
    return Word().render(scores.score_page(facts, paper, "document.docx"))


def in_pdf(facts: dict[str, Any], paper: Paper = Paper.LETTER) -> bytes:
    return Pdf().render(scores.score_page(facts, paper))


def laid_out(facts: dict[str, Any], paper: Paper = Paper.LETTER) -> Any:
    page = scores.score_page(facts, paper)
    press = pdf._press(page.folders, page.theme)
    return press.laid_out(page, pdf.written(page, press.environment))


def html(facts: dict[str, Any]) -> str:
    page = scores.score_page(facts)
    return pdf.written(page, pdf._press(page.folders, page.theme).environment)


def pages_of(document: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(document)).pages]


@pytest.mark.parametrize("facts", EVERY)
def test_word_and_pdf_say_the_same_words_cell_by_cell(facts: Invented) -> None:
    same_words(in_word(facts()), in_pdf(facts()))


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("facts", WITH_PICTURES)
def test_pages_one_and_two_are_one_page_each_in_the_pdf(facts: Invented, paper: Paper) -> None:
    pages = [page.anchors for page in laid_out(facts(), paper).pages]
    assert len(pages) == 3
    assert {"whole-1", "whole-1-end"} <= set(pages[0])
    assert {"whole-2", "whole-2-end"} <= set(pages[1])


def test_pages_one_and_two_are_one_page_each_as_libreoffice_draws_them(tmp_path: Path) -> None:
    paths = []
    for facts in WITH_PICTURES:
        for paper in Paper:
            paths.append(tmp_path / f"{facts.__name__}-{paper}.docx")
            paths[-1].write_bytes(in_word(facts(), paper))
    for path in drawn_by_libreoffice(paths, tmp_path / "drawn"):
        first, second, third = pages_of(path.read_bytes())
        assert "What I will change" in first, path.name
        assert "Figures, Q3 2026" in second, path.name
        assert "What the figures mean" in third, path.name


@pytest.mark.parametrize("facts", [scores.thin, scores.hostile])
def test_microsoft_s_validator_finds_nothing(facts: Invented, tmp_path: Path) -> None:
    path = tmp_path / "scorecard.docx"
    path.write_bytes(in_word(facts(), Paper.A4))
    assert faults_of_open_xml(path, "Office2016") == []
    assert faults_of_open_xml(path, "Microsoft365") == []


def test_without_pictures_no_page_is_begun_for_the_little_there_is_to_say() -> None:
    [page] = pages_of(in_pdf(scores.thin()))
    assert "What the figures mean" in page


def test_a_packet_that_leaves_the_definitions_out_has_no_third_page() -> None:
    facts = scores.without_definitions()
    assert len(pages_of(in_pdf(facts))) == 2
    assert "What the figures mean" not in word_text(in_word(facts)).body


def test_a_picture_that_stands_alone_takes_the_whole_width() -> None:
    alone = etree.HTML(html(scores.one_picture())).xpath("//*[@id='whole-1']//svg/@width")
    assert alone == ["176mm"]
    four = etree.HTML(html(scores.full())).xpath("//*[@id='whole-1']//svg/@width")
    assert len(four) == 4
    assert all(float(width.removesuffix("mm")) < 88 for width in four)


def test_columns_without_a_figure_fall_out_in_both_formats() -> None:
    said = pdf_text(in_pdf(scores.thin())), word_text(in_word(scores.thin()))
    assert [text.tables[0][0] for text in said] == [("Figure", "Actual", "Rests on")] * 2


def test_a_group_stands_above_its_rows() -> None:
    table = pdf_text(in_pdf(scores.full())).tables[0]
    assert [row[0] for row in table if not any(row[1:])] == ["Results", "Pipeline"]


def test_a_long_list_of_deals_takes_the_room_of_the_stages() -> None:
    assert "Open by stage" in html(scores.full())
    assert "Open by stage" not in html(scores.crowded()).replace("Open by stage, thousands", "")
    assert "Price: 9 of 35 lost deals" in html(scores.crowded())


def test_a_person_without_any_figure_has_no_empty_table() -> None:
    facts = scores.thin()
    facts["score_table"] = ScoreTable("Figures, Q3 2026", ())
    assert "Figures, Q3 2026" not in html(facts)
    assert "Figures, Q3 2026" not in word_text(in_word(facts)).body


@pytest.mark.parametrize("paper", Paper)
def test_the_one_blank_has_room_for_a_pen(paper: Paper) -> None:
    boxes = laid_out(scores.crowded(), paper).pages[0]._page_box.descendants()
    cells = [box for box in boxes if box.element is not None and type(box).__name__ == "TableCellBox"]
    pens = [box.border_height() for box in cells if "pen" in (box.element.get("class") or "").split()]
    assert len(pens) == 2
    assert min(pens) >= BLANK_HEIGHT - 0.5


def test_hostile_texts_are_printed_as_typed() -> None:
    for body in (pdf_text(in_pdf(scores.hostile())).body, word_text(in_word(scores.hostile())).body):
        assert " ".join(body.split()).count(HOSTILE) >= 9


@pytest.mark.parametrize("facts", EVERY)
def test_every_glyph_is_of_the_bundled_typeface(facts: Invented) -> None:
    assert all("Carlito" in font for font in fonts_of(in_pdf(facts())))


@pytest.mark.parametrize("facts", EVERY)
def test_no_table_list_or_heading_stands_empty(facts: Invented) -> None:
    root = etree.HTML(html(facts()))
    for element in (*root.iter("tbody"), *root.iter("ul"), *root.iter("h1"), *root.iter("h2"), *root.iter("h3")):
        assert re.search(r"\S", "".join(element.itertext())), etree.tostring(element)
