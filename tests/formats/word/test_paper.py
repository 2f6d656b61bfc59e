import io
from dataclasses import replace
from datetime import UTC, datetime
from zipfile import ZipFile

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from plangen.elements.theme import Paper
from plangen.formats.word.blocks import TWIPS_PER_MILLIMETER
from plangen.formats.word.paper import live_size, section_of
from plangen.formats.word.template import Word
from tests.companies import full
from tests.formats.elements import HOSTILE
from tests.formats.word_pages import opened
from tests.made import Made


def test_properties_are_as_given_without_user_names(made: Made) -> None:
    page = made.page(made.document("full", document_type="quarterly-review", subject=full.ANA), "word")
    properties = replace(page.properties, title=HOSTILE * 20, author="Ken Ortiz", language="de-DE")
    document = Word().render(replace(page, properties=properties))
    core = opened(document).core_properties
    assert core.title == (HOSTILE * 20)[:255]
    assert (core.author, core.last_modified_by, core.subject) == ("Ken Ortiz", "Ken Ortiz", "Ana Ruiz")
    assert core.language == "de-DE"
    assert core.created == core.modified == datetime(2000, 1, 1, tzinfo=UTC)
    with ZipFile(io.BytesIO(document)) as parts:
        assert b'name="plangen-document-type"' in parts.read("docProps/custom.xml")
        assert b">quarterly-review<" in parts.read("docProps/custom.xml")
        assert b'w:val="de-DE"' in parts.read("word/styles.xml")


@pytest.mark.parametrize(("paper", "size"), [(Paper.LETTER, (12240, 15840)), (Paper.A4, (11906, 16838))])
def test_the_text_width_is_176_millimeters_on_both_papers(made: Made, paper: Paper, size: tuple[int, int]) -> None:
    document = made.document("full", document_type="quarterly-review", paper=paper)
    section = opened(document.word.read_bytes()).sections[0]
    assert (round(section.page_width.twips), round(section.page_height.twips)) == size  # type: ignore[union-attr]
    live = section.page_width - section.left_margin - section.right_margin  # type: ignore[operator]
    assert live.mm if hasattr(live, "mm") else live / 36000 == pytest.approx(176, abs=0.1)


def test_landscape_pages_of_a_portrait_document_have_their_own_paper_header_and_footer(made: Made) -> None:
    document = opened(made.document("crowded", document_type="account-plan").word.read_bytes())
    across, upright = document.sections
    assert (across.orientation, upright.orientation) == (WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT)
    widths = [live_size(section._sectPr)[0] for section in (across, upright)]
    assert [round(width / TWIPS_PER_MILLIMETER) for width in widths] == [245, 176]
    for section, width in zip((across, upright), widths, strict=True):
        for part in (section.header, section.footer):
            style = part.paragraphs[0].style
            assert style is not None
            stops = [*style.paragraph_format.tab_stops, *part.paragraphs[0].paragraph_format.tab_stops]
            assert round(stops[-1].position.twips) == pytest.approx(width, abs=2)


def test_a_table_is_as_wide_as_the_pages_it_is_on(made: Made) -> None:
    document = opened(made.document("crowded", document_type="account-plan").word.read_bytes())
    tables = list(document.element.body.iterchildren(qn("w:tbl")))
    assert len(tables) > 10
    for table in tables:
        grid = sum(int(column.get(qn("w:w"))) for column in table.find(qn("w:tblGrid")))
        assert grid == pytest.approx(live_size(section_of(table))[0], abs=30)
