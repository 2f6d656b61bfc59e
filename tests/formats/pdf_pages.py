"""PDF documents for tests: quarterly reviews as a PDF, laid out, and as HTML."""

from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element

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


def parts_by_page(document: Any) -> list[list[Element]]:
    """The one-page parts of which something is on each page."""
    found = []
    for page in document.pages:
        elements = dict.fromkeys(box.element for box in page._page_box.descendants() if box.element_tag)
        found.append([element for element in elements if "one-page" in _classes(element)])
    return found


def lowest_line(page: Any) -> float:
    """How far down the lowest line of a page's content reaches, in pixels."""
    content = page._page_box.children[0]
    return max(float(box.position_y + box.height) for box in content.descendants() if type(box).__name__ == "LineBox")


def _classes(element: Any) -> list[str]:
    return element.get("class", "").split() if isinstance(element, Element) else []


def html(facts: dict[str, Any]) -> str:
    page = reviews.quarterly_page(facts)
    return pdf.rendered_html(page, pdf._renderer(page.folders, page.theme).environment)
