"""Scorecards from invented facts, in both formats."""

import os
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest
from lxml import etree

from plangen.document_text.pdf import fonts_of, pdf_text
from plangen.document_text.word import word_text
from plangen.elements.theme import Paper
from plangen.facts.blocks.score_table import ScoreTable
from plangen.formats.pdf import renderer as pdf
from plangen.formats.pdf.renderer import Pdf
from plangen.formats.word.template import Word
from tests.document_tools import converted_by_libreoffice, open_xml_errors
from tests.documents import assert_same_words
from tests.formats import score_facts as scores
from tests.formats.pdf_pages import parts_by_page
from tests.formats.quarterly_pieces import HOSTILE

if pdf.missing_library() and "CI" not in os.environ:
    pytest.skip(pdf.missing_library(), allow_module_level=True)

Facts = Callable[[], dict[str, Any]]
WITH_CHARTS = (scores.full, scores.crowded, scores.one_chart)
ALL_FACTS = (*WITH_CHARTS, scores.thin, scores.without_definitions, scores.hostile)
FIELD_HEIGHT = 8 / 25.4 * 96


def in_word(facts: dict[str, Any], paper: Paper = Paper.LETTER) -> bytes:
    return Word().render(scores.score_page(facts, paper, "document.docx"))


def in_pdf(facts: dict[str, Any], paper: Paper = Paper.LETTER) -> bytes:
    return Pdf().render(scores.score_page(facts, paper))


def laid_out(facts: dict[str, Any], paper: Paper = Paper.LETTER) -> Any:
    page = scores.score_page(facts, paper)
    renderer = pdf._renderer(page.folders, page.theme)
    return renderer.lay_out(page, pdf.rendered_html(page, renderer.environment))


def html(facts: dict[str, Any]) -> str:
    page = scores.score_page(facts)
    return pdf.rendered_html(page, pdf._renderer(page.folders, page.theme).environment)


def pages_of(document: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(document)).pages]


@pytest.mark.parametrize("facts", ALL_FACTS)
def test_word_and_pdf_have_the_same_words_cell_by_cell(facts: Facts) -> None:
    assert_same_words(in_word(facts()), in_pdf(facts()))


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("facts", WITH_CHARTS)
def test_pages_one_and_two_are_one_page_each_in_the_pdf(facts: Facts, paper: Paper) -> None:
    first, second, third = parts_by_page(laid_out(facts(), paper))
    assert [len(first), len(second), len(third)] == [1, 1, 0]
    assert first != second


def test_pages_one_and_two_are_one_page_each_in_libreoffice(tmp_path: Path) -> None:
    paths = []
    for facts in WITH_CHARTS:
        for paper in Paper:
            paths.append(tmp_path / f"{facts.__name__}-{paper}.docx")
            paths[-1].write_bytes(in_word(facts(), paper))
    for path in converted_by_libreoffice(paths, tmp_path / "drawn"):
        first, second, third = pages_of(path.read_bytes())
        assert "What I'll change" in first, path.name
        assert "Metrics, Q3 2026" in second, path.name
        assert "Metric definitions" in third, path.name


@pytest.mark.parametrize("facts", [scores.thin, scores.hostile])
def test_microsofts_validator_finds_no_errors(facts: Facts, tmp_path: Path) -> None:
    path = tmp_path / "scorecard.docx"
    path.write_bytes(in_word(facts(), Paper.A4))
    assert open_xml_errors(path, "Office2016") == []
    assert open_xml_errors(path, "Microsoft365") == []


def test_without_charts_everything_fits_on_one_page() -> None:
    [page] = pages_of(in_pdf(scores.thin()))
    assert "Metric definitions" in page


def test_without_definitions_there_is_no_third_page() -> None:
    facts = scores.without_definitions()
    assert len(pages_of(in_pdf(facts))) == 2
    assert "Metric definitions" not in word_text(in_word(facts)).body


def test_a_single_chart_takes_the_full_width() -> None:
    widths = etree.HTML(html(scores.one_chart())).xpath("//*[contains(@class, 'score one-page')]//svg/@width")
    assert widths == ["176mm"]
    four = etree.HTML(html(scores.full())).xpath("//*[contains(@class, 'score one-page')]//svg/@width")
    assert len(four) == 4
    assert all(float(width.removesuffix("mm")) < 88 for width in four)


def test_columns_without_figures_are_removed_in_both_formats() -> None:
    texts = pdf_text(in_pdf(scores.thin())), word_text(in_word(scores.thin()))
    assert [text.tables[0][0] for text in texts] == [("Metric", "Actual", "Based on")] * 2


def test_a_group_is_above_its_rows() -> None:
    table = pdf_text(in_pdf(scores.full())).tables[0]
    assert [row[0] for row in table if not any(row[1:])] == ["Results", "Pipeline"]


def test_a_long_list_of_deals_replaces_the_stages() -> None:
    assert "Open by stage" in html(scores.full())
    assert "Open by stage" not in html(scores.crowded())
    assert "Price: 9 of 35 lost deals" in html(scores.crowded())


def test_without_any_metric_there_is_no_empty_table() -> None:
    facts = scores.thin()
    facts["score_table"] = ScoreTable("Metrics, Q3 2026", ())
    assert "Metrics, Q3 2026" not in html(facts)
    assert "Metrics, Q3 2026" not in word_text(in_word(facts)).body


@pytest.mark.parametrize("paper", Paper)
def test_the_field_has_space_to_write(paper: Paper) -> None:
    boxes = laid_out(scores.crowded(), paper).pages[0]._page_box.descendants()
    cells = [box for box in boxes if box.element is not None and type(box).__name__ == "TableCellBox"]
    cells = [box.border_height() for box in cells if "pen" in (box.element.get("class") or "").split()]
    assert len(cells) == 2
    assert min(cells) >= FIELD_HEIGHT - 0.5


def test_hostile_texts_are_printed_as_typed() -> None:
    for body in (pdf_text(in_pdf(scores.hostile())).body, word_text(in_word(scores.hostile())).body):
        assert " ".join(body.split()).count(HOSTILE) >= 9


@pytest.mark.parametrize("facts", ALL_FACTS)
def test_every_glyph_is_from_the_bundled_font(facts: Facts) -> None:
    assert all("Carlito" in font for font in fonts_of(in_pdf(facts())))


@pytest.mark.parametrize("facts", ALL_FACTS)
def test_no_table_list_or_heading_is_empty(facts: Facts) -> None:
    root = etree.HTML(html(facts()))
    for element in (*root.iter("tbody"), *root.iter("ul"), *root.iter("h1"), *root.iter("h2"), *root.iter("h3")):
        assert re.search(r"\S", "".join(element.itertext())), etree.tostring(element)
