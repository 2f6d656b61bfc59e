"""PDF documents for tests: of the shipped review, printed, laid out, and as HTML."""

from io import BytesIO
from typing import Any

import pypdf

from plangen.elements.theme import Paper
from plangen.formats import pdf
from plangen.formats.pdf import Pdf
from tests.formats import quarterly_facts as reviews

EVERY = (reviews.full, reviews.thin, reviews.without_plan, reviews.crowded, reviews.preread, reviews.manager)


def made(facts: dict[str, Any], paper: Paper = Paper.LETTER) -> Any:
    return pypdf.PdfReader(BytesIO(Pdf().render(reviews.quarterly_page(facts, paper))))


def laid_out(facts: dict[str, Any], paper: Paper) -> Any:
    page = reviews.quarterly_page(facts, paper)
    press = pdf._press(page.folders, page.theme)
    return press.laid_out(page, pdf.written(page, press.environment))


def html(facts: dict[str, Any]) -> str:
    page = reviews.quarterly_page(facts)
    return pdf.written(page, pdf._press(page.folders, page.theme).environment)
