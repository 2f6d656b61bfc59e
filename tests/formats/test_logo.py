"""The logo in the headers of both formats."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdf
import pytest
from docx.oxml.ns import qn
from pypdf.generic import ContentStream

from plangen.elements.theme import Theme
from plangen.formats.page import Page
from plangen.formats.pdf.renderer import Pdf, missing_library
from plangen.formats.word.template import Word
from tests.companies import full, thin
from tests.document_tools import open_xml_errors, skip_or_fail
from tests.elements.test_logo import image
from tests.formats.word_pages import opened
from tests.made import Made

LOGO = image(400, 120)


def review(made: Made, file_format: str) -> Page:
    company, subject = ("full", full.ANA) if file_format == "word" else ("thin", thin.WITH_DEALS)
    document = made.document(company, document_type="quarterly-review", edition="rep", subject=subject)
    page = made.page(document, file_format)
    return replace(page, theme=replace(page.theme, company="Fish & “Chips”", logo=LOGO))


def test_a_pdf_has_the_logo_on_every_page_and_once_in_the_file(made: Made) -> None:
    if missing_library():
        skip_or_fail(missing_library())
    content = Pdf().render(review(made, "pdf"))
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    assert len(pages) == 3
    assert _images(pages[0]["/Resources"]) == len(pages)  # the resources of all pages, with a pattern for each
    assert content.count(b"/Subtype /Image") == 1
    # What repeats in page headers is decoration to a screen reader: PDF/UA wants an artifact, which has no alt text.
    assert [_marked_as(page) for page in pages] == [{"/Artifact"}] * len(pages)


def _marked_as(page: Any) -> set[str]:
    """How the content that draws images is marked on a page."""
    marks: list[str] = []
    found = set()
    for operands, operator in ContentStream(page["/Contents"].get_object(), page.pdf).operations:
        if operator in (b"BMC", b"BDC"):
            marks.append(operands[0])
        elif operator == b"EMC":
            marks.pop()
        elif operator == b"Do" and _images({"/XObject": {"": page["/Resources"]["/XObject"][operands[0]]}}):
            found.add(marks[-1] if marks else "")
    return found


def _images(resources: Any) -> int:
    """How many times images are drawn, also in the patterns of backgrounds."""
    drawn = [each.get_object() for each in resources.get("/XObject", {}).values()]
    drawn += [each.get_object() for each in resources.get("/Pattern", {}).values()]
    inner = sum(_images(each["/Resources"]) for each in drawn if "/Resources" in each)
    return inner + len([each for each in drawn if each.get("/Subtype") == "/Image"])


def test_a_word_file_has_the_logo_before_the_name_of_the_company_once_in_the_file(made: Made, tmp_path: Path) -> None:
    content = Word().render(review(made, "word"))
    (tmp_path / "logo.docx").write_bytes(content)
    assert open_xml_errors(tmp_path / "logo.docx") == []
    with ZipFile(io.BytesIO(content)) as parts:
        assert [name for name in parts.namelist() if "media" in name] == ["word/media/logo.png"]
        assert parts.read("word/media/logo.png") == LOGO
    header = opened(content).sections[0].header.paragraphs[0]
    [inline] = header._p.iter(qn("wp:inline"))
    extent, properties = inline.find(qn("wp:extent")), inline.find(qn("wp:docPr"))
    assert (extent.get("cx"), extent.get("cy")) == ("720000", "216000")
    assert properties.get("descr") == "Fish & “Chips”"
    assert next(header._p.iter(qn("w:r"))) is inline.getparent().getparent()
    assert header.text.strip()


@pytest.mark.parametrize("logo", [None, b"", b"\x89PNG\r\n\x1a\n damaged"])
def test_without_a_readable_logo_headers_stay_as_they_are(made: Made, logo: bytes | None) -> None:
    page = review(made, "word")
    without = Word().render(replace(page, theme=replace(page.theme, logo=None)))
    assert Word().render(replace(page, theme=replace(page.theme, logo=logo))) == without
    assert Theme().logo is None
