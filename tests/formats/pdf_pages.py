"""PDF pages for tests: a page as HTML and laid out, and pages from templates typed by hand."""

from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from plangen.elements.theme import Theme
from plangen.formats.page import Page, Properties
from plangen.formats.pdf import renderer as pdf
from tests.document_tools import PROJECT

TEMPLATES = PROJECT / "templates"


def laid_out(page: Page) -> Any:
    """The pages as WeasyPrint lays them out."""
    renderer = pdf._renderer(page.folders, page.theme)
    return renderer.lay_out(page, pdf.rendered_html(page, renderer.environment))


def html(page: Page) -> str:
    """What WeasyPrint lays out."""
    return pdf.rendered_html(page, pdf._renderer(page.folders, page.theme).environment)


def custom_page(folder: Path, text: str, **facts: object) -> Page:
    """A page of a custom document type, whose folder is searched before the built-in templates."""
    (folder / "custom").mkdir(exist_ok=True)
    (folder / "custom" / "document.html").write_text(text, "utf-8")
    properties = Properties("A title", "Ken Ortiz", "Ana Ruiz", "custom", "en-US")
    return Page((folder, TEMPLATES), "custom/document.html", facts, properties, Theme())


def parts_by_page(document: Any) -> list[list[Element]]:
    """The one-page parts of which something is on each page."""
    found = []
    for page in document.pages:
        elements = dict.fromkeys(box.element for box in page._page_box.descendants() if box.element_tag)
        found.append([element for element in elements if "one-page" in _classes(element)])
    return found


def _classes(element: Any) -> list[str]:
    return element.get("class", "").split() if isinstance(element, Element) else []
