"""PDF documents for tests: quarterly reviews as a PDF, laid out, and as HTML."""

from io import BytesIO
from typing import Any

import pypdf

from plangen.elements.theme import Paper
from plangen.formats.pdf import renderer as pdf
from plangen.formats.pdf.renderer import Pdf
from tests.formats import quarterly_facts as reviews

ALL_FACTS = (reviews.full, reviews.thin, reviews.without_plan, reviews.crowded, reviews.preread, reviews.manager)


def rendered(facts: dict[str, Any], paper: Paper = Paper.LETTER) -> Any:
    return pypdf.PdfReader(BytesIO(Pdf().render(reviews.quarterly_page(facts, paper))))


def laid_out(facts: dict[str, Any], paper: Paper) -> Any:
    page = reviews.quarterly_page(facts, paper)
    renderer = pdf._renderer(page.folders, page.theme)
    return renderer.lay_out(page, pdf.rendered_html(page, renderer.environment))


def html(facts: dict[str, Any]) -> str:
    page = reviews.quarterly_page(facts)
    return pdf.rendered_html(page, pdf._renderer(page.folders, page.theme).environment)
